"""Charts of every kind, with what is hard to draw in them."""

import math

from game.reports.charts import (
    Axis,
    Band,
    Bar,
    Bars,
    Cloud,
    CourseChart,
    Crowd,
    Distribution,
    Line,
    Scatter,
    Step,
    Strands,
    TimeMark,
    ValueMark,
    Waterfall,
)

YEAR = 1961 * 4
AXIS = Axis(title="Moss", unit="ha", decimals=1)
SCORE = Axis(title="Score", unit="points", low=0.0, high=100.0)
COURSE = CourseChart(
    anchor="course",
    title="Moss in both valleys",
    sentence="It fell and rose.",
    axis=AXIS,
    lines=(
        Line(label="history", role="history", first=YEAR, values=(4.0, math.nan, 3.0, 2.0)),
        Line(label="mine", role="mine", first=YEAR - 1, values=(4.0, 5.0, 2.0, 1.0)),
    ),
    marks=(
        TimeMark(quarter=YEAR + 1, label="1", text="Rain", role="luck"),
        TimeMark(quarter=YEAR + 1, label="2", text="Work"),
    ),
)
AHEAD = CourseChart(
    anchor="ahead",
    title="Moss to come",
    sentence="In 7 of 20 futures it falls.",
    axis=AXIS,
    lines=(
        Line(label="middle", role="typical", first=YEAR, values=(2.0, 3.0, 4.0)),
        Line(label="so far", role="mine", first=YEAR - 2, values=(1.0, 1.5, 2.0)),
    ),
    band=Band(label="most", first=YEAR + 1, low=(2.0, 3.0), high=(4.0, 6.0)),
    strands=Strands(label="two", first=YEAR + 1, values=((3.0, 9e9), (2.0, math.inf))),
    now=YEAR,
)
FALL = Waterfall(
    anchor="fall",
    title="Why",
    sentence="Because of rain.",
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
CLOUDS = Scatter(
    anchor="clouds",
    title="Bread or honey",
    sentence="Bread 40, honey 60.",
    across=SCORE,
    up=SCORE,
    clouds=(
        Cloud(label="others", role="possible", points=((10, 20), (30, 40))),
        Cloud(label="frontier", role="frontier", points=((0, 90), (60, 60), (90, 0))),
        Cloud(label="you", role="mine", points=((40, 60),), names=("you",)),
        Cloud(label="them", role="history", points=((41, 60),), names=("them",)),
    ),
)
BARS = Bars(
    anchor="bars",
    title="Goals",
    sentence="Bread 40, honey 60.",
    axis=SCORE,
    bars=(
        Bar(label="Bread for all in the valley", value=40.0, low=30.0, high=55.0, beside=20.0),
        Bar(label="Honey", value=0.0, word="none"),
    ),
    value_label="this game",
    range_label="other lucks",
    beside_label="history",
    steps=(20.0, 60.0),
)
CROWD = Distribution(
    anchor="crowd",
    title="Bread",
    sentence="Better than 7 of 10.",
    axis=SCORE,
    crowds=(
        Crowd(label="a class", role="possible", values=(10.0, 10.5, 80.0)),
        Crowd(label="many", role="possible", values=tuple(float(k % 97) for k in range(300))),
    ),
    marks=(ValueMark(label="you", role="mine", value=50.0),),
)
ALL = (COURSE, AHEAD, FALL, CLOUDS, BARS, CROWD)
