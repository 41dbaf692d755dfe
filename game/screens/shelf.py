"""The shelf: which packs can be played, and which games are kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from game.content.format.plan import Map
from game.content.shipped import shipped_packs
from game.session.commands import Resign, Sign
from game.session.keeping import changed, kept_files

_LONGEST = 99_999


@dataclass(frozen=True, slots=True)
class PackCard:
    """A pack as it is offered.

    Attributes:
        id: of the pack.
        title: its own name.
        summary: what it is about.
        note: what may be hard to read.
        first: its first quarter.
        last: its last one.
        quarters: how many.
        core: minutes of a game of its main questions; None where the pack does not say.
        full: minutes of a whole game.
        questions: how many decisions it has; 0 where it is played by standing policy alone.
        map: of its regions; None where it has none.
        wrong: why it cannot be played; empty where it can.
    """

    id: str
    title: str
    summary: str = ""
    note: str = ""
    first: str = ""
    last: str = ""
    quarters: int = 0
    core: int | None = None
    full: int | None = None
    questions: int = 0
    map: Map | None = None
    wrong: str = ""

    @property
    def known(self) -> bool:
        """Whether it has been read."""
        return self.quarters > 0


@dataclass(frozen=True, slots=True)
class SavedCard:
    """A kept game as it is offered.

    Attributes:
        path: of its file.
        title: of its pack.
        changed: when it was last played, in seconds since 1970.
        passed: quarters that have passed.
        quarter: the one that is being drafted, or the last.
        over: whether it has ended.
        wrong: why it cannot be read; empty where it can.
    """

    path: Path
    title: str
    changed: float
    passed: int = 0
    quarter: str = ""
    over: bool = False
    wrong: str = ""


def names_of_packs() -> tuple[PackCard, ...]:
    """Return the shipped packs by name alone, at once: what is shown until they have been read."""
    return tuple(PackCard(id=name, title=_titled(name)) for name in shipped_packs())


def pack_card(name: str) -> PackCard:
    """Return a pack as it is offered; slow where it must be read afresh.

    Args:
        name: a shipped pack's id, or a folder.
    """
    # Slow to import, and the first picture does not need them.
    from game.content.findings import PackError  # noqa: PLC0415 - see above
    from game.content.loading import load  # noqa: PLC0415 - see above
    from game.model.quarters import format_quarter  # noqa: PLC0415 - see above

    try:
        scenario = load(name)
    except PackError as broken:
        return PackCard(id=name, title=_titled(name), wrong=str(broken.findings[0]))
    pack, program = scenario.pack, scenario.program
    minutes = pack.minutes
    return PackCard(
        id=name,
        title=pack.title,
        summary=pack.summary or "",
        note=pack.content_note or "",
        first=format_quarter(program.begins),
        last=format_quarter(program.last),
        quarters=program.last - program.begins + 1,
        core=minutes.core if minutes is not None else None,
        full=minutes.full if minutes is not None else None,
        questions=len(scenario.decisions),
        map=scenario.map,
    )


def shortest_first(cards: Iterable[PackCard]) -> tuple[PackCard, ...]:
    """Return packs in the order in which they are offered; those not read yet come last."""
    return tuple(sorted(cards, key=lambda card: (card.full or _LONGEST, card.id)))


def saved_cards(folder: Path) -> tuple[SavedCard, ...]:
    """Return the games of a folder, the latest first."""
    return tuple(saved_card(path) for path in kept_files(folder))


def saved_card(path: Path) -> SavedCard:
    """Return a kept game as it is offered; one that cannot be read says why."""
    # Slow to import, and the first picture does not need them.
    from game.session.events import Refused  # noqa: PLC0415 - see above
    from game.session.reading import read  # noqa: PLC0415 - see above

    record = read(path)
    if isinstance(record, Refused):
        return SavedCard(path, path.stem, changed(path), wrong=record.because)
    commands = [written.command for written in record.written]
    shown = record.views()
    last = shown[-1] if shown else None
    resigned = any(isinstance(command, Resign) for command in commands)
    return SavedCard(
        path,
        record.identity.title,
        changed(path),
        passed=sum(isinstance(command, Sign) for command in commands),
        quarter=last.quarter if last is not None else "",
        over=resigned or (last is not None and last.phase != "drafting"),
    )


def _titled(name: str) -> str:
    return Path(name).name.replace("-", " ").capitalize()
