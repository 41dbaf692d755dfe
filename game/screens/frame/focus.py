"""Focus: which control is next, and which lies under the pointer."""

from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget


def find(tree: Widget, path: str | None) -> Widget | None:
    """Return the widget of a path."""
    return next((w for w in tree.walk() if w.path == path), None) if path else None


def by_id(tree: Widget, name: str) -> Widget | None:
    """Return the first widget of an id that can be in focus, or the first such inside it."""
    for widget in tree.walk():
        if widget.id == name:
            return next((w for w in widget.walk() if w.tab_stop), None)
    return None


def stops(tree: Widget) -> list[Widget]:
    """Return all that Tab stops at, in order."""
    return [widget for widget in tree.walk() if widget.tab_stop]


def following(tree: Widget, path: str | None, step: int) -> Widget | None:
    """Return what Tab (step 1) or Shift-Tab (step -1) goes to."""
    order = stops(tree)
    if not order:
        return None
    paths = [widget.path for widget in order]
    if path in paths:
        return order[(paths.index(path) + step) % len(order)]
    every = [widget.path for widget in tree.walk()]
    if path not in every:
        return order[0 if step > 0 else -1]
    # A member of a group, which Tab itself never stops at: go on from where it stands.
    at = every.index(path)
    after = [w for w in order if every.index(w.path) > at]
    before = [w for w in order if every.index(w.path) < at]
    return (after or order)[0] if step > 0 else (before or order)[-1]


def nearest(tree: Widget, path: str | None) -> Widget | None:
    """Return what takes the focus where a path is no more: the first stop near where it was."""
    while path:
        found = find(tree, path)
        if found is not None:
            inside = next((w for w in found.walk() if w.focusable), None)
            if inside is not None:
                return inside
        path = path.rpartition("/")[0]
    return None


def under(tree: Widget, at: tuple[int, int]) -> Widget | None:
    """Return the innermost widget under a point, and nothing that is scrolled out of sight."""
    if isinstance(tree, Scroll) and not tree.rect.collidepoint(at):
        return None
    for child in reversed(tree.children):
        found = under(child, at)
        if found is not None:
            return found
    return tree if tree.rect.collidepoint(at) else None


def reveal(widget: Widget) -> None:
    """Scroll every pane around a widget so that it is in sight."""
    for around in list(widget.up())[1:]:
        if isinstance(around, Scroll):
            around.reveal(widget.rect)
