"""A guide for newcomers: one hint at each right moment of the first quarters, then silence.

It knows no pack: it speaks of what is on the screen.
"""

from collections.abc import Callable

from game.session.view import View

#: Quarters in which there are hints.
QUARTERS = 3
_WHY = (
    "The causes add up to the change, and each names its source. Type 'desk' to see standing "
    "orders, which stay until you change them."
)
_END = "That is all you need: read, choose, sign, and ask why. 'help' lists the rest."


class Guide:
    """Gives each hint once.

    Args:
        wanted: whether there are hints at all.
    """

    def __init__(self, *, wanted: bool) -> None:
        self._given: set[str] = set()
        self._wanted = wanted

    def after(self, verb: str, view: View) -> list[str]:
        """Return the hint, if there is one, after something was done.

        Args:
            verb: what was done; `begin` when the game is opened.
            view: what is seen since.
        """
        if not self._wanted or view.phase != "drafting" or view.elapsed >= QUARTERS:
            return []
        moment = {"sign": f"sign {view.elapsed}", "option": "draft", "set": "draft"}.get(verb, verb)
        if moment in self._given:
            return []
        said = self._said(moment, view)
        if said:
            self._given.add(moment)
        return [f"Hint: {said}"] if said else []

    def _said(self, moment: str, view: View) -> str:
        told: dict[str, Callable[[View], str]] = {
            "begin": _begin,
            "question": _question,
            "draft": _draft,
            "sign 1": _ask_why,
            "why": lambda _: _WHY,
            "sign 2": lambda _: _END,
        }
        return told[moment](view) if moment in told else ""


def _begin(view: View) -> str:
    off = "These hints end after a few quarters; start with --no-guide for none."
    if view.decisions:
        return f"A question is open. Type 1 to read it. {off}"
    return f"No question is open yet. Type 'desk' for standing orders, or 'sign'. {off}"


def _question(view: View) -> str:
    look = "Type 'futures a' to see where the first option may lead, and a letter to choose one."
    choose = "Type a letter to choose an option."
    return f"{look if view.options.forecasts else choose} Nothing is carried out before you sign."


def _draft(view: View) -> str:
    if not view.orders:
        return ""
    back = "'back' takes it back" if view.options.take_back else "it cannot be taken back"
    return f"This is a draft, and {back}. When you have done what you want, type 'sign'."


def _ask_why(view: View) -> str:
    """Suggest to ask about what has moved most, of what is shown first."""
    moved = [
        indicator
        for indicator in view.indicators
        if indicator.first and indicator.previous not in {None, indicator.value}
    ]
    if not moved:
        return "Type 'why' and a name to learn what moved something."
    most = max(moved, key=lambda i: abs(i.value - (i.previous or 0.0)) / (abs(i.value) or 1.0))
    return f"A quarter has passed. Type 'why {most.name}' to learn what moved that."
