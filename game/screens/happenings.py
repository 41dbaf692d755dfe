"""Happenings: what came of a quarter, in order, each with what it moved and whose claims it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.content.scenario import Scenario
from game.screens.drawing.theme import Ground, Tone
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Row
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.numbers import shows, signed
from game.screens.playing import Playing
from game.screens.widgets.marks import Picture, Tag
from game.screens.widgets.text import Text
from game.screens.wording import Words
from game.session.events import (
    DecisionAnswered,
    DecisionLapsed,
    Event,
    EventHappened,
    GameEnded,
    InstrumentMoved,
)
from game.session.view import Change, IndicatorView
from game.session.wording import setting_words

_TONES: dict[str, Tone] = {"bad": "harm", "good": "livelihood", "mixed": "frontier"}
#: What it moved, at most so many of them.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that came of a quarter.

    Attributes:
        icon: says what kind it is.
        tone: its colour.
        kind: what kind it is, in words.
        title: what it was.
        told: more about it; empty for nothing.
        claims: what others say about it: who, and what.
        cause: the id under which it is a cause of changes; empty where it is none.
    """

    icon: str
    tone: Tone
    kind: str
    title: str
    told: str = ""
    claims: tuple[tuple[str, str], ...] = ()
    cause: str = ""


def happenings(say: Words, scenario: Scenario, events: Sequence[Event]) -> Iterator[Happening]:
    """Yield what events tell a player, in their order; some tell nothing."""
    moved = [line for event in events if (line := _moved_to(say, scenario, event))]
    for event in events:
        if isinstance(event, InstrumentMoved):
            # All settings that moved are told at once, where the first of them did.
            if moved:
                yield _in_force(say, moved)
                moved = []
        elif (found := _happening(say, scenario, event)) is not None:
            yield found


def _happening(say: Words, scenario: Scenario, event: Event) -> Happening | None:
    match event:
        case EventHappened():
            return _by_the_world(say, scenario, event)
        case DecisionAnswered():
            return _answered(say, scenario, event)
        case DecisionLapsed():
            kind = say("happenings.lapsed")
            return Happening("hourglass", "muted", kind, event.title)
        case GameEnded():
            return Happening("flag", "yours", say("happenings.end"), say("happenings.over"))
        case _:
            return None


def _by_the_world(say: Words, scenario: Scenario, event: EventHappened) -> Happening:
    claims = tuple((claim.who, claim.says) for claim in scenario.events[event.event].claims)
    tone = _TONES.get(event.tone, "covert")
    kind = say("happenings.world")
    return Happening("dices", tone, kind, event.title, event.told, claims, event.event)


def _in_force(say: Words, moved: Sequence[str]) -> Happening:
    kind, title = say("happenings.policy"), say("happenings.settled")
    return Happening("sliders-horizontal", "yours", kind, title, "\n".join(moved))


def _moved_to(say: Words, scenario: Scenario, event: Event) -> str:
    """Return how a setting moved; empty where it did not, as it is written."""
    if not isinstance(event, InstrumentMoved):
        return ""
    document = scenario.instruments[event.instrument]
    before, after = (setting_words(document, to) for to in (event.before, event.after))
    if before == after:
        return ""
    return say("happenings.moved", title=event.title, before=before, after=after)


def _answered(say: Words, scenario: Scenario, event: DecisionAnswered) -> Happening:
    cause = f"{event.decision}.{event.option}"
    told = say("happenings.answered", label=event.label)
    if event.who == "player":
        kind = say("happenings.yours")
        return Happening("pen-line", "yours", kind, event.title, told, cause=cause)
    person = scenario.people.get(event.by or "")
    who = event.by or "" if person is None else person.title
    because = event.because or ""
    told = say("happenings.because", told=told, because=because) if because else told
    kind = say("happenings.agency", who=who)
    return Happening("landmark", "muted", kind, event.title, told, cause=cause)


def happening_row(
    ui: Stage, playing: Playing, happening: Happening, changes: Sequence[Change], place: int
) -> Widget:
    """Return a happening as a row, with what it moved in the quarter that is told of."""
    moved = list(_moved(ui, playing.view.indicators, changes, happening.cause))
    return Row(
        [
            Picture(happening.icon, 20, happening.tone),
            Column(
                [
                    Text(happening.kind, "small", happening.tone, wide=0, id="kind"),
                    Text(happening.title, "strong", wide=0, id="title"),
                    Text(happening.told, "body", rich=True, wide=680, id="told")
                    if happening.told
                    else None,
                    *(
                        Text(
                            ui.say("happenings.claim", who=who, says=says),
                            "small",
                            "muted",
                            wide=680,
                            id=f"claim-{k}",
                        )
                        for k, (who, says) in enumerate(happening.claims)
                    ),
                    Flow(moved, gap=6, pad=(0, 2), id="moved") if moved else None,
                ],
                gap=3,
                grow=1,
                id="told",
            ),
        ],
        gap=14,
        down="start",
        stacks=False,
        id=f"happening-{place}",
    )


def _moved(
    ui: Stage, indicators: Sequence[IndicatorView], changes: Sequence[Change], cause: str
) -> Iterator[Tag]:
    """Yield what a cause added to each indicator, the largest share of its level first."""
    known = {shown.name: shown for shown in indicators}
    found = []
    for change in changes:
        amount = sum(c.amount for c in change.causes if cause and c.id == cause)
        shown = known.get(change.indicator)
        if shown is not None and shows(amount, shown.decimals):
            found.append((abs(amount) / (abs(change.after) or 1.0), amount, shown))
    for _, amount, shown in sorted(found, key=lambda x: -x[0])[:_MOST]:
        good = (amount > 0) == (shown.better == "more")
        kind: Ground = "plain" if shown.better == "neither" else "good" if good else "bad"
        size = signed(ui.say, amount, shown.decimals)
        words = ui.say("happenings.added", title=shown.title, amount=size)
        yield Tag(words, kind, id=f"moved-{shown.name}")
