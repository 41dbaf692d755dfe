from dataclasses import replace

import pygame
import pytest
from screens.playing import game_on, quiet_stage
from screens.stages import draw, keys, mouse, staged

from game.content.loading import load
from game.content.shipped import locate
from game.screens.audit import audit
from game.screens.drawing.comparing import difference
from game.screens.frame.steering import Steering
from game.screens.layout.boxes import Column
from game.screens.map import map_panel
from game.screens.map.land import land_of
from game.screens.map.sheet import Sheet
from game.screens.map.spots import Spot
from game.screens.map.state import MarkState, state_of
from game.screens.wording import Words
from game.session.view import MapValue

SAY = Words("en")
PERU = "peru-1990s"


@pytest.fixture
def played(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path, PERU)
    yield playing
    playing.close()
    stage.close()


def on_a_stage(playing, layer="", view=None, **ways):
    chosen = [layer]
    asked = []

    def build():
        panel = map_panel(
            SAY, playing.scenario, view or playing.view, chosen[0], change, asked.append
        )
        return Column([panel], gap=0, grow=1)

    def change(name):
        chosen[0] = name

    stage = staged(build, **ways)
    stage.asked = asked
    return stage


def the_map(stage):
    return next(w for w in stage.tree.walk() if w.role == "map")


def spots(stage):
    return {w.id: w for w in stage.tree.walk() if isinstance(w, Spot)}


@pytest.mark.parametrize(
    ("size", "text"),
    [((500, 560), 1.0), ((400, 400), 1.0), ((600, 560), 1.5), ((1024, 560), 2.0)],
)
def test_nothing_on_the_map_lies_over_anything_else(played, size, text):
    stage = on_a_stage(played, size=size, text=text)
    assert [str(fault) for fault in audit(stage)] == []


def test_every_region_can_be_reached_however_small_the_map(played):
    stage = on_a_stage(played, size=(320, 420))
    regions = {f"region-{name}" for name in played.scenario.map.regions}
    assert regions <= set(spots(stage))


def test_pointing_into_a_region_is_pointing_at_it_and_at_no_other(played):
    stage = on_a_stage(played, size=(500, 560))
    draw(stage)
    _, sheet, labels = the_map(stage).remembered("laid out", None)
    boxes = [label.box for label in (*labels.regions.values(), *labels.places.values())]
    steering = Steering(stage)
    hit = 0
    for x in range(5, 500, 18):
        for y in range(5, 560, 18):
            name = sheet.region_at((x, y))
            free = not any(box.collidepoint(x, y) for box in boxes)
            if name is not None and free:
                steering.handle(mouse(pygame.MOUSEMOTION, (x, y)))
                assert stage.hovered.endswith(f"/region-{name}")
                hit += 1
    assert hit > 50


def test_the_card_of_a_region_tells_every_layer(played):
    stage = on_a_stage(played)
    name = next(iter(played.scenario.map.regions))
    told = spots(stage)[f"region-{name}"].value
    for layer in played.scenario.map.layers.values():
        assert (layer.title in told) == (not layer.areas)


def test_arrows_go_from_place_to_place_and_tab_comes_back(played):
    stage = on_a_stage(played, size=(500, 560))
    keys(stage, "tab")
    draw(stage)
    first = stage.focused
    keys(stage, "down", "right")
    here = stage.focused
    assert isinstance(next(w for w in stage.tree.walk() if w.path == here), Spot)
    assert here != first
    keys(stage, "tab", "shift+tab")
    assert stage.focused == here


def test_a_stronger_value_is_hatched_more_densely_so_that_colour_is_not_the_only_sign(played):
    region = next(iter(played.scenario.map.regions))
    layer = next(iter(played.scenario.map.layers))

    def dark(share):
        value = MapValue(layer=layer, region=region, value=share, share=share)
        stage = on_a_stage(played, layer, replace(played.view, map=(value,)), size=(500, 560))
        drawn = draw(stage)
        mask = the_map(stage).remembered("laid out", None)[1].masks[region]
        inside = [p for x in range(0, 500, 2) for y in range(0, 560, 2) if mask.get_at(p := (x, y))]
        light = sorted(sum(drawn.get_at(p)[:3]) for p in inside)
        fill = light[round(0.8 * len(light))]  # above it are letters only
        return sum(1 for one in light if one < 0.85 * fill) / len(light)

    assert dark(0.02) < dark(0.3) < dark(1.0)


