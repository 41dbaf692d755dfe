"""Parameters, drivers and luck: the numbers that a model is given."""

import itertools
from collections.abc import Iterable, Mapping
from math import inf

from game.content.compiling.book import Book
from game.content.format.lines import RivalValue
from game.content.format.model import Driver, Luck, Parameter, Table
from game.content.reading.places import Path
from game.content.reading.suggestions import did_you_mean
from game.model import program
from game.model.quarters import parse_quarter

Triple = tuple[float, float, float]


def members_of(book: Book, over: str | None) -> tuple[str, ...] | None:
    """Return the members of the set that something is declared over, or None.

    Of a set that there is not, which `check_sets` tells, there are no members.
    """
    if over is None:
        return None
    named = book.draft.model.sets.get(over)
    book.used[f"set:{over}"] += 1
    return () if named is None else tuple(named.members)


def check_sets(book: Book) -> None:
    """Note sets that nobody is in, and what is declared over a set that there is not."""
    model = book.draft.model
    for name, named in model.sets.items():
        if not named.members:
            message = f"set '{name}' has no members"
            hint = "name each with its title, such as {north: The North}"
            book.error(("sets", name, "members"), "empty-set", message, hint=hint)
    for kind in ("parameters", "drivers", "luck", "stocks", "auxiliaries"):
        for name, document in getattr(model, kind).items():
            over = document.over
            if over is not None and over not in model.sets:
                hint = did_you_mean(over, model.sets) or "sets are declared under 'sets:'"
                message = f"there is no set '{over}'"
                book.error((kind, name, "over"), "unknown-set", message, hint=hint)
                book.broken.add(name)


def read_parameters(book: Book) -> tuple[program.Parameter, ...]:
    """Return all parameters with the spread that low and high, or the grade, give."""
    return tuple(
        _parameter(book, name, parameter)
        for name, parameter in sorted(book.draft.model.parameters.items())
    )


def _parameter(book: Book, name: str, parameter: Parameter) -> program.Parameter:
    path: Path = ("parameters", name)
    members = members_of(book, parameter.over)
    lowest, highest = parameter.lowest, parameter.highest
    if lowest is not None and highest is not None and lowest > highest:
        book.error((*path, "lowest"), "range", f"parameter '{name}': lowest is above highest")
    triples = _triples(book, path, name, parameter, members)
    return program.Parameter(
        id=name,
        values=tuple(value for _, value, _ in triples),
        lows=tuple(low for low, _, _ in triples),
        highs=tuple(high for _, _, high in triples),
        lowest=parameter.lowest,
        highest=parameter.highest,
    )


def rival(
    book: Book, path: Path, parameter: program.Parameter, value: RivalValue
) -> program.Parameter:
    """Return a parameter as a theory has it; its grade's spread stays."""
    declared = book.draft.model.parameters[parameter.id]
    members = members_of(book, declared.over)
    triples = _triples(book, path, parameter.id, value, members)
    return program.Parameter(
        id=parameter.id,
        values=tuple(middle for _, middle, _ in triples),
        lows=tuple(low for low, _, _ in triples),
        highs=tuple(high for _, _, high in triples),
        lowest=parameter.lowest,
        highest=parameter.highest,
    )


def _triples(
    book: Book,
    path: Path,
    name: str,
    given: Parameter | RivalValue,
    members: tuple[str, ...] | None,
) -> list[Triple]:
    declared = book.draft.model.parameters[name]
    values = by_member(book, (*path, "value"), given.value, members)
    lows = by_member(book, (*path, "low"), given.low, members) if given.low is not None else {}
    highs = by_member(book, (*path, "high"), given.high, members) if given.high is not None else {}
    stated = bool(lows) and bool(highs)
    share = 0.0 if stated else spread_of(book, ("parameters", name, "grade"), declared.grade)
    least = -inf if declared.lowest is None else declared.lowest
    most = inf if declared.highest is None else declared.highest
    triples = []
    for member, value in values.items():
        off = abs(value) * share
        low = lows.get(member, min(max(value - off, least), value))
        high = highs.get(member, max(min(value + off, most), value))
        if wrong := _out_of_order(low, value, high) or _beyond(low, value, high, declared):
            book.error((*path, "value"), "range", wrong)
        triples.append((low, value, high))
    return triples


def _out_of_order(low: float, value: float, high: float) -> str:
    in_order = low <= value <= high
    return "" if in_order else f"{value:g} is not between low, {low:g}, and high, {high:g}"


def _beyond(low: float, value: float, high: float, declared: Parameter) -> str:
    """Say which limit of a parameter, that no effect takes it beyond, its own numbers pass."""
    for number in (value, low, high):
        if declared.lowest is not None and number < declared.lowest:
            return f"{number:g} is below 'lowest', {declared.lowest:g}"
        if declared.highest is not None and number > declared.highest:
            return f"{number:g} is above 'highest', {declared.highest:g}"
    return ""


