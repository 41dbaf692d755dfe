"""A button that opens the documents that something rests on."""

from game.content.format.declare import Citations
from game.reports.wording import citations
from game.screens.layout.boxes import Row
from game.screens.layout.widget import Widget
from game.screens.playing import Playing
from game.screens.widgets.buttons import Button


def sources_button(playing: Playing, cited: Citations | None, words: str) -> Widget | None:
    """Return a quiet button for citations; None where there are none, or no page for them.

    Args:
        playing: the game.
        cited: as documents of a pack cite: `id, place`, one or several.
        words: on the button.
    """
    about = ";".join(citations(cited))
    if not about or not playing.opens("sources"):
        return None
    button = Button(
        words,
        lambda: playing.open("sources", about),
        kind="quiet",
        icon="book-open",
        style="small-strong",
        id="sources",
    )
    return Row([button], stacks=False, id="cited")
