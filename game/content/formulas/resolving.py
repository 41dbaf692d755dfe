"""From syntax to a tree of the program: names looked up, truth and numbers and sets told apart."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from game.content.findings import Severity
from game.content.formulas.functions import FUNCTIONS
from game.content.formulas.naming import mistaken_function, mistaken_name
from game.content.formulas.problems import Problem, nearest
from game.content.formulas.resolved import COMPARISONS, LARGEST_TREE, Kind, Resolved, unknown
from game.content.formulas.scope import Meaning, Scope
from game.content.formulas.syntax import Apply, Call, Literal, Name, Span, Syntax, quote
from game.model.expressions import Expression, Now, Number, Operation, Read

LOGIC = frozenset({"and", "or", "not"})

#: Whole powers up to this are written out as products, whose bits depend on no power routine.
LARGEST_PRODUCT = 4


class Resolver:
    """Resolves one formula and collects everything that is wrong with it.

    Args:
        text: the formula, for quoting from.
        scope: what it may name.
        calls: how each function is resolved (`game.content.formulas.calls`).
    """

    def __init__(
        self,
        text: str,
        scope: Scope,
        calls: "Mapping[str, Callable[[Resolver, Call], Resolved]]",
    ) -> None:
        self.text = text
        self.scope = scope
        self.problems: list[Problem] = []
        self.names: set[str] = set()
        self.quarters: list[tuple[int, int]] = []
        self._calls = calls

    def resolve(self, syntax: Syntax) -> Resolved:
        """Return what `syntax` becomes; `unknown` parts where something is wrong."""
        match syntax:
            case Literal():
                return self._literal(syntax)
            case Name():
                return self._name(syntax)
            case Call():
                return self._call(syntax)
            case _:
                return self._apply(syntax)

    def complain(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note an error at the beginning of `span`."""
        self.problems.append(Problem(span.start, Severity.ERROR, code, message, hint))

    def quote(self, span: Span) -> str:
        """Return what was written at `span`, in quotes."""
        return quote(self.text, span)

    def members(self, over: str) -> int:
        """Return how many members a set has; none if it is not declared: that is said elsewhere."""
        return len(self.scope.sets.get(over, ()))

    def node(
        self, operation: str, tree: Expression, kind: Kind, span: Span, parts: tuple[Resolved, ...]
    ) -> Resolved:
        """Return a part made of others, over the set that they are over."""
        made = Resolved(operation, tree, kind, span, parts, self.joined(parts))
        memories = sum(part.memories for part in parts)
        return self.sized(made, 1 + sum(part.size for part in parts), memories)

    def sized(self, made: Resolved, size: int, memories: int) -> Resolved:
        """Return `made` with the size of its tree, if that is within the limit."""
        if size > LARGEST_TREE:
            message = "the formula becomes too large once its powers are written out"
            self.complain(made.span, "size", message, "give a part of it a name of its own")
            return unknown(made.span)
        return replace(made, size=size, memories=memories)

    def elementwise(self, operation: str, parts: tuple[Resolved, ...], span: Span) -> Resolved:
        """Return an operation on numbers that gives a number."""
        self.need_numbers(parts)
        tree = Operation(operation, tuple(part.tree for part in parts))
        return self.node(operation, tree, Kind.NUMBER, span, parts)

    def choice(self, parts: tuple[Resolved, ...], span: Span) -> Resolved:
        """Return `where(condition, a, b)`: two numbers or two conditions to choose from."""
        condition, yes, no = parts
        self.need_truth((condition,))
        kind = Kind.TRUTH if Kind.TRUTH in {yes.kind, no.kind} else Kind.NUMBER
        if Kind.NUMBER in {yes.kind, no.kind} and kind is Kind.TRUTH:
            message = "one branch is a number and the other a condition"
            self.complain(span, "type", message, "make both the same: a condition as a number is "
                          "where(condition, 1, 0)")  # fmt: skip
        elif kind is Kind.NUMBER:
            self.need_numbers((yes, no))
        tree = Operation("where", tuple(part.tree for part in parts))
        return self.node("where", tree, kind, span, parts)

    def need_numbers(self, parts: Iterable[Resolved]) -> None:
        """Note an error for each part that is no number."""
        for part in parts:
            said = self.quote(part.span)
            if part.kind is Kind.TRUTH:
                hint = f"write where({said[1:-1]}, 1, 0)"
                self.complain(part.span, "type", f"{said} is a condition, not a number", hint)
            elif part.kind is Kind.POSTURE:
                self._complain_of_posture(part)

    def need_truth(self, parts: Iterable[Resolved]) -> None:
        """Note an error for each part that is no condition."""
        for part in parts:
            if part.kind is Kind.NUMBER:
                said = self.quote(part.span)
                message = f"{said} is a number where a condition is needed"
                self.complain(part.span, "type", message, f"compare it: {said[1:-1]} > 0")
            elif part.kind is Kind.POSTURE:
                self._complain_of_posture(part)

    def joined(self, parts: tuple[Resolved, ...]) -> str | None:
        """Return the one set that parts are over; None if all are single values."""
        over = {part.set: part for part in reversed(parts) if part.set is not None}
        if len(over) > 1:
            (one, here), (other, there) = list(over.items())[::-1][:2]
            left, right = self.quote(here.span), self.quote(there.span)
            message = f"{left} is over '{one}', but {right} over '{other}'"
            hint = "take one member as name[member], or sum(), mean(), min() or max() of one"
            self.complain(there.span, "set", message, hint)
        return next((part.set for part in parts if part.set is not None), None)

    def _literal(self, syntax: Literal) -> Resolved:
        """Return a number; note a quarter."""
        if syntax.kind == "quarter":
            self.quarters.append((int(syntax.value), syntax.span.start))
        kind = Kind.TRUTH if syntax.kind == "truth" else Kind.NUMBER
        operation = "quarter" if syntax.kind == "quarter" else "number"
        return Resolved(operation, Number(syntax.value), kind, syntax.span)

    def _name(self, syntax: Name) -> Resolved:
        """Return what a name stands for."""
        if syntax.id == "quarter":
            if syntax.member is not None:
                self._complain_of_member(syntax, None)
            return Resolved("now", Now(), Kind.NUMBER, syntax.span)
        meaning = self.scope.names.get(syntax.id)
        if meaning is None:
            message, hint = mistaken_name(syntax.id, self.scope)
            self.complain(syntax.span, "unknown-name", message, hint)
            return unknown(syntax.span)
        self.names.add(syntax.id)
        member = None if syntax.member is None else self._member(syntax, meaning)
        read = Read(meaning.symbol, member)
        over = meaning.set if syntax.member is None else None
        if meaning.truth:
            tree = Operation("greater", (read, Number(0.5)))
            return Resolved("name", tree, Kind.TRUTH, syntax.span, (), over, meaning, 3)
        kind = Kind.NUMBER if meaning.stances is None else Kind.POSTURE
        return Resolved("name", read, kind, syntax.span, (), over, meaning)

    def _member(self, syntax: Name, meaning: Meaning) -> int:
        """Return the position of the member that is asked for; 0 where there is no such one."""
        members = self.scope.sets.get(meaning.set, ()) if meaning.set else ()
        if syntax.member in members:
            return members.index(syntax.member)
        self._complain_of_member(syntax, meaning.set)
        return 0

    def _complain_of_member(self, syntax: Name, over: str | None) -> None:
        """Note an error for a member that is not there."""
        at, wrong = Span(syntax.member_at, syntax.span.end), syntax.member or ""
        if over is None:
            message = f"'{syntax.id}' is a single value and has no members"
            self.complain(at, "member", message, f"write {syntax.id} alone")
            return
        members = self.scope.sets.get(over, ())
        hint = nearest(wrong, members) or f"its members are {', '.join(members)}"
        self.complain(at, "member", f"'{wrong}' is not a member of '{over}'", hint)

    def _call(self, syntax: Call) -> Resolved:
        """Return a function of its arguments."""
        function = FUNCTIONS.get(syntax.function)
        if function is None:
            message, hint = mistaken_function(syntax.function, self.scope)
            self.complain(syntax.span, "unknown-function", message, hint)
        elif len(syntax.arguments) < function.least or (
            function.most is not None and len(syntax.arguments) > function.most
        ):
            given = len(syntax.arguments)
            several = f"{given} arguments" if given > 1 else "one argument alone"
            message = f"{syntax.function}() cannot have {several if given else 'no arguments'}"
            self.complain(syntax.span, "arguments", message, f"write {function.signature}")
        else:
            return self._calls[syntax.function](self, syntax)
        for argument in syntax.arguments:
            self.resolve(argument)
        return unknown(syntax.span)

    def _apply(self, syntax: Apply) -> Resolved:
        """Return an operator on its operands."""
        if syntax.operation in COMPARISONS:
            return self._comparison(syntax)
        parts = tuple(self.resolve(argument) for argument in syntax.arguments)
        if syntax.operation == "where":
            return self.choice(parts, syntax.span)
        if syntax.operation in LOGIC:
            self.need_truth(parts)
            tree = Operation(syntax.operation, tuple(part.tree for part in parts))
            return self.node(syntax.operation, tree, Kind.TRUTH, syntax.span, parts)
        if syntax.operation == "power":
            return self._power(parts, syntax.span)
        if syntax.operation == "negative" and parts[0].operation == "number":
            self.need_numbers(parts)
            return replace(parts[0], tree=Number(-(parts[0].constant or 0.0)), span=syntax.span)
        return self.elementwise(syntax.operation, parts, syntax.span)

    def _power(self, parts: tuple[Resolved, ...], span: Span) -> Resolved:
        """Return a power; a small whole one as a product."""
        made = self.elementwise("power", parts, span)
        base, exponent = parts
        times = exponent.whole
        if times not in range(2, LARGEST_PRODUCT + 1):
            return made
        tree = base.tree
        for _ in range(times - 1):
            tree = Operation("multiply", (tree, base.tree))
        size = times * (base.size + 1) - 1
        return self.sized(replace(made, tree=tree), size, times * base.memories)

    def _comparison(self, syntax: Apply) -> Resolved:
        """Return a comparison of two numbers, or of a posture with one of its stances."""
        one, other = syntax.arguments
        if syntax.operation in {"equal", "not_equal"}:
            for posture, stance in ((one, other), (other, one)):
                meaning = self.scope.names.get(posture.id) if isinstance(posture, Name) else None
                if meaning is not None and meaning.stances is not None:
                    return self._stance(syntax, posture, stance, meaning.stances)
        parts = (self.resolve(one), self.resolve(other))
        self._need_comparable(parts)
        tree = Operation(syntax.operation, tuple(part.tree for part in parts))
        return self.node(syntax.operation, tree, Kind.TRUTH, syntax.span, parts)

    def _need_comparable(self, parts: tuple[Resolved, Resolved]) -> None:
        """Note an error where a condition is compared with something."""
        for part in parts:
            if part.kind is Kind.TRUTH:
                said = self.quote(part.span)
                message = f"{said} is a condition and cannot be compared"
                hint = f"write {said[1:-1]} alone, or not ({said[1:-1]})"
                if part.operation == "number":
                    hint = "write the other side alone, or 'not' before it"
                self.complain(part.span, "type", message, hint)
                return
        self.need_numbers(parts)

    def _stance(
        self, syntax: Apply, posture: Syntax, stance: Syntax, stances: tuple[str, ...]
    ) -> Resolved:
        """Return whether a posture is at a stance."""
        read = self.resolve(posture)
        said = stance.id if isinstance(stance, Name) and stance.member is None else ""
        if said not in stances:
            message = f"{self.quote(stance.span)} is not a stance of {self.quote(posture.span)}"
            hint = nearest(said, stances) or f"its stances are {', '.join(stances)}"
            self.complain(stance.span, "stance", message, hint)
            return unknown(syntax.span)
        value = Number(float(stances.index(said)))
        tree = Operation(syntax.operation, (read.tree, value))
        return Resolved("stance", tree, Kind.TRUTH, syntax.span, size=3)

    def _complain_of_posture(self, part: Resolved) -> None:
        """Note an error for a posture that stands alone."""
        said = self.quote(part.span)
        stances = part.meaning.stances if isinstance(part.meaning, Meaning) else None
        first = (stances or ("stance",))[0]
        message = f"{said} is a posture, which can only be compared with its stances"
        self.complain(part.span, "type", message, f"write {said[1:-1]} == {first}")
