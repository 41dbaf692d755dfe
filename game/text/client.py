"""The terminal game: lines in, sentences out, and a file that forgets nothing between them."""

import difflib
from collections.abc import Callable
from shlex import quote

from game.content.scenario import Scenario
from game.session.commands import Ask, Choose, Command, Note, Resign, SetInstrument, Sign, TakeBack
from game.session.events import AdviserReported, Event, Refused
from game.session.saved import SavedGame
from game.session.view import DecisionView, IndicatorView, InstrumentView, OptionView, View
from game.text import telling
from game.text.asking import (
    expectation,
    find_indicator,
    setting_typed,
    tell_map,
    tell_people,
    tell_sources,
)
from game.text.conversation import Conversation
from game.text.guide import Guide
from game.text.lines import number
from game.text.looking_ahead import answer_of, tell_futures
from game.text.reasons import Reasons, since_typed
from game.text.review import Review
from game.text.truth import truly
from game.text.words import COMMANDS, REVIEW, Typed, help_lines, understand

Clock = Callable[[], float]
Act = Callable[[Typed], list[str]]


class Client:
    """Plays one saved game in a conversation, and answers what is asked once it is over.

    Args:
        saved: the game.
        talk: where lines come from and sentences go; its end ends the session, not the game.
        clock: gives the time, in seconds since 1970.
        guide: gives hints to newcomers.
    """

    def __init__(self, saved: SavedGame, talk: Conversation, clock: Clock, guide: Guide) -> None:
        self._saved = saved
        self._talk = talk
        self._clock = clock
        self._guide = guide
        self._reasons = Reasons()
        self._review = Review(saved)
        self._open: str | None = None  #: the decision that was read last
        self._left = False

    def run(self) -> SavedGame | None:
        """Play and answer until the player quits or the input ends.

        Returns:
            A branch that the player wants to go on with; None where there is none.
        """
        talk = self._talk
        talk.say(self._welcome())
        if not self._over:
            talk.say(telling.tell_quarter(self._view()))
            talk.say(self._guide.after("begin", self._view()))
            self._listen(until_over=True)
        talk.say(self.farewell())
        if self._over and not self._left:
            talk.say(["", "Look back, or type 'quit'.", *help_lines(REVIEW)])
            self._listen(until_over=False)
        return self._review.branch

    def _listen(self, *, until_over: bool) -> None:
        while not self._left and not (until_over and self._over):
            line = self._talk.ask()
            if line is None:
                self._left = True
            else:
                self.take(line)

    def take(self, line: str) -> None:
        """Do what a line says, and tell what came of it."""
        over = self._over
        commands = REVIEW if over else COMMANDS
        typed = understand(line, commands)
        if isinstance(typed, str):
            if over and not isinstance(understand(line), str):
                typed = "No: the game is over. Type 'branch' and a quarter to play on from there."
            self._talk.say([typed])
            return
        acts = self._acts | (self._review.acts if over else {})
        lines = acts[typed.verb](typed) if typed.verb != "help" else help_lines(commands)
        self._talk.say(lines)
        # One line on what was asked is a refusal, and no time for a hint.
        if typed.verb in {"option", "set"} or len(lines) > 1:
            self._talk.say(self._guide.after(typed.verb, self._view()))
        self._left = self._left or self._review.branch is not None

    @property
    def _acts(self) -> dict[str, Act]:
        return {
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
            "expect": self._expect,
            "note": self._note,
            "back": lambda _: self._do(TakeBack()),
            "sign": lambda _: self._sign(),
            "resign": lambda _: self._do(Resign()),
            "quit": self._quit,
        }

    # -- questions and orders --------------------------------------------------------------

    def _question(self, typed: Typed) -> list[str]:
        decision = self._decision(typed.number)
        if isinstance(decision, str):
            return [decision]
        self._open = decision.id
        return telling.tell_decision(decision, typed.number, self._scenario)

    def _decision(self, position: int) -> DecisionView | str:
        decisions = self._view().decisions
        if self._over:
            return "The game is over: no question can be answered any more."
        if not decisions:
            return "No question is open. Sign to let the quarter pass."
        if not 1 <= position <= len(decisions):
            return f"There is no question {position}; there are 1 to {len(decisions)}."
        return decisions[position - 1]

    def _option(self, typed: Typed) -> list[str]:
        found = self._named_option(typed.number, typed.rest)
        if isinstance(found, str):
            return [found]
        decision, option = found
        return self._do(Choose(decision=decision.id, option=option.id))

    def _named_option(self, number: int, letter: str) -> tuple[DecisionView, OptionView] | str:
        """Return an option by its letter, of a question by its number or of the one read last."""
        decision: DecisionView | str
        if number or self._over:
            decision = self._decision(number)
        else:
            near = [d for d in self._view().decisions if d.id == self._open]
            decision = near[0] if near else "Read a question first: type its number."
        if isinstance(decision, str):
            return decision
        position = telling.LETTERS.find(letter) if len(letter) == 1 else -1
        if not 0 <= position < len(decision.options):
            last = telling.LETTERS[len(decision.options) - 1]
            return f"'{decision.title}' has options a to {last}."
        return decision, decision.options[position]

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
        near = difflib.get_close_matches(name.lower()[:60], titles, n=1, cutoff=0.5)
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
        name, since = since_typed(typed.rest, [i.title for i in view.indicators])
        found = find_indicator(view, Typed("why", name))
        if isinstance(found, str):
            return [found]
        return self._reasons.tell(self._saved.game, found, since)

    def _futures(self, typed: Typed) -> list[str]:
        game, view = self._saved.game, self._view()
        if not game.board.opening.options.forecasts:
            return ["This game is played without forecasts."]
        if not typed.rest:
            return tell_futures(game, view, None, self._keeping("draft"))
        number, _, letter = typed.rest.lower().rpartition(" ")
        found = self._named_option(int(number[:6]) if number.isdecimal() else 0, letter)
        if isinstance(found, str):
            return [f"{found} Say which, as in 'futures b'."]
        decision, option = found
        wanted = answer_of(self._scenario, game, decision.id, option.id)
        keep = self._keeping(f"{decision.id}.{option.id}")
        return [f"{option.label}.", *tell_futures(game, view, wanted, keep)]

    def _keeping(self, about: str) -> Callable[[str], Refused | None]:
        return lambda content: self._saved.keep_forecast(about, content, self._clock())

    def _table(self, typed: Typed) -> list[str]:
        found = find_indicator(self._view(), typed)
        return [found] if isinstance(found, str) else telling.tell_history(found)

    def _adviser(self, typed: Typed) -> list[str]:
        name, _, about = typed.rest.partition(" ")
        people = {person.id: person for person in self._view().people}
        near = difflib.get_close_matches(name.lower()[:60], people, n=1, cutoff=0.5)
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
            return [f"{event.title}: {indicator.title}, {said} at the end of {event.quarter}."]
        return telling.tell_events((event,), self._scenario)

    def _expect(self, typed: Typed) -> list[str]:
        wanted = expectation(self._view(), typed)
        return [wanted] if isinstance(wanted, str) else self._do(wanted)

    def _note(self, typed: Typed) -> list[str]:
        if not typed.rest:
            return ["Write the thought after the word, as in 'note I trust nobody'."]
        return self._do(Note(text=typed.rest)) or ["Noted."]

    # -- in and out ------------------------------------------------------------------------

    def _welcome(self) -> list[str]:
        pack = self._scenario.pack
        start = self._view().elapsed == 0
        lines = [pack.title, ""]
        if start and pack.content_note is not None:
            lines += [pack.content_note, ""]
        if start and pack.opening is not None:
            lines += [pack.opening, ""]
        if self._over:
            return lines
        return [*lines, "Type a number to read a question, 'sign' to go on, 'help' for all.", ""]

    def farewell(self) -> list[str]:
        """Return the last words: what it came to, or how to go on."""
        path = self._saved.path
        if not self._over:
            return [
                "",
                f"Kept in {path}",
                f"Go on with: handshake play --resume {quote(str(path))}",
            ]
        from game.text.ending import tell_ending

        return ["", *tell_ending(self._saved.game), "", f"Kept in {path}"]

    @property
    def _over(self) -> bool:
        return self._saved.game.over is not None

    @property
    def _scenario(self) -> Scenario:
        return self._saved.game.board.scenario

    def _view(self) -> View:
        view = self._saved.view()
        return truly(view) if self._over else view
