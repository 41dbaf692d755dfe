"""A screen: builds a tree of widgets from what it was given, and hands commands up. No rules."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.screens.layout.widget import Widget

if TYPE_CHECKING:
    from game.screens.frame.stage import Stage

Act = Callable[[], None]


class Screen:
    """The base of all screens; `build` and `title` are all that one needs."""

    #: Its name in the registry of pictures.
    name = "screen"
    #: Whether what is below it shows through, dimmed.
    modal = False

    def title(self, ui: "Stage") -> str:
        """Return what it is called, as it is announced."""
        raise NotImplementedError

    def build(self, ui: "Stage") -> Widget:
        """Return its tree of widgets; called again after `ui.refresh()`."""
        raise NotImplementedError

    def actions(self, ui: "Stage") -> Mapping[str, Act]:  # noqa: ARG002 - for subclasses
        """Return what keys do that no widget stands for, by action."""
        return {}

    def begin(self, ui: "Stage") -> str:  # noqa: ARG002 - for subclasses
        """Return the id of the widget that is in focus at first; empty for the first of all."""
        return ""

    def follow(self, ui: "Stage", target: str) -> None:
        """Follow a link in a text."""

    def tick(self, ui: "Stage", seconds: float) -> bool:  # noqa: ARG002 - for subclasses
        """Let time pass on the screen, and return whether something moves."""
        return False

    def left(self, ui: "Stage") -> None:
        """React to being taken off the stack: let go of files and jobs."""
