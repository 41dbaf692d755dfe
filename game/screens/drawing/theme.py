"""The theme: two materials, ink and paper, and accents that each have one meaning.

A ground is what lies under; a tone is what is written on it; a mark is drawn on it. Widgets name
tones, never colours, so that a word stays readable on any ground of any theme.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Colour = tuple[int, int, int]
#: Ink: the desk, the bar on top, panels on it, and what is raised under the pointer.
InkGround = Literal["desk", "bar", "panel", "raised"]
#: Paper: a sheet, a card on it, the chosen card, a well that holds tabs; and three tags.
PaperGround = Literal["paper", "card", "chosen", "well", "good", "bad", "plain"]
#: The one button that goes on.
Ground = InkGround | PaperGround | Literal["primary"]
#: `yours` and go; coca and `frontier`; `harm` and alarm; `livelihood`; the `covert` and unknown.
Accent = Literal["yours", "frontier", "harm", "livelihood", "covert"]
Tone = Literal["text", "muted"] | Accent
#: Lines are quiet; `edge` bounds a control; `focus` is the ring; `track` is what a slider fills.
Mark = Literal["line", "edge", "focus", "track"] | Accent

INK: tuple[Ground, ...] = get_args(InkGround)
PAPER: tuple[Ground, ...] = get_args(PaperGround)
ACCENTS: tuple[Accent, ...] = get_args(Accent)
TONES: tuple[Tone, ...] = ("text", "muted", *ACCENTS)


@dataclass(frozen=True, slots=True)
class Theme:
    """All colours of a look.

    Attributes:
        name: `standard` or `contrast`.
        grounds: the colour of each ground.
        ink: tones on ink.
        paper: tones on paper.
        ink_marks: what is drawn on ink.
        paper_marks: what is drawn on paper.
        on_primary: the words on the primary button.
    """

    name: str
    grounds: Mapping[Ground, Colour]
    ink: Mapping[Tone, Colour]
    paper: Mapping[Tone, Colour]
    ink_marks: Mapping[Mark, Colour]
    paper_marks: Mapping[Mark, Colour]
    on_primary: Colour

    def ground(self, ground: Ground) -> Colour:
        """Return the colour of a ground."""
        return self.grounds[ground]

    def tone(self, tone: Tone, ground: Ground) -> Colour:
        """Return the colour of words on a ground."""
        if ground == "primary":
            return self.on_primary
        return self.paper[tone] if ground in PAPER else self.ink[tone]

    def mark(self, mark: Mark, ground: Ground) -> Colour:
        """Return the colour of what is drawn on a ground."""
        return self.paper_marks[mark] if ground in PAPER else self.ink_marks[mark]

    def pairs(self) -> Iterator[tuple[Ground, Tone]]:
        """Yield every pair of ground and tone that can occur."""
        for ground in self.grounds:
            for tone in TONES:
                yield ground, tone


def contrast(one: Colour, other: Colour) -> float:
    """Return the ratio of contrast of two colours, 1 to 21, as WCAG 2 defines it.

    >>> round(contrast((0, 0, 0), (255, 255, 255)))
    21
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """Return `one` with a share (0-1) of `other` in it."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG's own numbers


def _hex(code: str) -> Colour:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def _tones(codes: str) -> dict[Tone, Colour]:
    """Return tones from codes in the order text, muted, then the accents."""
    return dict(zip(TONES, map(_hex, codes.split()), strict=True))


def _marks(codes: str) -> dict[Mark, Colour]:
    """Return marks from codes in the order line, edge, focus, track, then the accents."""
    names: tuple[Mark, ...] = ("line", "edge", "focus", "track", *ACCENTS)
    return dict(zip(names, map(_hex, codes.split()), strict=True))


def _grounds(codes: str) -> dict[Ground, Colour]:
    """Return grounds from codes in the order of ink, paper, primary."""
    return dict(zip((*INK, *PAPER, "primary"), map(_hex, codes.split()), strict=True))


STANDARD = Theme(
    name="standard",
    grounds=_grounds(
        "10202B 0C1921 182B38 21394A "
        "F6F2E9 FBF9F3 FFFFFF ECE5D6 DDEBDD F6DCD6 E9E1CD 0F7C86"
    ),
    ink=_tones("F2F5F7 A3B3BE 63C2C4 F0BE5A F49B85 9CD3A0 C9B8F0"),
    paper=_tones("1D2A32 55616A 0B6770 7F5300 9C3622 316338 5C4C97"),
    ink_marks=_marks("27414F 6F8A9A 8FE3E5 2F4B5B 63C2C4 F0BE5A EE8A72 9CD3A0 C9B8F0"),
    paper_marks=_marks("D3C9B4 838780 0F7C86 D9D0BC 0F7C86 B37A14 B2432F 4E8B57 6D5BA6"),
    on_primary=_hex("FFFFFF"),
)  # fmt: skip
#: Black and white with strong accents, for eyes that need it.
CONTRAST = Theme(
    name="contrast",
    grounds=_grounds(
        "000000 000000 0A0A0A 1F1F1F "
        "FFFFFF FFFFFF FFFFFF F2F2F2 E4F3E4 FBE3DE F0F0F0 00545C"
    ),
    ink=_tones("FFFFFF E2E8EC 7FF0F2 FFD37A FFB3A1 B6F0BA DCCFFF"),
    paper=_tones("000000 2B3338 004A51 5A3A00 7A1E0C 1C4A22 40307A"),
    ink_marks=_marks("9FB2BD FFFFFF FFE94D 5F717C 7FF0F2 FFD37A FFB3A1 B6F0BA DCCFFF"),
    paper_marks=_marks("5C6165 000000 0033CC 8A8F93 006B75 7A4F00 9A2A14 2C6A35 4E3C94"),
    on_primary=_hex("FFFFFF"),
)  # fmt: skip
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (STANDARD, CONTRAST)}
