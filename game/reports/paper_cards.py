"""What is printed for players and facilitators of a paper game, from a pack's own words."""

from collections.abc import Iterable, Iterator, Mapping

from game.content.format.declare import Formula
from game.content.format.judging import Person, Watch
from game.content.format.play import Condition, Decision
from game.content.scenario import Scenario
from game.judgement.evidence import title_of
from game.model.quarters import parse_quarter
from game.reports.chart_looks import measured
from game.reports.charting import axis_of
from game.reports.document import (
    Block,
    Card,
    Cards,
    Code,
    Document,
    Listing,
    Part,
    Plates,
    Row,
    Table,
)
from game.reports.lesson_pages import words
from game.reports.review_words import office, one_line
from game.reports.wording import number, paragraphs, quarters, sentence, window_text
from game.session.wording import inside

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WENT = {"up": "goes up", "down": "goes down", "steady": "stays where it is"}
_FAR = 0.03


# -- roles ------------------------------------------------------------------------------------


def roles(scenario: Scenario) -> Document:
    """Return a sheet a person: what all may know, and on the next page what is theirs alone."""
    parts = tuple(
        part for name, person in scenario.people.items() for part in _role(scenario, name, person)
    )
    intro = (
        "Cut or fold nothing: hand each player both pages of their sheet. What stands on the page "
        "headed 'For you alone' is theirs to tell or to keep."
    )
    return Document(titled(scenario, "Roles"), scenario.pack.languages[0], (intro,), parts)


def _role(scenario: Scenario, name: str, person: Person) -> Iterator[Part]:
    title = one_line(person.title)
    told: list[Block] = [f"You speak for: {one_line(person.agency)}.", sentence(person.speaks)]
    if person.first or person.last:
        since, until = person.first or "the beginning", person.last or "the end"
        told.append(f"In office from {since} to {until}.")
    watched = [_watched(scenario, indicator) for indicator in person.watches]
    told += ["You report on:", Listing(tuple(watched))] if watched else []
    yield Part(title, f"role-{name}", tuple(told), apart=True)
    own: list[Block] = ["What you want:", Listing(tuple(map(one_line, person.wants)))]
    leaning = [
        _leaning(scenario, indicator, watch)
        for indicator, watch in person.watches.items()
        if watch.bias or watch.noise or watch.late
    ]
    own += ["Your reports:", Listing(tuple(leaning))] if leaning else []
    lines = tuple(_lines(scenario, name))
    if lines:
        columns = ("Question", "What you say", "You favour", "You claim")
        own.append(Table("Your lines, question by question", columns, lines))
    yield Part(f"{title}: for you alone", f"private-{name}", tuple(own), apart=True)


def _watched(scenario: Scenario, name: str) -> str:
    indicator = next(each for each in scenario.program.indicators if each.name == name)
    return measured(axis_of(scenario, indicator))


def _leaning(scenario: Scenario, name: str, watch: Watch) -> str:
    said = []
    if abs(watch.bias) >= _FAR:
        said.append(f"run {abs(watch.bias):.0%} {'above' if watch.bias > 0 else 'below'} the truth")
    if watch.noise:
        said.append(f"scatter by {watch.noise:.0%}")
    if watch.late:
        said.append(f"come {quarters(watch.late)} late")
    return f"{_watched(scenario, name)}: your figures {' and '.join(said) or 'are about right'}."


def _lines(scenario: Scenario, name: str) -> Iterator[Row]:
    titles = {each.name: title_of(scenario, each) for each in scenario.program.indicators}
    for decision in scenario.decisions.values():
        for voice in decision.voices:
            if voice.by != name:
                continue
            favours = "" if voice.favours is None else decision.options[voice.favours].label
            claim = (
                f"{titles.get(voice.indicator, voice.indicator)} {_WENT[voice.direction]} within "
                f"{quarters(voice.within)}, {voice.sure:.0%} sure"
            )
            yield Row((one_line(decision.title), one_line(voice.says), one_line(favours), claim))


def plates(scenario: Scenario) -> Document:
    """Return a name plate a person, to be folded in the middle."""
    names = tuple((one_line(p.title), one_line(p.agency)) for p in scenario.people.values())
    language = scenario.pack.languages[0]
    told = "One a page: fold along the broken line."
    return Document(titled(scenario, "Name plates"), language, (told, Plates(names)), ())


# -- questions and events -----------------------------------------------------------------------


def briefs(scenario: Scenario) -> tuple[Part, ...]:
    """Return what players read of each question: no hindsight, and what each answer takes."""
    ordered = sorted(scenario.decisions.items(), key=lambda pair: _opens(scenario, pair[1]))
    return tuple(_brief(scenario, name, decision) for name, decision in ordered)


def _opens(scenario: Scenario, decision: Decision) -> int:
    return parse_quarter(decision.window.first or scenario.pack.period.first)


def _brief(scenario: Scenario, name: str, decision: Decision) -> Part:
    attention = scenario.pack.attention
    takes = f" Attention: {number(decision.attention)}." if attention is not None else ""
    decider = decision.decides
    decided = "" if decider is None else f" Decided by: {office(scenario, decider)}."
    window = window_text(scenario, decision.window)
    opens = f"May open {window}; waits {quarters(decision.waits)}."
    blocks: list[Block] = [
        f"{opens}{decided}{takes}",
        *map(words, paragraphs(decision.briefing)),
    ]
    rows = tuple(
        Row(
            (
                letter,
                one_line(option.label),
                one_line(option.meaning),
                one_line(option.case),
                " ".join(terms(scenario, option.price, option.needs)),
            )
        )
        for letter, option in zip(LETTERS, decision.options.values(), strict=False)
    )
    columns = ("Answer", "In short", "What it means", "The case for it", "Takes and needs")
    blocks.append(Table("Answers", columns, rows))
    blocks.append(("On the form: ", Code(name), " and the letter."))
    return Part(one_line(decision.title), f"brief-{name}", tuple(blocks))


def terms(
    scenario: Scenario, price: Mapping[str, Formula], needs: Iterable[Condition]
) -> Iterator[str]:
    """Yield what an order or answer takes, and what it needs."""
    for stock, amount in sorted(price.items()):
        title = inside(one_line(scenario.model.stocks[stock].title))
        if isinstance(amount, str):
            yield f"Takes {title}, the more the larger the change."
        elif amount:
            yield f"Takes {number(float(amount))} {title}."
    for need in needs:
        yield f"It may be refused: {sentence(need.says)}"


def injects(scenario: Scenario) -> Document:
    """Return a card an event, eight to a page."""
    cards = []
    for name, event in scenario.events.items():
        again = "once" if event.once else "again and again"
        claims = tuple(f"{one_line(c.who)}: {one_line(c.says)}" for c in event.claims)
        cards.append(
            Card(
                title=one_line(event.title),
                head=f"{name}: {window_text(scenario, event.window)}, {again}",
                lines=(*paragraphs(event.told), *claims),
                foot=f"{event.tone}; for its odds see the adjudication tables",
            )
        )
    told = (
        "One card an event, to be cut along the broken lines. They are drawn by the tables of odds."
    )
    language = scenario.pack.languages[0]
    blocks = (told, Cards(tuple(cards)))
    return Document(titled(scenario, "Inject cards"), language, blocks, ())


def titled(scenario: Scenario, what: str) -> str:
    """Return the title of a document of the print pack."""
    return f"{one_line(scenario.pack.title)}: {what.lower()}"