def reach_of(
    book: Book, parameters: Iterable[program.Parameter], rivals: Iterable[program.Parameter]
) -> dict[str, tuple[float, float]]:
    """Return between what each parameter can lie, over all members.

    Args:
        book: of the draft, for what effects push.
        parameters: as the pack has them.
        rivals: as its theories have them.
    """
    effects = [effect for event in book.draft.events.values() for effect in event.effects]
    for decision in book.draft.decisions.values():
        effects += [effect for option in decision.options.values() for effect in option.effects]
    pushed = {(effect.parameter or "").partition("[")[0] for effect in effects}
    reach: dict[str, tuple[float, float]] = {}
    for parameter in (*parameters, *rivals):
        low, high = min(parameter.lows, default=-inf), max(parameter.highs, default=inf)
        if parameter.id in pushed:
            low = -inf if parameter.lowest is None else parameter.lowest
            high = inf if parameter.highest is None else parameter.highest
        before = reach.get(parameter.id, (low, high))
        reach[parameter.id] = min(low, before[0]), max(high, before[1])
    return reach


def by_member(
    book: Book, path: Path, value: float | Mapping[str, float], members: tuple[str, ...] | None
) -> dict[str | None, float]:
    """Return a value for each member, in their order; errors name who is missing or unknown."""
    if members is None:
        if isinstance(value, Mapping):
            book.error(path, "set", "a single number is wanted", hint="or say 'over:' which set")
            return {None: float(next(iter(value.values()), 0.0))}
        return {None: float(value)}
    given = value if isinstance(value, Mapping) else dict.fromkeys(members, value)
    if members:
        check_members(book, path, given, members, "value")
    return {name: float(given.get(name, 0.0)) for name in members}


def check_members(
    book: Book, path: Path, given: Iterable[str], members: tuple[str, ...], what: str
) -> None:
    """Note who is given something and is no member of a set, and who is given nothing."""
    names = list(given)
    for name in names:
        if name not in members:
            hint = did_you_mean(name, members)
            book.misnamed((*path, name), "unknown-member", f"there is no member '{name}'", hint)
    for name in members:
        if name not in names:
            book.error(path, "missing-member", f"there is no {what} for member '{name}'")


def spread_of(book: Book, path: Path, grade: str | None) -> float:
    """Return how far a number of a grade may be off, as a share."""
    if grade is None:
        return 0.0
    spread = book.draft.pack.uncertainty.get(grade)
    if spread is None:
        book.error(
            path,
            "no-spread",
            f"pack.yaml does not say how far a number of grade '{grade}' may be off",
            hint=f"add it under 'uncertainty:' there, such as '{grade}: 0.2'",
        )
        return 0.0
    return spread


def read_drivers(book: Book, first: int, quarters: int) -> tuple[program.Driver, ...]:
    """Return all drivers, a value for every quarter."""
    return tuple(
        _driver(book, name, driver, range(first, first + quarters))
        for name, driver in sorted(book.draft.model.drivers.items())
    )


def _driver(book: Book, name: str, driver: Driver, quarters: range) -> program.Driver:
    path: Path = ("drivers", name)
    members = members_of(book, driver.over)
    series: Mapping[str, object] = driver.series
    nested = {key: value for key, value in series.items() if isinstance(value, dict)}
    if (members is None) == bool(nested) and series:
        message, hint = "a single series is wanted", "or say 'over:' which set"
        if members is not None:
            message, hint = "a series for each member is wanted", "put each under the member's name"
        book.error((*path, "series"), "set", message, hint=hint)
        return program.Driver(name, ())
    if members is None:
        return program.Driver(name, (_filled(book, path, series, driver.between, quarters),))
    if members:
        check_members(book, (*path, "series"), nested, members, "series")
    given = [nested[member] for member in members if member in nested]
    rows = [_filled(book, path, series, driver.between, quarters) for series in given]
    return program.Driver(name, tuple(rows))


def _filled(
    book: Book, path: Path, series: Mapping[str, object], between: str, quarters: range
) -> tuple[float, ...]:
    """Return a value for each quarter from points; level before the first and after the last."""
    points = sorted(
        (parse_quarter(key), float(value))
        for key, value in series.items()
        if isinstance(value, int | float)
    )
    if not points:
        book.error((*path, "series"), "empty-series", "a series needs at least one quarter")
        return tuple(0.0 for _ in quarters)
    return tuple(_at(points, quarter, between) for quarter in quarters)


def _at(points: list[tuple[int, float]], quarter: int, between: str) -> float:
    before = [point for point in points if point[0] <= quarter]
    after = [point for point in points if point[0] > quarter]
    if not before:
        return after[0][1]
    if not after or between == "hold":
        return before[-1][1]
    (left, low), (right, high) = before[-1], after[0]
    return low + (high - low) * (quarter - left) / (right - left)


def read_points(book: Book, name: str, table: Table) -> tuple[tuple[float, float], ...]:
    """Return the points of a table, from left to right."""
    path: Path = ("tables", name, "points")
    if not table.points:
        book.error(path, "points", f"table '{name}' has no points", hint="write [[0, 1], [2, 5]]")
    for position, (one, other) in enumerate(itertools.pairwise(table.points), start=1):
        if other[0] <= one[0]:
            message = f"points go from left to right, and {other[0]:g} comes after {one[0]:g}"
            if other[0] == one[0]:
                message = f"two points of table '{name}' stand at {one[0]:g}"
            book.error((*path, position), "points", message)
    return tuple(sorted(table.points))


def read_luck(book: Book) -> tuple[program.Luck, ...]:
    """Return all variables of chance."""
    return tuple(_luck(book, name, luck) for name, luck in sorted(book.draft.model.luck.items()))


def _luck(book: Book, name: str, luck: Luck) -> program.Luck:
    members = members_of(book, luck.over)
    size = 1 if members is None else len(members)
    return program.Luck(name, size, luck.shape, luck.spread, luck.persistence)
