"""The words of the command line: what each command takes.

Each command is named by the function in `game.command_line` that carries it out.
"""

import argparse

from game import __version__


def parser_of_commands() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; what is parsed has the command's name."""
    parser = argparse.ArgumentParser(
        prog="handshake",
        description="A strategy and policy simulation whose every number can be questioned.",
    )
    parser.add_argument("--version", action="version", version=f"handshake {__version__}")
    parser.set_defaults(act="play")
    commands = parser.add_subparsers(metavar="COMMAND")
    _add_play(_command(commands, "play", "play a game"))
    _add_check(_command(commands, "check", "find every problem of a pack"))
    _add_run(_command(commands, "run", "play many games without a front end"))
    shown = _command(commands, "show", "say in words what is in a pack")
    shown.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    shown.add_argument("name", metavar="NAME", nargs="?", help="a decision, event, indicator, ...")
    shown.add_argument("--coverage", action="store_true", help="what covers each catalogue entry")
    shown.add_argument("--format", choices=("md", "html"), default="md", help="of the coverage")
    shown.add_argument("--out", metavar="FILE", help="where the coverage is written")
    made = _command(commands, "schema", "write JSON Schemas for editors")
    made.add_argument("--out", metavar="FOLDER", help="one file a kind, into this folder")
    _add_judge(_command(commands, "judge", "say what a line of play is worth"))
    _add_history(_command(commands, "history", "hold history's line against what is known"))
    _add_rules(_command(commands, "rules", "write every rule and number with its source"))
    bred = _command(commands, "frontier", "find what is possible at most, and keep it in the pack")
    bred.add_argument("pack", metavar="PACK", help="a folder, or a shipped pack's id")
    bred.add_argument("--generations", type=int, help="of breeding; 0 needs no extra library")
    _add_report(_command(commands, "report", "write the review of a game, or of a class"))
    _add_print(_command(commands, "print", "make everything for a game on paper"))
    _add_enter(_command(commands, "enter", "type in a game that was played on paper"))
    again = _command(commands, "replay", "verify a saved game, quarter by quarter")
    again.add_argument("file", metavar="FILE", help="a saved game")
    _add_picture(_command(commands, "picture", "draw any screen without a display"))
    timed = _command(commands, "bench", "measure speed and memory")
    timed.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    words: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    command.set_defaults(act=name)
    return command


def _add_play(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", nargs="?", help="a shipped pack's id, or a folder")
    command.add_argument("--text", action="store_true", help="in the terminal")
    command.add_argument("--speak", action="store_true", help="say what is in focus in the window")
    command.add_argument("--seed", type=int, help="of all luck; left out, any")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--save", metavar="FILE", help="the file that the game is kept in")
    command.add_argument("--resume", metavar="FILE", help="go on with a game")
    command.add_argument("--policy", help="of the pack: it plays, and you watch")
    command.add_argument("--core", action="store_true", help="leave small questions to others")
    command.add_argument("--drawn", action="store_true", help="draw uncertain numbers by luck")
    command.add_argument("--no-forecasts", action="store_true", help="do without futures")
    command.add_argument("--no-take-back", action="store_true", help="what is ordered, stays")
    command.add_argument("--no-guide", action="store_true", help="give no hints to newcomers")


def _add_picture(command: argparse.ArgumentParser) -> None:
    command.add_argument("screen", metavar="SCREEN", help="which; a wrong name lists them all")
    command.add_argument("--pack", metavar="P", help="a shipped pack's id, or a folder")
    command.add_argument("--size", metavar="WxH", type=_size, default=(1280, 800), help="pixels")
    command.add_argument("--scale", type=int, choices=(100, 125, 150, 175, 200), default=100)
    command.add_argument("--language", default="en", help="of the words, such as en")
    command.add_argument("--theme", default="standard", help="standard or contrast")
    command.add_argument("--out", metavar="FILE.png", required=True, help="where it is written")


#: Pixels of the longest side of a picture.
_LARGEST = 16_384


def _size(text: str) -> tuple[int, int]:
    """Return a size in pixels from `1280x800`."""
    wide, _, high = text.partition("x")
    both = wide[:6], high[:6]
    if not all(part.isdecimal() and 0 < int(part) <= _LARGEST for part in both):
        message = f"'{text}' is no size; write it as 1280x800"
        raise argparse.ArgumentTypeError(message)
    return int(both[0]), int(both[1])


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", help="saved games, or folders of them")
    command.add_argument("--out", metavar="FOLDER", default=".", help="where reports are written")
    formats = ("html", "pdf", "md", "csv")
    command.add_argument(
        "--format", choices=formats, action="append", help="once for each; left out, html"
    )
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", help="of a PDF")
    command.add_argument("--names", action="store_true", help="file names in place of pseudonyms")


def _add_print(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--out", metavar="FOLDER", default=".", help="where it is written")
    command.add_argument(
        "--format", choices=("pdf", "html", "md"), action="append", help="once for each; else pdf"
    )
    command.add_argument("--paper", choices=("a4", "letter"), default="a4", help="of the pages")


def _add_enter(command: argparse.ArgumentParser) -> None:
    command.add_argument("form", metavar="FORM", help="the form that was filled in: CSV or YAML")
    command.add_argument("--save", metavar="FILE", required=True, help="the game that it becomes")
    command.add_argument("--skip-refused", action="store_true", help="leave out what cannot be")


def _add_check(command: argparse.ArgumentParser) -> None:
    command.add_argument("packs", metavar="PACK", nargs="+", help="shipped ids, or folders")
    command.add_argument("--behaviour", action="store_true", help="also run checks.yaml")
    command.add_argument("--runs", type=_count, help="games for each check")
    command.add_argument("--format", choices=("text", "json"), default="text")


def _add_run(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--policy", default="passive", help="of the pack, a file, or 'random'")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--runs", type=_count, default=1000, help="games (1000)")
    command.add_argument("--seed", type=int, default=1, help="of all luck (1)")
    command.add_argument("--workers", type=_count, default=1, help="processes (1)")
    command.add_argument("--out", metavar="FILE", help="a file, or - for standard output")
    command.add_argument("--format", choices=("csv", "json", "parquet"), default="csv")
    command.add_argument("--games", action="store_true", help="every game, not statistics")


def _add_judge(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--policy", default="history", help="of the pack, a file, or 'random'")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--runs", type=_count, default=300, help="games (300)")
    command.add_argument("--seed", type=int, default=1, help="of all luck (1)")
    command.add_argument("--format", choices=("text", "json"), default="text")


def _add_history(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--theory", help="a rival setting of the pack")
    command.add_argument("--runs", type=_count, default=300, help="games (300)")
    command.add_argument("--seed", type=int, default=1, help="of all luck (1)")
    command.add_argument("--out", metavar="FILE", default="-", help="a file; - is standard output")
    command.add_argument("--format", choices=("text", "json", "html"), default="text")


def _add_rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("pack", metavar="PACK", help="a shipped pack's id, or a folder")
    command.add_argument("--out", metavar="FILE", default="-", help="a file; - is standard output")
    command.add_argument("--format", choices=("md", "html"), default="md")
    command.add_argument(
        "--sensitivity", action="store_true", help="also what each parameter moves (seconds)"
    )


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        message = f"'{text}' is not a whole number of 1 or more"
        raise argparse.ArgumentTypeError(message)
    return number
