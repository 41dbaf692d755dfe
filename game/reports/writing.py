"""Writing reports: of one game its review, of several a class report; a file whole or not at all.

`write_reports` is what the command line calls.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.reports.class_gathering import gather_class
from game.reports.class_groups import Shown
from game.reports.class_report import class_report
from game.reports.document import Document
from game.reports.document_html import as_html
from game.reports.document_markdown import as_markdown
from game.reports.document_pdf import NOT_ACCESSIBLE, MissingTypstError, as_pdf
from game.reports.game_files import GameFile, LeftOut, files_in, read_games
from game.reports.gathering import Comparison, gather
from game.reports.grade_book import grade_books
from game.reports.output import OutputError, opened
from game.reports.review import review
from game.reports.review_csv import review_sheets

FORMATS = ("html", "pdf", "md", "csv")
#: Told what is being done, how much of it is done, and of how much.
Progress = Callable[[str, int, int], None]
WELL, FELL_SHORT = 0, 1


@dataclass(frozen=True, slots=True)
class WantedReports:
    """What is asked of `write_reports`.

    Attributes:
        out: the folder that reports are written in; it is made where it is missing.
        formats: of `FORMATS`.
        paper: of PDF, `a4` or `letter`.
        names: whether a class report shows the names of files, else pseudonyms.
    """

    out: str = "."
    formats: tuple[str, ...] = ("html",)
    paper: str = "a4"
    names: bool = False


@dataclass(frozen=True, slots=True)
class WrittenReports:
    """What came of it.

    Attributes:
        files: that were written.
        left_out: games that could not be reported on, and why.
        notes: what else to say, a sentence each.
    """

    files: tuple[Path, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]

    @property
    def code(self) -> int:
        """The exit code: 1 where a game was left out or nothing was written."""
        return WELL if self.files and not self.left_out else FELL_SHORT


def write_reports(
    files: Sequence[str], wanted: WantedReports, progress: Progress | None = None
) -> WrittenReports:
    """Write the review of one game, or the class report of several.

    Args:
        files: of games, or folders with games.
        wanted: where, and in which forms.
        progress: is told how far it has come.

    Raises:
        OutputError: the folder cannot be written in.
        MissingTypstError: PDF alone was asked for, and typst is not installed.
    """
    told: Progress = progress or (lambda _what, _done, _of: None)
    folder = ready_folder(wanted.out)
    paths = files_in(files)
    games, left_out = _read(paths, told)
    if not games:
        nothing = () if left_out else ("There are no games to report on.",)
        return WrittenReports((), left_out, nothing)
    made: dict[str, bytes] = {}
    notes: list[str] = []
    if len(paths) == 1:
        made.update(_one(games[0], wanted, told, notes))
    else:
        for group in _by_pack(games):
            made.update(_class(group, left_out, wanted, told, notes))
    return WrittenReports(write_all(folder, made), left_out, tuple(dict.fromkeys(notes)))


def ready_folder(out: str) -> Path:
    """Return a folder to write in; it is made where it is missing.

    Raises:
        OutputError: it is no folder, or cannot be made.
    """
    folder = Path(out).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = "a file of this name is in the way" if folder.exists() else error.strerror
        message = f"'{out}' cannot be written in: {said}; name another folder with --out"
        raise OutputError(message) from error
    return folder


def write_all(folder: Path, made: dict[str, bytes]) -> tuple[Path, ...]:
    """Write files that are all made already, each whole or not at all."""
    paths = []
    for name, content in made.items():
        path = folder / name
        with opened(str(path)) as stream:
            stream.write(content)
        paths.append(path)
    return tuple(paths)


def rendered(
    name: str, document: Document, wanted: WantedReports, notes: list[str]
) -> dict[str, bytes]:
    """Return a report in the forms that are asked for, by the name of each file.

    Args:
        name: of the files, without an ending.
        document: the report.
        wanted: the forms.
        notes: takes a sentence where a form could not be made and others could.

    Raises:
        MissingTypstError: PDF alone was asked for, and typst is not installed.
    """
    made: dict[str, bytes] = {}
    if "html" in wanted.formats:
        made[f"{name}.html"] = as_html(document).encode()
    if "md" in wanted.formats:
        made[f"{name}.md"] = as_markdown(document).encode()
    if "pdf" in wanted.formats:
        try:
            typeset = as_pdf(document, wanted.paper)
            made[f"{name}.pdf"] = typeset.content
            notes += [NOT_ACCESSIBLE] if typeset.standard is None else []
        except MissingTypstError as missing:
            if wanted.formats == ("pdf",):
                raise
            notes.append(str(missing))
    return made


def _read(
    paths: Iterable[Path], told: Progress
) -> tuple[tuple[GameFile, ...], tuple[LeftOut, ...]]:
    listed = tuple(paths)
    games: list[GameFile] = []
    left_out: list[LeftOut] = []
    for done, found in enumerate(read_games(listed), 1):
        if isinstance(found, LeftOut):
            left_out.append(found)
        else:
            games.append(found)
        told("reading games", done, len(listed))
    return tuple(games), tuple(left_out)


def _one(
    file: GameFile, wanted: WantedReports, told: Progress, notes: list[str]
) -> dict[str, bytes]:
    comparison = Comparison(file.game.board.scenario, file.game.board.opening.pack)
    found = gather(
        file.name, file.game, comparison, progress=lambda done, of: told("judging", done, of)
    )
    made = rendered(f"{file.name}-review", review(found), wanted, notes)
    if "csv" in wanted.formats:
        sheets = review_sheets(found)
        made |= {f"{file.name}-{sheet}.csv": text.encode() for sheet, text in sheets.items()}
    return made


def _by_pack(games: Iterable[GameFile]) -> tuple[tuple[GameFile, ...], ...]:
    """Return games in groups of the same pack, in the order in which each pack comes first."""
    groups: dict[tuple[str, str], list[GameFile]] = {}
    for file in games:
        scenario = file.game.board.scenario
        groups.setdefault((scenario.pack.id, scenario.program.digest), []).append(file)
    return tuple(map(tuple, groups.values()))


def _class(
    files: tuple[GameFile, ...],
    left_out: tuple[LeftOut, ...],
    wanted: WantedReports,
    told: Progress,
    notes: list[str],
) -> dict[str, bytes]:
    pack = files[0].game.board.scenario.pack.id
    found = gather_class(files, lambda done, of: told(f"judging {pack}", done, of))
    document = class_report(found, Shown(wanted.names, left_out))
    made = rendered(f"class-{pack}", document, wanted, notes)
    for sheet, text in grade_books(found).items():
        made[f"class-{pack}-{sheet}.csv"] = text.encode()
    return made
