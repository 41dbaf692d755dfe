"""Saved games: each with its scenario, how far it is, and when it was played."""

from collections.abc import Callable
from pathlib import Path

from game.screens.dates import day_words, quarter_words
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.shelf import SavedCard
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.text import Text
from game.screens.wording import Words

#: No list is longer than this: older games are opened by their file.
_MOST = 60


class SavesScreen(Screen):
    """The kept games.

    Args:
        saved: the latest first.
        resume: told the file to go on with.
    """

    name = "saved"

    def __init__(self, saved: tuple[SavedCard, ...], resume: Callable[[Path], None]) -> None:
        self._saved = saved[:_MOST]
        self._resume = resume

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("saves.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the latest game."""
        return "games" if self._saved else "back"

    def build(self, ui: Stage) -> Widget:
        """Return the list."""
        say = ui.say
        cards = [self._card(ui, saved) for saved in self._saved]
        page = Panel(
            [
                Text(say("saves.title"), "title"),
                Text(say("saves.intro" if cards else "saves.none"), "body", "muted"),
                Scroll(Column(cards, gap=8), title=say("saves.title"), id="games"),
                Row(
                    [
                        Space(grow=1),
                        Button(say("saves.back"), ui.pop, action="back", id="back"),
                    ],
                    stacks=False,
                ),
            ],
            on="paper",
            pad=(32, 24),
            gap=12,
            raised=True,
            grow=1,
        )
        return Column([page], pad=16, most=760)

    def _card(self, ui: Stage, saved: SavedCard) -> Widget:
        told = told_of(ui.say, saved)
        return Card(
            saved.title,
            lambda: self._resume(saved.path),
            id=saved.path.stem,
            says=told,
            refusal=saved.wrong or None,
            pad=(16, 10),
            inside=Column(
                [
                    Text(saved.title, "strong"),
                    Text(told, "small", "harm" if saved.wrong else "muted"),
                ],
                gap=2,
            ),
        )


def told_of(say: Words, saved: SavedCard) -> str:
    """Return how far a game is and when it was played, or why it cannot be read."""
    if saved.wrong:
        return say("saves.damaged", because=saved.wrong)
    quarter = quarter_words(say, saved.quarter) if saved.quarter else ""
    return say(
        "saves.over" if saved.over else "saves.at",
        quarter=quarter,
        passed=say("saves.passed", count=saved.passed),
        day=day_words(say, saved.changed),
    )


def sample_saves() -> SavesScreen:
    """Return the screen with some made-up games; for pictures."""
    day = 86_400.0
    games = (
        SavedCard(Path("a.handshake"), "Two Valleys", 20_000 * day, 7, "1962Q4"),
        SavedCard(Path("b.handshake"), "Two Valleys", 19_990 * day, 20, "1965Q4", over=True),
        SavedCard(
            Path("c.handshake"),
            "c",
            19_980 * day,
            wrong="c.handshake is damaged and was left as it is.",
        ),
    )
    return SavesScreen(games, lambda _: None)
