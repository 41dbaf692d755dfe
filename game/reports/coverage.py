"""The coverage page: every choice that the evidence tells of, the card for it, and its places."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.content.loading import load
from game.content.scenario import Scenario
from game.model.quarters import parse_quarter
from game.reports.citing import place, source_id
from game.reports.describing import covers
from game.reports.document import Code, Document, Inline, Part, Row, Table, Words
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.output import STANDARD_OUTPUT, check_output, opened
from game.reports.wording import citations

_COLUMNS = ("Entry", "What was to be decided", "About when", "Covered by", "Where it is told")
_MEANS = (
    "The catalogue lists every choice that the documents tell of. Each is covered by a card that "
    "asks for it, or by an instrument of standing policy; several entries may meet in one card."
)

_WRITERS: dict[str, Callable[[Document], str]] = {"md": as_markdown, "html": as_html}
FORMATS = tuple(_WRITERS)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a catalogue is covered: entries inside the period, and those that are not."""

    entries: int
    uncovered: tuple[str, ...]


def write_coverage(pack: str, form: str = "md", out: str = STANDARD_OUTPUT) -> Coverage:
    """Write the coverage page of a pack.

    Args:
        pack: a shipped pack's id, or a folder.
        form: `md` or `html`.
        out: a file, or `-` for standard output.

    Raises:
        PackError: the pack has errors.
        OutputError: the file cannot be written.
    """
    check_output(out)
    scenario = load(pack)
    with opened(out) as stream:
        stream.write(_WRITERS[form](coverage_page(scenario)).encode())
    return coverage(scenario)


def coverage(scenario: Scenario) -> Coverage:
    """Return how much of a pack's catalogue is covered."""
    within = [name for name in scenario.catalogue if _within(scenario, name)]
    covered = covers(scenario)
    return Coverage(len(within), tuple(name for name in within if name not in covered))


def coverage_page(scenario: Scenario) -> Document:
    """Return the coverage page of a pack as data."""
    found = coverage(scenario)
    count = f"{found.entries - len(found.uncovered)} of {found.entries} entries are covered."
    later = [name for name in scenario.catalogue if not _within(scenario, name)]
    parts = [Part("The period that is played", "period", (_table(scenario, _years(scenario)),))]
    if later:
        parts.append(Part("After it", "later", (_table(scenario, later),)))
    title = f"Coverage: {' '.join(scenario.pack.title.split())}"
    return Document(title, scenario.pack.languages[0], (_MEANS, count), tuple(parts))


def _years(scenario: Scenario) -> list[str]:
    return [name for name in scenario.catalogue if _within(scenario, name)]


def _table(scenario: Scenario, names: list[str]) -> Table:
    ordered = sorted(names, key=lambda name: (scenario.catalogue[name].opens, name))
    return Table("Entries of the catalogue", _COLUMNS, tuple(_rows(scenario, ordered)))


def _rows(scenario: Scenario, names: list[str]) -> Iterator[Row]:
    covered = covers(scenario)
    for name in names:
        entry = scenario.catalogue[name]
        cells = (
            Code(name),
            " ".join(entry.title.split()),
            entry.opens,
            _by(scenario, covered.get(name, ())),
            "; ".join(_place(scenario, text) for text in citations(entry.source)),
        )
        yield Row(cells, f"entry-{name}")


def _place(scenario: Scenario, citation: str) -> str:
    title = " ".join(scenario.sources[source_id(citation)].title.split())
    where = place(citation)
    return f"{title}, {where}" if where else title


def _by(scenario: Scenario, holders: tuple[str, ...]) -> Words:
    """Return the cards and instruments that cover an entry."""
    if not holders:
        return "nothing"
    said: list[Inline] = []
    for holder in holders:
        document = scenario.decisions.get(holder) or scenario.instruments[holder]
        said += [", " if said else "", f"{' '.join(document.title.split())} (", Code(holder), ")"]
    return tuple(said)


def _within(scenario: Scenario, name: str) -> bool:
    last = parse_quarter(scenario.pack.period.last)
    return parse_quarter(scenario.catalogue[name].opens) <= last
