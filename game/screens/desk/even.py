"""Even: a grid whose rows are as full as each other, so that none is left alone."""

from dataclasses import dataclass

from game.screens.drawing.look import Look
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget


@dataclass(eq=False)
class EvenGrid(Grid):
    """A grid that takes fewer columns where that fills its rows."""

    def _rows(self, look: Look, room: int) -> list[list[tuple[Widget, int]]]:
        rows = super()._rows(look, room)
        if len(rows) < 2:  # noqa: PLR2004 - one row is as full as it can be
            return rows
        children, gap = list(self.children), look.px(self.gap)
        count = -(-len(children) // len(rows))
        free = room - gap * (count - 1)
        widths = [free * (i + 1) // count - free * i // count for i in range(count)]
        return [
            list(zip(children[start : start + count], widths, strict=False))
            for start in range(0, len(children), count)
        ]
