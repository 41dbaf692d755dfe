"""What is always so, whatever anybody commands."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from session.command_logs import commands, games, logs, orders
from session.harbour import after, opened

from game.model import playing
from game.model.world import digest
from game.session.applying import apply, refuse
from game.session.commands import Choose, SetInstrument, Sign, TakeBack
from game.session.events import DecisionAnswered, DecisionLapsed, Refused
from game.session.game import begin
from game.session.known import changes
from game.session.orders import Answer, Request, as_one
from game.session.viewing import view


@given(games(), commands())
def test_a_refused_command_changes_nothing_and_says_why(game, command):
    refused = refuse(game, command)
    before = view(game)
    after_it, events = apply(game, command)
    assert (refused is not None) == (after_it is game) == isinstance(events[0], Refused)
    assert view(game) == before
    if refused is not None:
        assert events == (refused,)
        assert refused.because.strip()


@given(games())
def test_signing_is_the_engine_playing_all_orders_in_one_go(game):
    if game.over is None:
        board = game.board
        stepped = playing.step(board.kernel, game.world, as_one(game.orders))
        signed = after(game, Sign())
        np.testing.assert_array_equal(signed.world.values, stepped.values)
        assert signed.past[-1].events[-1].digest == digest(stepped)


@given(games())
def test_every_order_of_a_draft_is_carried_out(game):
    if game.over is not None:
        return
    layout = game.board.kernel.layout
    signed = after(game, Sign())
    for order in game.orders:
        if isinstance(order, Request):
            assert signed.world.values[layout.asked.start + order.instrument, 0] == order.to
    answered = {
        (event.decision, event.option)
        for event in signed.past[-1].events
        if isinstance(event, DecisionAnswered) and event.who == "player"
    }
    decisions = game.board.program.decisions
    assert answered == {
        (decisions[x.decision].id, decisions[x.decision].options[x.option].id)
        for x in game.orders
        if isinstance(x, Answer)
    }
    told = {
        event.decision: event
        for event in signed.past[-1].events
        if isinstance(event, DecisionAnswered | DecisionLapsed)
    }
    for position, decision in enumerate(decisions):
        row = layout.answers.start + position
        if isinstance(told.get(decision.id), DecisionAnswered):
            chosen = [option.id for option in decision.options].index(told[decision.id].option)
            assert signed.world.values[row, 0] == chosen + 1
        else:
            assert signed.world.values[row, 0] == game.world.values[row, 0]


@given(logs())
def test_a_log_played_again_ends_in_the_same_place(log):
    game = after(opened(), *log)
    again = begin(game.board.scenario, game.board.opening)
    for command in game.log[1:]:
        again, events = apply(again, command)
        assert not isinstance(events[0], Refused)
    assert view(again) == view(game)
    assert digest(again.world) == digest(game.world)


@given(st.lists(orders(), max_size=6), orders())
def test_taking_back_and_doing_again_is_the_same(before, command):
    game = after(opened(), *before)
    present = {type(x): x for x in game.orders}
    done, events = apply(game, command)
    if isinstance(events[0], Refused) or len(done.orders) <= len(game.orders):
        return
    undone = after(done, TakeBack())
    assert undone.orders == game.orders
    assert present == {type(x): x for x in undone.orders}
    np.testing.assert_array_equal(undone.draft.values, game.draft.values)
    again = after(undone, command)
    assert view(again) == view(done)
    assert digest(after(again, Sign()).world) == digest(after(done, Sign()).world)


@given(games())
def test_what_the_view_allows_is_allowed_and_what_it_greys_out_is_refused(game):
    shown = view(game)
    for decision in shown.decisions:
        for option in decision.options:
            if option.id != decision.chosen:
                command = Choose(decision=decision.id, option=option.id)
                assert option.refusal == refuse(game, command)
    for instrument in shown.instruments:
        for stance in instrument.stances:
            assert stance.refusal == refuse(
                game, SetInstrument(instrument=instrument.id, to=stance.to)
            )


@given(games())
def test_causes_add_up_to_the_change_that_is_told(game):
    for change in changes(game):
        if change.causes:
            total = sum(cause.amount for cause in change.causes)
            assert abs(total - (change.after - change.before)) < 1e-6 * max(1.0, abs(change.after))
    for position, passed in enumerate(game.past):
        row = game.board.kernel.layout.stocks["fish"].start
        moved = passed.after.values[row, 0] - passed.before.values[row, 0]
        told = sum(share.amount for share in passed.trace.causes("fish", 0))
        assert abs(told - moved) < 1e-9 * 1e3, position
