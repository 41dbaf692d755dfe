"""Schemas as files for editors, with a page that says how an editor is told of them."""

import json
from pathlib import Path

from game.content.schema import FILES, schemas
from game.reports.output import OutputError, opened

#: Files and folders that hold a kind, as an editor matches them; `*/` is the pack.
_MATCHED = ("**/{kind}.yaml", "**/{kind}/**/*.yaml")


def write_schemas(folder: Path) -> tuple[str, ...]:
    """Write `<kind>.schema.json` for every kind of file, and `README.md` that says how to use them.

    Each file is written whole or not at all; the folder is made where it is missing.

    Args:
        folder: where.

    Returns:
        Lines that tell of it: the files, and how an editor is told of them.

    Raises:
        OutputError: something cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"'{folder}' cannot be made: {error.strerror}"
        raise OutputError(message) from error
    texts = {f"{kind}.schema.json": as_json(schema) for kind, schema in schemas().items()}
    texts["README.md"] = f"# Schemas of Handshake packs\n\n{how_to_use(folder)}"
    for name, text in texts.items():
        with opened(str(folder / name)) as stream:
            stream.write(text.encode())
    return (*(str(folder / name) for name in texts), "", *how_to_use(folder).splitlines())


def as_json(schema: dict[str, object]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def how_to_use(folder: Path) -> str:
    """Return how editors are told of the schemas in a folder, as lines of Markdown.

    Args:
        folder: where the schemas are, as it is to be shown.
    """
    where = folder.as_posix()
    settings = {
        f"{where}/{kind}.schema.json": [pattern.format(kind=kind) for pattern in _MATCHED]
        for kind in FILES
    }
    listed = json.dumps({"yaml.schemas": settings}, indent=2, ensure_ascii=False)
    return (
        "In Visual Studio Code, install the extension 'YAML' and add this to the settings of the\n"
        "folder that holds your packs (`.vscode/settings.json`):\n\n"
        f"```json\n{listed}\n```\n\n"
        "In any other editor that knows the YAML language server, begin a file with a line that\n"
        "names its schema:\n\n"
        f"```yaml\n# yaml-language-server: $schema={where}/decisions.schema.json\n```\n"
    )
