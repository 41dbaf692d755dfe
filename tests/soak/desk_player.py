"""A player of the desk who knows a window only as somebody does who cannot see it.

It reads the tree of widgets: roles, names, states, and where each widget is. It acts by events
that are posted to the loop of the window, and by nothing else.
"""

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pygame  # noqa: TID251 - posts events to a window of the desk

from game.model import chance
from game.screens.entrance import Entrance
from game.screens.frame import focus as focusing
from game.screens.frame.settings import Settings
from game.screens.frame.window import Window
from game.screens.layout.widget import Widget
from game.screens.start import desk

#: Steps of the loop at most in a game: what takes longer goes round in circles.
MOST_STEPS = 40_000
#: Acts in one quarter at most before it is signed, whatever is open.
_MOST_ACTS = 60
#: Keys of pages that somebody looks into on the way.
_LOOKS = (
    pygame.K_w, pygame.K_h, pygame.K_p, pygame.K_v, pygame.K_n, pygame.K_F1, pygame.K_F10,
    pygame.K_t, pygame.K_s, pygame.K_RIGHTBRACKET,
)  # fmt: skip
_NUMBER = re.compile(r"\d+\. ")
_BEGIN, _BRIEFED, _SIGN, _BACK = "Begin", "To the desk", "Sign the quarter", "Back to the desk"
_REVIEW, _LEAVE, _HEADING = "Look back on the whole game", "Leave", "After-action review"
Events = list[pygame.Event]


