"""The policy desk: money, postures and channels as a draft, and what the draft changes."""

from functools import partial

from game.screens.bar import NARROW, top_bar
from game.screens.foresight import Seen, Sight
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.policy_changes import Changes, shown
from game.screens.policy_detail import detail
from game.screens.policy_draft import PolicyDraft
from game.screens.policy_rows import Hands, Rows
from game.screens.policy_words import also_ordered, figure, purse_words, unit_words
from game.screens.widgets.buttons import Button
from game.screens.widgets.choices import Choice
from game.screens.widgets.text import Text
from game.session.commands import SetInstrument, Setting, TakeBack
from game.session.view import InstrumentView

_KINDS = {"money": "account", "postures": "posture", "channels": "channel"}
#: Seconds for which a slider must rest before its order is written down.
_RESTS = 0.35
#: The width from which there is room for the sum of all accounts beside the buttons.
_ROOMY = 1150
#: Charts that are drawn anew in one frame while a slider is dragged.
_AT_ONCE = 3


class PolicyScreen(Screen):
    """Standing policy, as a draft of this quarter.

    Args:
        playing: the game.
        about: an instrument to begin at; empty for the first.
    """

    name = "policy"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._draft = PolicyDraft(playing)
        self._kept = Kept()
        self._tab = self._tab_of(about)
        self._about: tuple[str, Setting | None] = (about or self._of_kind()[0].id, None)
        self._rested = 0.0
        self._asked: Sight | None = None
        self._shown: Seen | None = None
        self._plain: Seen | None = None
        self._late: dict[str, Seen] = {}

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("policy.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever it is about
        """Begin at what it is about."""
        return self._about[0]

    def build(self, ui: Stage) -> Widget:
        """Return the sheet of instruments beside what the draft changes."""
        view = self._playing.view
        self._foresee()
        sheet = self._sheet(ui)
        sheet.grow, sheet.least = 1.05, 500
        beside = Changes(ui, self._playing, self._shown, self._plain, self._drafted, self._late)
        changes = self._kept.part(
            "changes",
            ui.look,
            (view.indicators, self._shown, self._plain, self._drafted, tuple(self._late)),
            lambda: beside.panel(self._kept),
        )
        changes.grow, changes.least = 1.05, 300
        desk = Row([sheet, changes], gap=16, pad=16, down="fill", id="panes", grow=1)
        return Column([top_bar(ui, self._playing) if self._wide(ui) else None, desk], gap=0)

    def tick(self, ui: Stage, seconds: float) -> bool:
        """Order what was moved, once it rests; let charts that are late catch up."""
        if self._late:
            for name in list(self._late)[:_AT_ONCE]:
                del self._late[name]
            ui.refresh()
        if not self._draft.moving:
            return bool(self._late)
        self._rested += seconds
        if self._rested >= _RESTS:
            self._draft.settle()
        return bool(self._draft.moving)

    def left(self, ui: Stage) -> None:  # noqa: ARG002 - only the draft
        """Order what was moved last."""
        self._draft.settle()

    # What it shows.

    def _sheet(self, ui: Stage) -> Widget:
        say = ui.say
        rows = self._rows(ui).rows(self._of_kind())
        names = Column(
            [Text(say("policy.eyebrow"), "eyebrow", "yours"), Text(say("policy.title"), "title")],
            grow=1,
            least=230,
        )
        items = [
            Row([names, self._tabs(ui)], gap=16, down="end"),
            self._intro(ui),
            Scroll(rows, title=say("policy.title"), id="rows", high=260),
            detail(ui, self._playing, self._draft, self._about),
            self._foot(ui),
        ]
        return Panel(items, on="paper", pad=(24, 18), gap=8, raised=True, id="sheet")

    def _tabs(self, ui: Stage) -> Widget:
        every = self._playing.view.instruments
        options = [
            (tab, ui.say(f"policy.{tab}", count=sum(1 for each in every if each.kind == kind)))
            for tab, kind in _KINDS.items()
            if any(each.kind == kind for each in every)
        ]
        return Choice(ui.say("policy.what"), options, self._tab, self._turn, kind="tab", id="tabs")

    def _intro(self, ui: Stage) -> Widget:
        say = ui.say
        if self._playing.over:
            return Text(say("policy.over"), "small", "harm")
        return Text(
            say("policy.lead_money" if self._tab == "money" else "policy.lead"), "small", "muted"
        )

    def _rows(self, ui: Stage) -> Rows:
        view = self._playing.view
        hands = Hands(self._move, self._order, self._take_back, partial(self._look, ui))
        marked = (each.id for each in view.instruments if also_ordered(view.decisions, each.id))
        return Rows(ui, self._draft, hands, frozenset(view.orders), frozenset(marked), self._kept)

    def _foot(self, ui: Stage) -> Widget:
        told: list[Widget] = [] if self._wide(ui) else self._purses(ui)
        roomy = ui.look.metrics.columns >= _ROOMY or not self._wide(ui)
        if self._tab == "money" and roomy and self._sum(ui):
            told.append(Text(self._sum(ui), "small", "muted", rich=True, least=110))
        buttons = Flow([self._undo(ui), self._done(ui)], gap=10, right=True)
        return Column(
            [
                Text(self._playing.refusal, "small", "harm") if self._playing.refusal else None,
                Row([Column(told, gap=4, grow=1), buttons], gap=14),
            ],
            gap=6,
        )

    def _purses(self, ui: Stage) -> list[Widget]:
        left = (*self._draft.tried.purses, self._draft.tried.attention)
        return [Text(purse_words(ui.say, purse), "strong") for purse in left if purse is not None]

    def _wide(self, ui: Stage) -> bool:
        """Return whether there is room for the bar, which tells what is left to spend."""
        return ui.look.metrics.columns >= NARROW

    def _undo(self, ui: Stage) -> Widget:
        refusal = None
        if not self._playing.view.options.take_back:
            refusal = ui.say("policy.take_back_off")
        elif not self._ordered():
            refusal = ui.say("policy.take_back_all_none")
        return Button(
            ui.say("policy.take_back_all"), self._all_back, kind="quiet", refusal=refusal, id="all"
        )

    def _done(self, ui: Stage) -> Widget:
        return Button(ui.say("policy.done"), ui.pop, kind="primary", action="go", id="done")

    def _sum(self, ui: Stage) -> str:
        """Return what all accounts of the most common unit come to; empty for a single one."""
        accounts = [each for each in self._playing.view.instruments if each.kind == "account"]
        units = [each.unit for each in accounts]
        unit = max(units, key=units.count)
        same = [each for each in accounts if each.unit == unit]
        if len(same) == 1:
            return ""
        asked = sum(self._draft.at(each) for each in same)
        before = sum(float(each.before) for each in same)
        return ui.say(
            "policy.sum_moved" if asked != before else "policy.sum",
            asked=figure(ui.say, asked),
            before=figure(ui.say, before),
            now=figure(ui.say, sum(float(each.in_force) for each in same)),
            unit=unit_words(unit),
        )

    # What it does.

    def _turn(self, tab: str) -> None:
        self._draft.settle()
        self._tab = tab
        first = self._of_kind()[:1]
        self._about = (first[0].id if first else "", None)

    def _look(self, ui: Stage, instrument: str, stance: Setting | None) -> None:
        if self._about != (instrument, stance):
            self._about = (instrument, stance)
            ui.refresh()

    def _move(self, instrument: str, to: float) -> None:
        self._rested = 0.0
        self._about = (instrument, None)
        self._draft.move(instrument, to)

    def _order(self, instrument: str, to: Setting) -> None:
        self._draft.settle()
        self._playing.apply(SetInstrument(instrument=instrument, to=to))

    def _take_back(self, instrument: str) -> None:
        self._draft.moving.pop(instrument, None)
        if instrument in self._playing.view.orders:
            self._playing.apply(TakeBack(what=instrument))
        self._playing.ui.refresh()

    def _all_back(self) -> None:
        self._draft.moving.clear()
        for name in self._ordered():
            self._playing.apply(TakeBack(what=name))

    # What it knows.

    @property
    def _drafted(self) -> bool:
        """Whether this quarter's orders, with what is being moved, differ from none."""
        return bool(self._draft.tried.orders)

    def _ordered(self) -> list[str]:
        """Return the instruments that are ordered in the draft."""
        names = {each.id for each in self._playing.view.instruments}
        return [name for name in self._playing.view.orders if name in names]

    def _of_kind(self) -> tuple[InstrumentView, ...]:
        kind = _KINDS[self._tab]
        return tuple(each for each in self._playing.view.instruments if each.kind == kind)

    def _tab_of(self, about: str) -> str:
        """Return the tab of an instrument; without one, the first tab that has any."""
        kinds = {each.id: each.kind for each in self._playing.view.instruments}
        wanted = [kinds[about]] if about in kinds else list(kinds.values())
        return next(tab for tab, own in _KINDS.items() if own in wanted)

    def _foresee(self) -> None:
        """Want the futures of the draft; the last ones are shown until these are there.

        While a slider is dragged there is always a newer draft. The one that was asked for is
        waited for, or none would ever be finished.
        """
        wanted = Sight("draft", self._draft.tried.orders, ())
        if self._asked is None or self._playing.seen(self._asked) is not None:
            self._asked = wanted
        stands = Sight("draft", (), ())
        self._playing.look([self._asked, stands])
        seen = self._playing.seen(self._asked)
        if seen is not None and seen is not self._shown:
            self._be_late()
            self._shown = seen
        self._plain = self._playing.seen(stands) or self._plain

    def _be_late(self) -> None:
        """Let charts keep older futures for some frames while a slider is dragged."""
        shows = self._shown
        if not self._draft.moving:
            self._late.clear()
        elif shows is not None:
            for indicator in shown(self._playing)[_AT_ONCE:]:
                self._late.setdefault(indicator.name, shows)
