"""What a player sees: reports as they are made, reasons that add up, and no more than that."""

from dataclasses import replace

import pytest
from session.harbour import DECISIONS, PACK, after, harbour, opened, write_harbour

from game.content.loading import load
from game.model.tracing import EARLIER, Share
from game.session.advisers import Told
from game.session.applying import apply
from game.session.causes import Cause, as_reported, name_share
from game.session.commands import Ask, Choose, Note, Open, Resign, SetInstrument, Sign, TakeBack
from game.session.viewing import view

LIGHT = Choose(decision="lighthouse", option="light")


def shown(game, name):
    return next(x for x in view(game).indicators if x.name == name)


def test_reports_come_with_the_adviser_s_bias_and_delay():
    game = after(opened(), Sign(), Sign())
    fish = shown(game, "fish[east]")
    truth = game.truth()[:, 2]
    assert (fish.by, fish.quarter, len(fish.history)) == ("pilot", "1990Q1", 2)
    assert fish.previous == fish.history[0].value
    assert 0.8 < fish.value / truth[1] < 1.7
    assert fish.value != truth[1]
    assert fish.truth is None


def test_nobody_reports_more_than_there_can_be():
    assert shown(opened(), "favour").value == 20.0  # six times ten, and twenty is the most


def test_what_nobody_watches_is_known_as_it_is():
    game = after(opened(), Sign())
    west = shown(game, "fish[west]")
    assert (west.by, west.value) == (None, game.truth()[-1, 3])
    everything = shown(game, "all_fish")
    assert everything.by == "clerk"
    assert everything.value == pytest.approx(1.1 * game.truth()[-1, 0])
    assert west.title == "Fish landed: West Quay"


def test_an_option_says_which_standing_orders_it_would_change_and_the_draft_shows_them_changed():
    lighthouse = next(d for d in view(opened()).decisions if d.id == "lighthouse")
    light, leave, _ = lighthouse.options
    assert light.orders == ()
    said = [(o.title, o.said_before, o.said) for o in leave.orders]
    assert said == [("Tax on boats", "1 1/quarter", "4 1/quarter"), ("The patrol", "Stay", "Near")]
    chosen = after(opened(), Choose(decision="lighthouse", option="leave"))
    standing = {i.id: (i.before, i.setting) for i in view(chosen).instruments}
    assert standing["patrol"] == ("stay", "near")
    assert view(after(chosen, TakeBack(what=None))).instruments == view(opened()).instruments


def test_an_adviser_who_is_asked_answers_and_nothing_else_changes():
    before = view(opened())
    asked = after(opened(), Ask(adviser="clerk", indicator="fish[east]"))
    fish = shown(asked, "fish[east]")
    assert (fish.by, fish.by_title) == ("pilot", "The pilot")
    assert [report.adviser for report in fish.reports] == ["clerk"]
    assert replace(fish, reports=()) == next(x for x in before.indicators if x.name == fish.name)
    assert (view(asked).map, view(asked).attention) == (before.map, before.attention)
    once_more = after(asked, Ask(adviser="pilot", indicator="fish[east]"), asked.log[-1])
    assert shown(once_more, "fish[east]") == fish
    assert shown(after(asked, Sign()), "fish[east]").reports == ()


def test_the_next_who_watches_reports_when_the_first_has_left():
    gone = after(opened(), *[Sign()] * 8)
    favour, fish = shown(gone, "favour"), shown(gone, "fish[east]")
    assert (favour.by, favour.by_title) == (None, None)
    assert (fish.by, fish.by_title) == ("clerk", "The clerk")
    assert [person.id for person in view(gone).people] == ["clerk"]


