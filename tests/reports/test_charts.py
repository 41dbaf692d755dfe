import math
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.reports.chart_looks import LOOKS
from game.reports.chart_svg import HALF, WIDE, draw
from game.reports.chart_tables import table_of
from game.reports.charts import (
    Axis,
    Band,
    Bar,
    Bars,
    Cloud,
    CourseChart,
    Crowd,
    Distribution,
    Dots,
    Line,
    Scatter,
    Step,
    Strands,
    TimeMark,
    ValueMark,
    Waterfall,
)
from game.reports.document import plain
from game.reports.markup import written

SVG = "{http://www.w3.org/2000/svg}"
YEAR = 1961 * 4
AXIS = Axis(title="Moss", unit="ha", decimals=1)
COURSE = CourseChart(
    anchor="course",
    title="Moss <in> both valleys",
    sentence="It fell & rose.",
    axis=AXIS,
    lines=(
        Line(label="history", role="history", first=YEAR, values=(4.0, math.nan, 3.0)),
        Line(label="mine", role="mine", first=YEAR - 1, values=(4.0, 5.0, 2.0, 1.0)),
    ),
    band=Band(label="most", first=YEAR, low=(1.0, 1.0, 0.5), high=(5.0, 6.0, 7.0)),
    strands=Strands(label="two", first=YEAR, values=((1.0, 2.0, 3.0), (3.0, 2.0, math.inf))),
    marks=(TimeMark(quarter=YEAR + 1, label="1", text="Rain", role="luck"),),
    now=YEAR + 1,
)
FALL = Waterfall(
    anchor="fall",
    title="Why",
    sentence="Because.",
    axis=AXIS,
    before_label="Before",
    before=10.0,
    steps=(
        Step(label="Rain", amount=-3.5, luck=True, note="It poured."),
        Step(label="Work", amount=2.0),
        Step(label="Neglect", amount=-1.0),
    ),
    after_label="After",
    after=7.5,
)
PLACES = Scatter(
    anchor="places",
    title="Both",
    sentence="Here.",
    across=Axis(title="River", low=0.0, high=100.0),
    up=Axis(title="Law", low=0.0, high=100.0),
    clouds=(
        Cloud(label="many", role="possible", points=((1.0, 2.0), (3.0, 4.0))),
        Cloud(label="edge", role="frontier", points=((90.0, 10.0), (10.0, 90.0))),
        Cloud(label="mine", role="mine", points=((50.0, 60.0),), names=("mine",)),
    ),
)
BARS = Bars(
    anchor="bars",
    title="Goals",
    sentence="So many.",
    axis=Axis(title="Points", low=0.0, high=100.0),
    bars=(
        Bar(label="River", value=40.0, low=30.0, high=50.0, beside=60.0, word="criticism"),
        Bar(label="Law", value=0.0),
    ),
    value_label="mine",
    range_label="most lucks",
    beside_label="history",
    steps=(50.0,),
)
CROWD = Distribution(
    anchor="crowd",
    title="Among many",
    sentence="Higher than most.",
    axis=Axis(title="Points", low=0.0, high=100.0),
    crowds=(
        Crowd(label="class", role="choice", values=(10.0, 20.0, 20.0)),
        Crowd(label="lines", role="possible", values=tuple(float(k % 100) for k in range(200))),
    ),
    marks=(ValueMark(label="mine", role="mine", value=20.0),),
)
CHARTS = (COURSE, FALL, PLACES, BARS, CROWD)


def read(chart, size=WIDE):
    return ET.fromstring(written(draw(chart, size)))  # noqa: S314 - our own drawing


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.anchor)
@pytest.mark.parametrize("size", [WIDE, HALF], ids=["wide", "half"])
def test_a_drawing_carries_its_title_and_its_sentence_for_whoever_cannot_see_it(chart, size):
    root = read(chart, size)
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == chart.title
    assert root.find(f"{SVG}desc").text == chart.sentence
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert set(root.get("aria-labelledby").split()) <= set(ids)
    assert all(name.startswith(f"{chart.anchor}-") for name in ids)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.anchor)
@pytest.mark.parametrize("size", [WIDE, HALF], ids=["wide", "half"])
def test_nothing_is_drawn_beyond_the_paper_and_no_number_is_missing(chart, size):
    root = read(chart, size)
    height = float(root.get("height"))
    assert "nan" not in written(draw(chart, size))
    for element in root.iter():
        for name, most in (
            ("x", size.width),
            ("x1", size.width),
            ("x2", size.width),
            ("cx", size.width),
            ("y", height),
            ("y1", height),
            ("cy", height),
        ):
            if element.get(name) is not None:
                assert -1.0 <= float(element.get(name)) <= most + 1.0


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.anchor)
def test_every_chart_has_a_table_as_wide_as_its_head(chart):
    table = table_of(chart)
    assert table.rows
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert all(position < len(table.columns) for position in table.numeric)


