"""What a pack's authors accept, and what they can not."""

from town import told, write_town

from game.content.loading import read

ALLOWED = "reason: the town is made up from end to end}\n"


def allowing(folder, finding, about, *changes):
    line = f"  - {{finding: {finding}, about: {about}, reason: we know and mean it}}\n"
    return write_town(folder, ("pack.yaml", ALLOWED, ALLOWED + line), *changes)


def test_a_finding_that_is_accepted_with_a_reason_is_not_told(tmp_path):
    hidden = ("model/land.yaml", "rate: -favour /", "rate: -favour * 1.5 /")
    pack = allowing(tmp_path, "hidden-number", "favour", hidden)
    assert told(pack, thorough=True) == []


def test_what_is_accepted_of_one_thing_is_not_accepted_of_another(tmp_path):
    hidden = ("model/land.yaml", "rate: -favour /", "rate: -favour * 1.5 /")
    pack = allowing(tmp_path, "hidden-number", "land", hidden)
    codes = [finding.code for finding in read(pack, thorough=True).findings]
    assert sorted(codes) == ["hidden-number", "idle-allowance"]


def test_an_error_is_never_accepted(tmp_path):
    pack = allowing(tmp_path, "range", '"*"', ("model/land.yaml", "start: 20", "start: 2000"))
    assert [line for line in told(pack) if "above its 'highest'" in line]


def test_an_allowance_that_allows_nothing_would_hide_the_next_mistake(tmp_path):
    pack = allowing(tmp_path, "hidden-number", '"*"')
    assert told(pack, thorough=True) == [
        ("pack.yaml:13:5: warning: nothing of 'hidden-number' about '*' was found, so this allows "
         "nothing [idle-allowance]")
    ]  # fmt: skip


def test_an_idle_allowance_is_no_matter_when_a_pack_is_only_loaded(tmp_path):
    assert told(allowing(tmp_path, "hidden-number", '"*"')) == []
