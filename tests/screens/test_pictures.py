import pygame
import pytest

from game.screens.audit import audit
from game.screens.drawing.comparing import difference
from game.screens.frame.settings import Settings
from game.screens.pictures import SCREENS, Wanted, picture, save_picture, staged

#: At the ends of what is promised; the whole range is audited by a command.
VIEWS = [((1280, 800), 1.0, "standard"), ((1024, 640), 2.0, "contrast")]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(("size", "text", "theme"), VIEWS)
def test_everything_on_every_screen_can_be_read_and_reached(screen, size, text, theme):
    settings = Settings(text=text, theme=theme, motion=False, sound=False)
    stage = staged(Wanted(screen, size=size, settings=settings))
    assert [str(fault) for fault in audit(stage)] == []
    stage.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_picture_is_the_same_every_time(screen, tmp_path):
    save_picture(Wanted(screen), tmp_path / "one.png")
    again = picture(Wanted(screen))
    assert difference(pygame.image.load(tmp_path / "one.png"), again).share == 0
    assert len({again.get_at((x, y))[:3] for x in range(0, 1280, 9) for y in range(0, 800, 9)}) > 9


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(OSError, match=r"."):
        save_picture(Wanted("settings"), tmp_path / "none" / "one.png")


def test_there_is_no_picture_of_a_screen_that_is_not_there():
    with pytest.raises(KeyError):
        picture(Wanted("no such screen"))
