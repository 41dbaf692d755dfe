"""An adviser's sheet: how they speak, what they want, what they say, and what they report."""

from collections.abc import Callable, Iterator

import numpy as np

from game.reports.wording import sentence
from game.screens.citing import sources_button
from game.screens.claims import claim_words
from game.screens.dates import quarter_words
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.numbers import with_unit
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.marks import Rule
from game.screens.widgets.text import Text
from game.session.advisers import reports
from game.session.view import IndicatorView, PersonView, VoiceView

Ask = Callable[[str, str], None]
#: A report that is off by less on average is called right.
_RIGHT = 0.005


def adviser_sheet(ui: Stage, playing: Playing, person: PersonView, ask: Ask) -> Widget:
    """Return all that is known of an adviser.

    Args:
        ui: the stage.
        playing: the game.
        person: the adviser.
        ask: told whom and about what, where a report is asked for.
    """
    say, document = ui.say, playing.scenario.people[person.id]
    wants = "\n".join(f"- {sentence(want)}" for want in person.wants)
    items: list[Widget | None] = [
        Text(person.agency.upper(), "eyebrow", "yours", spoken=person.agency),
        Text(person.title, "title"),
        Text(sentence(person.speaks), "lead", "muted"),
        Text(say("advisers.wants"), "heading"),
        Text(wants, "body", rich=True),
        sources_button(playing, document.source, say("advisers.portrait")),
        Rule(),
        Text(say("advisers.says_now"), "heading"),
        *_voices(ui, playing, person),
        Rule(),
        Text(say("advisers.reports"), "heading"),
        Text(say("advisers.trust_over" if playing.over else "advisers.trust"), "small", "muted"),
        *_reports(ui, playing, person, ask),
    ]
    return Column(items, gap=9)


def _voices(ui: Stage, playing: Playing, person: PersonView) -> list[Widget]:
    titles = {decision.id: decision.title for decision in playing.view.decisions}
    voices = [_voice(ui, playing, titles[name], voice) for name, voice in person.says]
    return voices or [Text(ui.say("advisers.silent"), "body", "muted")]


def _voice(ui: Stage, playing: Playing, decision: str, voice: VoiceView) -> Widget:
    """Return what is said of an open decision: in words, and as a claim that can be held."""
    options = (o for d in playing.view.decisions if d.title == decision for o in d.options)
    favoured = next((o.label for o in options if o.id == voice.favours), "")
    claim = claim_words(ui, playing, voice.indicator, (voice.direction, voice.within, voice.sure))
    return Panel(
        [
            Text(decision, "strong"),
            Text(ui.say("advisers.quote", says=sentence(voice.says)), "body"),
            Text(claim, "small", "yours"),
            Text(ui.say("advisers.favours", option=favoured), "small", "muted")
            if favoured
            else None,
        ],
        on="card",
        edge="line",
        pad=(14, 9),
        gap=2,
    )


def _reports(ui: Stage, playing: Playing, person: PersonView, ask: Ask) -> list[Widget]:
    rows: list[Widget] = []
    for indicator in playing.view.indicators:
        if indicator.name in person.watches:
            rows += [Rule()] if rows else []
            rows.append(_report(ui, playing, (person, indicator), ask))
    return rows or [Text(ui.say("advisers.watches_nothing"), "body", "muted")]


def _report(
    ui: Stage, playing: Playing, about: tuple[PersonView, IndicatorView], ask: Ask
) -> Widget:
    """Return what an adviser reports of an indicator, or the means to ask."""
    person, indicator = about
    told = _told(playing, person, indicator)
    told_words = [
        Text(indicator.title, "small-strong"),
        Text(_standing(ui, playing, person, indicator), "small", "muted"),
    ]
    right: Widget = Button(
        ui.say("advisers.ask"),
        lambda: ask(person.id, indicator.name),
        style="small-strong",
        hint=ui.say("advisers.ask_hint", what=indicator.title),
        id="ask",
    )
    if told is not None:
        quarter, value = told
        right = Column(
            [
                Text(
                    with_unit(ui.say, value, indicator.unit, indicator.decimals),
                    "small-strong",
                    side="right",
                ),
                Text(quarter_words(ui.say, quarter), "small", "muted", side="right"),
            ],
            gap=0,
            least=150,
        )
    return Row(
        [Column(told_words, gap=0, grow=1, least=200), Flow([right], right=True)],
        gap=12,
        id=indicator.name,
    )


def _told(
    playing: Playing, person: PersonView, indicator: IndicatorView
) -> tuple[str, float] | None:
    """Return the quarter and value that an adviser last told; None where they were not asked."""
    if playing.over:
        last = _all_told(playing, person, indicator)[-1:]
        return (indicator.quarter, last[0]) if last else None
    if indicator.by == person.id:
        return indicator.quarter, indicator.value
    asked = (report for report in indicator.reports if report.adviser == person.id)
    return next(((report.quarter, report.value) for report in asked), None)


def _standing(ui: Stage, playing: Playing, person: PersonView, indicator: IndicatorView) -> str:
    """Return how far a report can be trusted, as far as that is known by now."""
    if playing.over:
        return _held(ui, playing, person, indicator)
    return " ".join(_known(ui, playing, person, indicator))


def _known(
    ui: Stage, playing: Playing, person: PersonView, indicator: IndicatorView
) -> Iterator[str]:
    """Yield what can be known during a game: who else reports, how late, how far apart."""
    say = ui.say
    own = indicator.by == person.id
    yield say(
        "advisers.by_them" if own else "advisers.by_other", who=_inside(indicator.by_title or "")
    )
    late = playing.scenario.people[person.id].watches[indicator.name].late
    if late:
        yield say("advisers.late", count=late)
    told = _told(playing, person, indicator)
    others = [r for r in indicator.reports if r.adviser != person.id]
    mains = [] if own or indicator.by_title is None else [(indicator.by_title, indicator.value)]
    spoken = [(playing.scenario.people[r.adviser].title, r.value) for r in others]
    if told is None:
        return
    for who, value in (*mains, *spoken):
        apart = (told[1] - value) / abs(value) if value else 0.0
        way = "same" if abs(apart) < _RIGHT else "more" if apart > 0 else "less"
        yield say(f"advisers.apart_{way}", share=f"{abs(apart):.0%}", who=_inside(who))


def _held(ui: Stage, playing: Playing, person: PersonView, indicator: IndicatorView) -> str:
    """Return how far an adviser's reports were from the truth, once that is told."""
    truth = np.array([point.value for point in indicator.history])
    told = np.array(_all_told(playing, person, indicator))
    count = min(len(truth), len(told))
    size = float(np.abs(truth[:count]).mean()) if count else 0.0
    if not size:
        return ui.say("advisers.held_none")
    off = float((told[:count] - truth[:count]).mean()) / size
    way = "right" if abs(off) < _RIGHT else "above" if off > 0 else "below"
    return ui.say(f"advisers.held_{way}", share=f"{abs(off):.0%}")


def _all_told(playing: Playing, person: PersonView, indicator: IndicatorView) -> list[float]:
    """Return what an adviser told or would have told, quarter by quarter."""
    game = playing.game
    columns = game.board.program.indicators
    place = next(k for k, each in enumerate(columns) if each.name == indicator.name)
    found = reports(game, game.truth()[:, place], columns[place], person.id)
    return [report.value for report in found]


def _inside(who: str) -> str:
    """Return an office as it stands inside a sentence: `the ambassador`, but `Mara Lind`."""
    return f"the {who[4:]}" if who.startswith("The ") else who
