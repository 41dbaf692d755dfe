"""The look: theme, metrics, type and icons, as they are now. Widgets measure with it."""

from game.screens.drawing.icons import Icons
from game.screens.drawing.metrics import Metrics
from game.screens.drawing.theme import STANDARD, Theme
from game.screens.drawing.type import Fonts
from game.screens.drawing.typeset import Typesetter


class Look:
    """Everything that measuring and painting need to know.

    Args:
        metrics: of the window.
        theme: colours.
        icons: kept from an earlier look, since they do not depend on it.
    """

    def __init__(
        self, metrics: Metrics, theme: Theme = STANDARD, icons: Icons | None = None
    ) -> None:
        self.metrics = metrics
        self.theme = theme
        self.icons = icons or Icons()
        self.fonts = Fonts(metrics)
        self.type = Typesetter(self.fonts)

    def px(self, units: float) -> int:
        """Return a length that does not grow with text, in pixels."""
        return self.metrics.px(units)

    def em(self, units: float) -> int:
        """Return a length that grows with text, in pixels."""
        return self.metrics.em(units)
