"""From words to syntax, by precedence climbing, with every size counted before it can hurt."""

import math

from game.content.formulas.problems import UnreadableError
from game.content.formulas.syntax import Apply, Call, Literal, Name, Span, Syntax
from game.content.formulas.tokens import READS_AN_ID, Token, misspelt_keyword, tokens_of
from game.model.quarters import parse_quarter

LONGEST = 2000  #: characters
MOST_NODES = 400
DEEPEST = 40
#: Expressions open at once: a level of depth may be in parentheses, which add no depth.
MOST_OPEN = 2 * DEEPEST

COMPARISONS = {
    "<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal",
    "==": "equal", "!=": "not_equal",
}  # fmt: skip
OR, AND, NOT, COMPARE, ADD, MULTIPLY, NEGATE, POWER = range(1, 9)
LOWEST = 0

#: How tightly each operator binds, and its operation.
OPERATORS: dict[str, tuple[int, str]] = {
    "or": (OR, "or"),
    "and": (AND, "and"),
    **{sign: (COMPARE, operation) for sign, operation in COMPARISONS.items()},
    "+": (ADD, "add"),
    "-": (ADD, "subtract"),
    "*": (MULTIPLY, "multiply"),
    "/": (MULTIPLY, "divide"),
    "^": (POWER, "power"),
}


def parse(text: str) -> Syntax:
    """Read `text` as one formula.

    Raises:
        UnreadableError: it is none; with the first place where that shows.
    """
    if len(text) > LONGEST:
        message = f"the formula has {len(text)} characters; {LONGEST} is the most"
        raise UnreadableError(LONGEST, message, "give its parts names of their own", "size")
    return Parser(tokens_of(text)).formula()


