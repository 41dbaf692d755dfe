"""The audit: walks a screen's widgets and reports what somebody could not read or reach."""

from collections.abc import Iterator
from dataclasses import dataclass

import pygame

from game.screens.drawing.look import Look
from game.screens.drawing.theme import contrast
from game.screens.frame import focus as focusing
from game.screens.frame.stage import Stage
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.widgets.choices import Segment
from game.screens.widgets.text import Link, Text

#: A control is no smaller than this, in pixels of a window of the design's size.
SMALLEST = 24
#: Text stands out from its ground at least this much.
LEAST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a widget: what, where, and in words."""

    kind: str
    path: str
    because: str

    def __str__(self) -> str:
        """Return it as a line."""
        return f"{self.kind}: {self.path}: {self.because}"


def audit(stage: Stage) -> list[Fault]:
    """Return the faults of the screen on top of a stage, as it is now."""
    tree = stage.tree
    faults = [*_names(tree), *_reach(tree), *_order(tree), *_overlaps(tree)]
    for widget in tree.walk():
        if isinstance(widget, Text):
            faults += _words(widget, stage.look)
    return faults


def _words(text: Text, look: Look) -> Iterator[Fault]:
    told = text.name[:40]
    set_ = text.typeset
    if set_ is None or not text.words:
        return
    if set_.clipped:
        yield Fault("clipped", text.path, f"words were left out of '{told}'")
    if set_.broken:
        yield Fault("broken", text.path, f"a word of '{told}' was broken")
    if set_.width > text.rect.width + 1 or set_.height > text.rect.height + 1:
        asked = f"{set_.width}x{set_.height} in {text.rect.width}x{text.rect.height}"
        yield Fault("clipped", text.path, f"'{told}' needs {asked}")
    theme = look.theme
    ratio = contrast(theme.tone(text.tone, text.ground), theme.ground(text.ground))
    if ratio < LEAST_CONTRAST:
        yield Fault("contrast", text.path, f"'{told}' has {ratio:.1f} on {text.ground}")


def _names(tree: Widget) -> Iterator[Fault]:
    for widget in tree.walk():
        if widget.focusable and not widget.role:
            yield Fault("role", widget.path, f"a {type(widget).__name__} says not what it is")
        if widget.role and not widget.name.strip() and not isinstance(widget, Text):
            yield Fault("name", widget.path, f"a {widget.role} has no name")


def _reach(tree: Widget) -> Iterator[Fault]:
    window = tree.rect
    for widget in tree.walk():
        if not widget.focusable or isinstance(widget, Scroll):
            continue
        if min(widget.rect.size) < SMALLEST and not isinstance(widget, Link):
            yield Fault("small", widget.path, f"{widget.rect.width}x{widget.rect.height} pixels")
        if not _within_reach(widget, window):
            yield Fault("out of reach", widget.path, f"'{widget.name}' at {tuple(widget.rect)}")


def _within_reach(widget: Widget, window: pygame.Rect) -> bool:
    """Return whether a widget is inside its panes' widths, and in sight or within their travel."""
    rect = widget.rect
    for around in list(widget.up())[1:]:
        if isinstance(around, Scroll):
            content = around.child.rect
            if not content.inflate(2, 2).contains(rect):
                return False
            rect = around.rect
    return window.inflate(2, 2).contains(rect)


def _order(tree: Widget) -> Iterator[Fault]:
    """Report what Tab does not come to on its way around, members of groups apart."""
    stops = focusing.stops(tree)
    came, at = set(), None
    for _ in stops:
        found = focusing.following(tree, at, 1)
        if found is None:
            break
        at = found.path
        came.add(at)
    for widget in tree.walk():
        if widget.focusable and widget.path not in came and not _grouped(widget):
            yield Fault("tab", widget.path, f"Tab never comes to '{widget.name}'")


def _grouped(widget: Widget) -> bool:
    """Return whether arrows reach a widget from a member of its group that Tab stops at."""
    if not isinstance(widget, Segment) or widget.parent is None:
        return False
    return any(sibling.tab_stop for sibling in widget.parent.children)


def _overlaps(tree: Widget) -> Iterator[Fault]:
    """Report texts and controls that lie over each other and are not inside each other."""
    solid = [w for w in tree.walk() if (isinstance(w, Text) and w.words) or w.focusable]
    solid = [w for w in solid if not isinstance(w, Link | Scroll)]
    seen = [(w, _visible(w)) for w in solid]
    for position, (one, here) in enumerate(seen):
        for other, there in seen[position + 1 :]:
            both = here.clip(there)
            if min(both.size) > 1 and one not in other.up() and other not in one.up():
                told = f"'{one.name[:30]}' and '{other.name[:30]}'"
                yield Fault("overlap", one.path, f"{told} by {both.width}x{both.height}")


def _visible(widget: Widget) -> pygame.Rect:
    """Return where a widget is, as far as the panes around it show it."""
    rect = widget.rect
    for around in widget.up():
        if isinstance(around, Scroll):
            rect = rect.clip(around.rect)
    return rect
