"""The record of suffering, on a page of its own. It carries no points and is no part of a score."""

from game.judgement.course import replay
from game.judgement.record import RecordLine, record_of
from game.model.arrays import Floats
from game.model.quarters import format_quarter
from game.reports.chart_looks import figure
from game.reports.charts import Axis, CourseChart, Line
from game.reports.gathering import course_of
from game.reports.wording import sentence
from game.screens.charts import chart
from game.screens.charts.figure import Manner
from game.screens.frame.screen import Screen
from game.screens.frame.stage import Stage
from game.screens.frame.work import Ticket
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Grid
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button
from game.screens.widgets.text import Text

_JOB = "record"
#: Numbers larger than this have no decimals.
_MANY = 10


class RecordScreen(Screen):
    """What happened to people, through time, with its sources.

    Args:
        playing: a game that is over.
    """

    name = "record"

    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self._lines: tuple[RecordLine, ...] | None = None
        self._charts: tuple[CourseChart, ...] = ()

    def title(self, ui: Stage) -> str:
        """Return what it is called."""
        return ui.say("record.title")

    def begin(self, ui: Stage) -> str:  # noqa: ARG002 - always the same
        """Begin at the lines."""
        return "lines"

    def build(self, ui: Stage) -> Widget:
        """Return the lines of the record, each with its note and sources."""
        say = ui.say
        self._ask(ui)
        pairs = zip(self._lines or (), self._charts, strict=True)
        cards = [self._line(ui, line, data) for line, data in pairs]
        words = say("record.none") if self._lines == () else say("record.reading")
        shown: Widget = Grid(cards, cell=420, gap=24, most=2) if cards else Text(words, "body")
        page = Panel(
            [
                Text(say("record.title"), "title"),
                Text(say("record.lead"), "body", "muted", wide=0),
                Scroll(shown, title=say("record.title"), id="lines", high=240),
                Row([Button(say("common.back"), ui.pop, action="back", id="back")]),
            ],
            on="paper",
            pad=(32, 24),
            gap=12,
            raised=True,
            grow=1,
            id="page",
        )
        return Column([page], pad=16)

    def left(self, ui: Stage) -> None:
        """Want nothing any more."""
        ui.work.drop(_JOB)

    def follow(self, ui: Stage, target: str) -> None:  # noqa: ARG002 - pages know theirs
        """Open a source."""
        self._playing.open("sources", target)

    def _ask(self, ui: Stage) -> None:
        if self._lines is None and not ui.work.busy:
            ui.work.ask(_JOB, self._read, lambda lines: self._known(ui, lines))

    def _read(self, _: Ticket) -> tuple[RecordLine, ...]:
        """Play the game again and read its record; in the thread."""
        game = self._playing.game
        kernel = game.board.kernel
        return record_of(game.board.scenario, replay(kernel, course_of(game)).results(kernel))

    def _known(self, ui: Stage, lines: tuple[RecordLine, ...]) -> None:
        self._lines = lines
        self._charts = tuple(_chart(line) for line in lines)
        ui.refresh()

    def _line(self, ui: Stage, line: RecordLine, data: CourseChart) -> Widget:
        items: list[Widget | None] = [
            Text(data.title, "heading"),
            Text(data.sentence, "body"),
            chart(ui.say, data, Manner(accent="covert", high=130), grow=1),
            Text(sentence(line.note), "small", "muted") if line.note else None,
            self._sources(ui, line),
        ]
        return Column(items, gap=5, id=line.indicator)

    def _sources(self, ui: Stage, line: RecordLine) -> Widget | None:
        """Return whose documents speak of it; a link where they can be opened."""
        known = self._playing.scenario.sources
        ids = (cited.partition(",")[0].strip() for cited in line.source)
        titles = [known[name].title for name in dict.fromkeys(ids) if name in known]
        if not titles:
            return None
        words = ui.say("record.sources", sources="; ".join(titles))
        if not self._playing.opens("sources"):
            return Text(words, "small", "muted")
        link = f"{words} [{ui.say('record.open')}]({';'.join(line.source)})"
        return Text(link, "small", "muted", rich=True)


def _chart(line: RecordLine) -> CourseChart:
    """Return a line of the record through time, from zero up."""
    values: Floats = line.values[:, 0]
    unit = "" if line.unit == "1" else line.unit.replace("_", " ")
    axis = Axis(title=line.title, unit=unit, decimals=0 if values.max() > _MANY else 1, low=0.0)
    last = line.first + len(values) - 1
    shown = tuple(values.tolist())
    return CourseChart(
        anchor=f"record-{line.indicator}",
        title=line.title,
        sentence=f"{figure(float(values[-1]), axis)} {unit}, {format_quarter(last)}.",
        axis=axis,
        lines=(Line(label=line.title, role="other", first=line.first, values=shown),),
    )
