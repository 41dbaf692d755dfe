"""Ways to spoil a pack: each takes its files and returns what it changed.

A mutation never looks at what a pack means; it knows lines, indentation, words and numbers.
"""

import random  # noqa: TID251 - spoiling files is no luck of the model
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

#: What a mutation works on: files by their name in the pack. None takes a file out.
Files = Mapping[str, bytes]
Changes = dict[str, bytes | None]

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TOKEN = re.compile(r"\d{4}Q\d|\d+(?:\.\d+)?|[A-Za-z_]\w*|[<>=!]=|\S")
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_QUARTER = re.compile(r"\b\d{4}Q[1-4]\b")
_KEY = re.compile(r"^(\s*(?:- )?)([\w\[\]-]+):(.*)$")
_FORMULAS = re.compile(
    r"^(\s*(?:- )?(?:rate|formula|when|chance|change|granted|points|start|to|value): )(\S.*)$"
)
_NUMBERS = (
    "0", "-1", "-0.5", "1e308", "-1e308", "1e-320", "999999999999999999999", "1e999", "-0", "007",
    "0.1.2", "1_000", "'7'", "seven", "true", "null", "~", ".nan", "-.inf", "0x10", "1960Q4",
)  # fmt: skip
_QUARTERS = ("0000Q1", "9999Q4", "1960Q4", "1966Q1", "1963Q3", "1961Q5", "1961q1", "61Q1", "1963")
_VALUES = (
    "", "[]", "{}", "''", "[a]", "{a: b}", "{upper: 1}", "[[1, 2], [1, 3]]", "[1]", "true", "0",
    "-1", "null", "|", ">-", "&a b", "*a", "!!python/object:os.system x", "<<", "[*a, *a]", "x_y",
    "'''", '"\\u0000"', "flag(x)", "1 / 0", "quarter", "where", "- 1", "? a", "1961Q1", "@", "`",
)  # fmt: skip
_LETTERS = "\u00a0\u2028\ufeff\u200b\u0301\U0001f33e\u0430\x00\x07\x85\ud7ff\ufffe\u202e\t\r\x1b"
_NAMES = (
    "pack.yaml", "pack.yml", "model/a.yaml", "model/deep/er/b.yaml", "words/es.yaml", "odd.yaml",
    "events.yaml", "observed.csv", "lessons/b.md", "decisions/.hidden.yaml", "map/c.yaml", "README",
    "policies/policies/d.yaml", "words.yaml", "sources/x.txt", "data/y.yaml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A pack's files after some mutations: what changed, and what was done, for a report."""

    changes: Changes
    story: tuple[str, ...]


def spoil(files: Files, luck: random.Random) -> Spoiled:
    """Return the files with one to three mutations, mostly one."""
    changes: Changes = {}
    story = []
    for _ in range(luck.choice((1, 1, 1, 2, 3))):
        present = {name: data for name, data in (files | changes).items() if data is not None}
        kind = luck.choice(_OF_PACKS) if luck.random() < 0.06 else None
        if kind is not None:
            made, said = kind(present, luck)
        else:
            name = luck.choice(sorted(present))
            change = luck.choice(_OF_FILES)
            made, said = _one(name, change, present, luck)
        changes |= made
        story.append(said)
    return Spoiled(changes, tuple(story))


def _one(
    name: str, change: Callable[["Text"], str], files: Files, luck: random.Random
) -> tuple[Changes, str]:
    text = files[name].decode("utf-8", "surrogateescape")
    spoiled = change(Text(text, luck, files))
    data = spoiled.encode("utf-8", "surrogateescape")
    return {name: data}, f"{change.__name__.removeprefix('_')} in {name}"


@dataclass(frozen=True, slots=True)
class Text:
    """One file's text, luck, and the pack that words are borrowed from."""

    text: str
    luck: random.Random
    files: Files

    @property
    def lines(self) -> list[str]:
        """The lines, without their ends; at least one."""
        return self.text.split("\n")

    def somewhere(self) -> int:
        """Return the position of a line."""
        return self.luck.randrange(len(self.lines))

    def borrowed(self) -> str:
        """Return a line of any file."""
        data = self.files[self.luck.choice(sorted(self.files))]
        return self.luck.choice(data.decode("utf-8", "replace").split("\n"))

    def with_line(self, change: Callable[[str], str], fits: re.Pattern[str] | None = None) -> str:
        """Return the text with one line changed: one that fits, if there is any."""
        lines = self.lines
        fitting = [k for k, line in enumerate(lines) if fits is None or fits.search(line)]
        if fitting:
            chosen = self.luck.choice(fitting)
            lines[chosen] = change(lines[chosen])
        return "\n".join(lines)

    def with_part(self, part: re.Pattern[str], replacement: Callable[[str], str]) -> str:
        """Return the text with one match of a pattern replaced."""
        found = list(part.finditer(self.text))
        if not found:
            return self.text
        chosen = self.luck.choice(found)
        return self.text[: chosen.start()] + replacement(chosen[0]) + self.text[chosen.end() :]


def _lose_lines(it: Text) -> str:
    lines, at = it.lines, it.somewhere()
    return "\n".join(lines[:at] + lines[at + it.luck.choice((1, 1, 1, 2, 5, 40)) :])


def _double_lines(it: Text) -> str:
    lines, at = it.lines, it.somewhere()
    count = it.luck.choice((1, 1, 3, 12))
    return "\n".join(lines[: at + count] + lines[at:])


def _swap_lines(it: Text) -> str:
    lines, one, other = it.lines, it.somewhere(), it.somewhere()
    lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


def _borrow_line(it: Text) -> str:
    lines, at = it.lines, it.somewhere()
    return "\n".join([*lines[:at], it.borrowed(), *lines[at:]])


def _indent(it: Text) -> str:
    step = it.luck.choice((" ", "  ", "    ", "\t", "- "))
    if it.luck.random() < 0.5:
        return it.with_line(lambda line: step + line)
    return it.with_line(lambda line: line.removeprefix(step))


def _empty_block(it: Text) -> str:
    """Replace what stands below a key by something short."""
    lines = it.lines
    keys = [k for k, line in enumerate(lines) if _KEY.match(line)]
    if not keys:
        return it.text
    at = it.luck.choice(keys)
    depth = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > depth:
        end += 1
    key = lines[at].partition(":")[0]
    return "\n".join([*lines[:at], f"{key}: {it.luck.choice(_VALUES)}", *lines[end:]])


def _replace_value(it: Text) -> str:
    value = it.luck.choice(_VALUES)
    return it.with_line(lambda line: _KEY.sub(lambda m: f"{m[1]}{m[2]}: {value}", line), _KEY)


def _rename_key(it: Text) -> str:
    def renamed(line: str) -> str:
        found = _KEY.match(line)
        if found is None:
            return line
        name = found[2]
        at = it.luck.randrange(len(name))
        new = it.luck.choice((
            name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name.upper(), f"x_{name}",
            name + name, name.replace("_", "-"), it.luck.choice(["if", "min", "quarter", "-", "?"]),
        ))  # fmt: skip
        return f"{found[1]}{new}:{found[3]}"

    return it.with_line(renamed, _KEY)


def _borrow_word(it: Text) -> str:
    words = _WORD.findall(it.borrowed()) or ["nothing"]
    return it.with_part(_WORD, lambda _: it.luck.choice(words))


def _shuffle_formula(it: Text) -> str:
    def shuffled(line: str) -> str:
        found = _FORMULAS.match(line)
        if found is None:
            return line
        tokens = _TOKEN.findall(found[2])
        match it.luck.randrange(4):
            case 0:
                it.luck.shuffle(tokens)
            case 1:
                del tokens[it.luck.randrange(len(tokens))]
            case 2:
                tokens.insert(it.luck.randrange(len(tokens) + 1), it.luck.choice(_EXTRA))
            case _:
                tokens += [it.luck.choice(_EXTRA), *_TOKEN.findall(it.borrowed())[-8:]]
        return found[1] + " ".join(tokens)

    return it.with_line(shuffled, _FORMULAS)


_EXTRA = (
    "+", "-", "*", "/", "^", "(", ")", ",", "<", "==", "and", "not", "if", "then", "else", "0",
    "lag(moss[upper], 4)", "sum(moss)", "flag(truce)", "1963Q1", "step(1963Q1)", "since(raid)",
    "smooth(unrest, 0)", "lookup(sick_season, 1)", "log(0)", "mean(", "[upper]", "moss", "raids",
    "delay(moss, 1e9)", "^ 999", "1e300", "sqrt(-1)", "request", "change", "quarter", "true",
)  # fmt: skip


def _replace_number(it: Text) -> str:
    return it.with_part(_NUMBER, lambda _: it.luck.choice(_NUMBERS))


def _replace_quarter(it: Text) -> str:
    return it.with_part(_QUARTER, lambda _: it.luck.choice(_QUARTERS))


def _nest(it: Text) -> str:
    depth = it.luck.choice((3, 30, 300, 10_000))
    pairs = (("[", "]"), ("{a: ", "}"), ("(", ")"), ("- ", ""), ("'", ""))
    opening, closing = it.luck.choice(pairs)
    inside = it.luck.choice(("", "1", "moss_total"))
    closed = closing * (depth if it.luck.random() < 0.7 else 0)
    value = opening * depth + inside + closed
    return it.with_line(lambda line: _KEY.sub(lambda m: f"{m[1]}{m[2]}: {value}", line), _KEY)


def _truncate(it: Text) -> str:
    return it.text[: it.luck.randrange(len(it.text) + 1)]


def _odd_letter(it: Text) -> str:
    at = it.luck.randrange(len(it.text) + 1)
    letter = it.luck.choice((*_LETTERS, chr(it.luck.randrange(0xD800))))
    return it.text[:at] + letter * it.luck.choice((1, 1, 7)) + it.text[at:]


def _odd_bytes(it: Text) -> str:
    at = it.luck.randrange(len(it.text) + 1)
    junk = it.luck.randbytes(it.luck.choice((1, 2, 9))).decode("utf-8", "surrogateescape")
    return it.text[:at] + junk + it.text[at + it.luck.choice((0, 1, 9)) :]


#: The likelier ones stand twice: those that leave readable YAML reach the compiler.
_OF_FILES: tuple[Callable[[Text], str], ...] = (
    _lose_lines, _lose_lines, _double_lines, _swap_lines, _borrow_line, _indent, _empty_block,
    _empty_block, _empty_block, _replace_value, _replace_value, _rename_key, _rename_key,
    _borrow_word, _borrow_word, _borrow_word, _shuffle_formula, _shuffle_formula, _shuffle_formula,
    _replace_number, _replace_number, _replace_quarter, _replace_quarter, _nest, _truncate,
    _odd_letter, _odd_bytes,
)  # fmt: skip


def _lose_file(files: Files, luck: random.Random) -> tuple[Changes, str]:
    name = luck.choice(sorted(files))
    return {name: None}, f"lose {name}"


def _copy_file(files: Files, luck: random.Random) -> tuple[Changes, str]:
    name = luck.choice(sorted(files))
    copy = luck.choice(_NAMES)
    return {copy: files[name]}, f"copy {name} to {copy}"


def _swap_files(files: Files, luck: random.Random) -> tuple[Changes, str]:
    one, other = luck.choice(sorted(files)), luck.choice(sorted(files))
    return {one: files[other], other: files[one]}, f"swap {one} and {other}"


_OF_PACKS = (_lose_file, _copy_file, _swap_files)
