"""Every text of a pack has an id that stays the same when other things move."""

from town import write_town

from game.content.checking.texts import all_texts
from game.content.loading import read
from game.content.reading.draft import read_draft
from game.content.words import texts_of


def texts(pack):
    draft, _ = read_draft(pack, lambda _: None)
    return {text.id: text for text in all_texts(draft)}


def test_the_id_of_a_text_is_its_path_by_names(tmp_path):
    found = texts(write_town(tmp_path))
    expected = {
        "pack.title": "A town on a river",
        "stocks.land.flows.clearing.because": "Whoever has fields clears more.",
        "sets.banks.members.east": "The east bank",
        "decisions.mill.options.accept.label": "Take it",
        "decisions.mill.voices.mayor.says": "Take it.",
        "decisions.mill.options.refuse.needs.calm.says": "Nobody would forgive it.",
        "judgement.lenses.miller.verdicts.otherwise.says": "It could be worse.",
        "map.places.ford.title": "The ford",
        "theories.lazy.parameters.share.because": "Carts.",
        "checks.fields.title": "Fields grow",
    }
    assert {name: found[name].words for name in expected} == expected
    assert all(found[name].steady for name in expected)


def test_what_is_no_prose_is_no_text(tmp_path):
    found = texts(write_town(tmp_path))
    assert not {"pack.id", "pack.licence", "stocks.land.unit", "decisions.mill.when"} & set(found)


def test_a_text_of_a_nameless_item_of_a_list_is_not_steady(tmp_path):
    pack = write_town(tmp_path, ("instruments.yaml", "{id: no_flood, when", "{when"))
    text = texts(pack)["instruments.ferry.needs.0.says"]
    assert not text.steady
    assert text.path == ("instruments", "ferry", "needs", 0, "says")


def test_the_order_of_a_list_means_nothing_to_the_ids(tmp_path):
    before = texts(write_town(tmp_path / "a"))
    verdicts = "      - {id: good, when: flag(mill.accept) and fields > 90, says: Well done.}\n"
    moved = write_town(
        tmp_path / "b",
        ("judgement.yaml", verdicts, ""),
        (
            "judgement.yaml",
            "says: It could be worse.}\n",
            f"says: It could be worse.}}\n{verdicts}",
        ),
    )
    assert {name: text.words for name, text in texts(moved).items()} == {
        name: text.words for name, text in before.items()
    }


def test_a_list_of_sentences_is_steady_enough(tmp_path):
    pack = write_town(
        tmp_path,
        ("people.yaml", "speaks: Loudly.", "speaks: Loudly.\n  wants: [Peace., Bread.]"),
    )
    assert texts(pack)["people.mayor.wants.1"].words == "Bread."
    assert texts(pack)["people.mayor.wants.1"].steady


def test_nothing_has_no_texts():
    assert list(texts_of("map", None)) == []


def test_a_translation_of_what_there_is_not_is_told(tmp_path):
    pack = write_town(
        tmp_path, **{"words/es.yaml": "pack.title: Un pueblo\npack.titel: Un pueblo\n"}
    )
    (finding,) = read(pack).findings
    assert finding.line().endswith(
        "words/es.yaml:2:13: warning: there is no text 'pack.titel' to translate; "
        "did you mean 'pack.title'? [unknown-text]"
    )


def test_a_language_that_is_not_translated_whole_is_told_once(tmp_path):
    pack = write_town(
        tmp_path,
        ("pack.yaml", "licence:", "languages: [en, es, fr]\nlicence:"),
        **{"words/es.yaml": "pack.title: Un pueblo\n"},
    )
    notes = [f for f in read(pack, thorough=True).findings if f.code == "untranslated"]
    assert [note.about for note in notes] == ["es", "fr"]
    count = len(texts(pack))
    said = f"{count - 1} of {count} texts have no 'es' translation; the first is "
    assert notes[0].message.startswith(said)


def test_a_language_that_is_translated_whole_is_not_told(tmp_path):
    whole = "".join(f"{name}: T\n" for name in texts(write_town(tmp_path)))
    pack = write_town(
        tmp_path, ("pack.yaml", "licence:", "languages: [en, es]\nlicence:"),
        **{"words/es.yaml": whole},
    )  # fmt: skip
    assert read(pack, thorough=True).findings == ()


def test_texts_that_could_lose_their_translation_want_an_id(tmp_path):
    pack = write_town(tmp_path, ("instruments.yaml", "{id: no_flood, when", "{when"))
    (finding,) = read(pack, thorough=True).findings
    assert finding.code == "no-text-id"
    assert finding.message == (
        "instruments.ferry.needs.0 has no name of its own, so a translation of its words could be "
        "lost"
    )
