import fnmatch
import subprocess
import sys

import yaml

from game.content.shipped import root

ASSETS = root() / "assets"
CREDITS = yaml.safe_load((ASSETS / "CREDITS.yaml").read_text(encoding="utf-8"))["files"]


def files():
    found = (p.relative_to(ASSETS).as_posix() for p in ASSETS.rglob("*") if p.is_file())
    return sorted(set(found) - {"CREDITS.yaml"})


def test_every_file_has_an_author_a_licence_and_an_origin():
    uncredited = [f for f in files() if not any(fnmatch.fnmatch(f, name) for name in CREDITS)]
    assert uncredited == []
    assert [n for n, c in CREDITS.items() if not {"author", "licence", "origin"} <= set(c)] == []


def test_no_credit_is_for_a_file_that_is_not_there():
    assert [name for name in CREDITS if not fnmatch.filter(files(), name)] == []


def test_licences_that_want_their_text_along_have_it():
    assert [c["text"] for c in CREDITS.values() if "text" in c and c["text"] not in files()] == []


def test_every_icon_that_is_asked_for_is_there():
    code = "".join(
        p.read_text(encoding="utf-8") for p in (root() / "game" / "screens").rglob("*.py")
    ) if (root() / "game").is_dir() else ""  # fmt: skip
    asked = set()
    for mark in ('icon="', 'Picture("', 'icon("'):
        asked |= {part.split('"')[0] for part in code.split(mark)[1:]}
    have = {path.stem for path in (ASSETS / "icons").glob("*.svg")}
    assert {name for name in asked if name} - have == set()


def test_the_first_picture_needs_neither_numpy_nor_yaml():
    code = (
        "import sys, game.screens.entrance; "
        "print([m for m in ('numpy', 'yaml', 'pydantic', 'pint') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root()
    )
    assert done.stdout.splitlines()[-1] == "[]"
