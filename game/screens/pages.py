"""Pages: what can be opened from a game that is being played, by name.

Each page is made from the game and from what it is about: an indicator's name for `why` and
`history`, a decision's id for `advisers` and `sources`, a term for `glossary`, else nothing.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.screens.frame.screen import Screen
    from game.screens.playing import Playing

Page = Callable[["Playing", str], "Screen"]


def _menu(playing: "Playing", _: str) -> "Screen":
    from game.screens.desk.menu import MenuScreen  # noqa: PLC0415 - not before it is wanted

    return MenuScreen(playing)


def _dispatches(playing: "Playing", _: str) -> "Screen":
    from game.screens.dispatches import DispatchesScreen  # noqa: PLC0415 - not before it is wanted

    return DispatchesScreen(playing)


def _quarter(playing: "Playing", _: str) -> "Screen":
    from game.screens.passing import PassingScreen  # noqa: PLC0415 - not before it is wanted

    return PassingScreen(playing, playing.ui.pop, at_once=True)


def _why(playing: "Playing", about: str) -> "Screen":
    from game.screens.why import WhyScreen  # noqa: PLC0415 - not before it is wanted

    return WhyScreen(playing, about)


def _history(playing: "Playing", about: str) -> "Screen":
    from game.screens.indicator import IndicatorScreen  # noqa: PLC0415 - not before it is wanted

    return IndicatorScreen(playing, about)


def _sources(playing: "Playing", about: str) -> "Screen":
    from game.screens.sources import SourcesScreen  # noqa: PLC0415 - not before it is wanted

    return SourcesScreen(playing, about)


def _glossary(playing: "Playing", about: str) -> "Screen":
    from game.screens.glossary import GlossaryScreen  # noqa: PLC0415 - not before it is wanted

    return GlossaryScreen(playing, about)


def _policy(playing: "Playing", about: str) -> "Screen":
    from game.screens.policy import PolicyScreen  # noqa: PLC0415 - not before it is wanted

    return PolicyScreen(playing, about)


def _advisers(playing: "Playing", about: str) -> "Screen":
    from game.screens.advisers import AdvisersScreen  # noqa: PLC0415 - not before it is wanted

    return AdvisersScreen(playing, about)


def _review(playing: "Playing", about: str) -> "Screen":
    from game.screens.review.screen import ReviewScreen  # noqa: PLC0415 - not before it is wanted

    return ReviewScreen(playing, about)


def _record(playing: "Playing", _: str) -> "Screen":
    from game.screens.review.record import RecordScreen  # noqa: PLC0415 - not before it is wanted

    return RecordScreen(playing)


def _compare(playing: "Playing", about: str) -> "Screen":
    from game.screens.beside import BesideScreen  # noqa: PLC0415 - not before it is wanted

    return BesideScreen(playing, about)


#: Every page that can be opened. A new one is one function above and one line here; a page
#: imports nothing before it is wanted, so that the first picture of a game waits for none.
PAGES: Mapping[str, Page] = {
    "menu": _menu,
    "dispatches": _dispatches,
    "quarter": _quarter,
    "why": _why,
    "history": _history,
    "indicators": _history,
    "sources": _sources,
    "glossary": _glossary,
    "policy": _policy,
    "advisers": _advisers,
    "review": _review,
    "record": _record,
    "compare": _compare,
}
