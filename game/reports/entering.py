"""Entering a paper game: forms are played through the door of commands, into a file of a game.

What is on the forms is asked for as a player would at the screen, quarter by quarter, and is
granted or refused for the same reasons. `enter_form` is what the command line calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.content.loading import load
from game.model.quarters import format_quarter, parse_quarter
from game.reports.forms import Form, Page, notes_of, read_form
from game.session import saved
from game.session.applying import apply
from game.session.commands import Choose, Command, SetInstrument, Setting, Sign
from game.session.events import Refused
from game.session.game import Game, Library, said

WELL, FELL_SHORT = 0, 1


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """An entry of a form that the rules do not allow: its quarter, what it was, and why."""

    quarter: str
    entry: str
    because: str

    def sentence(self) -> str:
        """Return it as a sentence."""
        return f"{self.quarter}, {self.entry}: {self.because}"


@dataclass(frozen=True, slots=True)
class Entered:
    """What came of a form.

    Attributes:
        path: the file of the game; None where nothing was written.
        refused: entries that the rules do not allow.
        quarters: that were played.
    """

    path: Path | None
    refused: tuple[RefusedEntry, ...]
    quarters: int

    @property
    def code(self) -> int:
        """The exit code: 1 where an entry was refused."""
        return FELL_SHORT if self.refused else WELL


def enter_form(
    source: Path, path: Path, at: float, *, skip: bool = False, library: Library = load
) -> Entered:
    """Play a form into a new file, the whole game or nothing.

    Args:
        source: the form.
        path: of the game's file, which must not be there yet.
        at: when, in seconds since 1970.
        skip: whether entries that are refused are left out; otherwise nothing is written.
        library: finds packs.

    Returns:
        What came of it; where anything was refused and not left out, no file was written.

    Raises:
        FormError: the form cannot be read.
        EnteringError: the game cannot be begun.
    """
    form = read_form(source)
    commands, refused, quarters = _commands(form, library)
    if refused and not skip:
        return Entered(None, refused, quarters)
    game, events = saved.begin(path, form.opening(), at, library)
    if game is None:
        raise EnteringError(_because(events))
    with game:
        for command in commands:
            game.apply(command, at)
    return Entered(path, refused, quarters)


class EnteringError(Exception):
    """A game that cannot be begun; its text says why."""

    exit_code = 2


def _because(events: Sequence[object]) -> str:
    return " ".join(event.because for event in events if isinstance(event, Refused))


def _commands(
    form: Form, library: Library
) -> tuple[tuple[Command, ...], tuple[RefusedEntry, ...], int]:
    """Return what can be applied, and what is refused; the last page is the last quarter played."""
    game, events = apply(None, form.opening(), library)
    if game is None:
        raise EnteringError(_because(events))
    pages = {parse_quarter(page.quarter): page for page in form.pages}
    refused = list(_outside(game, form))
    last = min(max(pages, default=game.quarter - 1), game.board.program.last)
    done: list[Command] = []
    while game.quarter <= last and game.over is None:
        page = pages.get(game.quarter, Page(said(game.quarter)))
        game, some, no = _page(game, form, page)
        done += some
        refused += no
    return tuple(done), tuple(refused), len(game.past)


def _outside(game: Game, form: Form) -> list[RefusedEntry]:
    """Return the pages of quarters that the period has not."""
    first, last = game.quarter, game.board.program.last
    because = f"The period is from {format_quarter(first)} to {format_quarter(last)}."
    return [
        RefusedEntry(page.quarter, "the whole page", because)
        for page in form.pages
        if not first <= parse_quarter(page.quarter) <= last
    ]


def _page(game: Game, form: Form, page: Page) -> tuple[Game, list[Command], list[RefusedEntry]]:
    """Play a quarter: what is refused at first is asked for again after everything else.

    On paper nobody minds the order in which a form was filled in, and what an answer allows an
    order may need.
    """
    done: list[Command] = []
    for note in notes_of(form, page.quarter):
        game, _ = apply(game, note)
        done.append(note)
    left = [_command(game, name, to) for name, to in page.entries]
    while True:
        again: list[tuple[Command, str]] = []
        for command in left:
            game, events = apply(game, command)
            if isinstance(events[0], Refused):
                again.append((command, events[0].because))
            else:
                done.append(command)
        if len(again) in {0, len(left)}:
            break
        left = [command for command, _ in again]
    refused = [RefusedEntry(page.quarter, _named(command), because) for command, because in again]
    game, _ = apply(game, Sign())
    return game, [*done, Sign()], refused


def _command(game: Game, name: str, to: Setting) -> Command:
    """Return an entry as a command: an answer where it names a decision, else an order."""
    if name in game.board.scenario.decisions:
        return Choose(decision=name, option=_option(game, name, to))
    return SetInstrument(instrument=name, to=to)


def _option(game: Game, decision: str, to: Setting) -> str:
    """Return an option by its id, or by its letter on the printed form."""
    options = list(game.board.scenario.decisions[decision].options)
    said_of_it = str(to).strip()
    if len(said_of_it) == 1 and said_of_it not in options:
        position = ord(said_of_it.casefold()) - ord("a")
        if 0 <= position < len(options):
            return options[position]
    return said_of_it


def _named(command: Command) -> str:
    match command:
        case Choose():
            return f"{command.decision} answered with {command.option}"
        case SetInstrument():
            return f"{command.instrument} set to {command.to}"
        case _:
            return "a note"
