"""History's line as a report: every point with what the games gave, and a summary; data first.

As text and JSON here; as a page with pictures in `game.reports.history_page`.
"""

import json
import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from game.content.scenario import Scenario
from game.judgement.history_fit import POLICY, Course, Fit, Point, coverage, share_inside
from game.model.quarters import format_quarter
from game.reports.wording import MINUS, citations, number, with_unit

_NARROWEST = 20
_NOTHING = "no number"
#: From here on, decimals say nothing.
_LARGE = 1000.0


@dataclass(frozen=True, slots=True)
class Named:
    """What an indicator is called.

    Attributes:
        id: as printed, such as `coca[upper]`.
        title: in words.
        unit: as people write it; empty for a pure number.
    """

    id: str
    title: str
    unit: str


def named(scenario: Scenario, course: Course) -> Named:
    """Return what a course's indicator is called."""
    base, _, member = course.indicator.rstrip("]").partition("[")
    document = scenario.quantity(base)
    shown = None if document.indicator is None else document.indicator.unit
    unit = shown or ("" if document.unit == "1" else document.unit)
    title = " ".join(document.title.split())
    if member and document.over is not None:
        members = scenario.model.sets[document.over].members
        title = f"{title}: {' '.join(members[member].split())}"
    return Named(course.indicator, title, unit)


def figure(value: float) -> str:
    """Return a simulated number with three digits that count.

    >>> figure(12345.678), figure(0.12345), figure(float("nan"))
    ('12,346', '0.123', 'no number')
    """
    if not math.isfinite(value):
        return _NOTHING if math.isnan(value) else "without bound"
    text = f"{value:,.0f}" if abs(value) >= _LARGE else f"{value:.3g}"
    if "e" in text:
        text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text.replace("-", MINUS) if text.strip("-0.") else "0"


def share_text(points: tuple[Point, ...], held: int) -> str:
    """Return a share of points in words: `8 of 10 (80 %)`."""
    if not points:
        return "none of none"
    return f"{held} of {len(points)} ({percent(held / len(points))})"


def percent(share: float) -> str:
    """Return a share in percent.

    >>> percent(0.666)
    '67 %'
    """
    return _NOTHING if math.isnan(share) else f"{100 * share:.0f} %"


# -- in words -----------------------------------------------------------------------------


def summary_lines(fit: Fit) -> tuple[str, ...]:
    """Return the summary, a sentence each."""
    inside = sum(point.inside for point in fit.points)
    needed = sum(point.inside for point in fit.required)
    held = sum(point.in_band for point in fit.points)
    shares = (
        f"{share_text(fit.points, inside)}, of those required {share_text(fit.required, needed)}"
    )
    return (
        f"Points within their tolerance of the median: {shares}.",
        f"The band of 80 % of games holds {share_text(fit.points, held)} of all points.",
        *_missed_lines(fit),
        *_left_out_lines(fit),
    )


def _missed_lines(fit: Fit) -> Iterator[str]:
    if not fit.missed:
        yield "No required point is outside."
    for point in fit.missed:
        yield f"REQUIRED AND OUTSIDE: {point_name(point)}, {far_off(point)}."


def _left_out_lines(fit: Fit) -> Iterator[str]:
    if fit.left_out:
        names = ", ".join(f"{seen.indicator} in {seen.period}" for seen in fit.left_out)
        yield f"Not compared, since the quarters are not played: {names}."


def worst_lines(fit: Fit) -> tuple[str, ...]:
    """Return the points that are furthest off, one a line."""
    return tuple(
        f"{point_name(point)}: {far_off(point)}; {', '.join(citations(point.observation.source))}"
        for point in fit.worst
    )


def point_name(point: Point) -> str:
    """Return what a point is of: `moss_total in 1963Q4`."""
    return f"{point.observation.indicator} in {point.observation.period}"


def far_off(point: Point) -> str:
    """Return how far a point is off, in words."""
    seen = number(point.observation.value)
    off = figure(point.off)
    times = "1 tolerance" if off == "1" else f"{off} tolerances"
    return f"{seen} observed, {figure(point.median)} simulated, {times} off"


def verdict(point: Point) -> str:
    """Return whether a point is passed, and whether it lies in the band."""
    required = point.observation.required
    outside = "OUTSIDE" if required else "outside, not required"
    band = "in the band" if point.in_band else "out of the band"
    return f"{'inside' if point.inside else outside}; {band}"


def tolerance_text(point: Point) -> str:
    """Return what was observed and how far the median may be off."""
    seen = point.observation
    return f"{number(seen.value)} \N{PLUS-MINUS SIGN} {number(seen.tolerance)}"


def band_text(point: Point) -> str:
    """Return between what 80 % of games lie."""
    return f"{figure(point.low)} to {figure(point.high)}"


