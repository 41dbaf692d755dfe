import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from judgement.orchard import course_of, kernel_of, orchard, played_by, two_valleys
from strategies import lines_of_play, programs

from game.judgement.attribution import attribute
from game.judgement.causes import Explainer
from game.judgement.course import Course, replay
from game.judgement.hearing import Moment, evaluated, hear, watchful
from game.judgement.scalars import Scalars
from game.model.expressions import Fold, Number, Operation, Read
from game.model.orders import NOTHING, Orders
from game.model.policies import FollowedLine
from game.model.program import Effect, Indicator, LineOfPlay, WarmUp


def heard(scenario, policy, seed=7, *, uncertain=False):
    """Return a policy's game, heard."""
    course, _ = course_of(kernel_of(scenario), scenario, policy, seed, uncertain=uncertain)
    return hear(watchful(scenario.program), course)


def indicator(scenario, name):
    """Return an indicator by its name."""
    return next(i for i in scenario.program.indicators if i.name == name)


@given(st.data())
def test_what_a_formula_read_can_be_read_again(data):
    program = data.draw(programs())
    line = data.draw(lines_of_play(program))
    kernel = watchful(program)
    course, _ = played_by(kernel, FollowedLine(program, line))
    game = hear(kernel, course)
    for quarter in range(game.quarters):
        for auxiliary in program.auxiliaries:
            for member in range(auxiliary.members):
                scalar = game.scalars.of(auxiliary.formula, member)
                value = game.value(scalar, Moment(quarter, auxiliary.at_end))
                shown = game.level(auxiliary.id, member, quarter)
                assert value == pytest.approx(shown, rel=1e-9, abs=1e-9)
        for stock in program.stocks:
            for member in range(stock.members):
                told = {
                    share.name: share.amount
                    for share in game.recorder.shares(stock.id, quarter, member)
                    if share.kind == "flow"
                }
                for flow in stock.flows:
                    scalar = game.scalars.of(flow.rate, member)
                    value = game.value(scalar, Moment(quarter, ended=False))
                    assert value == pytest.approx(told[flow.id], rel=1e-9, abs=1e-9)


@given(st.data())
def test_the_parts_of_a_formulas_change_add_up(data):
    program = data.draw(programs())
    scalars = Scalars(program)
    assume(program.auxiliaries)
    auxiliary = data.draw(st.sampled_from(program.auxiliaries))
    scalar = scalars.of(auxiliary.formula, data.draw(st.integers(0, auxiliary.members - 1)))
    values = st.fixed_dictionaries({name: st.floats(-100, 100) for name in scalar.atoms})
    start, end = data.draw(values), data.draw(values)
    change = evaluated(scalar, end) - evaluated(scalar, start)
    parts = attribute(scalar, start, end)
    if all(map(math.isfinite, parts.values())) and math.isfinite(change):
        largest = max((abs(part) for part in parts.values()), default=0.0)
        assert sum(parts.values()) == pytest.approx(change, rel=1e-6, abs=1e-9 + 1e-9 * largest)


def test_what_two_inputs_do_together_is_halved_between_them():
    scalar = Scalars(orchard().program).of(Operation("multiply", (Read("trees"), Read("purse"))))
    parts = attribute(scalar, {"0": 2.0, "1": 3.0}, {"0": 4.0, "1": 5.0})
    assert parts == {"0": 8.0, "1": 6.0}  # 2 x (3+5)/2 and 2 x (2+4)/2


def test_a_fold_is_taken_apart_member_by_member():
    scalars = Scalars(two_valleys().program)
    for name, value in (("sum", 7.0), ("mean", 3.5), ("min", 2.0), ("max", 5.0)):
        scalar = scalars.of(Fold(name, Operation("add", (Read("moss"), Number(1.0))), 2))
        assert [atom.member for atom in scalar.atoms.values()] == [0, 1]
        assert evaluated(scalar, {"0": 1.0, "1": 4.0}) == value


@pytest.mark.parametrize("uncertain", [False, True])
@pytest.mark.parametrize("policy", ["history", "patient"])
def test_for_every_indicator_and_span_the_terms_add_up(policy, uncertain):
    scenario = two_valleys()
    game = heard(scenario, policy, uncertain=uncertain)
    explainer = Explainer(scenario, game)
    levels = np.concatenate(
        (game.replayed.worlds[0].values[game.kernel.record_rows][None], game.replayed.values)
    )[:, :, 0]
    for column, shown in enumerate(scenario.program.indicators):
        for first, last in ((0, 0), (5, 5), (3, 9), (0, game.quarters - 1)):
            why = explainer.why(shown, first, last)
            total = sum(term.amount for term in why.terms)
            change = levels[last + 1, column] - levels[first, column]
            assert why.change == pytest.approx(change, abs=1e-9)
            assert total == pytest.approx(change, rel=1e-9, abs=1e-9)
            sizes = [abs(term.amount) for term in why.terms]
            assert sizes == sorted(sizes, reverse=True)
            assert not any(term.id == "remainder" for term in why.terms)


