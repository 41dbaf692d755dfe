import ast
import re
import string

from game.screens.wording import FOLDER, Words, languages

CODE = sorted(FOLDER.parent.rglob("*.py"))


def asked():
    """Yield every message that code asks for by name: `say("title.begin", ...)`."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called == "say" and isinstance(first, ast.Constant) and "." in str(first.value):
                given = {keyword.arg for keyword in node.keywords}
                yield f"{path.name}:{node.lineno}", first.value, given


def test_every_message_that_is_asked_for_is_there():
    say = Words()
    missing = [(place, name) for place, name, _ in asked()
               if re.fullmatch(r"[a-z_.]+", name) and not say.knows(name)]  # fmt: skip
    assert missing == []


def test_no_gap_stays_open():
    say = Words()
    gaps = [
        (place, name, sorted(wanted - given))
        for place, name, given in asked()
        for wanted in [{field for _, field, _, _ in string.Formatter().parse(
            say._messages.get(name, "")) if field}]
        if None not in given and wanted - given
    ]  # fmt: skip
    assert gaps == []


def test_every_language_has_the_messages_and_gaps_of_english():
    english = Words("en", FOLDER)._messages
    for language in languages():
        own = Words(language)._messages
        assert {n: sorted(_gaps(t)) for n, t in own.items()} == {
            n: sorted(_gaps(t)) for n, t in english.items()
        }


def test_a_count_chooses_its_form():
    say = Words()
    assert say("title.quarters", count=1) == "1 quarter"
    assert say("title.quarters", count=2) == "2 quarters"


def test_what_a_language_lacks_is_said_in_english(tmp_path):
    for language, text in (("en", 'a = "yes"\nb = "no"'), ("es", 'a = "sí"')):
        (tmp_path / language).mkdir()
        (tmp_path / language / "x.toml").write_text(text, encoding="utf-8")
    say = Words("es", tmp_path)
    assert [say("x.a"), say("x.b"), say("x.c")] == ["sí", "no", "x.c"]


def _gaps(text):
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}
