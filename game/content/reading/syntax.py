"""What a YAML parser complains of, told to somebody who has never heard of a parser."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from game.content.findings import Excerpt, Finding, Place, Severity

_BLOCK_OF_TEXT = re.compile(r"(?:^|[:\-?]\s|\s)[|>][+\-0-9]{0,2}\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*(?:-\s+)*[^\s#'"\[{][^#'"]*?:(?=\s|$)""")
_KEY_AND_VALUE = re.compile(r"""\s*(?:-\s+)*[^\s#'"\[{][^#'"]*?:\s+[^\s#|>]""")
_COLON_INSIDE = re.compile(r":(?=\s|$)")
_SHOWN_LINES = 5


@dataclass(frozen=True, slots=True)
class _Trouble:
    """Where the parser stopped, and where the thing began that it was reading (from 0)."""

    lines: list[str]
    line: int
    column: int
    began_line: int
    began_column: int

    @property
    def text(self) -> str:
        """The line at which it stopped."""
        return self.lines[self.line]

    @property
    def character(self) -> str:
        """The character at which it stopped; "" at a line's end."""
        return self.text[self.column : self.column + 1]

    def above(self) -> int | None:
        """Return the index of the last line above that says something."""
        for index in range(self.line - 1, -1, -1):
            said = self.lines[index].strip()
            if said and not said.startswith("#"):
                return index
        return None


#: line (from 0), column (from 0), what is wrong, what to do
_Told = tuple[int, int, str, str]


def tabs(lines: list[str], file: str) -> Finding | None:
    """Return a finding for lines that are indented with tabs, if there are any.

    Args:
        lines: the file's lines.
        file: the name that the place carries.
    """
    found = _tabbed(lines)
    if not found:
        return None
    first, others = found[0], found[1:]
    hint = "indent with spaces"
    if others:
        more = ", ..." if len(others) > _SHOWN_LINES else ""
        hint += f"; so on line {', '.join(str(line) for line in others[:_SHOWN_LINES])}{more} too"
    column = lines[first - 1].index("\t")
    return _finding(lines, file, (first - 1, column, "this line is indented with a tab", hint))


def explain(error: yaml.YAMLError, lines: list[str], file: str) -> Finding:
    """Return what a parser's error means, at the place that has to be mended."""
    stop = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or stop is None:
        return Finding(Place(file), Severity.ERROR, "syntax", "the file cannot be read as YAML")
    began = error.context_mark or stop
    trouble = _Trouble(lines, *_within(lines, stop), *_within(lines, began))
    if trouble.character == "\t":
        return _finding(lines, file, _bad_start(trouble))
    said = f"{error.context or ''} {error.problem or ''}"
    for pattern, tell in _COMPLAINTS:
        if re.search(pattern, said):
            return _finding(lines, file, tell(trouble))
    return _finding(lines, file, _unknown(trouble))


def _within(lines: list[str], mark: yaml.Mark) -> tuple[int, int]:
    """Return a mark's line and column from 0, moved to the end of the text where it lies after."""
    last = len(lines) - 1
    if last > 0 and not lines[last]:  # the text ends with a line's end
        last -= 1
    if mark.line > last:
        return last, len(lines[last])
    return mark.line, min(mark.column, len(lines[mark.line]))


def _finding(lines: list[str], file: str, told: _Told) -> Finding:
    line, column, message, hint = told
    excerpt = Excerpt(lines[line], column + 1)
    place = Place(file, line + 1, column + 1)
    return Finding(place, Severity.ERROR, "syntax", message, hint=hint, excerpt=excerpt)


def _tabbed(lines: list[str]) -> list[int]:
    """Return the numbers (from 1) of lines indented with tabs, outside of blocks of text."""
    found = []
    block: int | None = None  # indentation of the line that began a block of text
    for number, line in enumerate(lines, 1):
        body = line.lstrip(" \t")
        if not body or body.startswith("#"):
            continue
        lead = line[: len(line) - len(body)]
        spaces = len(lead) - len(lead.lstrip(" "))
        if block is not None and spaces > block:
            continue
        block = spaces if _BLOCK_OF_TEXT.search(line) else None
        if "\t" in lead:
            found.append(number)
    return found


def _second_colon(trouble: _Trouble) -> _Told:
    """A colon where none may be: in unquoted text, or a line that does not fit the one above."""
    line, column = trouble.line, trouble.column
    before = trouble.text[:column]
    if _COLON_INSIDE.search(before.lstrip(" -")):
        message = "this text has ': ' in it, which means a key"
        return line, column, message, "put the text in quotes"
    above = trouble.above()
    if above is None:
        return _unknown(trouble)
    start = len(trouble.text) - len(trouble.text.lstrip(" "))
    if _KEY.match(trouble.lines[above]):
        message = f"this line is indented further than line {above + 1}, which has a value already"
        return (
            line,
            start,
            message,
            f"give it the indentation of line {above + 1}, or quote the text",
        )
    return _missing_colon(trouble, above)


def _missing_colon(trouble: _Trouble, line: int) -> _Told:
    text = trouble.lines[line]
    start = len(text) - len(text.lstrip(" "))
    stuck = re.match(r"\s*([A-Za-z_][\w-]*):(\S)", text)
    if stuck:
        return line, stuck.start(2), "a space is missing after ':'", f"write '{stuck[1]}: ...'"
    message = "this line has no ':' after its key"
    return line, start, message, "write 'key: value'; text over several lines is indented further"


def _simple_key(trouble: _Trouble) -> _Told:
    return _missing_colon(trouble, trouble.began_line)


