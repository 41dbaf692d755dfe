"""Seals: every row of a game file answers for itself and for the rows before it."""

import hashlib
from collections.abc import Sequence

from game.session.commands import Command
from game.session.plain import write_command
from game.session.record import Identity, Parent

#: A command, when it was given, and the state's digest where a quarter begins with it.
Row = tuple[Command, float, str | None]
SealedRow = tuple[int, float, str, str | None, str]


def seal_of(before: str, *parts: object) -> str:
    """Return the seal of a row: over what it holds and the seal before it."""
    content = hashlib.blake2b(before.encode(), digest_size=8)
    for part in parts:
        held = part if isinstance(part, bytes) else repr(part).encode()
        content.update(f"\0{len(held)}\0".encode() + held)
    return content.hexdigest()


def seal_of_game(identity: Identity, parent: Parent | None) -> str:
    """Return the seal that a file begins with."""
    return seal_of("", *parts_of(identity, parent))


def sealed_rows(seal: str, rows: Sequence[Row], first: int = 0) -> list[SealedRow]:
    """Return rows as they are written, each sealed by the one before."""
    sealed = []
    for number, (command, at, digest) in enumerate(rows, first):
        line = write_command(command)
        seal = seal_of(seal, number, at, line, digest)
        sealed.append((number, at, line, digest, seal))
    return sealed


def parts_of(identity: Identity, parent: Parent | None) -> tuple[str | None, ...]:
    """Return what a file says of itself, as it is written and sealed."""
    own = (identity.pack, identity.title, identity.version, identity.digest)
    return (*own, *((parent.seal, parent.quarter) if parent else (None, None)))
