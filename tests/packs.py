"""Small packs for tests: a good one, and the same with files of one's own."""

from pathlib import Path
from textwrap import dedent

PACK = """\
format: 1
id: {id}
title: A field
version: 1.0.0
licence: CC-BY-4.0
period: {{first: 1990Q1, last: 1991Q4}}
uncertainty: {{guess: 0.5}}
"""
MODEL = """\
parameters:
  growth:
    title: Growth of the field
    unit: 1/quarter
    value: 0.1
    grade: guess
stocks:
  land:
    title: Land under the plough
    unit: ha
    start: 100
    flows:
      clearing:
        title: Clearing
        because: Whoever has land clears more of it.
        rate: growth * land
"""
POLICIES = """\
id: passive
title: Nobody does anything
"""


def write_pack(folder: Path, **files: str | bytes | None) -> Path:
    """Write a good pack of one stock, one parameter and the policy `passive`.

    Args:
        folder: where; it is made. Its name becomes the pack's id.
        files: files to add or to put in place of the pack's own, by name: `pack` is `pack.yaml`,
            and `**{"model/land.yaml": ...}` any other. None leaves a file out.

    Returns:
        The folder.
    """
    written: dict[str, str | bytes | None] = {
        "pack.yaml": PACK.format(id=folder.name),
        "model.yaml": MODEL,
        "policies.yaml": POLICIES,
    }
    written |= {name if "." in name else f"{name}.yaml": text for name, text in files.items()}
    for name, text in written.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(dedent(text).encode() if isinstance(text, str) else text)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
