"""A whole game, played by a script that knows nothing but the tree of widgets."""

import pygame
from screens.playing import press, quiet_stage

from game.screens.entrance import Entrance
from game.screens.start import desk

_MOST = 600


def test_a_whole_game_is_played_by_keys_alone_from_the_title_to_its_end(tmp_path):
    stage = quiet_stage()
    entrance = Entrance(stage, desk, tmp_path)
    stage.push(entrance.title)
    surface = pygame.Surface(stage.look.metrics.size)
    stage.draw(surface)
    stage.work.wait()
    stage.draw(surface)
    stage.focus_id("two-valleys")
    press(stage, "space")
    seen, quarters = [], set()
    for step in range(_MOST):
        stage.work.wait()
        stage.tick(1.0)
        stage.draw(surface)
        name = stage.top.screen.name
        seen.append(name)
        if name in {"review", "debrief"} or (name == "title" and "desk" in seen):
            break
        quarters |= {w.name for w in stage.tree.walk() if w.id == "date"}
        stage.focus(play_on(stage, step).path)
        press(stage, "space")
    assert seen[:2] == ["title", "briefing"]
    assert len(quarters) >= 20
    assert seen[-1] in {"title", "review", "debrief"}
    stage.close()


def play_on(stage, step):
    """Return what to press: an option where none is chosen, else the one button that goes on."""
    controls = [w for w in stage.tree.walk() if w.focusable and "disabled" not in w.state]
    options = [w for w in controls if w.id.startswith("option-")]
    if options and not any("chosen" in w.state for w in options):
        return options[step % len(options)]
    return next(w for w in controls if getattr(w, "kind", "") == "primary")
