"""What the benchmark tells of the desk can be measured; how fast this machine is it only tells."""

import pytest

from game.bench import screens as bench
from game.screens import firsts, pace


@pytest.mark.slow
def test_everything_that_is_promised_of_the_desk_is_measured():
    figures = bench.screens(1, "two-valleys", 60)
    assert [figure.unit for figure in figures] == ["ms", "ms", "ms", "ms", "MB"]
    for figure in figures:
        assert figure.value is not None, figure
        assert figure.goal is not None
        assert 0 < figure.value < 100 * figure.goal, figure


def test_frames_are_told_apart_by_what_changed_them():
    taken = pace.frames(60, "two-valleys")
    assert len(taken.pointed) + len(taken.turned) == 60
    assert 0 < len(taken.changed) < 60


def test_a_kept_game_comes_back_to_its_desk_with_futures(tmp_path):
    firsts.first_desk(pace.kept_game("two-valleys", tmp_path))
    assert [path.name for path in tmp_path.glob("*.handshake")] == ["kept.handshake"]


def test_a_pack_that_is_not_there_is_a_row_that_says_so():
    first, *others = bench.screens(1, "no-such-pack", 5)
    assert "no-such-pack" in first.note
    assert not any(figure.samples for figure in (first, *others))


def test_what_cannot_be_measured_is_refused():
    with pytest.raises(ValueError, match="cannot measure"):
        bench.main(["luck"])