class Robot:
    """Plays one game after another by what stands in the tree.

    Args:
        title: of the scenario, as it stands on the title.
        games: to play.
        seed: of its own choices.
        length: how the wanted length begins on the title; empty for the one that is set.
        looks: share of acts in which it looks into another page, 0 to 1.
    """

    def __init__(
        self, title: str, games: int = 1, seed: int = 1, length: str = "", looks: float = 0.1
    ) -> None:
        self.title, self.games, self.length, self.looks = title, games, length, looks
        self.reviews = self.signed = self.steps = self.looked = 0
        #: The headings that were seen, to know afterwards where it has been.
        self.seen: set[str] = set()
        #: Told how many games were looked back on, after each.
        self.after: Callable[[int], None] = lambda _: None
        self._seed = seed
        self._tried: set[str] = set()
        self._acts = 0
        self._left = False

    def next(self, tree: Widget, focused: str | None, *, busy: bool) -> Events:
        """Return what to do now; nothing where there is something to wait for.

        Raises:
            RuntimeError: the game goes on for ever.
        """
        self.steps += 1
        if self.steps > MOST_STEPS * self.games:
            told = ", ".join(sorted(w.name for w in tree.walk() if w.role == "button"))
            message = f"it goes round in circles among: {told}"
            raise RuntimeError(message)
        self.seen |= {w.name for w in tree.walk() if w.role == "heading"}
        able = [w for w in tree.walk() if w.focusable and w.name and "disabled" not in w.state]
        buttons = {w.name: w for w in able if w.role == "button"}
        if _BEGIN in buttons:
            return self._begin(tree, focused, able, buttons)
        if _SIGN in buttons:
            return self._at_desk(tree, focused, able, buttons)
        if any(w.role == "button" and w.name == _BEGIN for w in tree.walk()):
            return []  # a scenario is being opened
        return self._elsewhere(tree, focused, buttons, busy=busy)

    def _begin(
        self, tree: Widget, focused: str | None, able: list[Widget], buttons: dict[str, Widget]
    ) -> Events:
        """Choose the scenario and its length, and begin; or leave when all is played."""
        self._left, self._tried, self._acts = False, set(), 0
        if self.reviews >= self.games:
            return [pygame.Event(pygame.QUIT)]
        for wanted in (self.title, self.length):
            radios = [w for w in able if w.role == "radio" and wanted and w.name.startswith(wanted)]
            if wanted and not radios:
                return []  # it is still being read
            if radios and "chosen" not in radios[0].state:
                return self._press(tree, focused, radios[0])
        return self._press(tree, focused, buttons[_BEGIN])

    def _at_desk(
        self, tree: Widget, focused: str | None, able: list[Widget], buttons: dict[str, Widget]
    ) -> Events:
        """Answer what is on paper, turn to the next question, or sign."""
        self._acts += 1
        if self._chance("looks") < self.looks:
            self.looked += 1
            return _key(_LOOKS[int(self._chance("which") * len(_LOOKS))])
        questions = [w for w in able if w.role == "tab" and _NUMBER.match(w.name)]
        paper = next((w for w in questions if "chosen" in w.state), None)
        name = paper.name if paper is not None else ""
        options = [w for w in able if w.role == "radio"]
        if self._acts < _MOST_ACTS:
            if options and name not in self._tried and not _chosen(options):
                self._tried.add(name)
                option = options[int(self._chance("option") * len(options))]
                return self._press(tree, focused, option)
            for question in questions:
                if question.name not in self._tried and ": answered" not in question.name:
                    self._tried.add(question.name) if question is paper else None
                    return self._press(tree, focused, question)
        self._acts, self._tried = 0, set()
        self.signed += 1
        if self._chance("sign") < 0.5:
            return _key(pygame.K_RETURN, pygame.KMOD_CTRL)
        return self._press(tree, focused, buttons[_SIGN])

    def _elsewhere(
        self, tree: Widget, focused: str | None, buttons: dict[str, Widget], *, busy: bool
    ) -> Events:
        if _LEAVE in buttons and self._left:
            return self._press(tree, focused, buttons[_LEAVE])
        for name in (_BRIEFED, _BACK, _REVIEW):
            if name in buttons:
                return self._press(tree, focused, buttons[name])
        if any(w.name == _HEADING for w in tree.walk()) and not self._left:
            return self._reviewed(tree, focused, busy=busy)
        return _key(pygame.K_ESCAPE)

    def _reviewed(self, tree: Widget, focused: str | None, *, busy: bool) -> Events:
        """Turn to each page of the review once, when the judgement is there, and go."""
        if busy:
            return []
        tabs = [w for w in tree.walk() if w.role == "tab"]
        shown = {w.name for w in tabs if "chosen" in w.state}
        self.seen |= shown
        self._tried |= shown
        fresh = next((w for w in tabs if w.name not in self._tried), None)
        if fresh is not None:  # a member of a group is not always pressed at once: again, then
            return self._press(tree, focused, fresh)
        self.reviews += 1
        self._left = True
        self.after(self.reviews)
        return _key(pygame.K_ESCAPE)

    def _press(self, tree: Widget, focused: str | None, wanted: Widget) -> Events:
        """Press a control with the pointer where it is in sight, else (and at times) by Tab."""
        at = wanted.rect.center
        found = focusing.under(tree, at)
        seen = found is not None and wanted in found.up() and tree.rect.collidepoint(at)
        if seen and self._chance("pointer") < 0.7:
            return [
                pygame.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0)),
                pygame.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=1),
                pygame.Event(pygame.MOUSEBUTTONUP, pos=at, button=1),
            ]
        stops = [w.path for w in focusing.stops(tree)]
        if wanted.path not in stops:
            return _key(pygame.K_TAB)
        here = stops.index(focused) if focused in stops else 0
        by = stops.index(wanted.path) - here
        tab = _key(pygame.K_TAB, pygame.KMOD_SHIFT if by < 0 else 0)
        return [*tab * abs(by), *_key(pygame.K_SPACE)]

    def _chance(self, what: str) -> float:
        return float(chance.once(self._seed, np.array([self.steps]), what)[0])


class RobotWindow(Window):
    """A window in whose loop a robot acts after each step.

    Args:
        robot: that plays.
        settings: of the window.
    """

    def __init__(self, robot: Robot, settings: Settings) -> None:
        super().__init__(settings)
        self._robot = robot

    def _step(self, seconds: float) -> bool:
        moves = super()._step(seconds)
        stage = self.stage
        if stage.stack and not stage.leaving:
            for event in self._robot.next(stage.tree, stage.focused, busy=stage.work.busy):
                pygame.event.post(event)
        return moves


def play(robot: Robot, folder: Path, *, motion: bool = False) -> None:
    """Let a robot play in a window from the title until it leaves.

    Args:
        robot: that plays.
        folder: that games are kept in.
        motion: whether things move.
    """
    window = RobotWindow(robot, Settings(motion=motion, sound=False))
    entrance = Entrance(window.stage, desk, folder)
    window.run(entrance.title)


def _chosen(options: list[Widget]) -> bool:
    return any("chosen" in option.state for option in options)


def _key(key: int, mod: int = 0) -> Events:
    return [pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode="")]
