"""The rule sheet: everything a pack's model holds, with its evidence, for a teacher to read.

It is made from the pack alone, so that it can never say otherwise than what is played.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.content.loading import load
from game.content.scenario import Scenario
from game.judgement.sensitivity import Influence, Sensitivity, sensitivity
from game.model.quarters import parse_quarter
from game.reports.citing import headline
from game.reports.document import Code, Document, Link, Part, Row, Table, Words
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.history import percent
from game.reports.output import STANDARD_OUTPUT, check_output, opened
from game.reports.rule_model import model_parts
from game.reports.rule_play import play_parts
from game.reports.rule_words import cited, named_things, prose
from game.reports.wording import MINUS, paragraphs, quarters

__all__ = ["FORMATS", "WantedRules", "as_html", "as_markdown", "rule_sheet", "run_rules"]

FORMATS = ("md", "html")
GRADES = ("measured", "argued", "contested", "guess")
#: Changes smaller than this are told by name alone.
_SMALL = 0.005
_GRADES_MEAN = (
    "A number is measured where somebody counted it, argued where a document gives reasons, "
    "contested where documents disagree, and a guess where none says anything. The weaker the "
    "evidence, the further apart are low and high, between which each uncertain game draws."
)
_READING = (
    "A quarter is three months. Each quarter the auxiliaries are computed from the stocks, the "
    "flows from both; then the stocks change by their flows. Formulas stand here as they are "
    "written in the pack, and every name in them has an entry of its own."
)


@dataclass(frozen=True, slots=True)
class WantedRules:
    """What is asked of `run_rules`.

    Attributes:
        form: one of `FORMATS`.
        out: a file, or `-` for standard output.
        with_sensitivity: whether to try every parameter, which takes seconds.
    """

    form: str = "md"
    out: str = STANDARD_OUTPUT
    with_sensitivity: bool = False


def run_rules(pack: str, wanted: WantedRules, progress: Callable[[int], None] | None = None) -> int:
    """Write the rule sheet of a pack.

    Args:
        pack: a shipped pack's id, or a folder.
        wanted: how, and in which form.
        progress: is told how many settings were tried, of `game.judgement.sensitivity.steps_of`.

    Returns:
        0.

    Raises:
        PackError: the pack has errors.
        OutputError: the file cannot be written.
    """
    check_output(wanted.out)
    scenario = load(pack)
    found = sensitivity(scenario, progress=progress) if wanted.with_sensitivity else None
    sheet = rule_sheet(scenario, found)
    text = as_html(sheet) if wanted.form == "html" else as_markdown(sheet)
    with opened(wanted.out) as stream:
        stream.write(text.encode())
    return 0


def rule_sheet(scenario: Scenario, found: Sensitivity | None = None) -> Document:
    """Return the rule sheet of a pack as data.

    Args:
        scenario: the pack.
        found: what each parameter does when it is moved, if that is to be in it.
    """
    pack = scenario.pack
    parts = (
        Part("How sure the numbers are", "evidence", _evidence(scenario)),
        *model_parts(scenario),
        *play_parts(scenario),
        *(() if found is None else (_sensitivity(scenario, found),)),
        Part("Sources", "sources", _sources(scenario)),
        Part("Index", "index", (_index(scenario),)),
    )
    return Document(
        f"Rule sheet: {' '.join(pack.title.split())}",
        pack.languages[0],
        (*_facts(scenario), *paragraphs(pack.summary), _READING),
        tuple(part for part in parts if part.blocks or part.parts),
    )


def _facts(scenario: Scenario) -> Iterator[Words]:
    pack, period = scenario.pack, scenario.pack.period
    count = parse_quarter(period.last) - parse_quarter(period.first) + 1
    yield ("Pack ", Code(pack.id), f", version {pack.version}, licence {pack.licence}.")
    yield ("Digest of what it was made from: ", Code(scenario.program.digest), ".")
    yield f"From {period.first} to {period.last}: {quarters(count)}."
    if pack.attention is not None:
        points = str(pack.attention.points)
        yield ("Attention: ", Code(points), f" {pack.attention.unit} a quarter.")


# -- evidence -----------------------------------------------------------------------------


def _evidence(scenario: Scenario) -> tuple[Words | Table, ...]:
    model = scenario.model
    graded: dict[str, list[str | None]] = {
        "Parameters": [each.grade for each in model.parameters.values()],
        "Drivers": [each.grade for each in model.drivers.values()],
        "Luck": [each.grade for each in model.luck.values()],
        "Curves": [each.grade for each in model.tables.values()],
        "Flows": [f.grade for stock in model.stocks.values() for f in stock.flows.values()],
        "Auxiliaries": [each.grade for each in model.auxiliaries.values()],
    }
    rows = tuple(_grade_row(kind, grades) for kind, grades in graded.items() if grades)
    table = Table(
        "Numbers and links by grade of evidence",
        ("Kind", *(grade.capitalize() for grade in GRADES), "Not graded", "All"),
        rows,
        frozenset(range(1, 7)),
    )
    guesses, count = graded["Parameters"].count("guess"), len(graded["Parameters"])
    share = f" ({percent(guesses / count)})" if count else ""
    told = f"{guesses} of {count} parameters{share} are guesses."
    return (told, _GRADES_MEAN, *((table,) if rows else ()))


def _grade_row(kind: str, grades: list[str | None]) -> Row:
    counts = [sum(given == grade for given in grades) for grade in (*GRADES, None)]
    return Row((kind, *map(str, counts), str(len(grades))))


def _sources(scenario: Scenario) -> tuple[Table, ...]:
    rows = tuple(
        Row(
            (
                Code(name),
                headline(source),
                source.kind,
                prose(source.note),
                cited(scenario, source.cites),
            ),
            f"source-{name}",
        )
        for name, source in scenario.sources.items()
    )
    columns = ("Source", "Title", "Kind", "Note", "Rests on")
    return (Table("What the pack rests on", columns, rows),) if rows else ()


# -- sensitivity --------------------------------------------------------------------------


def _sensitivity(scenario: Scenario, found: Sensitivity) -> Part:
    told = [each for each in found.influences if each.size >= _SMALL]
    quiet = [each.parameter for each in found.influences if each.size < _SMALL]
    measure = (
        "points of a goal, which goes from 0 to 100"
        if found.of_goals
        else "spreads of an indicator's mean over the period: how far it scatters between games"
    )
    intro = (
        f"Each parameter was moved to its low and to its high, all else central, in {found.runs} "
        f"games of the same luck under {' and '.join(found.policies)}. The table has what it "
        f"moved most, in {measure}."
    )
    columns = ("Parameter", "Grade", "Moves most", "Under", "At its low", "At its high")
    rows = tuple(_influence(scenario, each) for each in told)
    table = Table("Parameters by what they move", columns, rows, frozenset({4, 5}))
    rest = (f"These moved nothing to speak of: {', '.join(sorted(quiet))}.",) if quiet else ()
    return Part("What the numbers matter", "sensitivity", (intro, table, *rest))


def _influence(scenario: Scenario, each: Influence) -> Row:
    parameter = scenario.model.parameters[each.parameter]
    goal = scenario.judgement.goals.get(each.on)
    on = each.on if goal is None else " ".join(goal.title.split())
    link = Link(" ".join(parameter.title.split()), f"parameter-{each.parameter}")
    changes = (_change(each.at_low), _change(each.at_high))
    return Row((link, parameter.grade, on, each.policy, *changes))


def _change(value: float) -> str:
    text = f"{value:+.2f}"
    return "0.00" if text in {"+0.00", "-0.00"} else text.replace("-", MINUS)


# -- index --------------------------------------------------------------------------------


def _index(scenario: Scenario) -> Table:
    entries = [
        (" ".join(str(getattr(thing, "title", key)).split()), key, kind)
        for kind, things in named_things(scenario).items()
        for key, thing in things.items()
    ]
    rows = tuple(
        Row((Link(title, f"{kind}-{key}"), Code(key), "curve" if kind == "table" else kind))
        for title, key, kind in sorted(entries, key=lambda entry: (entry[0].casefold(), entry))
    )
    return Table("Everything by its title", ("Title", "Name in formulas", "Kind"), rows)
