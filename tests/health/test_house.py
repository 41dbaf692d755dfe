"""The house as it must stand: what a reader may rely on without looking."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = sorted((ROOT / "game").rglob("*.py"))
LONGEST = 300
NOT_NOUNS = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "tools"}


def named(path):
    return str(path.relative_to(ROOT))


def test_the_top_level_holds_nothing_else():
    allowed = {
        "game",
        "scenarios",
        "assets",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
    }
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a checkout")
    tops = {line.split("/")[0] for line in listed.stdout.splitlines()}
    assert {top for top in tops if not top.startswith(".")} <= allowed


def test_every_module_is_a_noun_of_the_domain():
    assert [named(p) for p in CODE if p.stem.lower() in NOT_NOUNS] == []


def test_no_file_is_longer_than_can_be_read_at_once():
    long = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in CODE}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_python_knows_no_country():
    told = re.compile(r"peru|fujimori", re.IGNORECASE)
    found = [
        f"{named(p)}:{number}"
        for p in CODE
        for number, line in enumerate(p.read_text(encoding="utf-8").splitlines(), 1)
        if told.search(line)
    ]
    assert found == []


def test_the_model_reads_no_files_and_no_clock():
    forbidden = {"open", "print", "input"}
    modules = {"time", "datetime", "os", "pathlib", "io", "sqlite3", "json", "random"}
    found = []
    for path in sorted((ROOT / "game" / "model").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in forbidden:
                found.append(f"{named(path)}:{node.lineno}: {node.func.id}")
            if isinstance(node, ast.Import):
                found += [f"{named(path)}:{node.lineno}: {a.name}" for a in node.names
                          if a.name.split(".")[0] in modules]  # fmt: skip
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in modules:
                found.append(f"{named(path)}:{node.lineno}: {node.module}")
    assert found == []


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("game", ("numpy", "yaml", "pydantic", "pygame")),
        ("game.session", ("yaml", "pydantic", "pygame", "pint")),
        ("game.content.loading", ("yaml", "pydantic", "pygame", "pint")),
        ("game.__main__", ("numpy", "yaml", "pydantic", "pygame", "pint")),
    ],
)
def test_importing_one_part_does_not_bring_what_it_need_not_know(module, absent):
    code = f"import sys, {module}; print(' '.join(m for m in {absent!r} if m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []


def test_every_exemption_from_a_rule_says_why():
    """A bare `noqa` or `type: ignore` hides the reason together with the complaint."""
    exempt = re.compile(r"#\s*(noqa|type: ignore)(?P<rest>.*)$")
    found = []
    for path in CODE:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = exempt.search(line)
            if match and not re.match(r"[:\[][^#]*?\s(-|--|#)\s?\w", match["rest"]):
                found.append(f"{named(path)}:{number}: {line.strip()}")
    assert found == []