def heading(fit: Fit) -> str:
    """Return what was played, in one sentence."""
    pack = fit.scenario.pack
    theory = "" if fit.theory is None else f", under the theory '{fit.theory}'"
    games = "1 game" if fit.runs == 1 else f"{fit.runs} games"
    return f"{pack.id} {pack.version}: policy '{POLICY}'{theory}, {games}, seed {fit.seed}."


def course_sentence(fit: Fit, course: Course) -> str:
    """Return what the picture of a course says, as a sentence or two."""
    called = named(fit.scenario, course)
    quarters = course.band.shape[1]
    begins, ends = format_quarter(course.first), format_quarter(course.first + quarters - 1)
    first, last = (with_unit(figure(v), called.unit) for v in course.band[1, [0, -1]].tolist())
    low, _, high = (figure(value) for value in course.band[:, -1].tolist())
    inside = sum(point.inside for point in course.points)
    said = (
        f"From {begins} to {ends} the median of {fit.runs} games goes from {first} to {last}; "
        f"at the end 80 % of games lie between {low} and {high}. "
        f"Within tolerance of the median: {share_text(course.points, inside)} of what was observed."
    )
    outside = [p for p in course.points if not p.inside]
    told = "; ".join(f"{p.observation.period}, {far_off(p)}" for p in outside)
    return f"{said} Outside: {told}." if told else said


def as_text(fit: Fit, width: int) -> str:
    """Return a row a point under its indicator, then the summary; without a last line feed."""
    lines = list(_wrapped(heading(fit), width, 0))
    for course in fit.courses:
        called = named(fit.scenario, course)
        unit = f" ({called.unit})" if called.unit else ""
        lines += ["", *_wrapped(f"{called.id}: {called.title}{unit}", width, 0)]
        lines += _rows(course, width)
    lines += ["", "Summary"]
    lines += [line for said in summary_lines(fit) for line in _wrapped(said, width, 2)]
    lines += ["", "Furthest off"]
    lines += [line for said in worst_lines(fit) for line in _wrapped(said, width, 2)]
    return "\n".join(lines)


def _rows(course: Course, width: int) -> Iterator[str]:
    rows = [
        (p.observation.period, tolerance_text(p), figure(p.median), band_text(p))
        for p in course.points
    ]
    widths = [max(len(row[k]) for row in rows) for k in range(4)]
    for point, row in zip(course.points, rows, strict=True):
        period, seen, median, band = (
            text.rjust(wide) for text, wide in zip(row, widths, strict=True)
        )
        period = row[0].ljust(widths[0])
        source = ", ".join(citations(point.observation.source))
        said = f"{period}  observed {seen}  median {median} ({band})  {verdict(point)}; {source}"
        yield from _wrapped(said, width, 2)


def _wrapped(said: str, width: int, margin: int) -> list[str]:
    return _filling(max(width, _NARROWEST), margin).wrap(said)


def _filling(width: int, margin: int) -> textwrap.TextWrapper:
    return textwrap.TextWrapper(
        width,
        initial_indent=" " * margin,
        subsequent_indent=" " * (margin + 4),
        break_long_words=False,
        break_on_hyphens=False,
    )


# -- for programs -------------------------------------------------------------------------


def as_json(fit: Fit) -> str:
    """Return everything as one JSON text; what is no number is null."""
    pack = fit.scenario.pack
    about = {
        "pack": pack.id,
        "version": pack.version,
        "digest": fit.scenario.program.digest,
        "policy": POLICY,
        "theory": fit.theory,
        "runs": fit.runs,
        "seed": fit.seed,
    }
    summary = {
        "points": len(fit.points),
        "required": len(fit.required),
        "inside": _finite(share_inside(fit.points)),
        "required_inside": _finite(share_inside(fit.required)),
        "coverage": _finite(coverage(fit.points)),
        "worst": [_point(point) for point in fit.worst],
        "passed": not fit.missed,
    }
    rows = [_point(point) for point in fit.points]
    left_out = [{"indicator": o.indicator, "period": o.period} for o in fit.left_out]
    whole = {**about, "summary": summary, "points": rows, "not_compared": left_out}
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _point(point: Point) -> dict[str, object]:
    seen = point.observation
    return {
        "indicator": seen.indicator,
        "period": seen.period,
        "take": seen.take,
        "observed": seen.value,
        "tolerance": seen.tolerance,
        "required": seen.required,
        "source": list(citations(seen.source)),
        "median": _finite(point.median),
        "p10": _finite(point.low),
        "p90": _finite(point.high),
        "tolerances_off": _finite(point.off),
        "inside": point.inside,
        "in_band": point.in_band,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
