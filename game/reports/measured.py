"""What measuring a pack's questions and instruments found, as findings at their lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.content.codes import MEASURED
from game.content.findings import Finding, Severity
from game.content.loading import Checked
from game.content.reading.places import Path
from game.judgement.balance import Balance
from game.judgement.levers import Lever
from game.judgement.occurrence import Occurrence

#: Points by which a core question must move some goal, or a lens.
GOAL_POINTS, LENS_POINTS = 1.5, 2.0
#: Points by which an option or an instrument must move some goal.
ANY_POINTS = 1.0


@dataclass(frozen=True, slots=True)
class _Found:
    path: Path
    severity: Severity
    code: str
    message: str
    about: str


def measured_findings(checked: Checked, measured: Balance) -> tuple[Finding, ...]:
    """Return what was measured and is not as it should be, without what the pack allows.

    Args:
        checked: the pack, without errors.
        measured: what was measured of it.
    """
    scenario, places = checked.scenario, checked.places
    if scenario is None or places is None:
        return ()
    tiers = {name: decision.tier for name, decision in scenario.decisions.items()}
    told = [*_rare(measured.occurrence), *_lunch(measured)]
    for lever in measured.levers:
        told += _lever(lever, core=tiers.get(lever.id) == "core")
    used, kept = set[int](), []
    for found in told:
        allowed = next(
            (
                k
                for k, allow in enumerate(scenario.pack.allow)
                if allow.finding == found.code and allow.about in {"*", found.about}
            ),
            None,
        )
        if allowed is None:
            where = places.of(found.path)
            kept.append(Finding(where, found.severity, found.code, found.message, found.about))
        else:
            used.add(allowed)
    idle = (
        Finding(
            places.of(("pack", "allow", k)),
            Severity.WARNING,
            "idle-allowance",
            f"nothing of '{allow.finding}' about '{allow.about}' was found, so this allows nothing",
            allow.about,
        )
        for k, allow in enumerate(scenario.pack.allow)
        if allow.finding in MEASURED and k not in used
    )
    return tuple(sorted((*kept, *idle), key=lambda f: (f.place, f.code, f.message)))


def measured_lines(measured: Balance) -> list[str]:
    """Return what was measured in a few lines."""
    levers, occurrence = measured.levers, measured.occurrence
    decisions = [lever for lever in levers if lever.kind == "decision" and lever.ways]
    instruments = [lever for lever in levers if lever.kind == "instrument"]
    options = sum(len(lever.ways) for lever in decisions)
    games = max((lever.games for lever in levers), default=0)
    lines = [
        (
            f"measured: {len(decisions)} questions with {options} answers and "
            f"{len(instruments)} instruments, over {games} games each"
        ),
        (
            f"random play: {occurrence.games:,} games; a game asks {occurrence.all:.1f} "
            f"questions, {occurrence.core:.1f} of them core"
        ),
    ]
    moved = sorted(decisions, key=lambda lever: -lever.moves[1])
    lines += [
        f"    {lever.id}: up to {lever.moves[1]:.1f} points of {lever.moves[0]} between its answers"
        for lever in moved[:3]
    ]
    if measured.reaches:
        lines.append(f"trade-offs, over {measured.lines:,} random lines and those that were bred:")
    lines += [
        f"    {reach.tradeoff}: {reach.spans[0]:.0f} points of {reach.goals[0]}, "
        f"{reach.spans[1]:.0f} of {reach.goals[1]}"
        for reach in measured.reaches
    ]
    return lines


def _lunch(measured: Balance) -> Iterator[_Found]:
    for reach in measured.reaches:
        if not reach.wide:
            one, other = reach.goals
            said = (
                f"the frontier of '{reach.tradeoff}' spans {reach.spans[0]:.1f} points of '{one}' "
                f"and {reach.spans[1]:.1f} of '{other}'"
            )
            path: Path = ("judgement", "tradeoffs", reach.tradeoff)
            yield _Found(path, Severity.WARNING, "narrow-tradeoff", said, reach.tradeoff)
    if measured.free_lunch:
        said = f"of {measured.lines} random lines one is best on every goal"
        yield _Found(("pack", "id"), Severity.WARNING, "free-lunch", said, "*")


def _rare(occurrence: Occurrence) -> Iterator[_Found]:
    for name, share in occurrence.rare_decisions.items():
        said = f"'{name}' is asked in {share:.2%} of {occurrence.games} random games"
        yield _Found(("decisions", name), Severity.WARNING, "rare-decision", said, name)
    for name, share in occurrence.rare_events.items():
        said = f"'{name}' happens in {share:.2%} of {occurrence.games} random games"
        yield _Found(("events", name), Severity.WARNING, "rare-event", said, name)


def _lever(lever: Lever, *, core: bool) -> Iterator[_Found]:
    if not lever.ways:
        return
    section = "decisions" if lever.kind == "decision" else "instruments"
    where = f"over {lever.games} games under {lever.under}"
    if lever.kind == "decision":
        yield from _dominated(lever, where)
        (goal, points), (lens, marks) = lever.moves, lever.persuades
        if core and points < GOAL_POINTS and marks < LENS_POINTS:
            said = (
                f"the answers to '{lever.id}' differ by {points:.2f} points of '{goal}' and "
                f"{marks:.2f} of '{lens}' at most, {where}"
            )
            yield _Found((section, lever.id), Severity.WARNING, "weak-choice", said, lever.id)
        yield from _weak_options(lever, where)
    elif lever.moves[1] < ANY_POINTS:
        said = f"instrument '{lever.id}' moves no goal by more than {lever.moves[1]:.2f}, {where}"
        yield _Found((section, lever.id), Severity.NOTE, "weak-option", said, lever.id)


def _dominated(lever: Lever, where: str) -> Iterator[_Found]:
    for how, name in (("best", lever.best), ("worst", lever.worst)):
        if name is None:
            continue
        own = next(way.goals for way in lever.ways if way.name == name)
        others = [way.goals for way in lever.ways if way.name != name]
        by = max(abs(own[goal] - other[goal]) for other in others for goal in own)
        said = f"option '{name}' is {how} on every goal, by up to {by:.2f} points, {where}"
        path = ("decisions", lever.id, "options", name)
        yield _Found(path, Severity.WARNING, "dominated-option", said, lever.id)


def _weak_options(lever: Lever, where: str) -> Iterator[_Found]:
    for way in lever.ways:
        reach = lever.reach(way.name)
        if reach < ANY_POINTS:
            said = f"option '{way.name}' differs from the others by {reach:.2f} at most, {where}"
            path = ("decisions", lever.id, "options", way.name)
            yield _Found(path, Severity.NOTE, "weak-option", said, lever.id)
