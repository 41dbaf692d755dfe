"""Samples: the policy desk and the advisers' room in typical states, for pictures and tests."""

from game.screens.advisers import YOU, AdvisersScreen
from game.screens.desk.samples import USUAL_QUARTERS, sample_game
from game.screens.desk.screen import DeskScreen
from game.screens.frame.stage import Stage
from game.screens.playing import Playing
from game.screens.policy import PolicyScreen
from game.session.commands import Ask, Foresee, SetInstrument
from game.session.view import InstrumentView

#: Accounts that are moved in the draft, and by how many steps.
_MOVED, _STEPS = 2, 4


def push_policy(stage: Stage, pack: str | None, kind: str = "account") -> None:
    """Show the policy desk with a draft, at the first instrument of a kind."""
    playing = _begun(stage, pack)
    instruments = playing.view.instruments
    accounts = [each for each in instruments if each.kind == "account"][:_MOVED]
    for account in accounts:
        playing.apply(SetInstrument(instrument=account.id, to=_more(account)))
    about = next((each.id for each in instruments if each.kind == kind), "")
    stage.push(PolicyScreen(playing, about))


def push_advisers(stage: Stage, pack: str | None, *, you: bool = False) -> None:
    """Show the adviser who has most to say, or the player's own forecasts."""
    playing = _begun(stage, pack)
    person = max(playing.view.people, key=lambda each: len(each.says))
    for indicator in person.watches:
        playing.apply(Ask(adviser=person.id, indicator=indicator))
    first = next(each.name for each in playing.view.indicators if each.first)
    playing.apply(Foresee(indicator=first, direction="down", within=4, sure=0.7))
    screen = AdvisersScreen(playing, YOU if you else "")
    if not you:
        screen.choose(person.id)
    stage.push(screen)


def _begun(stage: Stage, pack: str | None) -> Playing:
    playing = sample_game(stage, pack, USUAL_QUARTERS if pack is None else 1)
    stage.push(DeskScreen(playing))
    return playing


def _more(account: InstrumentView) -> float:
    """Return some steps more of an account, as far as it moves in a quarter."""
    step = account.step or 1.0
    most = min(account.highest or 0.0, float(account.setting) + (account.limit or _STEPS * step))
    return min(float(account.setting) + _STEPS * step, most)
