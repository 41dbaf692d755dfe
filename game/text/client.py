"""The terminal game: lines in, sentences out, and a file that forgets nothing between them."""

import difflib
from collections.abc import Callable, Iterator
from typing import TextIO

from game.content.scenario import Scenario
from game.session.commands import Ask, Choose, Command, Note, Resign, SetInstrument, Sign, TakeBack
from game.session.events import AdviserReported, Event
from game.session.saved import SavedGame
from game.session.view import DecisionView, IndicatorView, InstrumentView, View
from game.text import telling
from game.text.asking import (
    find_indicator,
    setting_typed,
    tell_map,
    tell_people,
    tell_sources,
)
from game.text.lines import number, wrapped
from game.text.looking_ahead import answer_of, tell_futures
from game.text.words import Typed, help_lines, understand

Clock = Callable[[], float]


class Client:
    """Plays one saved game over a pair of text streams.

    Args:
        saved: the game.
        reader: where lines come from; its end ends the session, not the game.
        writer: where sentences go.
        width: columns of a line.
        clock: gives the time, in seconds since 1970.
    """

    def __init__(
        self, saved: SavedGame, reader: TextIO, writer: TextIO, width: int, clock: Clock
    ) -> None:
        self._saved = saved
        self._reader = reader
        self._writer = writer
        self._width = width
        self._clock = clock
        self._open: str | None = None  #: the decision that was read last
        self._left = False

    def run(self) -> None:
        """Play until the game is over, the player quits or the input ends."""
        self.say(self._welcome())
        self.say(telling.tell_quarter(self._view()))
        while not self._left and self._saved.game.over is None:
            line = self._ask_line()
            if line is None:
                break
            self.take(line)
        self.say(self.farewell())

    def take(self, line: str) -> None:
        """Do what a line says, and tell what came of it."""
        typed = understand(line)
        if isinstance(typed, str):
            self.say([typed])
            return
        acts: dict[str, Callable[[Typed], list[str]]] = {
            "": lambda _: [],
            "question": self._question,
            "option": self._option,
            "look": self._look,
            "desk": lambda _: telling.tell_desk(self._view(), self._scenario),
            "set": self._set,
            "why": self._why,
            "table": self._table,
            "futures": self._futures,
            "map": lambda _: tell_map(self._scenario, self._view()),
            "people": lambda _: tell_people(self._view()),
            "ask": self._adviser,
            "sources": lambda typed: tell_sources(self._scenario, typed.rest),
            "note": self._note,
            "back": lambda _: self._do(TakeBack()),
            "sign": lambda _: self._sign(),
            "resign": lambda _: self._do(Resign()),
            "quit": self._quit,
            "help": lambda _: help_lines(),
        }
        self.say(acts[typed.verb](typed))

    # -- questions and orders --------------------------------------------------------------

    def _question(self, typed: Typed) -> list[str]:
        decision = self._decision(typed.number)
        if isinstance(decision, str):
            return [decision]
        self._open = decision.id
        return telling.tell_decision(decision, typed.number, self._scenario)

    def _decision(self, position: int) -> DecisionView | str:
        decisions = self._view().decisions
        if not decisions:
            return "No question is open. Sign to let the quarter pass."
        if not 1 <= position <= len(decisions):
            return f"There is no question {position}; there are 1 to {len(decisions)}."
        return decisions[position - 1]

    def _option(self, typed: Typed) -> list[str]:
        decisions = self._view().decisions
        if typed.number:
            found = self._decision(typed.number)
        else:
            near = [decision for decision in decisions if decision.id == self._open]
            found = near[0] if near else "Read a question first: type its number."
        if isinstance(found, str):
            return [found]
        position = telling.LETTERS.find(typed.rest[:1])
        if len(typed.rest) != 1 or not 0 <= position < len(found.options):
            last = telling.LETTERS[len(found.options) - 1]
            return [f"'{found.title}' has options a to {last}."]
        return self._do(Choose(decision=found.id, option=found.options[position].id))

    def _set(self, typed: Typed) -> list[str]:
        name, _, value = typed.rest.partition(" ")
        view = self._view()
        if not value:
            return ["Say what and how much, as in 'set 1 2.5'. Type 'desk' for the list."]
        instrument = self._instrument(view, name)
        if isinstance(instrument, str):
            return [instrument]
        return self._do(
            SetInstrument(instrument=instrument.id, to=setting_typed(instrument, value))
        )

    def _instrument(self, view: View, name: str) -> InstrumentView | str:
        if name.isdecimal() and 1 <= int(name[:6]) <= len(view.instruments):
            return telling.desk_of(view, self._scenario)[int(name) - 1]
        titles = {i.id: i for i in view.instruments} | {
            i.title.lower(): i for i in view.instruments
        }
        near = difflib.get_close_matches(name.lower(), titles, n=1, cutoff=0.5)
        return titles[near[0]] if near else f"There is no '{name}' on the desk; type 'desk'."

    def _sign(self) -> list[str]:
        before = len(self._view().orders)
        lines = self._do(Sign())
        self._open = None
        signed = f"Signed, with {before} order{'' if before == 1 else 's'}."
        rest = [] if self._saved.game.over else ["", *telling.tell_quarter(self._view())]
        return [signed, *lines, *rest]

    def _do(self, command: Command) -> list[str]:
        events = self._saved.apply(command, self._clock())
        return telling.tell_events(events, self._scenario)

    def _quit(self, _: Typed) -> list[str]:
        self._left = True
        return []

    # -- what can be asked -----------------------------------------------------------------

    def _look(self, typed: Typed) -> list[str]:
        return telling.tell_quarter(self._view(), everything=typed.rest.lower() == "all")

    def _why(self, typed: Typed) -> list[str]:
        view = self._view()
        found = find_indicator(view, typed)
        if isinstance(found, str):
            return [found]
        return telling.tell_why(view, found, self._scenario)

    def _futures(self, typed: Typed) -> list[str]:
        game, view = self._saved.game, self._view()
        if not typed.rest:
            return tell_futures(game, view, None)
        number, _, letter = typed.rest.lower().rpartition(" ")
        if number.isdecimal():
            found = self._decision(int(number[:6]))
        else:
            near = [decision for decision in view.decisions if decision.id == self._open]
            found = near[0] if near else "Read a question first: type its number."
        if isinstance(found, str):
            return [found]
        position = telling.LETTERS.find(letter) if len(letter) == 1 else -1
        if not 0 <= position < len(found.options):
            last = telling.LETTERS[len(found.options) - 1]
            return [f"Say which option, a to {last}, as in 'futures b'."]
        wanted = answer_of(self._scenario, game, found.id, found.options[position].id)
        return [f"{found.options[position].label}.", *tell_futures(game, view, wanted)]

    def _table(self, typed: Typed) -> list[str]:
        found = find_indicator(self._view(), typed)
        return [found] if isinstance(found, str) else telling.tell_history(found)

    def _adviser(self, typed: Typed) -> list[str]:
        name, _, about = typed.rest.partition(" ")
        people = {person.id: person for person in self._view().people}
        near = difflib.get_close_matches(name.lower(), people, n=1, cutoff=0.5)
        if not about or not near:
            return [f"Say whom and about what. There are: {', '.join(people)}."]
        found = find_indicator(self._view(), Typed("ask", about))
        if isinstance(found, str):
            return [found]
        events = self._saved.apply(Ask(adviser=near[0], indicator=found.name), self._clock())
        return [line for event in events for line in self._report(event, found)]

    def _report(self, event: Event, indicator: IndicatorView) -> list[str]:
        if isinstance(event, AdviserReported):
            said = number(event.value, indicator.decimals)
            return [f"{event.title}: {indicator.title} was {said} at the end of {event.quarter}."]
        return telling.tell_events((event,), self._scenario)

    def _note(self, typed: Typed) -> list[str]:
        if not typed.rest:
            return ["Write the thought after the word, as in 'note I trust nobody'."]
        events = self._saved.apply(Note(text=typed.rest), self._clock())
        refused = telling.tell_events(events, self._scenario)
        return refused or ["Noted."]

    # -- in and out ------------------------------------------------------------------------

    def _welcome(self) -> list[str]:
        pack = self._scenario.pack
        start = self._view().elapsed == 0
        lines = [pack.title, ""]
        if start and pack.content_note is not None:
            lines += [pack.content_note, ""]
        if start and pack.opening is not None:
            lines += [pack.opening, ""]
        return [*lines, "Type a number to read a question, 'sign' to go on, 'help' for all.", ""]

    def farewell(self) -> list[str]:
        """Return the last words: what it came to, or how to go on."""
        if self._saved.game.over is None:
            return ["", f"Kept in {self._saved.path}.", "Go on with: handshake play --resume FILE"]
        from game.text.ending import tell_ending  # noqa: PLC0415 - only at the end

        return ["", *tell_ending(self._saved.game), "", f"Kept in {self._saved.path}."]

    @property
    def _scenario(self) -> Scenario:
        return self._saved.game.board.scenario

    def _view(self) -> View:
        return self._saved.view()

    def _ask_line(self) -> str | None:
        self._writer.write("> ")
        self._writer.flush()
        line = self._reader.readline()
        return line or None

    def say(self, lines: list[str]) -> None:
        """Write lines, broken between words."""
        for line in self._wrapped(lines):
            self._writer.write(f"{line}\n")
        self._writer.flush()

    def _wrapped(self, lines: list[str]) -> Iterator[str]:
        for line in lines:
            text = line.lstrip(" ")
            indent = line[: len(line) - len(text)]
            yield from wrapped(text, self._width, indent) or [""]