def test_a_question_says_what_comes_of_leaving_it_and_when():
    game = opened()
    feast, lighthouse = view(game).decisions
    assert (lighthouse.default, lighthouse.default_label) == ("leave", "Leave it dark")
    assert (lighthouse.last_chance, feast.last_chance) == (False, True)
    assert view(after(game, Sign())).decisions[0].last_chance
    answered = {x.id: x.option for x in view(after(game, Sign(), Sign())).answered}
    assert answered == {"feast": feast.default, "lighthouse": lighthouse.default}
    asked = view(after(game, *[Sign()] * 4)).decisions
    riddle = next(decision for decision in asked if decision.id == "riddle")
    assert (riddle.id, riddle.default, riddle.default_label) == ("riddle", None, None)


def test_what_comes_of_leaving_a_question_follows_what_is_being_ordered():
    with_light = view(after(opened(), LIGHT)).decisions[0]
    assert (view(opened()).decisions[0].default, with_light.default) == ("refuse", "bless")
    answered = {x.id: x.option for x in view(after(opened(), LIGHT, Sign())).answered}
    assert answered["feast"] == "bless"


def test_a_report_stays_what_it_was_when_it_came():
    early = after(opened(), Sign(), Sign())
    late = after(early, Sign(), Sign())
    known = shown(early, "fish[east]").history
    assert shown(late, "fish[east]").history[: len(known)] == known


def test_the_truth_comes_afterwards():
    game = after(opened(), Sign(), Resign())
    fish = shown(game, "fish[east]")
    assert [point.value for point in fish.truth] == game.truth()[:, 2].tolist()
    assert (view(game).phase, view(game).decisions) == ("resigned", ())
    ended = view(after(opened(), *[Sign()] * 12))
    assert (ended.phase, ended.quarter) == ("ended", "1992Q4")


def test_the_draft_shows_what_is_left():
    seen = view(after(opened(), LIGHT))
    assert (seen.purses[0].had, seen.purses[0].left) == (10.0, 7.0)
    assert (seen.attention.had, seen.attention.left, seen.attention.unit) == (2.0, 1.0, "points")
    assert seen.orders == ("lighthouse",)
    lighthouse = next(x for x in seen.decisions if x.id == "lighthouse")
    assert (lighthouse.chosen, lighthouse.answer_by) == ("light", "1990Q2")
    assert lighthouse.voices[0].title == "The pilot"


def test_an_instrument_shows_what_was_asked_and_what_is_in_force():
    seen = view(after(opened(), SetInstrument(instrument="patrol", to="far"), Sign()))
    boats, letters, patrol = seen.instruments
    assert (patrol.setting, patrol.before, patrol.in_force) == ("far", "far", "stay")
    assert [stance.refusal is None for stance in patrol.stances] == [True, True, False]
    assert (boats.step, boats.highest, boats.price[0].amount) == (0.5, 4.0, 1.5)
    assert letters.refusal.because == "No ship finds the harbour in the dark."
    high = view(after(opened(), SetInstrument(instrument="boats_tax", to=4.0)))
    assert high.instruments[0].refusal is None


def test_answers_are_shown_with_what_history_did():
    lighthouse, feast = view(after(opened(), LIGHT, Sign())).answered
    assert (lighthouse.who, lighthouse.historical) == ("player", "light")
    assert lighthouse.came == "It burnt for a hundred years."
    assert (feast.who, feast.by, feast.came) == ("agency", "clerk", None)


def test_the_map_is_coloured_by_what_is_known():
    colours = {(x.layer, x.region): x for x in view(opened()).map}
    assert set(colours) == {(a, b) for a in ("fish", "crowding") for b in ("left", "right")}
    assert colours["fish", "right"].value == shown(opened(), "fish[east]").value
    assert (colours["crowding", "left"].value, colours["crowding", "left"].share) == (0.5, 0.25)


