"""Decision forms that were filled in on paper, and typed into a file: YAML or CSV.

YAML has the pack, the seed and the quarters with what was ordered, answered and noted:

    pack: two-valleys
    seed: 7
    aim: Water first.
    quarters:
      1961Q1:
        orders: {raids: lower, roads: 0.8}
        answers: {colonels_radios: to_the_ministry}
        note: We waited for the auditor.

CSV has a line for each order and answer, under `quarter,what,to`, and lines without a quarter for
`pack`, `seed`, `theory`, `length` and `aim`; a line whose `what` is `note` is a note.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.content.reading.suggestions import did_you_mean
from game.content.reading.tree import plain
from game.content.reading.yaml_text import NUMBER, read_yaml
from game.model.quarters import parse_quarter
from game.reports.gathering import STRATEGY
from game.session.commands import Command, Note, Open, Setting

_HEAD = ("pack", "seed", "theory", "length", "aim")
_COLUMNS = ("quarter", "what", "to")
#: A form is a few pages; whatever is longer is another file.
_LONGEST = 1_000_000


class FormError(Exception):
    """A form that cannot be read; its text has a sentence for each thing that is wrong."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Page:
    """What was filled in for a quarter: what is ordered or answered, in order, and notes."""

    quarter: str
    entries: tuple[tuple[str, Setting], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Forms of a whole game.

    Attributes:
        pack: a shipped pack's id, or a folder.
        seed: that the facilitator has set.
        theory: under which it was played, if not the pack's own numbers.
        length: core or full.
        aim: what the players set out to do.
        pages: by time.
    """

    pack: str
    seed: int = 1
    theory: str | None = None
    length: str = "full"
    aim: str = ""
    pages: tuple[Page, ...] = field(default=())

    def opening(self) -> Open:
        """Return the command that opens the game."""
        core = self.length == "core"
        return Open(
            pack=self.pack,
            seed=self.seed,
            theory=self.theory,
            length="core" if core else "full",
        )


def read_form(path: Path) -> Form:
    """Read a form.

    Args:
        path: of a file that ends in `.csv`, or else holds YAML.

    Raises:
        FormError: it cannot be read; says everything that is wrong with it.
    """
    try:
        if path.stat().st_size > _LONGEST:
            message = f"{path.name} is too large for a form"
            raise FormError(message)
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as wrong:
        message = f"{path.name} cannot be read: {wrong.strerror}"
        raise FormError(message) from wrong
    except UnicodeDecodeError as wrong:
        message = f"{path.name} is not text in UTF-8; save it so from your spreadsheet or editor"
        raise FormError(message) from wrong
    reader = _Csv if path.suffix.casefold() == ".csv" else _Yaml
    return reader(path.name, text).form()


class _Reader:
    """Collects what is wrong, so that all of it is told at once."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text
        self._wrong: list[str] = []

    def form(self) -> Form:
        """Return the form."""
        raise NotImplementedError

    def _made(self, head: Mapping[str, Any], pages: Mapping[str, Page]) -> Form:
        """Return a form from its head and its pages, by time."""
        pack = head.get("pack")
        if not isinstance(pack, str) or not pack:
            self._say("the form does not say of which pack it is, as in 'pack: two-valleys'")
        seed, length = head.get("seed", 1), str(head.get("length") or "full")
        if not isinstance(seed, int) or isinstance(seed, bool):
            self._say(f"the seed is a whole number; here it is '{seed}'")
        if length not in {"core", "full"}:
            self._say(f"the length is core or full; here it is '{length}'")
        if self._wrong:
            raise FormError("\n".join(self._wrong))
        theory = head.get("theory")
        return Form(
            pack=str(pack),
            seed=int(seed),
            theory=None if theory is None else str(theory),
            length=length,
            aim=str(head.get("aim") or ""),
            pages=tuple(pages[name] for name in sorted(pages, key=parse_quarter)),
        )

    def _is_quarter(self, name: object) -> bool:
        try:
            parse_quarter(str(name))
        except ValueError as wrong:
            self._say(str(wrong))
            return False
        return True

    def _say(self, what: str) -> None:
        self._wrong.append(f"{self._name}: {what}.")


class _Yaml(_Reader):
    def form(self) -> Form:
        """Return the form that a YAML text holds."""
        tree, findings = read_yaml(self._text, self._name)
        # A quarter in which nothing was filled in is no mistake of a form.
        wrong = [finding.line() for finding in findings if finding.code != "no-value"]
        if tree is None or wrong:
            raise FormError("\n".join(wrong) or f"{self._name}: there is nothing in it.")
        whole = plain(tree)
        if not isinstance(whole, dict):
            message = f"{self._name}: a form begins with 'pack:' and has 'quarters:'"
            raise FormError(message)
        for key in whole:
            if key not in {*_HEAD, "quarters"}:
                hint = did_you_mean(str(key), (*_HEAD, "quarters"))
                self._say(f"nothing is called '{key}'{'; ' + hint if hint else ''}")
        quarters = whole.get("quarters") or {}
        if not isinstance(quarters, dict):
            self._say("'quarters' has a quarter on each line, as in '1961Q1:'")
            quarters = {}
        pages = {
            str(name): self._page(str(name), entry)
            for name, entry in quarters.items()
            if self._is_quarter(name)
        }
        return self._made(whole, pages)

    def _page(self, quarter: str, entry: object) -> Page:
        if entry is None:
            return Page(quarter)
        if not isinstance(entry, dict):
            self._say(f"{quarter} has 'orders:', 'answers:' or 'note:' below it")
            return Page(quarter)
        for key in entry:
            if key not in {"orders", "answers", "note"}:
                self._say(f"{quarter}: nothing is called '{key}'; orders, answers and note are")
        entries = [*self._entries(quarter, entry, "orders")]
        entries += self._entries(quarter, entry, "answers")
        note = entry.get("note")
        return Page(quarter, tuple(entries), (str(note),) if note else ())

    def _entries(
        self, quarter: str, entry: dict[str, Any], kind: str
    ) -> Iterator[tuple[str, Setting]]:
        listed = entry.get(kind) or {}
        if not isinstance(listed, dict):
            self._say(f"{quarter}: '{kind}' has names and what they are set to")
            return
        for name, to in listed.items():
            if isinstance(to, str | bool | int | float):
                yield str(name), to
            else:
                self._say(f"{quarter}: '{name}' is set to nothing that is a setting")


class _Csv(_Reader):
    def form(self) -> Form:
        """Return the form that a CSV text holds."""
        separator = ";" if self._text.partition("\n")[0].count(";") > 1 else ","
        rows = csv.DictReader(io.StringIO(self._text), delimiter=separator)
        if [str(name).strip().casefold() for name in rows.fieldnames or ()] != [*_COLUMNS]:
            message = f"{self._name}: the first line of a form is 'quarter,what,to'"
            raise FormError(message)
        head: dict[str, Any] = {}
        pages: dict[str, Page] = {}
        for row in rows:
            quarter, what, to = (str(cell or "").strip() for cell in list(row.values())[:3])
            if not quarter and what in _HEAD:
                head[what] = _written(to)
            elif what and self._is_quarter(quarter):
                pages[quarter] = _added(pages.get(quarter, Page(quarter)), what, to)
            elif what:
                pass  # what is wrong with the quarter is told already
        return self._made(head, pages)


def _added(page: Page, what: str, to: str) -> Page:
    if what == "note":
        return Page(page.quarter, page.entries, (*page.notes, to))
    return Page(page.quarter, (*page.entries, (what, _written(to))), page.notes)


def _written(text: str) -> Setting:
    """Return what a cell says: on or off, a number, or a name."""
    if text.casefold() in {"true", "false", "on", "off"}:
        return text.casefold() in {"true", "on"}
    if NUMBER.fullmatch(text):
        return int(text) if text.lstrip("-").isdigit() else float(text)
    return text


def notes_of(form: Form, quarter: str) -> tuple[Command, ...]:
    """Return the notes of a quarter as commands; the aim is the first note of the first page."""
    first = min((page.quarter for page in form.pages), key=parse_quarter, default=quarter)
    aim = (Note(text=form.aim, about=STRATEGY),) if form.aim and quarter == first else ()
    notes = (note for page in form.pages if page.quarter == quarter for note in page.notes)
    return (*aim, *(Note(text=note) for note in notes))
