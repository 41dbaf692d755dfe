"""Every screen at the ends of what is promised; soak/audit_screens looks at all between."""

import pytest
from screens.states import ENDS, SMALL, dress, faults, put


@pytest.fixture(scope="module", params=SMALL)
def stage(request):
    staged = put(SMALL[request.param])
    yield staged
    staged.close()


@pytest.mark.slow
@pytest.mark.parametrize("view", ENDS, ids=["usual", "least room, largest text"])
def test_nothing_is_clipped_or_out_of_reach_at_either_end_of_what_is_promised(stage, view):
    dress(stage, view)
    assert [*faults(stage)] == []


@pytest.mark.slow
def test_every_control_says_what_it_is_and_comes_in_sight_with_the_focus(stage):
    surface = dress(stage, ENDS[1])
    for path in [w.path for w in stage.tree.walk() if w.tab_stop]:
        stage.focus(path)
        stage.draw(surface)
        found = next((w for w in stage.tree.walk() if w.path == path), None)
        if found is None:  # what it belonged to has changed with the focus
            continue
        assert found.role, path
        assert found.name.strip(), path
        assert stage.tree.rect.colliderect(found.rect), path
