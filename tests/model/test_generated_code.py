"""What is written from formulas: nothing that a formula cannot say, nothing that can escape."""

import numpy as np
import pytest
from farm import Game, account, auxiliary, do, event, program, stock
from ground import FIRST

from game.model.expressions import (
    Chosen,
    Fold,
    Lookup,
    Memory,
    Now,
    Number,
    Operation,
    Read,
    Since,
    children,
    symbols,
)
from game.model.kernel import Kernel, watched_by
from game.model.lowering import VOCABULARY, Constants, Writer
from game.model.playing import begin
from game.model.program import Driver, Indicator, LineOfPlay, Rule, Setting

TABLE = ((-1.0, 10.0), (0.0, 20.0), (2.0, 0.0))

# -- trees --------------------------------------------------------------------------------


def test_children_and_symbols_are_found_at_any_depth():
    memory = Memory("smooth", Read("a"), Read("b"), Read("c"), None)
    tree = Operation("add", (Fold("sum", Read("d"), 2), Lookup(TABLE, memory)))
    assert symbols(tree) == {"a", "b", "c", "d"}
    assert children(Memory("lag", Read("a"), Number(1.0), None, None)) == (Read("a"), Number(1.0))
    assert children(Since("flood")) == children(Now()) == children(Chosen("a", "b")) == ()


def test_what_a_line_of_play_reads_is_watched():
    line = LineOfPlay(
        "x",
        (Setting(FIRST, "tax", Read("a")),),
        (),
        (Rule(Read("b"), (("tax", Read("c")),), ()), Rule(None, (), ())),
    )
    assert watched_by((line,)) == {"a", "b", "c"}


def test_only_parameters_are_constant():
    writer = Writer(lambda node: node.symbol, Constants({"two": "P[0]"}))
    assert writer.write(do("add", "two", 1.0)) == "k0"
    assert "grain" in writer.write(do("add", "two", "grain"))
    constants = Constants({"two": "P[0]"})
    constants.name_of(Now())
    with pytest.raises(TypeError, match="not constant"):
        constants.prelude()


def test_what_cannot_be_written_is_refused():
    game = Game(program(stocks=(stock("grain"),)))
    with pytest.raises(TypeError, match="cannot write object"):
        game.kernel.formula(object())


# -- safety -------------------------------------------------------------------------------


def functions(kernel):
    return (
        kernel.quarter,
        kernel.begin,
        kernel._prelude,
        kernel.formula(Now()),
    )


def test_generated_code_has_no_builtins_and_sees_only_the_vocabulary():
    rain = Driver("rain", ((1.0,) * 8,))
    flood = event("flood", when=do("greater", "told", 3.0))
    made = program(
        stocks=(stock("grain"),),
        auxiliaries=(auxiliary("told", Lookup(TABLE, Read("rain"))),),
        drivers=(rain,),
        events=(flood,),
    )
    for function in functions(Kernel(made)):
        assert function.__globals__["__builtins__"] == {}
        own = function.__globals__.keys() - VOCABULARY.keys() - {function.__name__}
        arrays = {name: function.__globals__[name] for name in own}
        assert all(isinstance(value, np.ndarray | tuple) for value in arrays.values()), arrays
        assert function.__code__.co_freevars == ()


def test_generated_code_calls_nothing_but_the_vocabulary_and_its_arguments():
    made = program(stocks=(stock("grain", 1.0, sown=do("sqrt", "grain")),))
    kernel = Kernel(made)
    assert "sqrt(" in kernel.source
    for function in functions(kernel):
        assert "import" not in function.__code__.co_names
        assert not {name for name in function.__code__.co_names if name.startswith("__")}


def test_the_vocabulary_holds_no_way_out():
    for name, meaning in VOCABULARY.items():
        assert callable(meaning) or meaning in ({}, True), name
        assert getattr(meaning, "__module__", "numpy").split(".")[0] in {"numpy", "game"}, name


def test_a_worlds_indicators_are_recorded_by_name():
    made = program(
        stocks=(stock("grain", (1.0, 2.0, 3.0), over="fields"),),
        auxiliaries=(auxiliary("told", 9.0),),
        instruments=(account("tax", start=4.0),),
        indicators=(
            Indicator("t", "tax", None, "1"),
            Indicator("g", "grain", 2, "1"),
            Indicator("a", "told", None, "1"),
        ),
    )
    kernel = Kernel(made)
    world = begin(kernel, 1, np.array([0]), uncertain=False)
    assert world.values[kernel.record_rows, 0].tolist() == [4.0, 3.0, 9.0]
