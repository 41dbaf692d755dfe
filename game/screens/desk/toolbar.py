"""The toolbar: which questions are open, the most urgent first, and ways to the other pages."""

from collections.abc import Callable
from dataclasses import dataclass, field

from game.screens.drawing.canvas import Canvas
from game.screens.drawing.look import Look
from game.screens.drawing.theme import Ground, Mark
from game.screens.frame.stage import Stage
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Key, Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.control import Control
from game.screens.widgets.text import Text
from game.session.view import DecisionView, View

_SIDE = 30
#: So many numbers leave room for a label before them.
_LABELLED = 6
_STEPS = {"left": -1, "up": -1, "right": 1, "down": 1}


def by_urgency(view: View) -> tuple[DecisionView, ...]:
    """Return the open questions: last chances first, core before side, then by when they close."""
    return tuple(
        sorted(view.decisions, key=lambda d: (not d.last_chance, d.tier != "core", d.answer_by))
    )


def toolbar(
    ui: Stage, playing: Playing, shown: DecisionView | None, choose: Callable[[str], None]
) -> Widget:
    """Return the questions by number, and the way to all of them.

    Args:
        ui: the stage.
        playing: the game.
        shown: the question on paper.
        choose: told which question is wanted on paper.
    """
    say = ui.say
    listed = by_urgency(playing.view)
    numbers = [
        _number(ui, decision, (place, listed), shown, choose)
        for place, decision in enumerate(listed)
    ]
    label = Text(say("desk.questions"), "small", "muted") if len(listed) <= _LABELLED else None
    side = sum(d.tier == "side" for d in listed)
    return Flow([label, *numbers, _dispatches(ui, playing, side)], gap=6, id="numbers")


def _number(
    ui: Stage,
    decision: DecisionView,
    among: tuple[int, tuple[DecisionView, ...]],
    shown: DecisionView | None,
    choose: Callable[[str], None],
) -> Widget:
    place, listed = among
    state = "answered" if decision.chosen else "last" if decision.last_chance else "plain"
    label = ui.say(f"desk.number.{state}", number=place + 1, title=decision.title)

    def step(by: int) -> bool:
        other = place + by
        if 0 <= other < len(listed):
            choose(listed[other].id)
            ui.focus_id(f"number-{listed[other].id}")
        return True

    return Number(
        label,
        lambda: choose(decision.id),
        id=f"number-{decision.id}",
        words=str(place + 1),
        chosen=shown is not None and shown.id == decision.id,
        sign={"answered": "check", "last": "hourglass", "plain": ""}[state],
        hint=label,
        step=step,
    )


def _dispatches(ui: Stage, playing: Playing, side: int) -> Widget | None:
    """Return the way to all that is open; it says how much others could see to."""
    if not playing.opens("dispatches") or not playing.view.decisions:
        return None
    return Button(
        ui.say("desk.waiting", count=side) if side else ui.say("desk.dispatches"),
        lambda: playing.open("dispatches"),
        kind="quiet",
        style="small-strong",
        action="dispatches",
        id="dispatches",
    )


@dataclass(eq=False)
class Number(Control):
    """A question by its number.

    Attributes:
        words: the number.
        chosen: whether it is the one on paper.
        sign: an icon that tells its state; empty for none.
        step: told where an arrow leads.
    """

    words: str = field(default="", kw_only=True)
    chosen: bool = field(default=False, kw_only=True)
    sign: str = field(default="", kw_only=True)
    step: Callable[[int], bool] = field(default=lambda _: False, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.role = "tab"

    @property
    def state(self) -> tuple[str, ...]:
        """Whether it is the one on paper."""
        return (*(("chosen",) if self.chosen else ()), *super().state)

    def measure(self, look: Look) -> tuple[int, int]:
        """Return the width of its number, and of its sign."""
        wide = max(look.em(_SIDE), look.type.full(self.words, "small-strong") + look.px(16))
        wide += look.em(18) if self.sign else 0
        return wide, wide

    def measure_height(self, look: Look, width: int) -> int:  # noqa: ARG002 - one line
        """Return its side."""
        return look.em(_SIDE)

    def on_key(self, key: Key) -> bool:
        """Go to the one beside it on an arrow."""
        return self.step(_STEPS[key.name]) if key.name in _STEPS else super().on_key(key)

    def paint_self(self, canvas: Canvas) -> None:
        """Draw it: paper where it is the one that is read."""
        look = canvas.look
        ground: Ground = "paper" if self.chosen else "raised" if self.hot else "panel"
        canvas.box(self.rect, canvas.ground(ground), 5)
        if not self.chosen:
            mark: Mark = "edge" if self.hot else "line"
            canvas.frame(self.rect, canvas.mark(mark, self.ground), 5)
        words = look.type.set(self.words, "small-strong", self.rect.width)
        side = look.em(14) if self.sign else 0
        gap = look.em(4) if self.sign else 0
        x = self.rect.centerx - (words.width + side + gap) // 2
        top = self.rect.centery - words.height // 2
        canvas.set(words, (x, top), canvas.tone("text", ground))
        if self.sign:
            tone = canvas.tone("yours" if self.sign == "check" else "harm", ground)
            place = self.rect.centery - side // 2
            canvas.icon(
                self.sign, self.rect.__class__(x + words.width + gap, place, side, side), tone
            )
        self.ring(canvas)
