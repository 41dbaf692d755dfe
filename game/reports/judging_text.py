"""What a line of play was worth, in plain lines for people."""

from game.reports.judging import (
    GoalLine,
    JudgingReport,
    LensLine,
    RecordEntry,
    Spread,
    TradeOffLine,
)
from game.reports.sections import Section, with_content
from game.reports.wording import number, sentence


def as_text(report: JudgingReport, width: int) -> str:
    """Return a report as lines, fit for a screen reader.

    Args:
        report: what to tell.
        width: columns of the terminal.
    """
    return _section(report).as_text(width)


def _section(report: JudgingReport) -> Section:
    about = report.about
    line = "random play" if about.policy is None else about.policy
    theory = "" if about.theory is None else f", theory {about.theory}"
    games = f"{about.runs:,} game{'' if about.runs == 1 else 's'}"
    opening = (
        "Scores go from 0 to 100: the median, and in brackets where 80 % of games lie.",
        *(
            ("The frontier was built from another version of this pack: build it again.",)
            if report.stale
            else ()
        ),
    )
    titles = {goal.id: goal.title for goal in report.goals}
    return Section(
        f"{about.pack} {about.version}: {line}{theory}, {games}, seed {about.seed}",
        opening,
        with_content(
            Section("Goals", tuple(_goal_text(goal) for goal in report.goals)),
            Section("Trade-offs", (), tuple(_tradeoff_text(t, titles) for t in report.tradeoffs)),
            Section("Readers", (), tuple(_lens_text(lens) for lens in report.lenses)),
            Section(
                "The record of suffering (it carries no points)",
                (),
                tuple(_record_text(entry) for entry in report.record),
            ),
        ),
    )


def _goal_text(goal: GoalLine) -> str:
    return f"{goal.title}: {_scored(goal.score)}, {goal.band}."


def _tradeoff_text(line: TradeOffLine, titles: dict[str, str]) -> Section:
    one, other = (titles[goal] for goal in line.goals)
    lines = [f"{one}: {_whole(line.result[0])}. {other}: {_whole(line.result[1])}."]
    if line.inside is not None and line.inside > 0:
        lines.append(
            f"Inside the frontier: one of the lines of play that were found does "
            f"{_whole(line.inside)} points better on both."
        )
    elif line.inside is not None:
        lines.append("On the frontier: no line of play was found that does better on both.")
    if line.history is not None:
        lines.append(
            f"What was really done: {_whole(line.history[0])} and {_whole(line.history[1])}."
        )
    return Section(line.title, tuple(lines))


def _lens_text(lens: LensLine) -> Section:
    said = tuple(f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}" for text in
                 lens.verdicts)  # fmt: skip
    closed = tuple(f"Held against you: {sentence(gate)}" for gate in lens.gates)
    return Section(
        f"{lens.title}: {_scored(lens.score)}, {lens.band}", (sentence(lens.thesis), *said, *closed)
    )


def _record_text(entry: RecordEntry) -> Section:
    lines = [
        f"{quarter}: {_shown(value.median)} ({_shown(value.low)} to {_shown(value.high)})"
        for quarter, value in zip(entry.quarters, entry.values, strict=True)
    ]
    note = () if entry.note is None else (sentence(entry.note),)
    unit = "" if entry.unit in {"", "1"} else f" ({entry.unit})"
    source = (f"Source: {'; '.join(entry.source)}.",) if entry.source else ()
    return Section(f"{entry.title}{unit}", (*lines, *note, *source))


def _scored(spread: Spread) -> str:
    return f"{_whole(spread.median)} ({_whole(spread.low)} to {_whole(spread.high)})"


def _whole(value: float) -> str:
    return number(round(value))


def _shown(value: float) -> str:
    """Return a number of the record: whole where it is large."""
    return number(round(value) if abs(value) >= 10 else value)  # noqa: PLR2004 - two digits
