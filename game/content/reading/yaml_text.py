"""YAML to a tree, without YAML's surprises.

We read the parser's events and build the tree ourselves, without recursion: no tags, no merge
keys, no repeated keys, nothing nested without end, and only `true`, `false` and plain decimal
numbers are anything but text.
"""

import math
import re
from typing import Any

import yaml
from yaml import events

from game.content.findings import Finding, Place
from game.content.reading import syntax
from game.content.reading.characters import clean_line_ends, place_of, strange_character
from game.content.reading.tree import Node, Scalar
from game.content.reading.tree_builder import Stop, TreeBuilder

#: libyaml where it was built in; the same language in Python, fifty times slower, where not.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: A number as people write it. Nothing like 010, .5, 1_000, 0x10 or .inf: those stay text.
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
LONGEST_NUMBER = 40

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")


def read_yaml(text: str, file: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read one YAML document.

    Args:
        text: the whole file.
        file: the name that places carry.

    Returns:
        The tree, or None where the text cannot be read to its end; and what is wrong with it.
    """
    text = clean_line_ends(text)
    lines = text.split("\n")
    if strange := strange_character(text, file):
        return None, (strange,)
    if tabs := syntax.tabs(lines, file):
        return None, (tabs,)
    reading = _Reading(text, file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            reading.take(event)
    except Stop:
        return None, tuple(reading.builder.findings)
    except yaml.YAMLError as error:
        return None, (*reading.builder.findings, syntax.explain(error, lines, file))
    return reading.finish()


def scalar(written: str, place: Place) -> tuple[Scalar, str]:
    """Read text without quotes: `true`, `false`, a number, nothing, or itself.

    Returns:
        The scalar, and what is wrong with it ("" where nothing is).
    """
    if written in {"true", "false"}:
        return Scalar(written == "true", place, place.column, written=written), ""
    if not NUMBER.fullmatch(written):
        return Scalar(written or None, place, place.column, written=written), ""
    blank = Scalar(None, place, place.column, written=written)
    if len(written) > LONGEST_NUMBER:
        said = f"this number has {len(written)} characters; at most {LONGEST_NUMBER} are read"
        return blank, said
    number = float(written)
    if not math.isfinite(number):
        return blank, f"the number {written} is too large"
    whole = int(written) if written.lstrip("-").isdigit() else number
    return Scalar(whole, place, place.column, written=written), ""


class _Reading:
    """Hands the parser's events to a builder, and refuses what packs may not contain."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.documents = 0
        self.builder = TreeBuilder(file)

    def take(self, event: events.Event) -> None:
        """Take the next event."""
        match event:
            case events.ScalarEvent():
                self._refuse_tag(event)
                self.builder.add(self._scalar(event), event.anchor)
            case events.AliasEvent():
                self.builder.borrow(event.anchor or "", self._place(event))
            case events.MappingStartEvent() | events.SequenceStartEvent():
                self._refuse_tag(event)
                mapping = isinstance(event, events.MappingStartEvent)
                self.builder.open(self._place(event), event.anchor, mapping=mapping)
            case events.MappingEndEvent() | events.SequenceEndEvent():
                self.builder.close()
            case events.DocumentStartEvent():
                self._count_document(event)

    def finish(self) -> tuple[Node | None, tuple[Finding, ...]]:
        """Return the tree and what was found."""
        root = self.builder.root
        if root is None or (isinstance(root, Scalar) and root.value is None):
            if not self.builder.findings:
                self.builder.refuse(Place(self.file), "empty-file", "the file is empty")
            return None, tuple(self.builder.findings)
        return root, tuple(self.builder.findings)

    def _place(self, event: events.Event) -> Place:
        mark: Any = event.start_mark  # there is one, whatever the stubs say
        if mark.index >= len(self.text):  # what is left out at the end stands after it
            return place_of(self.text, len(self.text), self.file)
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _scalar(self, event: events.ScalarEvent) -> Scalar:
        place = self._place(event)
        if event.anchor or event.tag:
            place = self._after_properties(event)
        if not event.implicit[0] and event.tag is None:  # quoted, or a block of text
            column = place.column + (event.style in {'"', "'"})
            return Scalar(event.value, place, column, plain=False, written=event.value)
        made, wrong = scalar(event.value, place)
        if wrong and not self.builder.wants_key():
            self.builder.refuse(place, "number", wrong)
        return made

    def _after_properties(self, event: events.ScalarEvent) -> Place:
        """Return where the text itself begins, after an anchor or a tag."""
        mark: Any = event.start_mark
        found = _PROPERTIES.match(self.text, mark.index)
        return place_of(self.text, found.end() if found else mark.index, self.file)

    def _refuse_tag(self, event: events.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is None:
            return
        message = f"'{_shown_tag(tag)}' is a tag; packs have none"
        hint = "delete it, or put the text in quotes if it begins with '!'"
        self.builder.refuse(self._place(event), "tag", message, hint)

    def _count_document(self, event: events.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "a second document begins here ('---'); a file holds one"
            self.builder.refuse(self._place(event), "documents", message, "put it in its own file")
            raise Stop


def _shown_tag(tag: str) -> str:
    short = tag.replace("tag:yaml.org,2002:", "!!")
    return short if len(short) <= LONGEST_NUMBER else f"{short[:LONGEST_NUMBER]}..."
