"""What is filled in by hand in a paper game: standing orders, indicators, a form a quarter."""

from game.content.format.play import Instrument
from game.content.scenario import Scenario
from game.model.quarters import format_quarter, parse_quarter
from game.reports.chart_looks import with_unit
from game.reports.charting import axis_of
from game.reports.document import Code, Document, Part, Row, Table, Words
from game.reports.paper_cards import terms, titled
from game.reports.review_log import shown_first
from game.reports.review_words import one_line
from game.reports.wording import number, quarters

#: Rows to be filled in by hand on a form.
_ANSWERS, _ORDERS, _EXPECTED = 4, 3, 2


def desk_part(scenario: Scenario) -> Part:
    """Return the standing orders: what can be set, within what limits, and what it takes."""
    rows = tuple(
        Row(
            (
                one_line(document.title),
                Code(name),
                one_line(document.meaning),
                _settings(document),
                " ".join(terms(scenario, document.price, document.needs)),
            )
        )
        for name, document in scenario.instruments.items()
    )
    told = "Standing orders stay until they are changed. They bite after their delay."
    columns = ("Order", "On the form", "What it does", "Settings", "Takes and needs")
    return Part("Standing orders", "desk", (told, Table("The desk", columns, rows)), apart=True)


def _settings(document: Instrument) -> str:
    delay = f" Bites after {quarters(document.delay)}." if document.delay else ""
    start = str(document.start).replace("True", "on").replace("False", "off")
    match document.kind:
        case "posture":
            named = "; ".join(f"{name}: {s.title}" for name, s in document.stances.items())
            return f"{named}. Begins at {start}.{delay}"
        case "channel":
            return f"on or off. Begins {start}.{delay}"
        case _:
            unit = (document.unit or "").replace("_", " ")
            low, high = (number(end or 0.0) for end in (document.low, document.high))
            most = f", at most {number(document.limit)} a quarter" if document.limit else ""
            return f"{low} to {high} {unit}{most}. Begins at {start}.{delay}"


def indicator_part(scenario: Scenario, begun: dict[str, float]) -> Part:
    """Return a sheet on which indicators are kept, with where each begins.

    Args:
        scenario: the pack.
        begun: what each indicator is at the beginning, by name.
    """
    kept = shown_first(scenario)
    axes = {each.name: axis_of(scenario, each) for each in scenario.program.indicators}
    period = scenario.pack.period
    years = range(parse_quarter(period.first) // 4, parse_quarter(period.last) // 4 + 1)
    first = ("Beginning", *(with_unit(begun[each.name], axes[each.name]) for each in kept))
    blank = ("\N{NO-BREAK SPACE}",) * len(kept)
    rows = (Row(first), *(Row((f"End of {year}", *blank)) for year in years))
    columns = ("When", *(axes[each.name].title for each in kept))
    sheet = Table("Kept by hand", columns, rows, tall=True)
    others = tuple(
        Row((axes[each.name].title, with_unit(begun[each.name], axes[each.name])))
        for each in scenario.program.indicators
        if each not in kept
    )
    told = "Fill in what the facilitator tells at the end of each year."
    more = Table("Other indicators, at the beginning", ("Indicator", "Stands at"), others)
    return Part("Indicator sheet", "indicators", (told, sheet, more), apart=True)


def forms(scenario: Scenario) -> Document:
    """Return a decision form a quarter, two to a page."""
    period = scenario.pack.period
    first, last = parse_quarter(period.first), parse_quarter(period.last)
    parts = tuple(
        _form(quarter, apart=quarter > first and (quarter - first) % 2 == 0)
        for quarter in range(first, last + 1)
    )
    told = (
        "One form a quarter. Afterwards the forms are typed into a file and entered: ",
        Code("handshake enter FORMS.csv"),
        ". The game then has its full review.",
    )
    language = scenario.pack.languages[0]
    return Document(titled(scenario, "Decision forms"), language, (told,), parts)


def _form(quarter: int, *, apart: bool) -> Part:
    blank: Words = "\N{NO-BREAK SPACE}"
    answers = Table(
        "Answers",
        ("Question", "Answer (letter)", "Who spoke for it"),
        (Row((blank, blank, blank)),) * _ANSWERS,
        tall=True,
    )
    orders = Table(
        "Standing orders that change",
        ("Order", "From", "To"),
        (Row((blank, blank, blank)),) * _ORDERS,
        tall=True,
    )
    expected = Table(
        "What we expect",
        ("Indicator", "Up, down or steady", "By when", "How sure (50 to 100 %)"),
        (Row((blank, blank, blank, blank)),) * _EXPECTED,
        tall=True,
    )
    name = format_quarter(quarter)
    return Part(name, f"form-{name}", (answers, orders, expected), apart=apart)


def form_file(scenario: Scenario) -> str:
    """Return an empty form file, to be filled in from the paper forms in a spreadsheet."""
    lines = ["quarter,what,to", f",pack,{scenario.pack.id}", ",seed,1", ",length,full", ",aim,"]
    period = scenario.pack.period
    first, last = parse_quarter(period.first), parse_quarter(period.last)
    lines += [f"{format_quarter(quarter)},," for quarter in range(first, last + 1)]
    return "\r\n".join(lines) + "\r\n"
