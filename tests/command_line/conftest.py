"""What every test of the command line needs: a good pack, a broken one, and somebody to ask."""

import pytest
from town import write_town

from game.__main__ import main


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("HANDSHAKE_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def town(tmp_path):
    return str(write_town(tmp_path))


@pytest.fixture
def broken(tmp_path):
    return str(write_town(tmp_path / "broken", ("model/land.yaml", "start: 20", "start: 2000")))


@pytest.fixture
def said(capsys):
    """Run a command; return its exit code, what it printed, and what it complained of."""

    def run(*arguments):
        code = main(arguments)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return code, captured.out, captured.err

    return run
