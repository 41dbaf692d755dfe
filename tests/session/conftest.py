"""Files that tests of a session begin with."""

import pytest
from session.files import LIGHT, begun

from game.session.commands import Note, SetInstrument, Sign


@pytest.fixture
def path(tmp_path):
    return tmp_path / "game.handshake"


@pytest.fixture
def played(path):
    """A game that was played half way, with a draft."""
    with begun(path) as game:
        for command in (LIGHT, Note(text="Let there be light."), Sign(), Sign()):
            game.apply(command, 11.0)
        game.keep_forecast("lighthouse.light", '{"median": 3}', 12.0)
        game.apply(SetInstrument(instrument="patrol", to="far"), 13.0)
    return path
