"""The advisers' room: who speaks, what they want, what they report, and your own forecasts."""

from game.screens.adviser_sheet import adviser_sheet
from game.screens.bar import NARROW, top_bar
from game.screens.forecast_sheet import Draft, forecast_sheet
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.text import Text
from game.session.commands import Ask, Foresee
from game.session.view import PersonView

#: Stands for the player among the advisers.
YOU = "you"


class AdvisersScreen(Screen):
    """Whoever advises, one at a time; and the player, who may foretell as they do.

    Args:
        playing: the game.
        about: a decision, to begin with whoever speaks of it; or `you`; empty for the first.
    """

    name = "advisers"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._about = about
        self._draft = Draft.of(playing)
        self._chosen = YOU if about == YOU else self._first()

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("advisers.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whoever is chosen
        """Begin at whoever is chosen."""
        return self._chosen

    def build(self, ui: Stage) -> Widget:
        """Return the list of advisers beside the sheet of the chosen one."""
        left = self._list(ui)
        left.grow, left.least = 0.62, 250
        right = self._sheet(ui)
        right.grow, right.least = 1.0, 420
        room = Row([left, right], gap=16, pad=16, down="fill", grow=1, id="room")
        wide = ui.look.metrics.columns >= NARROW
        return Column([top_bar(ui, self._playing) if wide else None, room], gap=0)

    def _list(self, ui: Stage) -> Widget:
        say = ui.say
        cards = [self._card(ui, person) for person in self._playing.view.people]
        return Column(
            [
                Text(say("advisers.eyebrow"), "eyebrow", "yours"),
                Text(say("advisers.title"), "title"),
                Text(say("advisers.lead"), "small", "muted"),
                Scroll(Column(cards, gap=6), title=say("advisers.who"), id="people", high=200),
                self._you(ui),
                Row([Button(say("common.back"), ui.pop, action="back", id="back")]),
            ],
            gap=8,
            id="list",
        )

    def _card(self, ui: Stage, person: PersonView) -> Widget:
        count = len(person.says)
        told = ui.say("advisers.says", count=count) if count else ""
        return self._choice(person.id, (person.title, person.agency, told))

    def _you(self, ui: Stage) -> Widget:
        say, count = ui.say, len(self._playing.view.foretold)
        told = say("advisers.foretold", count=count) if count else say("advisers.none_foretold")
        return self._choice(YOU, (say("advisers.you"), say("advisers.you_lead"), told))

    def _choice(self, name: str, words: tuple[str, str, str]) -> Widget:
        title, under, told = words
        return Card(
            title,
            lambda: self.choose(name),
            chosen=name == self._chosen,
            eager=True,
            says=". ".join(part for part in (under, told) if part),
            pad=(14, 8),
            id=name,
            inside=Column(
                [
                    Text(title, "strong"),
                    Text(under, "small", "muted"),
                    Text(told, "small", "yours") if told else None,
                ],
                gap=0,
            ),
        )

    def _sheet(self, ui: Stage) -> Widget:
        person = next((p for p in self._playing.view.people if p.id == self._chosen), None)
        if person is None:
            words = forecast_sheet(ui, self._playing, self._draft, self._foretell)
        else:
            words = adviser_sheet(ui, self._playing, person, self._ask)
        scroll = Scroll(words, title=ui.say("advisers.sheet"), id=f"sheet-{self._chosen}")
        return Panel([scroll], on="paper", pad=(28, 20), raised=True, id="paper")

    def _first(self) -> str:
        """Return whoever speaks first of what it is about, or whoever comes first."""
        people = [person.id for person in self._playing.view.people]
        asked = (each for each in self._playing.view.decisions if each.id == self._about)
        spoken = (voice.by for decision in asked for voice in decision.voices)
        return next((by for by in spoken if by in people), people[0] if people else YOU)

    def choose(self, name: str) -> None:
        """Show somebody's sheet: an adviser's id, or `you`."""
        self._chosen = name
        self._playing.ui.refresh()

    def _ask(self, adviser: str, indicator: str) -> None:
        self._playing.apply(Ask(adviser=adviser, indicator=indicator))

    def _foretell(self) -> None:
        draft = self._draft
        self._playing.apply(
            Foresee(
                indicator=draft.indicator,
                direction=draft.direction,
                within=draft.within,
                sure=draft.sure,
            )
        )
