"""A game file as it was read: what was commanded, when, and what was shown."""

import json
import zlib
from dataclasses import dataclass, replace

from game.session.commands import Command, Open
from game.session.plain import Shelf, from_plain, to_plain
from game.session.view import IndicatorView, Point, View


@dataclass(frozen=True, slots=True)
class Identity:
    """Which pack a game is of, and with which content."""

    pack: str
    title: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Parent:
    """The game that a branch was taken from: its file's seal there, and the quarter."""

    seal: str
    quarter: str


@dataclass(frozen=True, slots=True)
class Written:
    """A command as it was written: when, and the state's digest where a quarter begins with it."""

    number: int
    at: float
    command: Command
    digest: str | None
    seal: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast that was shown: after which command, about what, and what it said (JSON)."""

    at: float
    after: int
    about: str
    content: str


@dataclass(frozen=True, slots=True)
class Record:
    """A game file that was read and found whole.

    Attributes:
        identity: of the pack.
        parent: where it was branched off; None for a game from the beginning.
        opening: how the game was opened: the first command.
        written: the commands, the opening first.
        forecasts: that were shown.
        packed: the view at each quarter's beginning, packed, by the command before it.
        texts: long texts of these views.
    """

    identity: Identity
    parent: Parent | None
    opening: Open
    written: tuple[Written, ...]
    forecasts: tuple[Forecast, ...]
    packed: dict[int, bytes]
    texts: dict[int, str]

    def views(self) -> tuple[View, ...]:
        """Return the view at each quarter's beginning, as far as it was kept.

        Raises:
            ValueError: a view is damaged.
        """
        histories: dict[str, tuple[Point, ...]] = {}
        restored = []
        for number in sorted(self.packed):
            bare = _unpack(self.packed[number], self.texts)
            indicators = []
            for indicator in bare.indicators:
                known = indicator.history or _longer(
                    histories.get(indicator.name, ()),
                    Point(quarter=indicator.quarter, value=indicator.value),
                )
                histories[indicator.name] = known
                indicators.append(replace(indicator, history=known))
            restored.append(replace(bare, indicators=tuple(indicators)))
        return tuple(restored)


def pack(view: View, shelf: Shelf, before: View | None) -> bytes:
    """Return a view packed: long texts on the shelf, and no history that follows from before.

    Args:
        view: what is shown.
        shelf: takes long texts.
        before: the view that was packed before it into the same file; None for a first one.
    """
    known = {} if before is None else {x.name: x.history for x in before.indicators}
    bare = replace(
        view,
        indicators=tuple(
            replace(x, history=()) if _follows(x, known.get(x.name, ())) else x
            for x in view.indicators
        ),
    )
    line = json.dumps(to_plain(bare, shelf), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(line.encode(), 6)


def _unpack(packed: bytes, texts: dict[int, str]) -> View:
    try:
        made = from_plain(json.loads(zlib.decompress(packed)), texts)
    except (zlib.error, KeyError) as wrong:
        message = f"a view is damaged: {wrong}"
        raise ValueError(message) from wrong
    if not isinstance(made, View):
        message = "a view is damaged"
        raise ValueError(message)  # noqa: TRY004 - the file is wrong, not a caller's type
    return made


def _follows(indicator: IndicatorView, known: tuple[Point, ...]) -> bool:
    """Say whether a history is what was known, and perhaps its latest point."""
    latest = Point(quarter=indicator.quarter, value=indicator.value)
    return bool(known) and _longer(known, latest) == indicator.history


def _longer(history: tuple[Point, ...], latest: Point) -> tuple[Point, ...]:
    """Return a history with its latest point, unless reports were late and there is none."""
    if history and history[-1].quarter == latest.quarter:
        return history
    return (*history, latest)
