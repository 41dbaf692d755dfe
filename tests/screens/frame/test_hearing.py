import io
import os
import subprocess
import sys

import pygame
import pytest
from screens.stages import draw, keys, staged

from game.screens.frame.sound import Sound
from game.screens.frame.speech import Speaker
from game.screens.layout.boxes import Column
from game.screens.widgets.buttons import Button
from game.screens.widgets.cards import Card
from game.screens.widgets.choices import Choice
from game.screens.widgets.text import Text


def test_what_comes_into_focus_is_said_with_role_state_and_reason():
    stage = staged(
        lambda: Column(
            [
                Card("Talk", chosen=True, says="It costs 1 point", inside=Text("Talk")),
                Button("Fight", refusal="It costs 9 points and 4 are left."),
                Choice("Desk", [("a", "Money"), ("b", "Posture")], "a", lambda _: None, kind="tab"),
            ]
        )
    )
    heard = io.StringIO()
    stage.speaker = Speaker(heard)
    keys(stage, "tab", "tab", "tab")
    assert heard.getvalue().splitlines() == [
        "Fight, button, not available. It costs 9 points and 4 are left.",
        "Money, tab, chosen.",
        "Talk, choice, It costs 1 point, chosen.",
    ]


def test_speaking_stops_when_the_next_sentence_comes():
    speaker = Speaker(None, (sys.executable, "-c", "import time; time.sleep(60)"))
    speaker.say("one")
    first = speaker._speaking
    speaker.say("two")
    assert first.poll() is not None
    speaker.hush()


def test_cues_can_be_heard_and_switched_off():
    sound = Sound(on=True)
    sound.prepare()
    heard = sound.ready()
    assert heard == bool(pygame.mixer.get_init())
    sound.cue("sign")
    sound.on = False
    sound.cue("sign")
    sound.cue("no such cue")
    sound.close()


def test_a_machine_without_sound_is_silent_and_well():
    code = (
        "from game.screens.frame.sound import Sound\n"
        "sound = Sound(on=True)\nsound.prepare()\nprint(sound.ready())\nsound.cue('sign')\n"
    )
    env = {**os.environ, "SDL_AUDIODRIVER": "none-of-these"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_tip_lies_inside_the_window(text):
    stage = staged(
        lambda: Button("No", refusal="It costs nine points and only four are left this quarter."),
        text=text,
    )
    before = draw(stage)
    stage.point(stage.focused)
    assert pygame.image.tobytes(draw(stage), "RGB") != pygame.image.tobytes(before, "RGB")