def test_a_term_has_its_words_its_source_and_its_grade():
    scenario = orchard()
    terms = (
        Explainer(scenario, heard(scenario, "history"))
        .why(indicator(scenario, "trees"), 0, 11)
        .terms
    )
    by_kind = {term.evidence.kind: term for term in terms}
    assert set(by_kind) == {"flow", "event", "choice"}
    planted = by_kind["choice"]
    assert (planted.id, planted.amount) == ("planting.plant.trees", 50.0)
    said = planted.evidence
    assert (said.title, said.because) == ("Plant", "They are planted.")
    assert (said.source, said.grade) == (("parish",), "measured")
    assert by_kind["flow"].evidence.because == "Trees drop fruit."


def test_luck_is_named_as_luck_and_nothing_else_is():
    scenario = orchard()
    explainer = Explainer(scenario, heard(scenario, "history"))
    why = explainer.why(indicator(scenario, "trees"), 0, 11)
    assert {term.evidence.kind for term in why.terms if term.luck} == {"event"}
    spreading = next(term for term in why.terms if term.id == "spread")
    assert spreading.behind is not None
    frost = {term.evidence.kind: term.luck for term in spreading.behind.terms}
    assert frost["luck"]
    assert not frost["stock"]


def test_the_chain_behind_a_term_is_two_steps_deep_and_no_deeper():
    scenario = two_valleys()
    explainer = Explainer(scenario, heard(scenario, "history"))

    def depth(why):
        below = [depth(term.behind) for term in why.terms if term.behind is not None]
        return 1 + max(below, default=0)

    shown = indicator(scenario, "moss_total")
    assert depth(explainer.why(shown, 4, 7)) == 3
    assert depth(explainer.why(shown, 4, 7, depth=0)) == 1


def test_a_price_is_named_by_what_it_was_paid_for():
    scenario = orchard()
    explainer = Explainer(scenario, heard(scenario, "history"))
    (term,) = explainer.why(indicator(scenario, "purse"), 1).terms
    assert (term.evidence.kind, term.evidence.title, term.amount) == ("price", "Plant", -5.0)


def test_an_instrument_moves_because_it_was_asked_to():
    scenario = two_valleys()
    program = scenario.program
    position = [i.id for i in program.instruments].index("village_grants")
    asked = Orders({position: np.array([1.0])})
    game = hear(watchful(program), Course(1, (asked, NOTHING, NOTHING)))
    row = game.kernel.layout.force.start + position
    before, after = (game.replayed.worlds[k].values[row, 0] for k in (0, 3))
    shown = Indicator("village_grants", "village_grants", None, "1")
    why = Explainer(scenario, game).why(shown, 0, 2)
    assert why.change == after - before != 0.0
    assert [(term.evidence.kind, term.amount) for term in why.terms] == [("instrument", why.change)]


def test_what_has_not_been_played_cannot_be_explained():
    scenario = orchard()
    explainer = Explainer(scenario, heard(scenario, "history"))
    with pytest.raises(ValueError, match="quarters 3 to 12 are not within the 12 played"):
        explainer.why(indicator(scenario, "trees"), 3, 12)


def test_hearing_a_game_changes_nothing_in_it():
    scenario = two_valleys()
    course, _ = course_of(kernel_of(scenario), scenario, "history")
    plain = replay(kernel_of(scenario), course)
    game = hear(watchful(scenario.program), course)
    np.testing.assert_array_equal(game.replayed.values, plain.values)


def test_a_limit_that_held_is_a_cause_of_its_own():
    low = tuple(
        replace(stock, highest=120.0) if stock.id == "trees" else stock
        for stock in orchard().program.stocks
    )
    scenario = replace(orchard(), program=replace(orchard().program, stocks=low))
    explainer = Explainer(scenario, heard(scenario, "history"))
    why = explainer.why(indicator(scenario, "trees"), 1)
    limit = next(term for term in why.terms if term.id == "limit")
    assert limit.evidence.title == "The limit of what is possible"
    assert limit.amount < 0
    assert sum(term.amount for term in why.terms) == pytest.approx(why.change)


def test_what_began_before_the_game_is_named_as_that():
    program = orchard().program
    planted = Effect("late", "stock", "trees", None, Number(7.0), begins_after=2)
    events = tuple(replace(e, effects=(planted,)) for e in program.events)
    warm_up = WarmUp(1, LineOfPlay("none", (), (), ()), (("storm", program.first),))
    scenario = replace(orchard(), program=replace(program, events=events, warm_up=warm_up))
    explainer = Explainer(scenario, heard(scenario, "passive"))
    why = explainer.why(indicator(scenario, "trees"), 1)
    (earlier,) = [term for term in why.terms if term.id == "earlier"]
    assert earlier.amount == 7.0
    assert earlier.evidence.title == "What began before the game"


def test_the_links_that_the_beginning_cannot_tell_are_a_remainder_and_still_add_up():
    scenario = two_valleys()
    line = LineOfPlay("none", (), (), ())
    program = replace(scenario.program, warm_up=WarmUp(3, line, ()))
    scenario = replace(scenario, program=program)
    explainer = Explainer(scenario, heard(scenario, "history"))
    for shown in program.indicators:
        why = explainer.why(shown, 0, 1)
        assert sum(term.amount for term in why.terms) == pytest.approx(why.change, abs=1e-9)
    assert any(
        term.id == "remainder"
        for shown in program.indicators
        for term in explainer.why(shown, 0, 1).terms
    )