def _no_key(trouble: _Trouble) -> _Told:
    """Something that is no key: text after a closing quote, or a line that fits nowhere."""
    line, column = trouble.line, trouble.column
    before = trouble.text[:column].rstrip()
    if before.endswith(('"', "'")) and before.strip(" -"):
        message = "the text goes on after its closing quote"
        hint = "put all of it in single quotes (')"
        if before.endswith("'"):
            hint = "put all of it in quotes, and write a ' inside it twice ('')"
        return line, column, message, hint
    if before.endswith(("]", "}")):
        return line, column, f"something stands after the closing '{before[-1]}'", "delete it"
    if trouble.text.lstrip(" ").startswith("- ") and not before:
        message = "a list item stands where a key is expected"
        return line, column, message, "indent it below the key it belongs to"
    if trouble.character == ":":
        return line, column, "the key before ':' is missing", "write one"
    fitting = "" if before else _fitting(trouble)
    if fitting:
        return line, column, "the indentation of this line fits no line above", fitting
    return _unknown(trouble)


def _fitting(trouble: _Trouble) -> str:
    """Return which indentations would fit, or "" where it is not that."""
    depths: list[int] = []
    limit: int | None = None
    for line in reversed(trouble.lines[: trouble.line]):
        depth = len(line) - len(line.lstrip(" "))
        if line.strip() and not line.lstrip().startswith("#") and (limit is None or depth < limit):
            depths.append(depth)
            limit = depth
    here = trouble.column
    near = sorted(sorted(set(depths), key=lambda depth: abs(depth - here))[:2])
    if not near or here in near:
        return ""
    spaces = "space" if here == 1 else "spaces"
    return f"it has {here} {spaces}; {' or '.join(str(depth) for depth in near)} would fit"


def _no_item(trouble: _Trouble) -> _Told:
    message = f"this line does not belong to the list that begins on line {trouble.began_line + 1}"
    return trouble.line, trouble.column, message, "begin it with '- ', or check the indentation"


def _open_quote(trouble: _Trouble) -> _Told:
    quote = trouble.lines[trouble.began_line][trouble.began_column : trouble.began_column + 1]
    message = f"this quote ({quote}) is never closed"
    return trouble.began_line, trouble.began_column, message, f"put another {quote} after the text"


def _open_bracket(trouble: _Trouble) -> _Told:
    opening = trouble.lines[trouble.began_line][trouble.began_column : trouble.began_column + 1]
    closing = "]" if opening == "[" else "}"
    if trouble.line == trouble.began_line and trouble.character not in {"", "#"}:
        message = f"a ',' or '{closing}' is missing here"
        hint = "text with any of , : [ ] { } in it needs quotes here"
        return trouble.line, trouble.column, message, hint
    message = f"this '{opening}' is never closed"
    return trouble.began_line, trouble.began_column, message, f"close it with '{closing}'"


def _bad_start(trouble: _Trouble) -> _Told:
    if trouble.character == "\t":
        return trouble.line, trouble.column, "a tab stands here", "use spaces"
    message = f"text cannot begin with '{trouble.character}'"
    return trouble.line, trouble.column, message, "put the text in quotes"


def _bad_alias(trouble: _Trouble) -> _Told:
    line, column = trouble.began_line, trouble.began_column
    message = f"text cannot begin with '{trouble.lines[line][column : column + 1]}'"
    return line, column, message, "put the text in quotes"


def _list_on_line(trouble: _Trouble) -> _Told:
    message = "a list cannot begin here"
    hint = "put '- ' on its own line below the key, or the text in quotes"
    return trouble.line, trouble.column, message, hint


def _bad_escape(trouble: _Trouble) -> _Told:
    message = "a '\\' in double quotes has a meaning of its own"
    return trouble.line, trouble.column, message, "write '\\\\', or use single quotes"


def _bad_tag(trouble: _Trouble) -> _Told:
    line, column = trouble.began_line, trouble.began_column
    hint = "delete it, or put the text in quotes if it begins with '!'"
    return line, column, "this is a tag; packs have none", hint


def _bad_block(trouble: _Trouble) -> _Told:
    message = "after '|' or '>' the text begins on the next line, indented"
    return trouble.line, trouble.column, message, "or put the text in quotes"


def _stray(trouble: _Trouble) -> _Told:
    shown = trouble.character
    if not shown:
        message = "a '[' or '{' above is never closed"
        return trouble.line, trouble.column, message, "close it with ']' or '}'"
    hint = "delete it or quote the text"
    return trouble.line, trouble.column, f"'{shown}' is not expected here", hint


def _unknown(trouble: _Trouble) -> _Told:
    message = "this cannot be read as YAML"
    hint = "look for a missing quote, colon or space, here and on the line above"
    return trouble.line, trouble.column, message, hint


#: What libyaml or PyYAML's own parser says, and who explains it. The first that fits counts.
_COMPLAINTS: tuple[tuple[str, Callable[[_Trouble], _Told]], ...] = (
    (r"mapping values are not allowed", _second_colon),
    (r"could not find expected ':'", _simple_key),
    (r"quoted scalar.*(end of stream|document (indicator|separator))", _open_quote),
    (r"unknown escape|hexdecimal|hexadecimal|escape sequence|Unicode character", _bad_escape),
    (r"expected ',' or '[\]}]'", _open_bracket),
    (r"cannot start any token", _bad_start),
    (r"(alias|anchor).*(alphabetic or numeric)", _bad_alias),
    (r"sequence entries are not allowed", _list_on_line),
    (r"\btag\b", _bad_tag),
    (r"block scalar", _bad_block),
    (r"block mapping", _no_key),
    (r"block collection|expected '-' indicator", _no_item),
    (r"expected (the )?node content", _stray),
    (r"document start", _no_key),
)
