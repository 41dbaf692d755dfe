"""Files that were saved in another encoding say so, and where."""

import pytest

from game.content.reading.characters import decode


def refused(data):
    text, (finding,) = decode(data, "land.yaml")
    assert text is None
    return finding.line()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_with_and_without_a_mark(encoding):
    assert decode("título: 🙂\r\nb\rc".encode(encoding), "land.yaml") == ("título: 🙂\nb\nc", ())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_says_save_it_as_utf_8(encoding):
    assert refused("title: Land\n".encode(encoding)) == (
        "land.yaml: error: the file is saved as UTF-16; save it as UTF-8 [not-utf8]"
    )


def test_latin_1_is_told_at_its_first_letter():
    assert refused("a: b\r\nü: señor\n".encode().replace("ñ".encode(), b"\xf1")) == (
        "land.yaml:2:6: error: the file has a byte that is not UTF-8 (0xF1, perhaps a 'ñ');"
        " save it as UTF-8 [not-utf8]"
    )


def test_a_byte_that_is_no_letter_anywhere_is_told_without_guessing():
    assert "(0x81)" in refused(b"a: \x81")


def test_a_zero_byte_is_told_at_its_place():
    assert refused(b"title: Land\nunit: h\0a\n") == (
        "land.yaml:2:8: error: an invisible character stands here (U+0000, a control character);"
        " delete it [invisible-character]"
    )
