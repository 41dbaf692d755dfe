"""Commands about one game: play it, verify it, report on it, look at a screen."""

import argparse
import os
import secrets
from pathlib import Path

from game.command_line.exits import FELL_SHORT, WELL, WRONG_USAGE, complain


def play(options: argparse.Namespace) -> int:
    """Play a game in a window; or in the terminal, where that is wanted or there is no screen."""
    from game.text.starting import Wish
    from game.text.starting import play as play_in_terminal

    in_terminal = getattr(options, "text", False) or getattr(options, "policy", None) is not None
    if not in_terminal:
        if _played_in_window(options):
            return WELL
        complain("There is no screen to draw on here, so the game is played in the terminal.")
    given = {name: getattr(options, name, None) for name in Wish.__dataclass_fields__}
    play_in_terminal(Wish(**given))
    return WELL


def _played_in_window(options: argparse.Namespace) -> bool:
    """Play in a window and return true; false where there is no screen, and nothing was begun."""
    if os.environ.get("SDL_VIDEODRIVER", "") in {"dummy", "offscreen"}:
        return False
    from game.screens.entrance import Wanted
    from game.screens.start import WELL as PLAYED
    from game.screens.start import run
    from game.session.commands import Open, Options

    asked = vars(options)
    pack, seed, save, resume = (asked.get(name) for name in ("pack", "seed", "save", "resume"))
    opening = None
    if pack is not None:
        from game.content.loading import load

        load(pack)  # what is wrong with a pack is told at its line, before any window opens
        opening = Open(
            pack=pack,
            seed=secrets.randbelow(1_000_000) if seed is None else seed,
            theory=asked.get("theory"),
            length="core" if asked.get("core") else "full",
            options=Options(
                forecasts=not asked.get("no_forecasts"),
                take_back=not asked.get("no_take_back"),
                uncertain=bool(asked.get("drawn")),
            ),
        )
    wanted = Wanted(
        opening=opening,
        save=None if save is None else Path(save),
        resume=None if resume is None else Path(resume),
        speak=bool(asked.get("speak")),
    )
    return run(wanted) == PLAYED


def report(options: argparse.Namespace) -> int:
    """Write the after-action review of one game, or the report of a class."""
    from game.reports.writing import WantedReports, write_reports
    from game.text.progress import stages

    wanted = WantedReports(
        out=options.out,
        formats=tuple(dict.fromkeys(options.format or ("html",))),
        paper=options.paper,
        names=options.names,
    )
    with stages() as tell:
        made = write_reports(options.files, wanted, tell)
    for path in made.files:
        print(path)
    complain(*(f"{left.path}: left out; {left.because}" for left in made.left_out), *made.notes)
    return made.code


def print_pack(options: argparse.Namespace) -> int:
    """Make everything that a game on paper needs."""
    from game.reports import printing
    from game.text.progress import stages

    formats = tuple(dict.fromkeys(options.format or ("pdf",)))
    wanted = printing.WantedPrint(out=options.out, formats=formats, paper=options.paper)
    with stages() as tell:
        made = printing.print_pack(options.pack, wanted, tell)
    for path in made.files:
        print(path)
    complain(*made.notes)
    return made.code


def enter(options: argparse.Namespace) -> int:
    """Type in a game that was played on paper, through the door that every game goes through."""
    from game.reports.entering import enter_form
    from game.session.keeping import now

    entered = enter_form(Path(options.form), Path(options.save), now(), skip=options.skip_refused)
    complain(*(refused.sentence() for refused in entered.refused))
    if entered.path is not None:
        print(entered.path)
    return entered.code


def picture(options: argparse.Namespace) -> int:
    """Draw a screen in a typical state into a file."""
    import difflib

    from game.reports.output import check_output
    from game.screens.drawing.theme import THEMES
    from game.screens.frame.settings import Settings
    from game.screens.pictures import SCREENS, Wanted, save_picture

    for kind, name, known in (
        ("screen", options.screen, SCREENS),
        ("theme", options.theme, THEMES),
    ):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean '{near[0]}'? " if near else ""
            complain(f"there is no {kind} '{name}'; {hint}there are: {', '.join(known)}")
            return WRONG_USAGE
    check_output(options.out)
    settings = Settings(
        language=options.language, text=options.scale / 100, theme=options.theme,
        motion=False, sound=False,
    )  # fmt: skip
    save_picture(Wanted(options.screen, options.pack, options.size, settings), Path(options.out))
    return WELL


def replay(options: argparse.Namespace) -> int:
    """Play a saved game again and verify every quarter."""
    from game.session.replaying import replay as replay_file

    result = replay_file(Path(options.file))
    print(result.says)
    return WELL if result.well else FELL_SHORT
