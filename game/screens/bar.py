"""The bar on top of every screen of a game: when it is, how far the game is, what can be spent."""

from game.screens.dates import quarter_words
from game.screens.frame.stage import Stage
from game.screens.layout.boxes import Column, Panel, Row, Space
from game.screens.layout.flows import Flow
from game.screens.layout.widget import Widget
from game.screens.numbers import plain
from game.screens.playing import Playing
from game.screens.timeline import timeline
from game.screens.widgets.buttons import IconButton
from game.screens.widgets.marks import Meter
from game.screens.widgets.text import Text
from game.session.view import Purse

#: Below this width the timeline stands on a line of its own, in units that grow with text.
NARROW = 980
#: From this width on there is room for the name of the game.
_ROOMY = 1200
_SHOWN = 3
_DOORS = (("policy", "sliders-horizontal"), ("advisers", "users"))


def top_bar(ui: Stage, playing: Playing) -> Widget:
    """Return the bar of a game."""
    view, say = playing.view, ui.say
    count = min(view.elapsed + 1, view.quarters)
    narrow = ui.look.metrics.columns < NARROW
    told = Text(say("desk.turn", count=count, of=view.quarters), "small", "muted", id="told")
    name = Text(say("title.name").upper(), "eyebrow", id="name", spoken=say("title.name"))
    roomy = ui.look.metrics.columns >= _ROOMY
    date = Text(quarter_words(say, view.quarter), "date", id="date")
    doors = [_door(ui, playing, page, icon) for page, icon in _DOORS]
    menu = IconButton(
        say("desk.menu"),
        lambda: playing.open("menu"),
        icon="menu",
        action="menu",
        id="menu",
        refusal=None if playing.opens("menu") else say("desk.menu_gone"),
    )
    ways = Row([*doors, menu], gap=2, stacks=False, id="ways")
    purses = Flow([_purse(ui, playing, purse) for purse in purses_of(playing)], gap=20, id="purses")
    if narrow:
        purses.grow = 1
        first = Row([date, Space(grow=1), ways], stacks=False, gap=12, id="first")
        items: list[Widget] = [first, Row([told, purses], gap=16, id="second"), timeline(playing)]
        return Panel(items, on="bar", radius=0, pad=(16, 8), gap=6, id="bar", title=say("desk.bar"))
    row = Row(
        [name if roomy else None, date, told, timeline(playing), purses, ways],
        gap=20,
        stacks=False,
        id="row",
    )
    return Panel([row], on="bar", radius=0, pad=(20, 6), id="bar", title=say("desk.bar"))


def _door(ui: Stage, playing: Playing, page: str, icon: str) -> Widget | None:
    """Return a way to a page that is always at hand; None while the game has no use for it."""
    if not playing.opens(page) or playing.over or ui.top.screen.name == page:
        return None
    words = ui.say(f"desk.{page}")
    label = ui.say("desk.door", page=words, key=ui.keys.cap(page))
    return IconButton(label, lambda: playing.open(page), icon=icon, action=page, id=page)


def purses_of(playing: Playing) -> list[Purse]:
    """Return what is shown of what can be spent: attention last."""
    view = playing.view
    return [*view.purses[:_SHOWN], *([view.attention] if view.attention is not None else [])]


def _purse(ui: Stage, playing: Playing, purse: Purse) -> Widget:
    left, most = plain(ui.say, purse.left, 1), _most(playing, purse)
    if purse is playing.view.attention:
        left = ui.say("desk.of", left=left, had=plain(ui.say, purse.had, 1))
    row = Row(
        [Text(purse.title, "small", "muted"), Text(left, "small-strong")],
        gap=8,
        stacks=False,
        id="row",
    )
    if not most:
        return Column([row], id=purse.id)
    share = min(max(purse.left / most, 0.0), 1.0)
    return Column([row, Meter(purse.title, share, says=left)], gap=3, id=purse.id)


def _most(playing: Playing, purse: Purse) -> float:
    """Return how much there can be of it at most; 0 where there is no bound."""
    if purse is playing.view.attention:
        return purse.had
    stock = playing.scenario.model.stocks.get(purse.id)
    return float(stock.highest) if stock is not None and stock.highest is not None else 0.0
