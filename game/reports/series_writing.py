"""Writing a series as CSV, JSON or Parquet, block by block.

CSV and JSON give numbers to nine significant digits, Parquet gives them whole. A value that is
not a number is an empty field in CSV and null in the others; JSON, which knows no infinity, has
null for it as well.
"""

import importlib
import itertools
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, TextIO

import numpy as np

from game.model.arrays import Floats, Masks
from game.reports.output import STANDARD_OUTPUT, OutputError, check_output, opened
from game.reports.series import Block, Label, Series

FORMATS = ("csv", "json", "parquet")

_QUOTED = frozenset(',"\r\n')


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a file of results came from, so that it can be made again.

    Attributes:
        pack: the pack's id.
        version: the pack's version.
        digest: of everything the program was made from.
        seed: the seed that all games share.
        runs: number of games.
        policy: the line of play, or None for random play.
        theory: the rival settings, or None for the pack's own.
    """

    pack: str
    version: str
    digest: str
    seed: int
    runs: int
    policy: str | None = None
    theory: str | None = None


def check_writable(out: str, form: str) -> None:
    """Find out early whether a series can be written, before the games are played.

    Args:
        out: the path of a file, or `-` for standard output.
        form: one of `FORMATS`.

    Raises:
        OutputError: there is no such place, or what writes the format is not installed.
    """
    check_output(out)
    if form == "parquet":
        _pyarrow("pyarrow")
        if out == STANDARD_OUTPUT and sys.stdout.isatty():
            message = "Parquet is not text for a terminal; name a file with --out"
            raise OutputError(message)


def save(series: Series, about: About, out: str, form: str) -> None:
    """Write a series to a file, whole or not at all, or to standard output.

    Args:
        series: the rows.
        about: what they came from; CSV has no room for it.
        out: the path of a file, or `-` for standard output.
        form: one of `FORMATS`.

    Raises:
        OutputError: it cannot be written.
    """
    check_writable(out, form)
    match form:
        case "csv":
            _put(_csv(series), out)
        case "json":
            _put(_json(series, about), out)
        case "parquet":
            write_parquet(series, about, out)
        case _:
            message = f"'{form}' is no format; there are {', '.join(FORMATS)}"
            raise OutputError(message)


def _put(chunks: Iterable[str], out: str) -> None:
    with opened(out) as stream:
        stream.writelines(chunk.encode() for chunk in chunks)


def write_csv(series: Series, stream: TextIO) -> None:
    """Write a header and a line a row, ended by a line feed alone."""
    stream.writelines(_csv(series))


def write_json(series: Series, about: About, stream: TextIO) -> None:
    """Write one object: `about`, `columns` and `rows`, each row a list as long as `columns`."""
    stream.writelines(_json(series, about))


def write_parquet(series: Series, about: About, out: str) -> None:
    """Write a Parquet file, with `about` as JSON in its metadata under `handshake`.

    Raises:
        OutputError: it cannot be written, or pyarrow is not installed.
    """
    arrow, parquet = _pyarrow("pyarrow"), _pyarrow("pyarrow.parquet")
    text = arrow.dictionary(arrow.int32(), arrow.string())
    kinds = {"game": arrow.int64()} | dict.fromkeys(Label._fields, text)
    schema = arrow.schema(
        [(column, kinds.get(column, arrow.float64())) for column in series.columns],
        metadata={"handshake": json.dumps(asdict(about))},
    )
    with opened(out) as stream, parquet.ParquetWriter(stream, schema) as writer:
        for block in series.blocks():
            columns = _arrow_columns(arrow, series.labels, block)
            writer.write_table(arrow.table(list(columns), schema=schema))


def _arrow_columns(arrow: Any, labels: tuple[Label, ...], block: Block) -> Iterator[Any]:  # noqa: ANN401 -- an optional module has no type
    games = len(block.numbers)
    if block.games is not None:
        yield arrow.array(np.repeat(np.array(block.games, dtype=np.int64), len(labels)))
    for texts in zip(*labels, strict=True):
        positions = {text: k for k, text in enumerate(dict.fromkeys(texts))}
        indices = np.array([positions[text] for text in texts], dtype=np.int32)
        yield arrow.DictionaryArray.from_arrays(np.tile(indices, games), list(positions))
    for numbers in block.numbers.reshape(-1, block.numbers.shape[-1]).T:
        yield arrow.array(numbers, mask=np.isnan(numbers))


def _pyarrow(name: str) -> Any:  # noqa: ANN401 -- an optional module has no type
    try:
        return importlib.import_module(name)
    except ImportError as error:
        message = (
            "Parquet needs the extra 'parquet', which is not installed; "
            "pip install 'handshake[parquet]' adds it, and --format csv does without"
        )
        raise OutputError(message) from error


def _csv(series: Series) -> Iterator[str]:
    yield ",".join(series.columns) + "\n"
    labels = [",".join(map(_csv_field, label)) for label in series.labels]
    for block in series.blocks():
        yield "".join(f"{row}\n" for row in _rows(labels, block, _csv_numbers))


def _json(series: Series, about: About) -> Iterator[str]:
    yield f'{{"about": {json.dumps(asdict(about))},\n'
    yield f'"columns": {json.dumps(series.columns)},\n"rows": ['
    labels = [json.dumps(label)[1:-1] for label in series.labels]
    between = "\n"
    for block in series.blocks():
        yield between + ",\n".join(f"[{row}]" for row in _rows(labels, block, _json_numbers))
        between = ",\n"
    yield "\n]}\n"


def _rows(
    labels: list[str], block: Block, number_texts: Callable[[Floats], list[str]]
) -> Iterable[str]:
    """Return the rows of a block, their fields joined by commas.

    Joining texts takes less than half the time of a `csv.writer` that is fed row by row.
    """
    texts = number_texts(block.numbers)
    measures = block.numbers.shape[-1]
    numbers = zip(*(texts[k::measures] for k in range(measures)), strict=True)
    if block.games is None:
        keys: Iterable[str] = labels
    else:
        keys = (f"{game},{label}" for game, label in itertools.product(block.games, labels))
    return (f"{key},{','.join(row)}" for key, row in zip(keys, numbers, strict=True))


def _csv_numbers(values: Floats) -> list[str]:
    return _number_texts(values, np.isnan(values), "")


def _json_numbers(values: Floats) -> list[str]:
    return _number_texts(values, ~np.isfinite(values), "null")


def _number_texts(values: Floats, missing: Masks, blank: str) -> list[str]:
    """Return numbers in the shortest form that is exact to nine significant digits."""
    plain = values.ravel() + 0.0  # minus zero becomes zero
    texts = [format(value, ".9g") for value in plain.tolist()]
    for position in np.flatnonzero(missing):
        texts[position] = blank
    return texts


def _csv_field(text: str) -> str:
    if _QUOTED.isdisjoint(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
