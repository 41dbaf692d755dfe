"""Parameters, drivers and luck: the numbers that a model is given."""

from collections.abc import Mapping

from game.content.compiling.book import Book
from game.content.format.model import Driver, Luck, Parameter
from game.content.format.play import RivalValue
from game.content.reading.places import Path
from game.model import program
from game.model.quarters import parse_quarter

Triple = tuple[float, float, float]


def members_of(book: Book, path: Path, over: str | None) -> tuple[str, ...] | None:
    """Return the members of the set that something is declared over, or None."""
    if over is None:
        return None
    named = book.draft.model.sets.get(over)
    book.used[f"set:{over}"] += 1
    if named is None:
        known = ", ".join(sorted(book.draft.model.sets)) or "none are declared"
        book.error((*path, "over"), "unknown-set", f"unknown set '{over}'", hint=f"sets: {known}")
        return ()
    return tuple(named.members)


def read_parameters(book: Book) -> tuple[program.Parameter, ...]:
    """Return all parameters with the spread that low and high, or the grade, give."""
    return tuple(
        _parameter(book, name, parameter)
        for name, parameter in sorted(book.draft.model.parameters.items())
    )


def _parameter(book: Book, name: str, parameter: Parameter) -> program.Parameter:
    path: Path = ("parameters", name)
    members = members_of(book, path, parameter.over)
    triples = _triples(book, path, parameter, parameter.grade, members)
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
    members = members_of(book, path, declared.over)
    triples = _triples(book, path, value, declared.grade, members)
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
    given: Parameter | RivalValue,
    grade: str,
    members: tuple[str, ...] | None,
) -> list[Triple]:
    values = by_member(book, (*path, "value"), given.value, members)
    lows = by_member(book, (*path, "low"), given.low, members) if given.low is not None else {}
    highs = by_member(book, (*path, "high"), given.high, members) if given.high is not None else {}
    stated = bool(lows) and bool(highs)
    share = 0.0 if stated else spread_of(book, (*path, "grade"), grade)
    triples = []
    for member, value in values.items():
        low = lows.get(member, value - abs(value) * share)
        high = highs.get(member, value + abs(value) * share)
        if not low <= value <= high:
            book.error(
                (*path, "value"),
                "range",
                f"the value {value:g} is not between low {low:g} and high {high:g}",
            )
        triples.append((low, value, high))
    return triples


def by_member(
    book: Book, path: Path, value: float | Mapping[str, float], members: tuple[str, ...] | None
) -> dict[str | None, float]:
    """Return a value for each member, in their order; errors name who is missing or unknown."""
    if members is None:
        if isinstance(value, Mapping):
            book.error(path, "set", "a single number is wanted", hint="or say 'over:' which set")
            return {None: 0.0}
        return {None: float(value)}
    given = value if isinstance(value, Mapping) else dict.fromkeys(members, value)
    for name in given:
        if name not in members:
            book.error((*path, str(name)), "unknown-member", f"'{name}' is no member of the set")
    for name in members:
        if name not in given:
            book.error(path, "missing-member", f"there is no value for member '{name}'")
    return {name: float(given.get(name, 0.0)) for name in members}


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
            hint=f"add it under 'uncertainty:', such as '{grade}: 0.2', or state low and high",
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
    members = members_of(book, path, driver.over)
    series: Mapping[str, object] = driver.series
    nested = {key: value for key, value in series.items() if isinstance(value, dict)}
    if (members is None) == bool(nested) and series:
        wanted = "one series" if members is None else "a series for each member"
        book.error((*path, "series"), "set", f"{wanted} is wanted")
    if members is None:
        return program.Driver(name, (_filled(book, path, series, driver.between, quarters),))
    for member in members:
        if member not in nested:
            book.error((*path, "series"), "missing-member", f"no series for member '{member}'")
    for member in nested:
        if member not in members:
            book.error((*path, "series", member), "unknown-member", f"'{member}' is no member")
    rows = [_filled(book, path, nested.get(m, {}), driver.between, quarters) for m in members]
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


def read_luck(book: Book) -> tuple[program.Luck, ...]:
    """Return all variables of chance."""
    return tuple(_luck(book, name, luck) for name, luck in sorted(book.draft.model.luck.items()))


def _luck(book: Book, name: str, luck: Luck) -> program.Luck:
    members = members_of(book, ("luck", name), luck.over)
    size = 1 if members is None else len(members)
    return program.Luck(name, size, luck.shape, luck.spread, luck.persistence)
