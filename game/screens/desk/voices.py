"""Voices: what advisers say of a question, each a claim that can be held against what comes."""

from game.screens.desk.even import EvenGrid
from game.screens.drawing.theme import Accent
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text
from game.session.view import DecisionView, VoiceView

#: Units of height from which what they say is unfolded.
_ROOMY = 1000
_ACCENTS: tuple[Accent, ...] = ("yours", "frontier", "livelihood", "covert", "harm")


def voices(
    ui: Stage, playing: Playing, decision: DecisionView, beside: Widget | None
) -> Widget | None:
    """Return what each adviser says, side by side, below a row with something beside.

    Where the window is low it is folded until somebody wants it, so that the options are in sight.
    """
    if not decision.voices:
        return beside
    people = list(playing.scenario.people)
    heard = [(voice, _ACCENTS[people.index(voice.by) % 5]) for voice in decision.voices]
    folded = _folded(ui, playing)

    def turn() -> None:
        playing.folded = not folded
        ui.refresh()

    button = Button(
        ui.say("desk.voices.unfold" if folded else "desk.voices.fold", count=len(heard)),
        turn,
        kind="quiet",
        style="small",
        icon="chevron-right" if folded else "chevron-down",
        id="fold",
    )
    row = Row([button, Space(grow=1), beside], gap=12, stacks=False, id="advice")
    if folded:
        return row
    said = [_voice(ui, playing, (voice, accent, k)) for k, (voice, accent) in enumerate(heard)]
    return Column([row, EvenGrid(said, cell=152, most=5, gap=12)], gap=2, id="voices")


def _folded(ui: Stage, playing: Playing) -> bool:
    """Return whether what they say is folded: as the player left it, or where room is short."""
    if playing.folded is not None:
        return playing.folded
    metrics = ui.look.metrics
    return metrics.height / (metrics.window * metrics.text) < _ROOMY


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
