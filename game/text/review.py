"""Looking back in the terminal: what can be asked once a game is over."""

from collections.abc import Callable
from pathlib import Path

from game.session import saved
from game.session.events import Refused
from game.session.saved import SavedGame
from game.text.beside import tell_beside
from game.text.progress import bar
from game.text.words import Typed

_HUNDRED = 100


class Review:
    """Answers about a game that is over; may begin a branch of it.

    Attributes:
        branch: the branch that was begun, if one was.

    Args:
        game: in its file.
    """

    def __init__(self, game: SavedGame) -> None:
        self._saved = game
        self.branch: SavedGame | None = None

    @property
    def acts(self) -> dict[str, Callable[[Typed], list[str]]]:
        """What each word does."""
        # What judges is asked for only at the end, and takes a while to import.
        from game.text import ending, verdicts

        game = self._saved.game
        asked: dict[str, Callable[[], list[str]]] = {
            "goals": lambda: ending.tell_ending(game),
            "turning": self._turning,
            "luck": lambda: verdicts.tell_luck(game),
            "forecasts": lambda: verdicts.tell_forecasts(game),
            "tradeoffs": lambda: verdicts.tell_tradeoffs(game),
            "record": lambda: verdicts.tell_record(game),
        }
        judged: dict[str, Callable[[Typed], list[str]]] = {
            verb: self._once_played(act) for verb, act in asked.items()
        }
        return judged | {
            "branch": self._branch,
            "compare": lambda typed: tell_beside(game, typed.rest),
        }

    def _once_played(self, act: Callable[[], list[str]]) -> Callable[[Typed], list[str]]:
        def answer(_: Typed) -> list[str]:
            if not self._saved.game.past:
                return ["No quarter has passed in this game, so there is nothing to judge."]
            try:
                return act()
            except KeyboardInterrupt:
                return ["Stopped. Nothing was changed."]

        return answer

    def _turning(self) -> list[str]:
        from game.text.verdicts import tell_turning

        with bar("turning points", _HUNDRED) as tell:
            return tell_turning(
                self._saved.game, lambda done, of: tell(round(_HUNDRED * done / max(of, 1)))
            )

    def _branch(self, typed: Typed) -> list[str]:
        quarter = typed.rest.upper()
        if not quarter:
            return ["Say from which quarter to play on, as in 'branch 1990Q1'."]
        path = self._free_file(quarter)
        found = saved.branch(self._saved.path, quarter, path)
        if isinstance(found, Refused):
            return [f"No: {found.because}"]
        self.branch = found
        return [f"A new game begins as it was in {quarter}. This one stays as it is.", ""]

    def _free_file(self, quarter: str) -> Path:
        """Return a file beside this one that is not there yet."""
        own = self._saved.path
        stem = f"{own.stem}-{''.join(c for c in quarter[:8] if c.isalnum())}"
        path, number = own.with_name(f"{stem}{own.suffix}"), 2
        while path.exists():
            path, number = own.with_name(f"{stem}-{number}{own.suffix}"), number + 1
        return path