def test_a_course_tells_by_quarter_what_each_line_shows_and_leaves_gaps():
    rows = {row.cells[0]: row.cells[1:] for row in table_of(COURSE).rows}
    assert rows["1960Q4"] == ("\N{EM DASH}", "4.0", "\N{EM DASH}", "\N{EM DASH}", "")
    assert rows["1961Q2"][0] == "\N{EM DASH}"
    assert rows["1961Q2"][-1] == "1. Rain"
    assert rows["1961Q1"][2] == "1.0 to 5.0"


def test_a_waterfalls_table_says_which_cause_was_luck():
    rows = {plain(row.cells[0]): row.cells for row in table_of(FALL).rows}
    assert rows["Rain"][1:] == ("\N{MINUS SIGN}3.5", "Luck. It poured.")
    assert rows["Work"][1:] == ("+2.0", "")


def test_a_distribution_counts_who_lies_below_a_mark():
    rows = {plain(row.cells[0]): row.cells for row in table_of(CROWD).rows}
    assert rows["mine"][1:] == ("20", "1 of 3", "40 of 200")


def test_roles_differ_in_grey_by_dash_width_or_shape():
    told = {(look.dash, look.width, look.shape, look.filled) for look in LOOKS.values()}
    assert len(told) == len(LOOKS)


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_line_stands_out_from_the_paper():
    paper = luminance("#FCFAF5")
    for role, look in LOOKS.items():
        contrast = (paper + 0.05) / (luminance(look.colour) + 0.05)
        assert contrast >= (3.0 if role == "possible" else 4.5), role


def test_the_key_names_only_what_is_drawn():
    bare = replace(COURSE, band=None, strands=None, lines=COURSE.lines[:1], marks=())
    texts = [element.text for element in read(bare).iter(f"{SVG}text")]
    assert "history" in texts
    assert not {"mine", "most", "two"} & set(texts)


def test_what_was_observed_stands_beside_the_lines_and_in_the_table():
    dots = Dots(label="observed", role="other", points=((YEAR + 1.5, 3.0), (YEAR + 90, 9.0)))
    root = read(replace(COURSE, dots=dots))
    triangles = [e for e in root.iter(f"{SVG}polygon") if e.get("fill") == LOOKS["other"].colour]
    assert len(triangles) == 2  # one in the key, one within the quarters that are shown
    rows = {row.cells[0]: row.cells for row in table_of(replace(COURSE, dots=dots)).rows}
    assert "3.0" in rows["1961Q2"]


VALUES = st.floats(-1e9, 1e9) | st.just(math.nan)


@given(st.lists(VALUES, min_size=1, max_size=12), st.sampled_from([WIDE, HALF]))
def test_any_course_can_be_drawn_and_told(values, size):
    line = Line(label="mine", role="mine", first=YEAR, values=tuple(values))
    chart = replace(COURSE, lines=(line,), band=None, strands=None)
    assert "nan" not in written(draw(chart, size)).replace("finance", "")
    assert len(table_of(chart).rows) >= len(values)


@given(st.lists(st.floats(-1e6, 1e6), max_size=9), st.floats(-1e6, 1e6))
def test_any_waterfall_can_be_drawn(amounts, before):
    steps = tuple(Step(label=f"Cause {k}", amount=x) for k, x in enumerate(amounts))
    chart = replace(FALL, before=before, steps=steps, after=before + sum(amounts))
    root = read(chart)
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert all(f"Cause {k}" in texts for k in range(len(amounts)))


@given(st.lists(st.floats(0, 100), max_size=130), st.lists(st.floats(0, 100), max_size=3))
def test_any_crowd_can_be_drawn(values, marks):
    crowd = Crowd(label="class", role="choice", values=tuple(values))
    marked = tuple(ValueMark(label=f"m{k}", role="mine", value=v) for k, v in enumerate(marks))
    chart = replace(CROWD, crowds=(crowd,), marks=marked)
    circles = list(read(chart).iter(f"{SVG}circle"))
    assert len(circles) >= (len(values) if len(values) <= 60 else 0)
    assert table_of(chart).rows


def test_a_table_tells_of_a_crowd_its_middle_and_of_a_few_each():
    crowd = tuple((float(k), float(100 - k)) for k in range(41))
    many = replace(PLACES, clouds=(Cloud(label="many", role="possible", points=crowd),))
    (row,) = table_of(many).rows
    assert row.cells == ("many: the middle of them", "many", "20", "80")
    assert len(table_of(PLACES).rows) == sum(len(cloud.points) for cloud in PLACES.clouds)
