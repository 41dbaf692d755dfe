"""Beside the policy desk: what the draft changes, in futures under the same luck."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from game.judgement.comparing import Tag as Effect
from game.judgement.comparing import count_moves
from game.judgement.futures import Fan
from game.model.quarters import format_quarter, parse_quarter
from game.screens.dates import quarter_words
from game.screens.foresight import Seen
from game.screens.frame.stage import Stage
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Flow, Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import number, shows, with_unit
from game.screens.playing import Playing
from game.screens.strands import Strands, course_of
from game.screens.widgets.chart import Chart
from game.screens.widgets.marks import Tag
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text
from game.session.view import IndicatorView

#: Effects that are named above the charts.
_NAMED = 4
#: Charts that are shown.
_MOST = 12
_YEAR = 4


@dataclass(frozen=True, slots=True)
class Changes:
    """Makes what stands beside the desk.

    Attributes:
        ui: the stage.
        playing: the game.
        seen: the futures of the draft; None where they are not there yet.
        plain: the futures of the policy that stands.
        drafted: whether anything is ordered or being moved.
        late: charts that still show older futures, by indicator: drawing all anew at once would
            drop a frame while a slider is dragged.
    """

    ui: Stage
    playing: Playing
    seen: Seen | None
    plain: Seen | None
    drafted: bool
    late: Mapping[str, Seen]

    def panel(self, kept: Kept) -> Column:
        """Return the heading, what differs most, and a chart for each indicator shown first.

        Args:
            kept: the charts as they were made before.
        """
        cards = [
            kept.part(
                f"card:{indicator.name}",
                self.ui.look,
                (indicator, self._seen(indicator), self.plain, self.drafted),
                partial(self._card, indicator),
            )
            for indicator in shown(self.playing)
        ]
        grid = Grid(cards, cell=184, gap=10, most=3, fill=True, pad=(2, 2))
        title = self.ui.say("policy.changes.title")
        return Column(
            [self._head(), self._differs(), Scroll(grid, title=title, id="charts", high=200)],
            gap=8,
        )

    def _head(self) -> Widget:
        say = self.ui.say
        title = say("policy.changes.title")
        if self.seen is not None:
            title = say("policy.changes.futures", count=self.seen.runs)
        legend = say("policy.changes.legend") if self.drafted and self.seen else ""
        return Row(
            [Text(title, "eyebrow", "muted", grow=1), Text(legend, "small", "muted")], gap=12
        )

    def _differs(self) -> Widget:
        """Return the effects that weigh most, or why there are none."""
        say = self.ui.say
        if not self.playing.foresees:
            return Text(say("policy.changes.off"), "small", "muted")
        if self.seen is None:
            return Text(say("policy.changes.looking"), "small", "muted")
        if not self.drafted:
            return Text(say("policy.changes.none"), "small", "muted", wide=0)
        effects = list(self._notable())[:_NAMED]
        if not effects:
            return Text(say("policy.changes.little"), "small", "muted")
        return Flow([self._tag(effect) for effect in effects], gap=6)

    def _notable(self) -> Iterator[Effect]:
        """Yield the effects that show in an indicator's decimals, one of each quantity."""
        named: set[str] = set()
        for effect in self.seen.tags if self.seen is not None else ():
            known, quantity = self._known(effect.indicator), effect.indicator.partition("[")[0]
            if known and shows(effect.size, known.decimals) and quantity not in named:
                named.add(quantity)
                yield effect

    def _tag(self, effect: Effect) -> Widget:
        say = self.ui.say
        known = self._known(effect.indicator)
        title = effect.indicator if known is None else known.title
        size = number(say, abs(effect.size), 0 if known is None else known.decimals)
        quarter = quarter_words(say, format_quarter(effect.quarter))
        return Tag(
            say(f"policy.changes.tag_{effect.direction}", title=title, size=size),
            "plain",
            spoken=say(
                f"policy.changes.tag_spoken_{effect.direction}",
                title=title,
                size=size,
                quarter=quarter,
            ),
            id=effect.indicator,
        )

    def _card(self, indicator: IndicatorView) -> Widget:
        told, same = self._told(indicator), self.ui.say("policy.changes.same")
        now = with_unit(self.ui.say, indicator.value, indicator.unit, indicator.decimals)
        return Panel(
            [
                Text(indicator.title, "small-strong"),
                Text(now, "small", "muted"),
                self._chart(indicator),
                Text(told, "small", "muted" if told == same else "yours") if told else None,
            ],
            on="panel",
            edge="line",
            pad=(12, 8),
            gap=2,
            id=indicator.name,
        )

    def _chart(self, indicator: IndicatorView) -> Widget:
        seen = self._seen(indicator)
        fan = None if seen is None else seen.fans[indicator.name]
        plain = None if self.plain is None else self.plain.fans[indicator.name]
        past = [point.value for point in indicator.history]
        course = course_of(past, self._ahead(indicator), fan, plain if self.drafted else None)
        return Chart(
            indicator.title,
            draw=Strands(course, "yours", "panel").draw,
            sentence=lambda: self._sentence(indicator, fan),
            table=lambda: self._table(indicator, fan, plain),
            version=(seen, self.plain, self.drafted),
            high=62,
            grow=1,
            id="chart",
        )

    def _ahead(self, indicator: IndicatorView) -> int:
        """Return the quarters from what is known of an indicator to the end of the period."""
        last = self.playing.game.board.program.last
        return max(last - parse_quarter(indicator.quarter), 1)

    def _sentence(self, indicator: IndicatorView, fan: Fan | None) -> str:
        """Return what a chart says: how many of the futures move, and where the middle ends."""
        say = self.ui.say
        now = with_unit(say, indicator.value, indicator.unit, indicator.decimals)
        if fan is None:
            return now
        return say(
            "policy.changes.sentence",
            now=now,
            end=with_unit(say, float(fan.median[-1]), indicator.unit, indicator.decimals),
            quarter=quarter_words(say, format_quarter(fan.first + len(fan.median) - 1)),
            told=self._told(indicator),
        ).strip()

    def _table(self, indicator: IndicatorView, fan: Fan | None, plain: Fan | None) -> Table:
        """Return the middle and the edges of the futures at the end of each year."""
        say = self.ui.say
        rows: list[list[str]] = []
        if fan is not None and plain is not None:
            last = fan.first + len(fan.median) - 1
            for row, quarter in enumerate(range(fan.first, last + 1)):
                if quarter % _YEAR == _YEAR - 1 or quarter == last:
                    values = (fan.median, fan.low, fan.high, plain.median)
                    cells = [number(say, float(v[row]), indicator.decimals) for v in values]
                    rows.append([quarter_words(say, format_quarter(quarter)), *cells])
        heads = ("until", "draft", "low", "high", "as_is")
        titles = [say(f"policy.changes.head.{head}") for head in heads]
        columns = [Head(titles[0]), *(Head(title, "right") for title in titles[1:])]
        return Table(indicator.title, columns, rows)

    def _told(self, indicator: IndicatorView) -> str:
        """Return in how many futures the draft moves an indicator by the end, and how far."""
        seen = self._seen(indicator)
        if seen is None or not self.drafted:
            return ""
        say, after, before = self.ui.say, seen.strands, seen.without
        column = after.column(indicator.name)
        size = float(np.median(after.values[-1, column] - before.values[-1, column]))
        if not shows(size, indicator.decimals):
            return say("policy.changes.same")
        count = count_moves(after, before, indicator.name, "higher" if size > 0 else "lower")
        return say(
            f"policy.changes.{count.side}",
            count=count.count,
            of=count.of,
            size=number(say, abs(size), indicator.decimals),
        )

    def _seen(self, indicator: IndicatorView) -> Seen | None:
        """Return the futures that are shown of an indicator."""
        return self.late.get(indicator.name, self.seen)

    def _known(self, name: str) -> IndicatorView | None:
        return next((each for each in self.playing.view.indicators if each.name == name), None)


def shown(playing: Playing) -> tuple[IndicatorView, ...]:
    """Return the indicators that are shown beside the desk: those that are shown first."""
    every = playing.view.indicators
    return tuple([each for each in every if each.first] or every)[:_MOST]
