"""Charts: the chart data of `game.reports.charts`, drawn; the same numbers as in a report.

`figure.figure` gives a whole chart with its title and the key of its signs, `figure.chart` the
drawing alone; both can be read as a table (T) and as a sentence (S). What a line or a point stands
for decides how it looks (`signs`): by dash and shape first, by colour after that.
"""