def test_an_open_decision_is_marked_at_its_place_and_opened_there(played):
    state = state_of(played.scenario, played.view)
    marks = [mark for mark in state.marks if mark.about]
    stage = on_a_stage(played, size=(900, 900))
    found = [spots(stage)[f"place-{mark.place}"] for mark in marks
             if f"place-{mark.place}" in spots(stage)]  # fmt: skip
    assert marks
    assert found
    stage.focus(found[0].path)
    keys(stage, "enter")
    assert stage.asked[0] in {mark.about for mark in marks}


def test_a_marked_place_is_shown_even_where_there_is_no_room_for_its_name(played):
    state = state_of(played.scenario, played.view)
    inside = [name for name, place in state.plan.places.items() if place.member]
    marks = tuple(MarkState(name, "bad", "A flood", "") for name in inside[:2])
    stage = on_a_stage(played, size=(320, 420))
    panel = the_map(stage)
    panel.known = replace(state, marks=marks)
    panel.remember("laid out", None)
    panel.arrange(stage.look)
    assert f"place-{inside[0]}" in {child.id for child in panel.children}


def test_the_map_is_drawn_once_until_something_changes(played):
    stage = on_a_stage(played, size=(500, 560))
    draw(stage)
    first = the_map(stage).remembered("picture", None)[1]
    stage.refresh()
    draw(stage)
    assert the_map(stage).remembered("picture", None)[1] is first
    keys(stage, "tab", "tab", "right")
    draw(stage)
    assert the_map(stage).remembered("picture", None)[1] is not first


def test_t_lists_all_layers_and_s_tells_the_one_that_is_shown(played):
    stage = on_a_stage(played)
    keys(stage, "t")
    draw(stage)
    table = next(w for w in stage.tree.walk() if w.role == "table")
    assert len(table.rows) == len(played.scenario.map.regions)
    assert len(table.heads) == 1 + len(played.scenario.map.layers)
    keys(stage, "t", "s")
    draw(stage)
    assert next(iter(played.scenario.map.layers.values())).title in the_map(stage).value


def test_layers_change_the_picture(played):
    one, other = list(played.scenario.map.layers)[:2]
    pictures = [draw(on_a_stage(played, name, size=(500, 560))) for name in (one, other)]
    assert difference(*pictures).share > 0.02


def test_a_single_value_colours_areas_that_only_its_own_layer_has(played):
    layers = played.scenario.map.layers
    name = next(name for name, layer in layers.items() if layer.areas)
    area = next(iter(layers[name].areas))
    stage = on_a_stage(played, name, size=(500, 560))
    assert layers[name].title in spots(stage)[f"region-{area}"].value
    assert layers[name].areas[area].title in the_map(stage).value
    assert [str(fault) for fault in audit(stage)] == []
    assert f"region-{area}" not in spots(on_a_stage(played, size=(500, 560)))


def test_a_pack_of_outlines_alone_has_a_map_too(tmp_path):
    stage = quiet_stage()
    playing = game_on(stage, tmp_path)
    shown = on_a_stage(playing, size=(500, 560))
    assert [str(fault) for fault in audit(shown)] == []
    playing.close()
    stage.close()


def test_the_country_fits_its_sheet_and_regions_do_not_lie_over_each_other():
    land = land_of(load(locate(PERU)).map)
    sheet = Sheet(land, (400, 500), (10, 10, 10, 10))
    for rings in land.regions.values():
        for ring in rings:
            assert all(5 <= x <= 395 and 5 <= y <= 495 for x, y in sheet.ring(ring))
    masks = list(sheet.masks.values())
    for position, one in enumerate(masks):
        for other in masks[position + 1 :]:
            assert one.overlap_area(other, (0, 0)) == 0
