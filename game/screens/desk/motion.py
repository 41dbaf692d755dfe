"""Motion: futures glide from what was looked at to what is, so that the eye sees what differs."""

from dataclasses import dataclass

from game.screens.strands import Course, between

#: Seconds that a redrawing takes.
_LASTS = 0.2


@dataclass(eq=False)
class _Way:
    """From where, to where, and which version that is."""

    start: Course
    end: Course
    version: object


class Gliding:
    """Holds what is drawn of each indicator, on its way to what it shall be."""

    def __init__(self) -> None:
        self._ways: dict[str, _Way] = {}
        self._since = _LASTS

    @property
    def moving(self) -> bool:
        """Whether anything is on its way."""
        return self._since < _LASTS

    def aim(self, name: str, course: Course, version: object, *, motion: bool) -> None:
        """Let an indicator's drawing go to a course; it is there at once where nothing moves."""
        way = self._ways.get(name)
        if way is not None and way.version == version:
            return
        start = course if way is None or not motion or not len(way.end.median) else self.now(name)
        self._ways[name] = _Way(start, course, version)
        if start is not course:
            self._since = 0.0

    def knows(self, name: str, view: int) -> bool:
        """Return whether an indicator is drawn as a view has it."""
        way = self._ways.get(name)
        return way is not None and isinstance(way.version, tuple) and way.version[0] == view

    def now(self, name: str) -> Course:
        """Return what is drawn of an indicator now."""
        way = self._ways[name]
        if not self.moving:
            return way.end
        share = self._since / _LASTS
        return between(way.start, way.end, share * share * (3 - 2 * share))

    def version(self, name: str) -> object | None:
        """Return what the drawing may be kept under; None while it moves."""
        return None if self.moving else (name, self._ways[name].version)

    def tick(self, seconds: float) -> bool:
        """Go on, and return whether anything moved."""
        if not self.moving:
            return False
        self._since += seconds
        return True
