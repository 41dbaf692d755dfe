"""The sheet: the open question on paper, with one button that signs the quarter."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.screens.dates import quarter_words
from game.screens.desk.living import LivingText
from game.screens.desk.options import option_cards
from game.screens.desk.sights import Sights
from game.screens.desk.voices import voices
from game.screens.drawing.theme import Tone
from game.screens.frame.stage import Stage
from game.screens.happenings import happening_row, happenings
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import plain
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text
from game.session.view import DecisionView, OptionView


@dataclass(frozen=True, slots=True)
class Hands:
    """What can be done on the sheet.

    Attributes:
        choose: an option.
        point: at an option, or at none.
        take_back: the answer to the open question.
        sign: the quarter.
    """

    choose: Callable[[str], None]
    point: Callable[[str | None], None]
    take_back: Callable[[], None]
    sign: Callable[[], None]


def sheet(
    ui: Stage, playing: Playing, decision: DecisionView, sights: Sights, hands: Hands
) -> Widget:
    """Return what there is to read about a question, and its options; it may be long."""
    return Column(
        [
            _eyebrow(ui, decision),
            Text(decision.title, "title", wide=0, id="title"),
            Text(decision.briefing, "body", rich=True, wide=760, id="briefing"),
            voices(ui, playing, decision, _sources(ui, playing, decision)),
            option_cards(ui, playing, decision, sights, (hands.choose, hands.point)),
            Text(_otherwise(ui, playing, decision), "small", "muted", wide=0, id="otherwise"),
        ],
        gap=8,
        id="question",
    )


def footer(
    ui: Stage,
    playing: Playing,
    decision: DecisionView | None,
    pointed: Callable[[], str | None],
    hands: Hands,
) -> Widget:
    """Return what always stays in sight: the case for what is pointed at, and the signature."""
    if playing.over:
        return _leave(ui, playing)
    refusal = playing.refusal
    cases = [_case(ui, decision, o.id) for o in decision.options] if decision is not None else []

    def words() -> tuple[str, str]:
        told = refusal or _case(ui, decision, pointed()) or _summary(ui, playing)
        return told, ""

    back = decision is not None and decision.chosen is not None
    sign = Button(ui.say("desk.sign"), hands.sign, kind="primary", action="go", id="sign")
    back_button = _take_back(ui, playing, hands) if back else None
    buttons = Flow([back_button, sign], gap=8, right=True, id="buttons")
    tone: Tone = "harm" if refusal else "muted"
    told = LivingText(
        "", "small", tone, id="case", wide=0, grow=1, least=220, now=words, room=cases
    )
    return Row([told, buttons], gap=16, id="footer")


def _take_back(ui: Stage, playing: Playing, hands: Hands) -> Widget:
    return Button(
        ui.say("desk.take_back"),
        hands.take_back,
        action="take_back",
        capped=False,
        kind="quiet",
        id="take_back",
        refusal=None if playing.view.options.take_back else ui.say("desk.no_take_back"),
    )


def nothing_open(ui: Stage, playing: Playing) -> Widget:
    """Return what the paper says where no question is open: what happened, and what can be done."""
    view, say = playing.view, ui.say
    pages = ("policy", "advisers", "quarter")
    doors = [_door(ui, playing, page) for page in pages if page != "quarter" or view.last]
    return Column(
        [
            Text(say("desk.quiet.eyebrow"), "eyebrow", "yours"),
            Text(say("desk.quiet.title", quarter=quarter_words(say, view.quarter)), "title"),
            Text(say("desk.quiet.text"), "body", rich=True, wide=640),
            Flow(doors, gap=8, id="doors"),
            *_before(ui, playing),
        ],
        gap=12,
        id="quiet",
    )


def ended(ui: Stage, playing: Playing) -> Widget:
    """Return what the paper says once the game is over."""
    view, say = playing.view, ui.say
    return Column(
        [
            Text(say("desk.ended.eyebrow"), "eyebrow", "yours"),
            Text(say(f"desk.ended.{view.phase}"), "title"),
            Text(say("desk.ended.text"), "body", rich=True, wide=640),
            Flow([_door(ui, playing, page) for page in ("review", "quarter")], gap=8, id="doors"),
            *_before(ui, playing),
        ],
        gap=12,
        id="ended",
    )


def _before(ui: Stage, playing: Playing) -> Iterator[Widget]:
    """Yield what happened in the quarter before."""
    last = playing.view.last
    if last is None:
        return
    quarter = quarter_words(ui.say, last.quarter)
    told = tuple(happenings(ui.say, playing.scenario, last.events))
    if told:
        yield Text(ui.say("desk.quiet.before", quarter=quarter), "heading", id="before")
    for place, happening in enumerate(told):
        yield happening_row(ui, playing, happening, last.changes, place)


def _leave(ui: Stage, playing: Playing) -> Widget:
    """Return the foot of a game that is over."""
    told = Text(ui.say("desk.ended.kept"), "small", "muted", wide=0, grow=1, least=220, id="case")
    leave = Button(
        ui.say("desk.ended.leave"), playing.leave, kind="primary", action="go", id="sign"
    )
    return Row([told, leave], gap=16, id="footer")


def paper(body: Widget, foot: Widget, named: tuple[str, str]) -> Widget:
    """Return a sheet of paper: a body that scrolls, and its foot.

    Args:
        body: what is read.
        foot: what stays in sight.
        named: what the sheet is called, and what it is about: another one begins at its top.
    """
    title, about = named
    inside = Scroll(body, title=title, id=f"body-{about}", high=200)
    return Panel(
        [inside, Rule(), foot],
        on="paper",
        raised=True,
        pad=(24, 12),
        gap=8,
        id="paper",
        title=title,
        grow=1,
    )


def _door(ui: Stage, playing: Playing, page: str) -> Widget | None:
    if not playing.opens(page):
        return None
    return Button(ui.say(f"desk.to.{page}"), lambda: playing.open(page), id=f"to-{page}")


def _eyebrow(ui: Stage, decision: DecisionView) -> Widget:
    kind = "last" if decision.last_chance else decision.tier
    words = ui.say(f"desk.kind.{kind}")
    return Text(words, "eyebrow", "harm" if decision.last_chance else "yours", grow=1, id="kind")


def _sources(ui: Stage, playing: Playing, decision: DecisionView) -> Widget | None:
    if not playing.opens("sources"):
        return None
    return Button(
        ui.say("desk.sources"),
        lambda: playing.open("sources", decision.id),
        kind="quiet",
        style="small",
        id="sources",
    )


def _otherwise(ui: Stage, playing: Playing, decision: DecisionView) -> str:
    """Return by when it must be answered, who decides otherwise, and what attention it takes."""
    people = playing.scenario.people
    person = people.get(decision.otherwise)
    who = decision.otherwise if person is None else person.title
    when = quarter_words(ui.say, decision.answer_by)
    kind = "lapses" if decision.default_label is None else "decides"
    last = "last" if decision.last_chance else "later"
    said = ui.say(f"desk.otherwise.{kind}_{last}", when=when, who=who, what=decision.default_label)
    if playing.view.attention is None:
        return said
    takes = ui.say("desk.takes", points=plain(ui.say, decision.attention, 1))
    return ui.say("desk.two", first=said, second=takes)


def _case(ui: Stage, decision: DecisionView | None, pointed: str | None) -> str:
    if decision is None:
        return ""
    wanted = pointed or decision.chosen
    option: OptionView | None = next((o for o in decision.options if o.id == wanted), None)
    return "" if option is None else ui.say("desk.case", case=option.case)


def _summary(ui: Stage, playing: Playing) -> str:
    """Return what a signature would carry out."""
    view = playing.view
    unanswered = sum(d.chosen is None and d.last_chance for d in view.decisions)
    if unanswered:
        return ui.say("desk.unanswered", count=unanswered)
    return (
        ui.say("desk.orders", count=len(view.orders)) if view.orders else ui.say("desk.no_orders")
    )
