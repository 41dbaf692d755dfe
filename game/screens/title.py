"""The title: choose a scenario with its real length, begin, continue, and set what is set first."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game.screens.art import MapArt
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.layout.backdrop import Backdrop
from game.screens.layout.boxes import Column, Row, Space
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.offers import Opening, opening_sheet, pack_facts, pack_kind
from game.screens.preferences import PreferencesScreen
from game.screens.saves import SavesScreen
from game.screens.shelf import PackCard, SavedCard, names_of_packs, pack_card, shortest_first
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.choices import Choice
from game.screens.widgets.text import Text
from game.screens.wording import languages
from game.session.commands import Open

_NAMES = {"en": "English", "es": "Español"}
_SIZES = (1.0, 1.5, 2.0)
#: Below this width there is no room for two columns, in units that grow with text.
_NARROW = 740


@dataclass(frozen=True, slots=True)
class Doors:
    """What the title asks for.

    Attributes:
        begin: a new game; told which, and what to tell if that fails.
        resume: go on with a kept one.
        saved: the kept games, the latest first.
    """

    begin: Callable[[Open], None]
    resume: Callable[[Path], None]
    saved: Callable[[], tuple[SavedCard, ...]]


class TitleScreen(Screen):
    """The first screen.

    Args:
        doors: what it asks for.
        packs: what there is; read one after another once it is shown.
    """

    name = "title"

    def __init__(self, doors: Doors, packs: tuple[PackCard, ...] | None = None) -> None:
        self._doors = doors
        self._packs = list(names_of_packs() if packs is None else packs)
        self._chosen = ""
        self._opening = Opening()
        self._saved: tuple[SavedCard, ...] | None = None
        self._busy = False
        self._failed = ""
        self._asked: set[str] = set()
        self._art: dict[str, MapArt] = {}

    def title(self, ui: Stage) -> str:
        """Return the game's name."""
        return ui.say("title.name")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - of no matter here
        """Begin at the chosen pack."""
        return self._chosen or "packs"

    def build(self, ui: Stage) -> Widget:
        """Return the list of packs beside what is known of the chosen one."""
        self._read(ui)
        chosen = self._card()
        sheet = opening_sheet(ui, chosen, self._opening, self._set)
        right: Widget = Column([Space(grow=1), sheet], pad=(32, 28), id="about")
        if chosen.map is not None and chosen.map.regions:
            art = self._art.setdefault(chosen.id, MapArt(chosen.map))
            right = Backdrop(right, art, id="art")
        left = Column(
            [
                *self._words(ui),
                self._list(ui),
                Text(self._failed, "body", "harm") if self._failed else None,
                self._buttons(ui),
                self._foot(ui),
            ],
            gap=14,
            pad=(48, 28),
            id="begin",
        )
        left.grow, left.least = 1.0, 360
        right.grow, right.least = 1.15, 320
        if ui.look.metrics.columns < _NARROW:
            # One under the other, with the list in a pane of its own: the button stays near it.
            return Column([left, right], gap=0)
        return Row([left, right], gap=0, down="fill")

    def _words(self, ui: Stage) -> list[Widget]:
        return [
            Text(ui.say("title.eyebrow"), "eyebrow", "yours"),
            Text(ui.say("title.name"), "display"),
            Text(ui.say("title.lead"), "lead", "muted", wide=460),
            Space(high=6),
        ]

    def _list(self, ui: Stage) -> Widget:
        cards = [self._pack(ui, card) for card in self._packs]
        return Scroll(Column(cards, gap=8), title=ui.say("title.choose"), id="packs", high=180)

    def _pack(self, ui: Stage, card: PackCard) -> Widget:
        facts = pack_facts(ui.say, card)
        kind = pack_kind(ui.say, card)
        return Card(
            card.title,
            lambda: self._choose(ui, card.id),
            id=card.id,
            says=facts,
            eager=True,
            chosen=card.id == self._card().id,
            refusal=ui.say("title.broken", because=card.wrong) if card.wrong else None,
            pad=(16, 9),
            inside=Column(
                [
                    Text(card.title, "heading"),
                    Row(
                        [
                            Text(facts, "small", "muted", grow=1),
                            Text(kind, "small-strong", "yours") if kind else None,
                        ],
                        gap=12,
                    ),
                ],
                gap=2,
            ),
        )

    def _buttons(self, ui: Stage) -> Widget:
        say = ui.say
        latest = next((s for s in self._saved or () if not s.over and not s.wrong), None)
        return Flow(
            [
                Button(
                    say("title.begin"),
                    lambda: self._begin(ui),
                    kind="primary",
                    action="go",
                    id="go",
                    refusal=say("title.beginning") if self._busy else self._card().wrong or None,
                ),
                self._continue(ui, latest) if latest is not None else None,
                Button(say("title.saved"), lambda: self._open_saves(ui), id="saved")
                if self._saved
                else None,
                Button(
                    say("title.settings"),
                    lambda: ui.push(PreferencesScreen()),
                    kind="quiet",
                    id="settings",
                ),
                Button(
                    say("title.quit"),
                    ui.pop,
                    kind="quiet",
                    action="ctrl+q",
                    id="quit",
                    capped=False,
                ),
            ],
            gap=10,
        )

    def _continue(self, ui: Stage, latest: SavedCard) -> Widget:
        return Button(
            ui.say("title.continue"),
            lambda: self._doors.resume(latest.path),
            id="continue",
            hint=ui.say("title.continue_hint", title=latest.title, quarter=latest.quarter),
        )

    def _foot(self, ui: Stage) -> Widget:
        say = ui.say
        sizes = [(f"{size:g}", say("title.percent", percent=round(size * 100))) for size in _SIZES]
        spoken = [(name, _NAMES.get(name, name)) for name in languages()]
        return Flow(
            [
                Text(say("title.text_size"), "small", "muted"),
                Choice(
                    say("title.text_size"),
                    sizes,
                    f"{ui.settings.text:g}",
                    lambda size: ui.set(text=float(size)),
                    id="text",
                ),
                Choice(
                    say("title.language"),
                    spoken,
                    ui.settings.language,
                    lambda language: ui.set(language=language),
                    id="language",
                )
                if len(spoken) > 1
                else None,
            ],
            gap=12,
        )

    def _card(self) -> PackCard:
        """Return the chosen pack, or the first that there is."""
        found = [card for card in self._packs if card.id == self._chosen]
        return (found or self._packs)[0]

    def choose(self, name: str) -> None:
        """Choose a pack."""
        self._chosen, self._opening = name, Opening()

    def _choose(self, ui: Stage, name: str) -> None:
        self.choose(name)
        ui.refresh()

    def _set(self, opening: Opening) -> None:
        self._opening = opening

    def failed(self, ui: Stage, because: str) -> None:
        """Say why a game could not be begun or gone on with."""
        self._busy, self._failed = False, ui.say("title.failed", because=because)
        ui.cue("refused")
        ui.announce(self._failed)
        ui.refresh()

    def arrived(self, ui: Stage) -> None:
        """Be as it was before, for when the player comes back from a game; look for games anew."""
        self._busy, self._failed, self._saved = False, "", None
        self.left(ui)

    def left(self, ui: Stage) -> None:
        """Read no more packs: what is opened comes first; they are asked for when it is shown."""
        for name in self._asked:
            ui.work.drop(f"pack {name}")
        self._asked.clear()
        ui.work.drop("saved")

    def _begin(self, ui: Stage) -> None:
        self._busy = True
        ui.refresh()
        self._doors.begin(self._opening.of(self._card().id))

    def _open_saves(self, ui: Stage) -> None:
        ui.push(SavesScreen(self._doors.saved(), self._doors.resume))

    def _read(self, ui: Stage) -> None:
        """Ask for what is not known yet, one thing after another, so that each is shown at once."""
        if self._saved is None:
            self._saved = ()
            ui.work.ask("saved", lambda _: self._doors.saved(), partial(self._keep, ui))
        for card in self._packs:
            if not card.known and not card.wrong and card.id not in self._asked:
                self._asked.add(card.id)
                ui.work.ask(
                    f"pack {card.id}",
                    partial(_described, card.id),
                    partial(self._learn, ui),
                )

    def _keep(self, ui: Stage, found: tuple[SavedCard, ...]) -> None:
        self._saved = found
        ui.refresh()

    def _learn(self, ui: Stage, read: PackCard) -> None:
        self._packs = [read if card.id == read.id else card for card in self._packs]
        if all(card.known or card.wrong for card in self._packs):
            self._packs = list(shortest_first(self._packs))
            if not self._chosen:
                self._chosen = self._packs[0].id
                ui.focus_id(self._chosen)
        ui.refresh()


def _described(name: str, _: Ticket) -> PackCard:
    return pack_card(name)


def sample_title(pack: str | None) -> TitleScreen:
    """Return the title as a newcomer sees it, with a pack chosen; for pictures."""
    screen = TitleScreen(Doors(lambda _: None, lambda _: None, lambda: ()))
    if pack is not None:
        screen.choose(pack)
    return screen
