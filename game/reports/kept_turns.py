"""Turning points that were found once, kept for the next time the same game is reviewed.

Whatever goes wrong with what was kept is ignored: the turning points are then found again.
"""

import contextlib
import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import game
from game.judgement.turning import RUNS, Branch, Effect, Turn, Turns
from game.model.world import digest
from game.session.game import Game
from game.session.plain import write_command

#: The switch of all that is kept: `off`, or the folder to keep it in.
_SWITCH = "HANDSHAKE_CACHE"
#: Games whose turning points are kept.
_KEPT = 200


def recall_turns(played: Game) -> Turns | None:
    """Return the turning points of a game, if they were kept."""
    place = _place(played)
    if place is None:
        return None
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return _turns(json.loads(place.read_text(encoding="utf-8")))
    return None


def keep_turns(played: Game, turns: Turns) -> None:
    """Keep the turning points of a game; quietly does nothing where that is not possible."""
    place = _place(played)
    if place is None:
        return
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(asdict(turns)), encoding="utf-8")
        part.replace(place)
        files = sorted(place.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for old in files[:-_KEPT]:
            old.unlink(missing_ok=True)


def _place(played: Game) -> Path | None:
    """Return where a game's turning points belong; None where nothing is to be kept."""
    chosen = os.environ.get(_SWITCH)
    if chosen == "off":
        return None
    if chosen:
        home = Path(chosen)
    else:
        import platformdirs  # noqa: PLC0415 - only here, and only without a choice

        home = Path(platformdirs.user_cache_dir("handshake", appauthor=False))
    content = hashlib.sha256()
    facts = (
        game.__version__,
        played.board.scenario.program.digest,
        str(RUNS),
        digest(played.world),
    )
    for part in (*facts, *map(write_command, played.log)):
        content.update(f"{len(part)}\0{part}".encode())
    return home / "turns" / f"{content.hexdigest()[:32]}.json"


def _turns(kept: dict[str, Any]) -> Turns:
    """Return turning points from what was kept.

    Raises:
        KeyError: something is missing.
        TypeError: something is of another kind.
    """
    turns = (
        Turn(
            decision=turn["decision"],
            quarter=turn["quarter"],
            option=turn["option"],
            by_player=turn["by_player"],
            branches=tuple(
                Branch(
                    branch["option"],
                    {goal: Effect(**effect) for goal, effect in branch["effects"].items()},
                )
                for branch in turn["branches"]
            ),
            closed=tuple(turn["closed"]),
        )
        for turn in kept["turns"]
    )
    return Turns(tuple(turns), kept["runs"])