class Parser:
    """Reads words from left to right; a floor says how tightly the next operator must bind."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._at = 0
        self._open = 0
        self._nodes = 0

    def formula(self) -> Syntax:
        """Read everything as one formula."""
        if self._here.kind == "end":
            raise UnreadableError(0, "the formula is empty", "write a number or a name")
        tree = self._expression(LOWEST)
        if self._here.kind != "end":
            raise self._left_over()
        return tree

    @property
    def _here(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        """Take the word that stands here."""
        token = self._here
        self._at = min(self._at + 1, len(self._tokens) - 1)
        return token

    def _took(self, text: str) -> bool:
        """Take the sign or keyword `text` if it stands here."""
        fits = self._here.text == text and self._here.kind in {"sign", "keyword"}
        if fits:
            self._next()
        return fits

    def _expression(self, floor: int) -> Syntax:
        """Read an expression whose operators all bind at least as tightly as `floor`."""
        self._open += 1
        if self._open > MOST_OPEN:
            raise self._too_deep(self._here.start)
        left = self._operand(floor)
        while self._rank() >= max(floor, OR):
            left = self._binary(left)
        self._open -= 1
        return left

    def _rank(self) -> int:
        """Return how tightly the operator that stands here binds; 0 where none does."""
        known = self._here.kind in {"sign", "keyword"} and self._here.text in OPERATORS
        return OPERATORS[self._here.text][0] if known else LOWEST

    def _binary(self, left: Syntax) -> Syntax:
        """Read an operator and what stands to its right."""
        sign = self._next()
        rank, operation = OPERATORS[sign.text]
        # A power binds to the right, so that 2^3^2 is 2^(3^2).
        right = self._expression(rank if rank == POWER else rank + 1)
        if rank == COMPARE and self._rank() == COMPARE:
            hint = "write 'a < b and b < c'"
            raise UnreadableError(self._here.start, "comparisons cannot be chained", hint)
        return self._apply(operation, (left, right), left.span.to(right.span))

    def _operand(self, floor: int) -> Syntax:
        """Read what an operator works on: `if`, `not` and minus with theirs, or an atom."""
        start = self._here
        if start.kind == "keyword" and start.text in {"if", "not"}:
            loosest = LOWEST if start.text == "if" else NOT
            if floor > loosest:
                hint = f"put it in parentheses: ({start.text} ...)"
                raise UnreadableError(start.start, f"'{start.text}' cannot stand here", hint)
        if self._took("if"):
            return self._choice(start)
        if self._took("not"):
            return self._prefix("not", start, NOT)
        if self._took("-"):
            return self._prefix("negative", start, NEGATE)
        return self._atom()

    def _prefix(self, operation: str, start: Token, floor: int) -> Syntax:
        """Read what `not` or a minus stands before."""
        argument = self._expression(floor)
        return self._apply(operation, (argument,), Span(start.start, argument.span.end))

    def _choice(self, start: Token) -> Syntax:
        """Read `if` to the end of its `else`."""
        condition = self._expression(LOWEST)
        self._need("then", start)
        yes = self._expression(LOWEST)
        self._need("else", start)
        no = self._expression(LOWEST)
        return self._apply("where", (condition, yes, no), Span(start.start, no.span.end))

    def _need(self, word: str, start: Token) -> None:
        """Take `then` or `else` of the `if` at `start`."""
        if self._took(word):
            return
        at, message = self._here.start, f"'{word}' belongs before '{self._here.text}'"
        if self._here.kind == "end":
            at, message = start.start, f"this 'if' has no '{word}'"
        raise UnreadableError(at, message, "write 'if ... then ... else ...'")

    def _atom(self) -> Syntax:
        """Read a number, a quarter, true or false, a name, a call or a group."""
        token = self._here
        if token.kind == "name":
            return self._named(self._next())
        if self._took("("):
            if self._here.text == ")":
                raise UnreadableError(token.start, "there is nothing between these parentheses")
            inside = self._expression(LOWEST)
            self._close(")", token)
            return inside
        if token.kind in {"number", "quarter"} or token.text in {"true", "false"}:
            return self._literal(self._next())
        raise self._unexpected()

    def _literal(self, token: Token) -> Literal:
        """Return a number, quarter or truth as its value."""
        self._count(token.start)
        span = Span(token.start, token.end)
        if token.kind == "quarter":
            return Literal("quarter", float(parse_quarter(token.text)), span)
        if token.kind == "keyword":
            return Literal("truth", float(token.text == "true"), span)
        value = float(token.text)
        if math.isinf(value):
            raise UnreadableError(token.start, f"{token.text} is too large a number", code="size")
        return Literal("number", value, span)

    def _named(self, token: Token) -> Syntax:
        """Read a name, and the arguments or the member that may follow it."""
        if self._took("("):
            return self._call(token)
        self._count(token.start)
        if not self._took("["):
            return Name(token.text, Span(token.start, token.end))
        member = self._next()
        if member.kind != "name":
            hint = f"write the member's name: {token.text}[member]"
            raise UnreadableError(member.start, "a member's name belongs here", hint)
        end = self._here.end
        self._close("]", self._tokens[self._at - 2])
        return Name(token.text, Span(token.start, end), member.text, member.start)

    def _call(self, token: Token) -> Syntax:
        """Read the arguments of the function `token`, after its opening parenthesis."""
        opening = self._tokens[self._at - 1]
        arguments: list[Syntax] = []
        if self._here.text != ")":
            arguments.append(self._argument(token))
            while self._took(","):
                arguments.append(self._argument(token))
        end = self._here.end
        self._close(")", opening)
        depth = self._deep(tuple(arguments), token.start)
        return Call(token.text, tuple(arguments), Span(token.start, end), depth)

    def _argument(self, function: Token) -> Syntax:
        """Read one argument; an id where the function reads one."""
        token = self._here
        if token.kind == "id":
            self._next()
            self._count(token.start)
            return Name(token.text, Span(token.start, token.end))
        if function.text in READS_AN_ID and self._tokens[self._at - 1].text == "(":
            raise UnreadableError(
                token.start, f"{function.text}() needs a name between its parentheses"
            )
        return self._expression(LOWEST)

    def _close(self, sign: str, opening: Token) -> None:
        """Take the closing `sign` of what began at `opening`."""
        if self._took(sign):
            return
        if self._here.kind == "end":
            message = f"this '{opening.text}' is never closed"
            raise UnreadableError(opening.start, message, f"put '{sign}' where it ends")
        raise self._left_over()

    def _apply(self, operation: str, arguments: tuple[Syntax, ...], span: Span) -> Apply:
        """Return an operation, counted."""
        return Apply(operation, arguments, span, self._deep(arguments, span.start))

    def _deep(self, arguments: tuple[Syntax, ...], at: int) -> int:
        """Return the depth of something with these arguments, within the limit."""
        self._count(at)
        depth = 1 + max((argument.depth for argument in arguments), default=0)
        if depth > DEEPEST:
            raise self._too_deep(at)
        return depth

    def _count(self, at: int) -> None:
        """Count one more part of the formula."""
        self._nodes += 1
        if self._nodes > MOST_NODES:
            message = f"the formula has more than {MOST_NODES} parts"
            raise UnreadableError(at, message, "give some of them a name of their own", "size")

    def _too_deep(self, at: int) -> UnreadableError:
        """Return the problem of a formula in which too much stands inside something else."""
        message = f"more than {DEEPEST} operations or parentheses stand in a row or in each other"
        return UnreadableError(at, message, "give a part of it a name of its own", "size")

    def _unexpected(self) -> UnreadableError:
        """Return the problem of something that stands where a value belongs."""
        token = self._here
        if token.kind == "end":
            return UnreadableError(token.start, "the formula ends where a value belongs")
        hint = "write a number, a name, or something in parentheses"
        return UnreadableError(token.start, f"a value belongs before '{token.text}'", hint)

    def _left_over(self) -> UnreadableError:
        """Return the problem of something that stands where an operator belongs."""
        token = self._here
        if token.text in {")", "]"}:
            return UnreadableError(token.start, f"this '{token.text}' was never opened")
        if token.text == ",":
            hint = "decimals have a point, as in 0.5; write large numbers as 1000"
            return UnreadableError(token.start, "a comma stands only between arguments", hint)
        if token.text == "[":
            hint = "write name[member]"
            return UnreadableError(token.start, "only a name can have a member", hint)
        if token.text in {"then", "else"}:
            hint = "write 'if ... then ... else ...'"
            return UnreadableError(token.start, f"'{token.text}' stands without its 'if'", hint)
        hint = misspelt_keyword(token.text) if token.kind == "name" else ""
        message = f"an operator is missing before '{token.text}'"
        return UnreadableError(token.start, message, hint or "write * for a product")
