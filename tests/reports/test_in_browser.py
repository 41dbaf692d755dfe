"""Pages in a real browser: no errors, no network, nothing serious that axe-core finds.

Skipped where Chromium or axe-core is missing. `AXE` names the file `axe.min.js`; without it, it is
looked for in `node_modules` of the working folder (`npm install --no-save axe-core`).
"""

import json
import os
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest
from reports.played_games import findings, game_file, played

from game.content.loading import load
from game.reports.class_gathering import gather_class
from game.reports.class_groups import Shown
from game.reports.class_report import class_report
from game.reports.document_html import as_html
from game.reports.review import review
from game.reports.rule_sheet import rule_sheet

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
AXE = Path(os.environ.get("AXE", "node_modules/axe-core/axe.min.js"))
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
    "--virtual-time-budget=20000",
)  # fmt: skip
#: What these say of a page is serious enough to fail.
SERIOUS = {"serious", "critical"}
RUN = """
window.addEventListener("load", () => axe.run().then(found => {
  const told = found.violations.map(v => ({
    id: v.id, impact: v.impact, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)),
  }));
  const loaded = performance.getEntriesByType("resource").map(entry => entry.name);
  const said = document.createElement("pre");
  said.id = "axe-says";
  said.textContent = JSON.stringify({told, loaded, passes: found.passes.length});
  document.body.append(said);
}));
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not BROWSER, reason="there is no Chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there; see this file's head"),
]


def looked_at(html, folder):
    """Return what a browser and axe say of a page: (violations, what was loaded, its errors)."""
    page = folder / "page.html"
    scripts = f"<script>{AXE.read_text(encoding='utf-8')}</script><script>{RUN}</script>"
    page.write_text(html.replace("</head>", f"{scripts}</head>"), encoding="utf-8")
    opened = subprocess.run(
        [BROWSER, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip
    found = re.search(r'<pre id="axe-says">(.*?)</pre>', opened.stdout, re.DOTALL)
    assert found is not None, opened.stderr[-2000:]
    said = json.loads(unescape(found[1]))
    errors = [line for line in opened.stderr.splitlines() if "CONSOLE" in line]
    return said, errors


def pages(folder):
    bots = ("balanced", "history", "restless")
    files = [game_file(played(folder / f"class-{bot}.handshake", bot)) for bot in bots]
    return {
        "review": review(findings(folder)),
        "class": class_report(gather_class(files), Shown(names=True)),
        "rules": rule_sheet(load("two-valleys")),
    }


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    return pages(tmp_path_factory.mktemp("browser"))


@pytest.mark.parametrize("name", ["review", "class", "rules"])
def test_a_page_opens_without_error_or_network_and_axe_finds_nothing_serious(
    documents, name, tmp_path
):
    said, errors = looked_at(as_html(documents[name]), tmp_path)
    assert errors == []
    assert said["loaded"] == []
    assert said["passes"] > 10
    assert [each for each in said["told"] if each["impact"] in SERIOUS] == []


def test_the_check_would_find_what_is_wrong(tmp_path):
    bad = (
        "<!DOCTYPE html><html><head><title>x</title></head><body>"
        '<img src="http://example.org/a.png"><p style="color:#ccc;background:#fff">pale</p>'
        "<script>nothing.there()</script></body></html>"
    )
    said, errors = looked_at(bad, tmp_path)
    serious = {each["id"] for each in said["told"] if each["impact"] in SERIOUS}
    assert {"html-has-lang", "image-alt", "color-contrast"} <= serious
    assert said["loaded"] != []
    assert errors != []
