"""Two games of one pack side by side, quarter by quarter."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from game.model.quarters import parse_quarter
from game.reports.charting import axis_of, slug
from game.reports.charts import CourseChart, Line
from game.reports.review_log import shown_first
from game.screens.beside_words import deeds_words
from game.screens.charts.figure import Manner, figure
from game.screens.dates import quarter_words
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.numbers import number, signed
from game.screens.playing import Playing
from game.screens.saves import told_of
from game.screens.shelf import SavedCard, saved_cards
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.choices import Choice
from game.screens.widgets.marks import Rule
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text
from game.session.branching import Both, Comparison, compare
from game.session.game import Game
from game.session.replaying import game_in

_JOB = "beside"
_HIGH = 170


@dataclass(frozen=True, slots=True)
class Pair:
    """Two games, and what differs."""

    name: str
    other: Game
    compared: Comparison


class BesideScreen(Screen):
    """This game beside another one, which is chosen first.

    Args:
        playing: this game.
        about: the other game's file; empty to choose among the kept ones.
    """

    name = "compare"

    def __init__(self, playing: Playing, about: str = "") -> None:
        self._playing = playing
        self._wanted = Path(about) if about else None
        self._pair: Pair | None = None
        self._failed = ""
        self._tab = "deeds"
        self._charts: dict[str, CourseChart] = {}

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("beside.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - whatever there is
        """Begin at the games, or at what differs."""
        return "games" if self._pair is None else "tabs"

    def build(self, ui: Stage) -> Widget:
        """Return the games to choose from, or both games side by side."""
        if self._wanted is not None and self._pair is None and not self._failed:
            self._ask(ui, self._wanted)
        body = self._games(ui) if self._pair is None else self._both(ui, self._pair)
        failed = Text(self._failed, "body", "harm") if self._failed else None
        back = Button(ui.say("common.back"), ui.pop, action="back", id="back")
        again = Button(ui.say("beside.another"), self._another, kind="quiet", id="another")
        foot = Row([back, again if self._pair is not None else None], stacks=False, gap=10)
        return Column([failed, body, foot], gap=10, pad=(24, 16), id="page")

    def left(self, ui: Stage) -> None:
        """Want nothing any more."""
        ui.work.drop(_JOB)

    # Choosing.

    def _games(self, ui: Stage) -> Widget:
        say = ui.say
        own = self._playing.saved.path
        found = [c for c in saved_cards(own.parent) if c.path != own and not c.wrong]
        same = [card for card in found if card.title == self._playing.view.title]
        cards = [self._card(ui, card) for card in same]
        words = "beside.reading" if self._wanted else "beside.choose" if cards else "beside.none"
        return Column(
            [
                Text(say("beside.title"), "title"),
                Text(say(words), "body", "muted"),
                Scroll(Column(cards, gap=8), title=say("beside.title"), id="games", high=200),
            ],
            gap=10,
            grow=1,
            most=760,
        )

    def _card(self, ui: Stage, card: SavedCard) -> Widget:
        told = told_of(ui.say, card)
        return Card(
            card.path.stem,
            partial(self._choose, ui, card.path),
            says=told,
            id=card.path.stem,
            inside=Column([Text(card.path.stem, "strong"), Text(told, "small", "muted")], gap=2),
        )

    def _choose(self, ui: Stage, path: Path) -> None:
        self._failed, self._wanted = "", path
        ui.refresh()

    def _another(self) -> None:
        self._pair, self._wanted, self._charts = None, None, {}
        self._playing.ui.refresh()

    def _ask(self, ui: Stage, path: Path) -> None:
        if not ui.work.busy:
            ui.work.ask(_JOB, partial(_read, self._playing.game, path), partial(self._known, ui))

    def _known(self, ui: Stage, found: Pair | str) -> None:
        if isinstance(found, str):
            self._failed = ui.say(found) if ui.say.knows(found) else found
            self._wanted = None
            ui.cue("refused")
            ui.announce(self._failed)
        else:
            self._pair = found
        ui.refresh()

    # Side by side.

    def _both(self, ui: Stage, pair: Pair) -> Widget:
        say = ui.say
        parted = pair.compared.parted
        told = say("beside.same")
        if parted is not None:
            told = say("beside.parted", quarter=quarter_words(say, parted))
        tabs = [(name, say(f"beside.tab.{name}")) for name in ("deeds", "courses", "ends")]
        ways = {"deeds": self._deeds, "courses": self._courses, "ends": self._ends}
        return Column(
            [
                Text(say("beside.heading", name=pair.name), "title"),
                Text(told, "body", "muted"),
                Choice(say("beside.title"), tabs, self._tab, self.turn, kind="tab", id="tabs"),
                Scroll(
                    ways[self._tab](ui, pair),
                    title=say(f"beside.tab.{self._tab}"),
                    id=self._tab,
                    high=240,
                ),
            ],
            gap=10,
            grow=1,
        )

    def turn(self, tab: str) -> None:
        """Show what differs (`deeds`), both through time (`courses`), or where they end."""
        self._tab = tab

    def _deeds(self, ui: Stage, pair: Pair) -> Widget:
        """Return what was done and what happened in one game and not in the other."""
        say, scenario = ui.say, self._playing.scenario
        rows: list[Widget] = []
        for quarter, (own, other) in pair.compared.deeds.items():
            here = deeds_words(say, scenario, own, other)
            there = deeds_words(say, scenario, other, own)
            cells = [_cell(say("beside.here"), here), _cell(say("beside.there"), there)]
            date = Column([Text(quarter_words(say, quarter), "strong")], least=130)
            rows += [Rule()] if rows else []
            rows.append(Row([date, *cells], gap=16, down="start", id=quarter))
        return Panel(rows, on="paper", pad=(24, 16), gap=9, raised=True, id="deeds")

    def _courses(self, ui: Stage, pair: Pair) -> Widget:
        """Return the first indicators of both games through time."""
        cards = []
        for indicator in shown_first(self._playing.scenario):
            data = self._charts.get(indicator.name)
            if data is None:
                data = self._charts[indicator.name] = self._chart(ui, pair, indicator.name)
            said = Text(data.sentence, "small", "muted")
            drawn = figure(ui.say, data, Manner(high=_HIGH), grow=1)
            cards.append(
                Panel([drawn, said], on="panel", edge="line", pad=14, gap=6, id=indicator.name)
            )
        return Grid(cards, cell=350, gap=12, most=3)

    def _chart(self, ui: Stage, pair: Pair, name: str) -> CourseChart:
        say, scenario = ui.say, self._playing.scenario
        indicator = next(each for each in scenario.program.indicators if each.name == name)
        both, axis = pair.compared.indicators[name], axis_of(scenario, indicator)
        first = parse_quarter(both[0].quarter)
        here = tuple(b.first for b in both if b.first is not None)
        there = tuple(b.second for b in both if b.second is not None)
        ends = _last(both)
        return CourseChart(
            anchor=f"beside-{slug(name)}",
            title=axis.title,
            sentence=say(
                "beside.ends",
                quarter=quarter_words(say, ends.quarter),
                here=number(say, ends.first or 0.0, axis.decimals),
                there=number(say, ends.second or 0.0, axis.decimals),
            ),
            axis=axis,
            lines=(
                Line(label=pair.name, role="other", first=first, values=there),
                Line(label=say("beside.this"), role="mine", first=first, values=here),
            ),
        )

    def _ends(self, ui: Stage, pair: Pair) -> Widget:
        """Return where every indicator stands in both games, at the last quarter they share."""
        say, scenario = ui.say, self._playing.scenario
        rows = []
        for indicator in scenario.program.indicators:
            both = pair.compared.indicators.get(indicator.name)
            if not both:
                continue
            ends, axis = _last(both), axis_of(scenario, indicator)
            cells = [
                number(say, value or 0.0, axis.decimals) for value in (ends.first, ends.second)
            ]
            title = f"{axis.title}, {axis.unit}" if axis.unit else axis.title
            rows.append([title, *cells, signed(say, ends.difference or 0.0, axis.decimals)])
        heads = [Head(say("beside.indicator"))]
        heads += [Head(say(f"beside.{name}"), "right") for name in ("here", "there", "difference")]
        table = Table(say("beside.tab.ends"), heads, rows)
        return Panel([table], on="panel", edge="line", pad=(20, 12), id="ends")


def _cell(head: str, words: str) -> Widget:
    return Column([Text(head, "small", "muted"), Text(words, "body")], gap=0, grow=1, least=220)


def _last(both: tuple[Both, ...]) -> Both:
    """Return the last quarter that both games have come to."""
    return [each for each in both if each.difference is not None][-1]


def _read(own: Game, path: Path, _: Ticket) -> Pair | str:
    """Return both games, or why they cannot be compared; in the thread."""
    found = game_in(path)
    if isinstance(found, str):
        return found
    other = found[1]
    if other.board.program.digest != own.board.program.digest:
        return "beside.foreign"
    return Pair(path.stem, other, compare(own, other))
