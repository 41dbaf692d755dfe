"""What was done and what happened in a quarter of one game, and not of the other, in words."""

from game.content.scenario import Scenario
from game.screens.wording import Words
from game.session.branching import Deeds
from game.session.wording import setting_words


def deeds_words(say: Words, scenario: Scenario, own: Deeds | None, other: Deeds | None) -> str:
    """Return what a game has in a quarter that the other has not.

    Args:
        say: the words of the player's language.
        scenario: the pack of both.
        own: deeds of the game that is told of; None where it did not come so far.
        other: deeds of the other one.
    """
    if own is None:
        return say("beside.not_played")
    beside = other or Deeds(settings=(), answers=(), events=())
    told = []
    for name, to in sorted(set(own.settings) - set(beside.settings), key=str):
        instrument = scenario.instruments[name]
        told.append(say("beside.set", what=instrument.title, to=setting_words(instrument, to)))
    for name, option, who in sorted(set(own.answers) - set(beside.answers)):
        document = scenario.decisions[name]
        label = document.options[option].label.strip().rstrip(".")
        by = "beside.answered" if who == "player" else "beside.answered_by_others"
        told.append(say(by, what=document.title, label=label))
    happened = sorted(set(own.events) - set(beside.events))
    told += [say("beside.happened", what=scenario.events[name].title) for name in happened]
    return " ".join(told) or say("beside.nothing_else")
