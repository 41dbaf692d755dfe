"""The book in which a compilation is kept: what was read, what was used, what was wrong."""

from collections import Counter
from dataclasses import dataclass, field

from game.content.findings import Finding, Severity
from game.content.format.declare import Formula
from game.content.formulas.problems import Problem
from game.content.formulas.reading import Reading, read_formula
from game.content.formulas.scope import Scope
from game.content.formulas.unit_texts import UnitError
from game.content.formulas.unit_values import UnitValue
from game.content.formulas.units import Units
from game.content.reading.draft import Draft
from game.content.reading.places import Path
from game.model.expressions import Expression, Number
from game.model.quarters import format_quarter

#: Codes of problems that say where a formula may give no number.
_ABOUT_ZERO = frozenset({"division", "log", "sqrt"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a formula must give.

    Attributes:
        what: the thing it is for, as a reader knows it: `the rate of flow 'planting'`.
        unit: the unit, or None where any will do.
        truth: whether a condition is wanted.
        set: the set that it may range over, or None for a single value.
        lenient: whether a division that can be by zero is no matter: the result is then told as
            no number.
    """

    what: str
    unit: UnitValue | None = None
    truth: bool = False
    set: str | None = None
    lenient: bool = False


@dataclass
class Book:
    """Reads formulas of one draft and keeps what it learns.

    Attributes:
        draft: the documents.
        units: the pack's units.
        findings: what was wrong so far.
        used: how often each name was used, by formulas and references.
        readings: each formula read so far, by its path.
        broken: what something is wrong with that was told already: what follows from it for the
            formulas that read it is not told as well.
    """

    draft: Draft
    units: Units
    findings: list[Finding] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    readings: dict[Path, Reading] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)

    def error(self, path: Path, code: str, message: str, about: str = "", hint: str = "") -> None:
        """Note an error at a path."""
        self.note(path, Severity.ERROR, code, message, about, hint)

    def misnamed(self, path: Path, code: str, message: str, hint: str = "") -> None:
        """Note an error at a key that names what there is not."""
        place = self.draft.places.key(path)
        self.findings.append(Finding(place, Severity.ERROR, code, message, owner(path), hint))

    def warn(self, path: Path, code: str, message: str, about: str = "", hint: str = "") -> None:
        """Note a warning at a path."""
        self.note(path, Severity.WARNING, code, message, about, hint)

    def note(
        self, path: Path, severity: Severity, code: str, message: str, about: str, hint: str
    ) -> None:
        """Note a finding at a path."""
        place = self.draft.places.about(path)
        self.findings.append(Finding(place, severity, code, message, about or owner(path), hint))

    def unit(self, path: Path, text: str) -> UnitValue:
        """Read a unit; what cannot be read counts as a pure number, after an error."""
        try:
            return self.units.read(text)
        except UnitError as problem:
            self.error(path, "unit", problem.message, hint=problem.hint)
            self.broken.add(owner(path))
            return self.units.read("1")

    def formula(self, path: Path, text: Formula, scope: Scope, wanted: Wanted) -> Expression:
        """Read a formula; what cannot be read counts as 0, after an error.

        Args:
            path: where it stands.
            text: the formula as written.
            scope: the names it may use.
            wanted: what it must give.
        """
        reading = read_formula(text, scope, self.units)
        self.readings[path] = reading
        self.used.update(reading.names)
        self._check_quarters(path, reading, scope)
        sound = self.broken.isdisjoint({*reading.names, owner(path)})
        for problem in reading.problems:
            lenient = wanted.lenient and problem.code in _ABOUT_ZERO
            follows = problem.severity is Severity.WARNING or problem.code == "set"
            if not lenient and (sound or not follows):
                self._place(path, problem)
        if reading.tree is None:
            if path[0] == "auxiliaries":  # of anything else, unit and limits are known all the same
                self.broken.add(owner(path))
            return Number(0.0)
        self._compare(path, reading, wanted, sound=sound)
        return reading.tree

    def _check_quarters(self, path: Path, reading: Reading, scope: Scope) -> None:
        """Note quarters that are written in a formula and never come."""
        for quarter, offset in reading.quarters:
            if scope.first <= quarter <= scope.last:
                continue
            message = outside(format_quarter(quarter), scope.first, scope.last)
            hint = "in every quarter it is " + (
                "over" if quarter < scope.first else "still to come"
            )
            self._place(path, Problem(offset, Severity.WARNING, "outside-period", message, hint))

    def _compare(self, path: Path, reading: Reading, wanted: Wanted, *, sound: bool) -> None:
        what = wanted.what
        if reading.truth != wanted.truth:
            given, asked = (
                ("a condition", "a number") if reading.truth else ("a number", "a condition")
            )
            hint = "write 'if ... then 1 else 0'" if reading.truth else "compare it, as in 'x > 0'"
            self.error(path, "type", f"{what} must be {asked}, and this is {given}", hint=hint)
        elif not sound:
            return
        elif reading.set is not None and reading.set != wanted.set:
            self.error(
                path, "set", f"{what} must be a single value, and this has one for each member "
                f"of '{reading.set}'", hint="take sum(...), mean(...) or name[member]",
            )  # fmt: skip
        elif wanted.unit is not None and not wanted.truth:
            complaint = self.units.check(wanted.unit, reading.unit)
            if complaint is not None:
                self.warn(path, "unit", f"the unit of {what} does not fit: {complaint}")

    def _place(self, path: Path, problem: Problem) -> None:
        place, excerpt = self.draft.places.inside(path, problem.offset)
        self.findings.append(
            Finding(
                place, problem.severity, problem.code, problem.message, owner(path),
                problem.hint, excerpt,
            )
        )  # fmt: skip


def outside(text: str, first: int, last: int) -> str:
    """Say that a quarter is outside a period from `first` to `last`."""
    return f"{text} is outside the period {format_quarter(first)} to {format_quarter(last)}"


def owner(path: Path) -> str:
    """Return the id of the document that a path is in: what an allowance names."""
    names = [part for part in path if isinstance(part, str)]
    return names[1] if len(names) > 1 else names[0] if names else ""