def test_what_moved_is_told_by_name_and_reason():
    game = after(opened(), LIGHT, Sign())
    last = view(game).last
    assert last.quarter == "1990Q1"
    favour = next(x for x in last.changes if x.indicator == "favour")
    assert {"It returns", "The lighthouse: light it"} <= {x.title for x in favour.causes}
    second = after(game, *[Sign()] * 2)
    fish = next(x for x in view(second).last.changes if x.indicator == "fish[east]")
    named = {cause.kind: cause for cause in fish.causes}
    assert fish.quarter == "1990Q2"
    assert named["choice"].id == "lighthouse.light"
    assert named["choice"].title == "The lighthouse: light it"
    assert named["choice"].because == "Boats come home."
    assert named["report"].title == "Scatter of the reports"


def test_prices_and_storms_are_causes_too():
    game = opened(seed=5)
    for _ in range(12):
        game = after(game, SetInstrument(instrument="patrol", to="near"))
        game = after(game, SetInstrument(instrument="patrol", to="far"), LIGHT, Sign())
    truly = {}
    for passed in game.past:
        for stock, member in (("favour", 0), ("fish", 0), ("fish", 1)):
            for share in passed.trace.causes(stock, member):
                truly.setdefault(share.kind, set()).add(share.name)
    assert {"instrument:patrol", "lighthouse.light"} <= truly["price"]
    assert {"storm.fish", "lighthouse.light.favour", "lighthouse.light.fish_east"} <= truly[
        "effect"
    ]


def test_what_began_before_the_game_and_what_a_limit_took_have_names():
    early = name_share(harbour(), "favour", Share("effect", EARLIER, 2.0))
    assert (early.kind, early.title, early.amount) == ("earlier", "What began before the game", 2.0)
    limit = name_share(harbour(), "favour", Share("limit", "limit", -1.0))
    assert (limit.kind, limit.title) == ("limit", "Its limit")
    price = name_share(harbour(), "favour", Share("price", "lighthouse.light", -3.0))
    assert price.title == "The lighthouse: light it"


def test_a_pack_without_attention_or_map_shows_none(tmp_path):
    bare = PACK.replace("attention: {points: 2, unit: points}\n", "")
    pack = load(write_harbour(tmp_path / "harbour", pack=bare, map=None))
    game, _ = apply(None, Open(pack="", seed=1), lambda _: pack)
    seen = view(game)
    assert (seen.attention, seen.map) == (None, ())
    assert {decision.attention for decision in seen.decisions} == {0.0}


def test_a_report_of_nothing_is_not_blown_up():
    cause = Cause(kind="flow", id="x", title="X", because=None, amount=-3.0)
    told = as_reported((cause,), 0.0, Told(1, 3.0), Told(2, 0.0))
    assert told == (cause,)


@pytest.mark.parametrize("about", [None, "fish[east]"])
def test_notes_are_kept_with_their_quarter(about):
    note = view(after(opened(), Sign(), Note(text="Hm.", about=about))).notes[0]
    assert (note.quarter, note.text, note.about) == ("1990Q2", "Hm.", about)


def test_nothing_is_left_of_what_was_taken_back():
    assert view(after(opened(), LIGHT, TakeBack())) == view(opened())


def test_pushes_that_cancel_out_in_a_later_quarter_are_both_named(tmp_path):
    push = '{{id: {}, stock: "fish[east]", change: {}, begins_after: 1, grade: guess}}'
    effects = f"effects: [{push.format('up', 2)}, {push.format('down', -2)}]"
    leave = "leave: {label: Leave it dark, meaning: No oil., case: Oil is dear.,"
    decisions = DECISIONS.replace(leave, f"{leave} {effects},")
    assert decisions != DECISIONS
    scenario = load(write_harbour(tmp_path / "harbour", decisions=decisions))
    game, _ = apply(None, Open(pack="harbour", seed=3), lambda _: scenario)
    passed = after(game, Choose(decision="lighthouse", option="leave"), Sign(), Sign())
    causes = passed.past[1].trace.causes("fish", 0)
    named = [share.amount for share in causes if share.name.startswith("lighthouse.leave")]
    assert sorted(named) == [-2.0, 2.0]
