import pytest
from judgement.orchard import orchard, two_valleys

from game.judgement import evidence
from game.model.expressions import Chosen, Memory, Now, Number, Read, Since


def test_a_member_of_a_set_is_named_with_its_set():
    scenario = two_valleys()
    names = [evidence.title_of(scenario, i) for i in scenario.program.indicators]
    assert "Redmoss: Upper Valley" in names
    assert "Redmoss: Lower Valley" in names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("leaf", "kind", "title"),
    [
        (Read("flag:talked"), "flag", "There was talk"),
        (Read("pace"), "parameter", "How fast trees spread"),
        (Read("frost"), "luck", "Frost"),
        (Since("storm"), "event", "A storm"),
        (Chosen("planting", "fell"), "choice", "Fell"),
        (Now(), "time", evidence.TITLES["time"]),
        (Memory("lag", Read("trees"), Number(1.0), None, None), "memory", "Trees"),
        (Memory("lag", Now(), Number(1.0), None, None), "time", evidence.TITLES["time"]),
    ],
)
def test_whatever_a_formula_reads_has_a_name(leaf, kind, title):
    said = evidence.of_leaf(orchard(), leaf, None)
    assert (said.kind, said.title) == (kind, title)
    assert said.luck == (kind in {"event", "luck"})


def test_an_instrument_is_named_with_why_it_bites():
    scenario = two_valleys()
    name, document = next((n, d) for n, d in scenario.instruments.items() if d.because)
    said = evidence.of_symbol(scenario, name)
    assert (said.kind, said.title, said.because) == ("instrument", document.title, document.because)
    assert evidence.of_price(scenario, f"instrument:{name}").title == document.title


def test_an_event_is_told_with_its_effects_own_reason():
    said = evidence.of_effect(orchard(), "storm.graves")
    assert (said.kind, said.title) == ("event", "A storm")
    assert said.because == "A tree falls on somebody."


def test_what_is_not_in_the_pack_has_no_name():
    with pytest.raises(KeyError, match="nothing is called 'gold'"):
        evidence.of_symbol(orchard(), "gold")


def test_citations_are_a_list_however_many_there_are():
    assert evidence.citations(None) == ()
    assert evidence.citations("a, p. 1") == ("a, p. 1",)
    assert evidence.citations(("a", "b")) == ("a", "b")
