"""One door: what is asked is carried out, or refused with a reason, and then nothing changes."""

import subprocess
import sys

import pytest
from session.harbour import after, harbour, last_events, library, opened

from game.content.findings import PackError
from game.session.applying import LONGEST_NOTE, apply, refuse
from game.session.commands import (
    Ask,
    Choose,
    Note,
    Open,
    Resign,
    SetInstrument,
    Sign,
    TakeBack,
)
from game.session.events import (
    AdviserReported,
    DecisionAnswered,
    DecisionLapsed,
    DecisionOpened,
    EventHappened,
    GameEnded,
    GameOpened,
    InstrumentMoved,
    InstrumentOrdered,
    Noted,
    OptionChosen,
    OrderTakenBack,
    Price,
    QuarterPassed,
    Refused,
)

LIGHT = Choose(decision="lighthouse", option="light")
LEAVE = Choose(decision="lighthouse", option="leave")
PATROL = SetInstrument(instrument="patrol", to="near")
TAX = SetInstrument(instrument="boats_tax", to=3.0)
LETTERS = SetInstrument(instrument="letters", to=True)


def why(game, command):
    refused = refuse(game, command)
    assert refused is not None
    assert apply(game, command) == (game, (refused,))
    return refused.reason, refused.because


def test_a_session_needs_no_screen_and_no_yaml():
    banned = "{'pygame', 'yaml', 'pydantic', 'pint'}"
    code = (
        "import sys, game.session.saved, game.session.bots, game.session.branching;"
        f"sys.exit(len({banned} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_game_opens_with_its_first_questions():
    game, events = apply(None, Open(pack="harbour", seed=1), library)
    assert game is not None
    assert events == (
        GameOpened(pack="harbour", title="The Harbour", quarter="1990Q1"),
        DecisionOpened(decision="feast", title="A feast", quarter="1990Q1", answer_by="1990Q1"),
        DecisionOpened(
            decision="lighthouse", title="The lighthouse", quarter="1990Q1", answer_by="1990Q2"
        ),
    )


def test_what_cannot_be_opened_says_why():
    def refused(opening, found=library):
        game, (event,) = apply(None, opening, found)
        assert game is None
        return event.reason, event.because

    def broken(_):
        raise PackError(())

    assert refused(Open(pack="no such", seed=1), broken)[0] == "pack"
    assert refused(Open(pack="", seed=1, theory="rich"), library) == (
        "unknown", "There is no theory 'rich'; did you mean 'rich_sea'?",
    )  # fmt: skip
    assert refused(Open(pack="", seed=1, length="short"))[0] == "unknown"
    assert refused(Sign()) == ("not_playing", "No game has been opened.")
    assert why(opened(), Open(pack="", seed=1)) == ("playing", "A game is being played already.")


def test_a_theory_is_another_world():
    rich, _ = apply(None, Open(pack="", seed=3, theory="rich_sea"), library)
    assert after(rich, Sign()).truth()[-1, 0] > after(opened(), Sign()).truth()[-1, 0]


def test_what_costs_too_much_says_what_it_costs_and_what_is_left():
    assert why(opened(), Choose(decision="lighthouse", option="palace")) == (
        "price", "It costs 30 points of favour at court and 10 are left.",
    )  # fmt: skip


def test_a_failing_condition_speaks_for_itself():
    assert why(opened(), Choose(decision="feast", option="bless")) == (
        "condition", "A dark town is not blessed.",
    )  # fmt: skip
    assert why(opened(), LETTERS) == ("condition", "No ship finds the harbour in the dark.")


def test_an_answer_helps_no_question_that_is_attended_before_it():
    game = after(opened(), LIGHT, Choose(decision="feast", option="bless"))
    # The feast is the less patient and is carried out first, so the light does not help it yet.
    assert [order.option for order in game.orders] == [0]


def test_nobody_can_look_at_more_than_there_is_attention_for():
    assert why(after(opened(), LIGHT, TAX), PATROL) == (
        "attention", "It takes 1 point of attention and 0 are left this quarter.",
    )  # fmt: skip


def test_what_costs_more_than_the_others_leave_is_told_its_own_price():
    # The lighthouse is attended first, and the patrol would then be the one to go short.
    assert why(after(opened(), TAX, PATROL), LIGHT) == (
        "attention", "It takes 1 point of attention and 0 are left this quarter.",
    )  # fmt: skip


def test_a_misspelt_name_is_met_with_a_guess():
    game = opened()
    assert why(game, Choose(decision="lighthous", option="light"))[1].endswith("'lighthouse'?")
    assert why(game, Choose(decision="lighthouse", option="lite"))[1].endswith("'light'?")
    assert why(game, SetInstrument(instrument="patrols", to="near"))[1].endswith("'patrol'?")
    assert why(game, SetInstrument(instrument="patrol", to="nearer"))[1].endswith("'near'?")
    assert why(game, Ask(adviser="pilott", indicator="favour"))[1].endswith("'pilot'?")
    assert why(game, Ask(adviser="pilot", indicator="favor"))[1].endswith("'favour'?")


@pytest.mark.parametrize(
    ("instrument", "to", "because"),
    [
        ("patrol", 1.0, "'patrol' is set to the name of a stance: stay, near, far."),
        ("letters", "yes", "'letters' is set to on or off."),
        ("boats_tax", True, "'boats_tax' is set to a number."),
        ("boats_tax", 4.5, "'boats_tax' can be set from 0 to 4."),
        ("boats_tax", float("nan"), "'boats_tax' can be set from 0 to 4."),
        ("boats_tax", 1.0, "'Tax on boats' already stands there."),
    ],
)
def test_a_setting_that_is_none_is_refused(instrument, to, because):
    assert why(opened(), SetInstrument(instrument=instrument, to=to))[1] == because


def test_a_closed_question_says_how_it_was_closed():
    game = opened()
    assert why(game, Choose(decision="riddle", option="answer"))[1] == (
        "This question has not been asked."
    )
    answered = after(game, LIGHT, Sign())
    assert why(answered, LEAVE) == (
        "closed",
        "'The lighthouse' is closed; the answer was: Light it.",
    )
    late = after(game, *[Sign()] * 5)
    assert why(late, Choose(decision="riddle", option="answer"))[1] == (
        "'A riddle nobody owns' is closed; nobody answered in time."
    )


def test_a_core_game_leaves_small_questions_to_the_clerk():
    game = opened(length="core")
    assert why(game, Choose(decision="feast", option="give"))[0] == "length"
    events = last_events(game, Sign())
    assert events[0].who == "agency"
    assert not any(getattr(event, "decision", "") == "feast" for event in events[1:])


def test_a_draft_is_told_with_its_price():
    (chosen,) = last_events(opened(), LIGHT)
    price = Price(stock="favour", title="Favour at court", unit="point", amount=3.0)
    assert chosen == OptionChosen(
        decision="lighthouse", option="light", title="The lighthouse", label="Light it",
        price=(price,), attention=1.0,
    )  # fmt: skip
    (ordered,) = last_events(opened(), TAX)
    assert isinstance(ordered, InstrumentOrdered)
    assert (ordered.before, ordered.to, ordered.price[0].amount) == (1.0, 3.0, 3.0)


def test_a_second_answer_takes_the_first_ones_place():
    game = after(opened(), LIGHT, LEAVE)
    assert len(game.orders) == 1
    assert isinstance(last_events(opened(), LEAVE, LEAVE)[0], OptionChosen)
    assert game.draft.values[game.board.kernel.layout.stocks["favour"].start, 0] == 10.0


def test_setting_an_instrument_where_it_stood_takes_the_order_back():
    events = last_events(opened(), PATROL, SetInstrument(instrument="patrol", to="stay"))
    assert events == (OrderTakenBack(what="patrol", title="The patrol", to="stay"),)


def test_the_latest_order_is_taken_back_first():
    game = after(opened(), LIGHT, PATROL)
    patrol = OrderTakenBack(what="patrol", title="The patrol", to="stay")
    assert last_events(game, TakeBack()) == (patrol,)
    lighthouse = last_events(game, TakeBack(what="lighthouse"))[0]
    assert (lighthouse.title, lighthouse.to) == ("The lighthouse", None)
    assert why(opened(), TakeBack()) == ("empty", "Nothing was ordered in this quarter.")
    assert why(game, TakeBack(what="feast"))[1].endswith("there are orders on lighthouse, patrol.")


def test_without_taking_back_an_order_stands():
    game = after(opened(take_back=False), LIGHT, PATROL)
    assert why(game, TakeBack())[0] == "take_back"
    assert why(game, LEAVE)[1].endswith("the order on 'lighthouse' stands.")
    assert why(game, SetInstrument(instrument="patrol", to="stay"))[0] == "take_back"


def test_an_adviser_says_what_they_watch_while_in_office():
    game = opened()
    (told,) = last_events(game, Ask(adviser="clerk", indicator="fish[east]"))
    assert told == AdviserReported(
        adviser="clerk", title="The clerk", indicator="fish[east]", quarter="1989Q4", value=90.0
    )
    assert why(game, Ask(adviser="clerk", indicator="favour")) == (
        "office", "The clerk does not report on 'favour'. The pilot can be asked.",
    )  # fmt: skip
    assert why(game, Ask(adviser="clerk", indicator="fish[west]"))[1].endswith("'fish[west]'.")
    gone = after(game, *[Sign()] * 8)
    assert why(gone, Ask(adviser="pilot", indicator="favour"))[1] == "The pilot is not in office."


def test_a_quarter_is_told_in_order():
    events = last_events(opened(), PATROL, LIGHT, Sign(), Sign())
    kinds = [type(event) for event in events]
    assert kinds[0] is InstrumentMoved  # a quarter after the order
    assert kinds.index(QuarterPassed) == len(events) - 2
    assert events[-1] == DecisionOpened(
        decision="feast", title="A feast", quarter="1990Q3", answer_by="1990Q3"
    )
    first = last_events(opened(), LIGHT, Sign())
    assert [(x.decision, x.who, x.by) for x in first if isinstance(x, DecisionAnswered)] == [
        ("lighthouse", "player", None), ("feast", "agency", "clerk"),
    ]  # fmt: skip


def test_what_nobody_can_answer_lapses():
    events = last_events(opened(), *[Sign()] * 5)
    assert DecisionLapsed(decision="riddle", title="A riddle nobody owns") in events


def test_the_world_acts_too():
    game = after(opened(), *[Sign()] * 12)
    storms = [x for passed in game.past for x in passed.events if isinstance(x, EventHappened)]
    assert storms
    assert {storm.told for storm in storms} == {"The sea came over the wall."}


def test_after_the_end_there_is_only_hindsight():
    game = after(opened(), *[Sign()] * 11)
    ending = last_events(game, Sign())
    assert ending[-1] == GameEnded(quarter="1992Q4", reason="period")
    over = after(game, Sign())
    for command in (Sign(), LIGHT, TAX, TakeBack(), Resign(), Ask(adviser="clerk", indicator="")):
        assert why(over, command) == ("over", "The period is over.")
    assert last_events(over, Note(text="So that was it.", about="fish")) == (
        Noted(quarter="1993Q1", text="So that was it.", about="fish"),
    )


def test_who_resigns_is_done():
    assert last_events(opened(), Resign()) == (GameEnded(quarter="1990Q1", reason="resigned"),)
    assert why(after(opened(), Resign()), Sign()) == ("over", "You have resigned.")


def test_a_note_has_words_and_an_end():
    assert why(opened(), Note(text="  "))[0] == "empty"
    assert why(opened(), Note(text="x" * (LONGEST_NOTE + 1)))[0] == "outside"


def test_every_command_that_was_applied_is_in_the_log_and_no_other():
    game = after(opened(), LIGHT, LETTERS, Note(text="Dark."), Sign())
    assert [type(x) for x in game.log] == [Open, Choose, Note, Sign]
    assert harbour().pack.id == "harbour"
    assert not any(isinstance(x, Refused) for passed in game.past for x in passed.events)
