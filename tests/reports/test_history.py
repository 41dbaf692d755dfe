"""History's line told: in lines, for programs, and on a page with pictures."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest
from past import OBSERVED, write_past
from reports.pages import check_page

from game.content.loading import load
from game.content.shipped import root
from game.judgement.history_fit import fit
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.history import as_json, as_text, course_sentence, figure
from game.reports.history_page import Wanted, history_document, pictures, run_history
from game.reports.markup import written
from game.reports.output import OutputError

VALLEYS = fit(load(root() / "scenarios" / "two-valleys"), 60)
HEADER = OBSERVED.splitlines()[0]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    return fit(load(write_past(tmp_path_factory.mktemp("packs") / "past")), 30)


def drawn(found):
    return {name: ET.fromstring(written(each.drawing)) for name, each in pictures(found)}  # noqa: S314 - our own


def observed(folder, *lines):
    table = "\n".join([HEADER, *lines]) + "\n"
    return write_past(folder / "past", **{"observed.csv": table})


# -- in lines -----------------------------------------------------------------------------


def test_every_point_has_a_row_with_what_was_seen_what_came_and_whether_it_fits(past):
    text = as_text(past, 200)
    assert re.search(r"1990Q1  observed  110 ± 5  median 11\d \(\d+ to \d+\)  inside; ", text)
    assert re.search(r"1990Q1  observed   90 ± 5 .* outside, not required; .*; diary, Monday", text)
    assert "land: Land under the plough (ha)" in text
    assert "2 of 3 (67 %), of those required 2 of 2 (100 %)" in text
    assert "No required point is outside." in text


@pytest.mark.parametrize("width", [30, 60, 100])
def test_no_line_is_longer_than_asked_unless_it_cannot_be_broken(width):
    lines = as_text(VALLEYS, width).splitlines()
    assert [x for x in lines if len(x) > width and " " in x.strip()] == []


def test_a_required_point_outside_is_said_in_capitals(tmp_path):
    found = fit(load(observed(tmp_path, "land,1990Q1,90,5,ledger,true,,")), 30)
    text = as_text(found, 200)
    assert "OUTSIDE; " in text
    assert "REQUIRED AND OUTSIDE: land in 1990Q1, 90 observed, 11" in text


def test_what_is_not_compared_is_named(tmp_path):
    lines = ("land,1980,1,1,ledger,,,", "land,1990Q1,110,5,ledger,,,")
    found = fit(load(observed(tmp_path, *lines)), 10)
    assert "Not compared, since the quarters are not played: land in 1980." in as_text(found, 200)


def test_numbers_are_short_and_nothing_is_not_a_number():
    assert [figure(x) for x in (0.0, -1e-9, 1234.5, -0.5, 1e-5)] == [
        "0", "0", "1,234", "\N{MINUS SIGN}0.5", "0.00001",
    ]  # fmt: skip
    assert figure(np.nan) == "no number"
    assert figure(np.inf) == "without bound"


# -- for programs -------------------------------------------------------------------------


def test_json_holds_every_point_and_the_summary(past):
    told = json.loads(as_json(past))
    assert [row["observed"] for row in told["points"]] == [110.0, 90.0, 180.0]
    assert told["summary"]["passed"] is True
    assert told["summary"]["required_inside"] == 1.0
    assert told["summary"]["inside"] == pytest.approx(2 / 3)


def test_what_is_no_number_is_null_and_never_breaks_a_program(past):
    course = past.courses[0]
    broken = tuple(replace(point, median=np.nan) for point in course.points)
    found = replace(past, courses=(replace(course, points=broken),))
    told = json.loads(as_json(found), parse_constant=pytest.fail)
    assert told["points"][0]["median"] is None
    assert told["summary"]["passed"] is False


# -- pictures -----------------------------------------------------------------------------


def test_a_picture_shows_band_median_single_games_and_every_point():
    picture = drawn(VALLEYS)["moss_total"]
    games = picture.find(f"{SVG}g[@clip-path]")
    assert len(games.findall(f"{SVG}polygon")) == 1
    assert len(games.findall(f"{SVG}g/{SVG}path")) == 20
    assert len(games.findall(f"{SVG}path")) == 1
    # Two observations of the survey and one in its legend; the police have squares.
    assert len(picture.findall(f"{SVG}circle")) == 3
    hollow = [x for x in picture.findall(f"{SVG}polygon") if x.get("fill") == "#FCFAF5"]
    assert len(hollow) == 1


def test_a_picture_says_in_words_what_it_shows():
    for course, (_, picture) in zip(VALLEYS.courses, pictures(VALLEYS), strict=True):
        root_of = ET.fromstring(written(picture.drawing))  # noqa: S314 - our own
        assert root_of.find(f"{SVG}title").text
        assert root_of.find(f"{SVG}desc").text == course_sentence(VALLEYS, course)
        named = root_of.get("aria-labelledby").split()
        assert named == [root_of[0].get("id"), root_of[1].get("id")]


def luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    bent = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * bent[0] + 0.7152 * bent[1] + 0.0722 * bent[2]


def test_all_words_of_a_picture_are_large_dark_and_inside_it():
    for picture in drawn(VALLEYS).values():
        size = float(picture.get("font-size"))
        width, height = float(picture.get("width")), float(picture.get("height"))
        for text in picture.iter(f"{SVG}text"):
            own = float(text.get("font-size", size))
            assert own >= 13
            contrast = (luminance("#F6F2E9") + 0.05) / (luminance(text.get("fill")) + 0.05)
            assert contrast >= 4.5
            long = 0.56 * own * len(text.text)
            left = (
                float(text.get("x"))
                - {None: 0, "middle": 0.5, "end": 1}[text.get("text-anchor")] * long
            )
            assert left >= 0
            assert left + long <= width
            assert own <= float(text.get("y")) <= height - 4


def test_what_the_median_misses_has_a_dashed_bar_so_that_grey_paper_shows_it():
    dashed = [
        p for p in drawn(VALLEYS)["moss_total"].iter(f"{SVG}path") if p.get("stroke-dasharray")
    ]
    assert len(dashed) == 1


def test_values_of_very_different_size_stand_on_a_logarithmic_scale(tmp_path):
    lines = ("land,1990Q1,9000,1,ledger,,,", "land,1991Q1,10,1,ledger,,,")
    picture = drawn(fit(load(observed(tmp_path, *lines)), 10))["land"]
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert "ha; logarithmic scale" in words
    assert {"10", "100", "1,000"} <= set(words)


def test_an_outlier_that_need_not_be_passed_stands_at_the_edge_with_its_value(tmp_path):
    lines = ("land,1990Q1,110,5,ledger,,,", "land,1990Q2,5000,1,diary,false,,")
    picture = drawn(fit(load(observed(tmp_path, *lines)), 10))["land"]
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert "5,000 \N{UPWARDS ARROW}" in words
    assert "1,000" not in words


def test_a_flat_line_and_one_game_can_be_drawn_too(tmp_path):
    folder = observed(tmp_path, '"harvest[east]",1990Q1,2,0,ledger,,,')
    found = fit(load(folder), 1)
    assert "median of 1 game" in written(next(pictures(found))[1].drawing)
    flat = replace(found.courses[0], band=np.zeros((3, 8)), strands=np.full((8, 1), np.nan))
    assert drawn(replace(found, courses=(flat,)))


# -- the page -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["valleys", "past"])
def test_the_page_stands_alone_and_can_be_read_anywhere(name, past):
    found = {"valleys": VALLEYS, "past": past}[name]
    page = check_page(as_html(history_document(found)))
    assert sum(tag == "svg" for tag, _ in page.tags) == len(found.courses)


def test_nothing_in_a_pack_can_write_into_the_page(tmp_path):
    evil = "ledger: {title: '<script>alert(1)</script> & \"', kind: book}"
    sources = f"{evil}\ndiary: {{title: D, kind: book}}\n"
    folder = write_past(tmp_path / "past", sources=sources)
    text = as_html(history_document(fit(load(folder), 10)))
    assert "<script" not in text
    check_page(text)


# -- the command --------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_command_writes_the_form_that_was_asked_for(tmp_path, form):
    folder, out = write_past(tmp_path / "past"), tmp_path / "out"
    assert run_history(str(folder), Wanted(runs=20, form=form, out=str(out))) == 0
    begins = {"text": "past 1.0.0: policy 'history'", "json": "{", "html": "<!DOCTYPE html>"}
    assert out.read_text(encoding="utf-8").startswith(begins[form])


def test_the_command_falls_short_where_a_required_point_is_outside(tmp_path, capsysbinary):
    folder = observed(tmp_path, "land,1990Q1,90,5,ledger,true,,")
    assert run_history(str(folder), Wanted(runs=20)) == 1
    assert b"REQUIRED AND OUTSIDE" in capsysbinary.readouterr().out


def test_a_file_that_cannot_be_written_is_found_out_before_the_games(tmp_path):
    told = []
    wanted = Wanted(out=str(tmp_path / "nowhere" / "x.html"))
    with pytest.raises(OutputError, match="there is no folder"):
        run_history(str(write_past(tmp_path / "past")), wanted, told.append)
    assert told == []


def test_as_markdown_the_pictures_are_their_sentences(past):
    text = re.sub(r"\\(.)", r"\1", as_markdown(history_document(past)))
    assert course_sentence(past, past.courses[0]) in text
    assert "<svg" not in text


def test_a_point_at_the_right_edge_has_its_label_on_the_left(tmp_path):
    lines = ("land,1990Q1,110,5,ledger,,,", "land,1991Q4,-9000,1,diary,false,,")
    picture = drawn(fit(load(observed(tmp_path, *lines)), 10))["land"]
    (label,) = (x for x in picture.iter(f"{SVG}text") if "\N{DOWNWARDS ARROW}" in x.text)
    assert label.get("text-anchor") == "end"


def test_a_long_period_has_fewer_years_written_below_it(tmp_path):
    folder = observed(tmp_path, "land,1990Q1,110,5,ledger,,,")
    pack = folder / "pack.yaml"
    pack.write_text(pack.read_text().replace("1991Q4", "2020Q4"))
    picture = drawn(fit(load(folder), 3))["land"]
    years = [x.text for x in picture.iter(f"{SVG}text") if re.fullmatch(r"(19|20)\d\d", x.text)]
    assert years == ["1990", "1995", "2000", "2005", "2010", "2015", "2020"]
