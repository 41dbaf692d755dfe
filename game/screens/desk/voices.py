"""Voices: what advisers say of a question, each a claim that can be held against what comes."""

from game.screens.desk.even import EvenGrid
from game.screens.drawing.theme import Accent
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Panel, Space
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.text import Text
from game.session.view import DecisionView, VoiceView

_ACCENTS: tuple[Accent, ...] = ("yours", "frontier", "livelihood", "covert", "harm")


def voices(ui: Stage, playing: Playing, decision: DecisionView) -> Widget | None:
    """Return what each adviser says, side by side; None where nobody says anything."""
    if not decision.voices:
        return None
    people = list(playing.scenario.people)
    return EvenGrid(
        [
            _voice(ui, playing, (voice, _ACCENTS[people.index(voice.by) % 5], k))
            for k, voice in enumerate(decision.voices)
        ],
        cell=152,
        most=5,
        gap=12,
        id="voices",
    )


def _voice(ui: Stage, playing: Playing, said: tuple[VoiceView, Accent, int]) -> Widget:
    voice, accent, place = said
    person = playing.scenario.people.get(voice.by)
    agency = person.agency if person is not None else voice.title
    return Panel(
        [
            Text(agency.partition(",")[0], "small-strong", accent, id="who", spoken=voice.title),
            Text(voice.says, "small", id="says"),
            Space(grow=1),
            Text(
                claim(ui, playing, voice, voice.direction),
                "small",
                "muted",
                id="claim",
                spoken=claim(ui, playing, voice, f"spoken_{voice.direction}"),
            ),
        ],
        top=accent,
        pad=(0, 8),
        gap=3,
        radius=0,
        id=f"voice-{place}",
        title=voice.title,
    )


def claim(ui: Stage, playing: Playing, voice: VoiceView, form: str) -> str:
    """Return what an adviser claims: a metric, a direction, a horizon and a confidence."""
    titles = {shown.name: shown.title for shown in playing.view.indicators}
    return ui.say(
        f"desk.claim.{form}",
        title=titles.get(voice.indicator, voice.indicator),
        within=ui.say("desk.claim.within", count=voice.within),
        sure=f"{voice.sure:.0%}",
    )
