"""Conversations with the terminal game, for tests."""

import io
from itertools import count

from game.session import saved
from game.session.commands import Open, Options
from game.text.client import Client
from game.text.conversation import Conversation
from game.text.guide import Guide

SIGNED = ["sign"] * 20


def begun(path, seed=7, length="full", pack="two-valleys", **options):
    opening = Open(pack=pack, seed=seed, length=length, options=Options(**options))
    game, events = saved.begin(path, opening, 1.0)
    assert game is not None, events
    return game


class Typist:
    """Types lines, one after another; they may be made as the game goes on."""

    def __init__(self, lines):
        self._lines = iter(lines)

    def readline(self):
        line = next(self._lines, None)
        return "" if line is None else f"{line}\n"


def talk(game, lines, width=80, *, guide=False):
    """Type lines into a game; return what was said, and the branch that was begun."""
    writer = io.StringIO()
    reader = Typist(lines)
    clock = count(2)
    conversation = Conversation(reader, writer, width, echo=True)
    branch = Client(game, conversation, lambda: float(next(clock)), Guide(wanted=guide)).run()
    return writer.getvalue(), branch


def played(path, lines, width=80, *, guide=False, **options):
    """Begin a game, type lines, and return what was said, as one line of words."""
    with begun(path, **options) as game:
        said, branch = talk(game, lines, width, guide=guide)
    assert branch is None
    return said


def flat(text):
    """Return a text without its line breaks."""
    return " ".join(text.split())


def answers(text, line):
    """Return what was said to a line, without line breaks: the first time that it was typed."""
    parts = text.split("\n> ")
    return flat(next(part[len(line) :] for part in parts if part.split("\n")[0] == line))
