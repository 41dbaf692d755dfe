"""Hypothesis strategies: commands that somebody might try in the harbour, wise or not."""

from hypothesis import strategies as st
from session.harbour import after, harbour, opened

from game.session.commands import (
    Ask,
    Choose,
    Command,
    Foresee,
    Note,
    Resign,
    SetInstrument,
    Sign,
    TakeBack,
)
from game.session.game import Game

_STANCES = ("stay", "near", "far")
_OPTIONS = {"lighthouse": ("light", "leave", "palace"), "feast": ("give", "bless", "refuse")}
_OPTIONS["riddle"] = ("answer", "silence")


def orders() -> st.SearchStrategy[Command]:
    """Draw what changes a draft, or would if it were allowed."""
    return st.one_of(
        st.builds(SetInstrument, instrument=st.just("patrol"), to=st.sampled_from(_STANCES)),
        st.builds(SetInstrument, instrument=st.just("letters"), to=st.booleans()),
        st.builds(SetInstrument, instrument=st.just("boats_tax"), to=st.floats(-1.0, 5.0)),
        st.sampled_from([Choose(decision=d, option=o) for d, os in _OPTIONS.items() for o in os]),
    )


def commands() -> st.SearchStrategy[Command]:
    """Draw any command."""
    known = [None, "patrol", "lighthouse", "nothing"]
    return st.one_of(
        orders(),
        st.just(Sign()),
        st.builds(TakeBack, what=st.sampled_from(known)),
        st.builds(Note, text=st.text(max_size=20)),
        st.builds(
            Foresee,
            indicator=st.sampled_from(("fish[east]", "all_fish", "fog")),
            direction=st.sampled_from(("up", "down", "steady")),
            within=st.integers(-1, 6),
            sure=st.floats(0.3, 1.1),
        ),
        st.sampled_from([Ask(adviser=x, indicator="fish[east]") for x in ("pilot", "clerk", "y")]),
    )


def logs(most: int = 40) -> st.SearchStrategy[list[Command]]:
    """Draw lists of commands; now and then somebody resigns."""
    return st.lists(st.one_of(commands(), commands(), st.just(Sign())), max_size=most).flatmap(
        lambda log: st.sampled_from([log, log, log, [*log, Resign()]])
    )


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Draw a game somewhere on its way."""
    opening = opened(
        seed=draw(st.integers(0, 50)),
        length=draw(st.sampled_from(["full", "core"])),
        take_back=draw(st.booleans()),
        uncertain=draw(st.booleans()),
    )
    assert harbour() is opening.board.scenario
    return after(opening, *draw(logs(25)))
