"""An index: a list to choose from beside a sheet that tells of the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from game.screens.frame.stage import Stage
from game.screens.keeping import Kept
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.scrolling import Scroll
from game.screens.layout.widget import Widget
from game.screens.widgets.cards import Card
from game.screens.widgets.entry import Entry
from game.screens.widgets.text import Text

#: Below this width list and sheet stand one under the other, in units that grow with text.
NARROW = 760
#: Before the ids of rows, so that they are nobody else's.
PREFIX = "item-"
_LEADING = 4


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the list: its id, its title, and a few words more."""

    id: str
    title: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What is typed to shorten the list, and who is told."""

    label: str
    text: str
    on_change: Callable[[str], None]


def found_in(groups: Sequence[Group], wanted: str) -> tuple[Group, ...]:
    """Return the groups with the items whose titles hold what is wanted."""
    words = wanted.lower().split()
    kept = []
    for group in groups:
        items = [i for i in group.items if all(w in i.title.lower() for w in words)]
        if items:
            kept.append(Group(group.title, tuple(items)))
    return tuple(kept)


def index(
    ui: Stage,
    label: str,
    groups: Sequence[Group],
    chosen: tuple[str, Callable[[str], None]],
    kept: Kept,
    search: Search | None = None,
) -> Widget:
    """Return the list.

    Args:
        ui: the stage.
        label: what is listed.
        groups: in order; an empty heading is left out.
        chosen: the id of the chosen item, and who is told of another.
        kept: rows that have not changed; the screen's own.
        search: shortens the list, where there is one.
    """
    listed: list[Widget] = []
    for place, group in enumerate(groups):
        if group.title:
            words = group.title.upper()
            listed.append(Text(words, "eyebrow", "muted", spoken=group.title, id=f"head{place}"))
        rows = [
            kept.part(item.id, ui.look, (item, item.id == chosen[0]), partial(_row, item, chosen))
            for item in group.items
        ]
        listed.append(Column(rows, gap=1, id=f"group{place}"))
    if not listed:
        listed.append(Text(ui.say("index.none"), "body", "muted", id="none"))
    entry = (
        Entry(
            search.label,
            text=search.text,
            on_change=search.on_change,
            empty=search.label,
            id="search",
        )
        if search is not None
        else None
    )
    pane = Scroll(Column(listed, gap=8, pad=(2, 4)), title=label, id="list", high=220)
    return Panel([entry, pane], on="paper", pad=(14, 12), gap=8, id="index")


def _row(item: Item, chosen: tuple[str, Callable[[str], None]]) -> Widget:
    name, choose = chosen
    return Card(
        item.title,
        lambda: choose(item.id),
        id=f"{PREFIX}{item.id}",
        says=item.told,
        chosen=item.id == name,
        eager=True,
        bare=True,
        pad=(10, _LEADING),
        inside=Row(
            [
                Text(item.title, "small-strong" if item.id == name else "small", grow=1),
                Text(item.told, "small", "muted", side="right") if item.told else None,
            ],
            gap=8,
            id="row",
        ),
    )


def beside(ui: Stage, listed: Widget, sheet: Widget, shares: tuple[float, float]) -> Widget:
    """Return a list beside a sheet, or above it where the window is narrow.

    Args:
        ui: the stage.
        listed: the list.
        sheet: what tells of the chosen item.
        shares: of the width that the list and the sheet take.
    """
    if ui.look.metrics.columns < NARROW:
        return Column([listed, sheet], gap=12, pad=8, id="panes", grow=1)
    listed.grow, listed.least = shares[0], 240
    sheet.grow, sheet.least = shares[1], 360
    return Row([listed, sheet], gap=16, pad=16, down="fill", id="panes", grow=1)
