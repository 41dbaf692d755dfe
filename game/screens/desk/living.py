"""Living words: they change where they stand while something is pointed at; nothing is rebuilt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.typeset import Typeset
from game.screens.widgets.text import Text


@dataclass(eq=False)
class LivingText(Text):
    """Words that are asked for whenever they are painted.

    Attributes:
        now: the words, and what is said instead of them, empty for the same.
        room: words that it must have room for, so that nothing around it moves.
    """

    now: Callable[[], tuple[str, str]] = field(default=lambda: ("", ""), kw_only=True)
    room: Sequence[str] = field(default=(), kw_only=True)

    @property
    def name(self) -> str:
        """The words as they are now."""
        self.words, self.spoken = self.now()
        return super().name

    @property
    def typeset(self) -> Typeset | None:
        """How the words are set now."""
        self._now()
        return super().typeset

    def measure_height(self, look: Look, width: int) -> int:
        """Return the height of the longest of them."""
        self.words, self.spoken = self.now()
        wanted = (self.words, *self.room)
        return max(look.type.set(words, self.style, width).height for words in wanted)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw the words as they are now."""
        self._now()
        super().paint_self(canvas)

    def _now(self) -> None:
        before = self.words
        self.words, self.spoken = self.now()
        if self.words != before or super().typeset is None:
            self.arrange(self.host.look)
