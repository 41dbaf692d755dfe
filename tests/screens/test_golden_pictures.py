"""Golden pictures: every screen as it was last looked at and found right.

`GOLDEN=write pytest tests/screens/test_golden_pictures.py` keeps what is drawn now.
"""

import os
import sys
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.screens.drawing.comparing import difference
from game.screens.pictures import SCREENS, Wanted, picture

FOLDER = Path(__file__).parent.parent / "golden" / "screens"
PACK = "two-valleys"
#: How large they are kept, and how few colours they have.
SIZE, COLOURS = (640, 400), 128
#: Drawn by the same libraries: a channel may be off by what few colours cost, in few places.
NEAR, SHARE = 48, 0.001
#: Drawn by others: letters fall differently, so only what is light and dark where is compared.
BLOCKS, BLOCK_NEAR, BLOCK_SHARE = (64, 40), 24, 0.03


def made_with():
    ttf = ".".join(map(str, pygame.font.get_sdl_ttf_version()))
    return f"SDL {'.'.join(map(str, pygame.get_sdl_version()))}, SDL_ttf {ttf}, {sys.platform}\n"


def small(surface):
    return pygame.transform.smoothscale(surface.convert(24), SIZE)


def with_few_colours(surface):
    """Return a picture of at most so many colours: the most frequent, and the nearest of them."""
    pixels = pygame.surfarray.array3d(surface).reshape(-1, 3).astype(np.int32)
    coarse, which, times = np.unique(pixels >> 3, axis=0, return_inverse=True, return_counts=True)
    kept = coarse[np.argsort(-times, kind="stable")[:COLOURS]]
    apart = ((coarse[:, None, :] - kept[None, :, :]) ** 2).sum(axis=2)
    indices = apart.argmin(axis=1)[which.reshape(-1)].reshape(SIZE)
    found = pygame.Surface(SIZE, depth=8)
    found.set_palette([tuple(int(c) for c in np.minimum(colour * 8 + 4, 255)) for colour in kept])
    pygame.surfarray.blit_array(found, indices.astype(np.uint8))
    return found


def blocks(surface):
    return pygame.transform.smoothscale(surface.convert(24), BLOCKS)


@pytest.mark.slow
@pytest.mark.golden
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did_when_it_was_last_looked_at(screen, tmp_path):
    now = small(picture(Wanted(screen, PACK)))
    path = FOLDER / f"{screen}.png"
    if os.environ.get("GOLDEN") == "write":
        FOLDER.mkdir(parents=True, exist_ok=True)
        pygame.image.save(with_few_colours(now), path)
        (FOLDER / "made_with.txt").write_text(made_with(), encoding="utf-8")
        return
    assert path.is_file(), f"there is no picture of {screen} yet: GOLDEN=write pytest"
    before = pygame.image.load(path).convert(24)
    pygame.image.save(now, tmp_path / f"{screen}.png")
    if (FOLDER / "made_with.txt").read_text(encoding="utf-8") == made_with():
        found, most = difference(now, before, NEAR), SHARE
    else:
        found, most = difference(blocks(now), blocks(before), BLOCK_NEAR), BLOCK_SHARE
    assert found.share <= most, f"{found}; now: {tmp_path / screen}.png, before: {path}"


@pytest.mark.golden
def test_every_golden_picture_is_of_a_screen_and_all_are_small():
    paths = sorted(FOLDER.glob("*.png"))
    assert {path.stem for path in paths} <= set(SCREENS)
    assert sum(path.stat().st_size for path in paths) < 1_500_000


def test_pictures_of_two_screens_are_told_apart_however_they_are_compared():
    one, other = (small(picture(Wanted(name, PACK))) for name in ("settings", "saved"))
    assert difference(one, with_few_colours(other).convert(24), NEAR).share > SHARE
    assert difference(blocks(one), blocks(other), BLOCK_NEAR).share > BLOCK_SHARE
    assert difference(one, with_few_colours(one).convert(24), NEAR).share <= SHARE
