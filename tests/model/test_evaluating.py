"""Formulas of games that are over, against the same formulas read with plain numbers."""

import numpy as np
import pytest
from formulas import Scope, numbers
from hypothesis import given
from model.arithmetic import evaluate as evaluate_plainly

from game.model.evaluating import evaluate
from game.model.expressions import Chosen, Fold, Lookup, Memory, Now, Number, Operation, Read, Since

MEASURES = {"grain": np.array([1.0, -2.0, 0.5]), "money": np.array([0.0, 10.0, 3.0])}
SCOPE = Scope(
    singles=tuple(MEASURES),
    decisions=(("dam", ("big", "small")),),
    calendar=False,
    tame=False,
)
ANSWERS = np.array(["big", "small", "none"])


def chosen(_decision, option):
    return option == ANSWERS


@given(numbers(SCOPE, depth=3))
def test_measures_are_reckoned_with_as_in_any_formula(tree):
    together = np.broadcast_to(evaluate(tree, MEASURES, chosen), (3,))
    for game, answer in enumerate(ANSWERS):

        def look_up(node, game=game, answer=answer):
            if isinstance(node, Chosen):
                return float(node.option == answer)
            return float(MEASURES[node.symbol][game])

        plainly = evaluate_plainly(tree, look_up)
        np.testing.assert_allclose(together[game], plainly, rtol=1e-9, equal_nan=True)


@pytest.mark.parametrize(
    "tree",
    [
        Now(),
        Since("flood"),
        Chosen("dam", "big"),
        Fold("sum", Read("grain"), 3),
        Memory("lag", Read("grain"), Number(1.0), None, None),
    ],
)
def test_what_only_a_running_model_knows_is_no_measure(tree):
    with pytest.raises(TypeError, match=f"cannot hold {type(tree).__name__}"):
        evaluate(Operation("negative", (tree,)), MEASURES)


def test_tables_and_answers_are_measures_too():
    table = Lookup(((0.0, 0.0), (1.0, 8.0)), Read("grain"))
    assert evaluate(table, MEASURES).tolist() == [8.0, 0.0, 4.0]
    big = Operation("where", (Chosen("dam", "big"), Read("money"), Number(-1.0)))
    assert evaluate(big, MEASURES, chosen).tolist() == [0.0, -1.0, -1.0]
