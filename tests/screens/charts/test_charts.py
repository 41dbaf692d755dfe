from dataclasses import replace

import pygame
import pytest
from screens.charts.made import AHEAD, ALL, BARS, COURSE, FALL
from screens.stages import draw, keys, staged

from game.reports.chart_looks import change
from game.reports.chart_tables import table_of
from game.reports.charts import Step
from game.screens.audit import audit
from game.screens.charts.falls import FallRow, WaterfallChart, levels_of
from game.screens.charts.figure import Manner, chart, figure
from game.screens.charts.signs import SIGNS
from game.screens.drawing.comparing import difference
from game.screens.layout.boxes import Panel
from game.screens.widgets.table import Table
from game.screens.wording import Words

SAY = Words("en")
KINDS = pytest.mark.parametrize("data", ALL, ids=lambda data: data.anchor)


def shown(data, ground="paper", **ways):
    return staged(lambda: Panel([figure(SAY, data, grow=1)], on=ground, pad=16, grow=1), **ways)


@KINDS
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_chart_can_be_read_on_ink_and_paper_at_any_size_of_text(data, ground, text):
    stage = shown(data, ground, text=text, size=(1024, 640))
    assert [str(fault) for fault in audit(stage)] == []


@KINDS
def test_a_chart_draws_more_than_its_ground(data):
    stage = shown(data)
    host = next(w for w in stage.tree.walk() if w.role == "chart")
    part = draw(stage).subsurface(host.rect.clip(pygame.Rect(0, 0, 1280, 800)))
    wide, high = part.get_size()
    colours = {part.get_at((x, y))[:3] for x in range(0, wide, 3) for y in range(0, high, 3)}
    assert len(colours) > 3


@KINDS
def test_t_tells_the_numbers_that_a_report_tells_and_s_its_sentence(data):
    stage = shown(data)
    keys(stage, "t")
    draw(stage)
    table = next(w for w in stage.tree.walk() if isinstance(w, Table))
    told = [["".join(map(str, [cell])) for cell in row.cells] for row in table_of(data).rows]
    assert [list(row) for row in table.rows] == told
    keys(stage, "t", "s")
    draw(stage)
    assert any(w.name == data.sentence for w in stage.tree.walk() if w.role == "text")


def test_a_line_with_a_hole_in_it_is_drawn_with_the_hole():
    whole = replace(
        COURSE, lines=(replace(COURSE.lines[0], values=(4.0, 3.5, 3.0, 2.0)), COURSE.lines[1])
    )
    assert difference(draw(shown(COURSE)), draw(shown(whole))).share > 0


def test_no_two_roles_look_alike_without_colour():
    looks = {role: (sign.dash, sign.shape, sign.filled) for role, sign in SIGNS.items()}
    pairs = [(a, b) for a in looks for b in looks if a < b and looks[a] == looks[b]]
    assert pairs == [("choice", "mine")]  # what is mine is what I chose


def test_a_drawing_is_kept_until_its_data_change():
    data = [COURSE]
    stage = staged(lambda: Panel([chart(SAY, data[0], grow=1)], on="paper", grow=1))
    host = next(w for w in stage.tree.walk() if w.role == "chart")
    first = host.remembered("drawn", None)[1]
    stage.refresh()
    draw(stage)
    assert host.remembered("drawn", None)[1] is first
    data[0] = replace(COURSE, lines=COURSE.lines[1:])
    stage.refresh()
    draw(stage)
    assert host.remembered("drawn", None)[1] is not first


def test_a_small_chart_shows_futures_and_no_axes():
    def small():
        return Panel([chart(SAY, AHEAD, Manner(small=True, accent="harm"), grow=1)], on="panel")

    stage = staged(small, size=(300, 200))
    drawn = draw(stage)
    harm = stage.look.theme.mark("harm", "panel")
    found = {drawn.get_at((x, y))[:3] for x in range(300) for y in range(200)}
    assert harm in found


# -- causes that add up ---------------------------------------------------------------------


def falling(chosen, told=lambda _: None):
    return WaterfallChart(FALL.title, chart=FALL, on_choose=told, chosen=chosen, grow=1, id="fall")


def test_the_bars_of_a_waterfall_end_where_it_ends():
    assert levels_of(FALL)[-2:] == [FALL.after, FALL.after]


def test_each_cause_says_its_figure_and_arrows_go_from_one_to_the_next():
    told = []
    stage = staged(lambda: Panel([falling(0, told.append)], on="paper"))
    rows = [w for w in stage.tree.walk() if isinstance(w, FallRow)]
    assert [row.value for row in rows[1:-1]] == [change(s.amount, FALL.axis) for s in FALL.steps]
    stage.focus(rows[1].path)
    keys(stage, "down")
    assert told == [1]
    assert stage.focused == rows[2].path


def test_beginning_and_end_of_a_waterfall_cannot_be_chosen():
    stage = staged(lambda: Panel([falling(0)], on="paper"))
    rows = [w for w in stage.tree.walk() if isinstance(w, FallRow)]
    assert [row.focusable for row in rows] == [False, True, True, True, False]


def test_a_waterfall_of_very_long_names_is_read_in_a_narrow_window():
    steps = (Step(label="What pays people to go on planting it " * 3, amount=-2.5),)
    data = replace(FALL, steps=steps)
    stage = shown(data, size=(1024, 640), text=2.0)
    assert [str(fault) for fault in audit(stage)] == []


def test_the_bars_of_goals_stand_at_their_values():
    stage = shown(BARS)
    drawn = draw(stage)
    yours = stage.look.theme.mark("yours", "paper")
    host = next(w for w in stage.tree.walk() if w.role == "chart")
    part = drawn.subsurface(host.rect.inflate(-16, -16))  # without the ring of the focus
    columns = [
        x for x in range(part.get_width())
        if any(part.get_at((x, y))[:3] == yours for y in range(part.get_height()))
    ]  # fmt: skip
    wide = part.get_width()
    assert 0.2 * wide < max(columns) - min(columns) < 0.4 * wide
