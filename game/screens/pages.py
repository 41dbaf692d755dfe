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

#: Every page that can be opened. A new one is one function above and one line here; a page
#: imports nothing before it is wanted, so that the first picture of a game waits for none.
PAGES: Mapping[str, Page] = {}
