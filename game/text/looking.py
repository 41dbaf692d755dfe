"""Looking at a game that cannot be played on, because its pack has changed."""

from game.session.saved import ReadOnlyGame
from game.session.view import View
from game.text import telling
from game.text.asking import find_indicator
from game.text.conversation import Conversation
from game.text.words import COMMANDS, LOOKING, Typed, help_lines, understand


class Looking:
    """Answers from what a game's file kept of it.

    Args:
        game: that is read only.
        talk: where lines come from and sentences go.
    """

    def __init__(self, game: ReadOnlyGame, talk: Conversation) -> None:
        self._game = game
        self._talk = talk

    def run(self) -> None:
        """Say why it cannot be played, and answer until the player quits or the input ends."""
        talk = self._talk
        talk.say([self._game.record.identity.title, "", "This game can only be looked at."])
        talk.say([self._game.because, "To play it on, put that version of the pack back.", ""])
        if self._game.view() is None:
            talk.say(["Nothing of what was shown is kept in it, so there is nothing to look at."])
            return
        talk.say([*self._look(""), "", *help_lines(LOOKING)])
        while True:
            line = talk.ask()
            typed = Typed("quit") if line is None else self._understood(line)
            if isinstance(typed, Typed) and typed.verb == "quit":
                break
            talk.say([typed] if isinstance(typed, str) else self._answer(typed))
        talk.say(["", f"Left as it is: {self._game.path}"])

    def _understood(self, line: str) -> Typed | str:
        typed = understand(line, LOOKING)
        if isinstance(typed, str) and not isinstance(understand(line, COMMANDS), str):
            return f"No: this game can only be looked at. {self._game.because}"
        return typed

    def _answer(self, typed: Typed) -> list[str]:
        match typed.verb:
            case "":
                return []
            case "help":
                return help_lines(LOOKING)
            case "look":
                return self._look(typed.rest)
            case "table":
                view = self._last()
                found = find_indicator(view, typed)
                return [found] if isinstance(found, str) else telling.tell_history(found)
            case _:
                return [f"No: this game can only be looked at. {self._game.because}"]

    def _look(self, quarter: str) -> list[str]:
        kept = {view.quarter: view for view in self._game.views}
        if quarter and quarter.upper() not in kept:
            first, last = next(iter(kept)), self._last().quarter
            return [f"Nothing is kept of '{quarter[:20]}'. There are {first} to {last}."]
        view = kept[quarter.upper()] if quarter else self._last()
        return telling.tell_quarter(view, everything=True)

    def _last(self) -> View:
        return self._game.views[-1]
