"""The engine against the reference: two readings of the same documentation."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from model.reference import Reference
from model.told import told_by_engine
from strategies import lines_of_play, programs

from game.model.kernel import Kernel, watched_by
from game.model.playing import begin, resume
from game.model.policies import FollowedLine

GAMES = np.array([0, 7, 8])


def told_by_reference(reference):
    """Return the same as the reference has it."""
    program = reference.program
    told = {("stocks", x.id): reference.levels[x.id] for x in program.stocks}
    told |= {("seen", x.id): reference.levels[x.id] for x in program.auxiliaries}
    told |= {("luck", name): values for name, values in reference.luck.items()}
    told |= {("flags", name): [float(flag)] for name, flag in reference.flags.items()}
    for kind in ("force", "asked", "times", "ever"):
        told |= {(kind, name): [value] for name, value in getattr(reference, kind).items()}
    for event in program.events:
        told["happened", event.id] = [reference.happened.get(event.id, -1000.0)]
    for decision in program.decisions:
        chosen, options = reference.answers.get(decision.id), [o.id for o in decision.options]
        told["opened", decision.id] = [reference.opened.get(decision.id, -1.0)]
        told["answers", decision.id] = [0.0 if chosen is None else options.index(chosen) + 1.0]
    told["attention", ""] = [reference.attention]
    return told


def assert_the_same(kernel, values, column, reference):
    told, wanted = told_by_engine(kernel, values, column), told_by_reference(reference)
    for what, numbers in told.items():
        about = f"{what} before quarter {reference.elapsed} of game {reference.game}"
        np.testing.assert_allclose(
            numbers, wanted[what], rtol=1e-9, atol=1e-9, equal_nan=True, err_msg=about
        )


def assert_agreement(program, line, *, uncertain):
    kernel = Kernel(program, watched_by((line,)))
    references = [Reference(program, 11, int(game), uncertain=uncertain) for game in GAMES]
    batch = resume(kernel, begin(kernel, 11, GAMES, uncertain=uncertain))
    policy = FollowedLine(program, line)
    while True:
        for column, reference in enumerate(references):
            assert_the_same(kernel, batch.values, column, reference)
        if batch.elapsed == program.quarters:
            return
        batch.pass_quarter(policy.orders(batch))
        for reference in references:
            reference.pass_quarter(*reference.follow(line))


@given(st.data(), st.booleans())
def test_engine_and_reference_agree_on_every_number(data, uncertain):
    program = data.draw(programs())
    assert_agreement(program, data.draw(lines_of_play(program)), uncertain=uncertain)


@given(st.data())
def test_they_agree_even_where_formulas_divide_by_zero_and_overflow(data):
    program = data.draw(programs(tame=False))
    assert_agreement(program, data.draw(lines_of_play(program)), uncertain=True)
