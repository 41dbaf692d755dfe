"""Claims in words: an indicator, a direction, a time, and how sure."""

from game.screens.frame.stage import Stage
from game.screens.playing import Playing


def claim_words(ui: Stage, playing: Playing, indicator: str, claim: tuple[str, int, float]) -> str:
    """Return a claim as a sentence.

    Args:
        ui: the stage.
        playing: the game.
        indicator: its name.
        claim: the direction, within how many quarters, and how sure (0.5 to 1).
    """
    direction, within, sure = claim
    titles = {each.name: each.title for each in playing.view.indicators}
    return ui.say(
        f"claims.{direction}",
        what=titles.get(indicator, indicator),
        within=ui.say("claims.within", count=within),
        sure=f"{sure:.0%}",
    )
