"""Readers: who weighs the game how, in their own words, and what they looked at."""

from game.judgement.goals import PartScore, band_of
from game.judgement.lenses import gates_closed, sentences
from game.reports.chart_looks import figure as amount
from game.reports.charting_judged import lens_bars
from game.reports.review_words import measured, one_line
from game.reports.wording import sentence
from game.screens.charts.figure import figure
from game.screens.citing import sources_button
from game.screens.drawing.theme import Tone
from game.screens.layout.boxes import Column, Panel, Row
from game.screens.layout.flows import Grid
from game.screens.layout.widget import Widget
from game.screens.numbers import signed
from game.screens.review.page import Page, block
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.table import Head, Table
from game.screens.widgets.text import Text

TONES: dict[str, Tone] = {
    "praise": "livelihood",
    "mixed": "frontier",
    "criticism": "harm",
    "condemnation": "harm",
}


def readers_page(page: Page) -> Widget:
    """Return every reader's verdict, and all readers on one scale."""
    say, found = page.ui.say, page.found
    data = page.judging.once("readers", lambda: lens_bars(found))
    cards = [_reader(page, name) for name in found.scenario.judgement.lenses]
    return Column(
        [
            Text(say("review.readers.title"), "title"),
            Text(say("review.readers.lead"), "body", "muted"),
            Grid(cards, cell=420, gap=14, most=2),
            block([figure(say, data)], "chart"),
        ],
        gap=12,
    )


def score_mark(page: Page, total: float) -> Widget:
    """Return a total as a large number, with its band in a word."""
    band = band_of(total)
    word = page.ui.say(f"review.band.{band}")
    return Column(
        [
            Text(f"{total:.0f}", "title", TONES[band], spoken=f"{total:.0f}, {word}"),
            Text(word, "small", TONES[band]),
        ],
        gap=0,
        least=92,
    )


def _reader(page: Page, name: str) -> Widget:
    """Return a reader: thesis, total, sentences, what is remembered, and what was looked at."""
    found = page.found
    lens, score = found.scenario.judgement.lenses[name], found.lenses[name]
    said = [
        Text(page.ui.say("review.readers.quote", says=one_line(each)), "body")
        for each in sentences(lens, score)
    ]
    head = Column(
        [Text(one_line(lens.title), "heading"), Text(sentence(lens.thesis), "small", "muted")],
        gap=2,
        grow=1,
        least=200,
    )
    return Panel(
        [
            Row([score_mark(page, found.lens(name)), head], gap=12, down="start"),
            *said,
            *_remembered(page, name),
            _looked_at(page, name),
            sources_button(page.playing, lens.source, page.ui.say("review.readers.source")),
        ],
        on="paper",
        pad=(20, 16),
        gap=8,
        raised=True,
        title=one_line(lens.title),
        id=name,
    )


def _remembered(page: Page, name: str) -> list[Widget]:
    say, found = page.ui.say, page.found
    lens, score = found.scenario.judgement.lenses[name], found.lenses[name]
    told: list[Widget] = []
    for choice, where in score.signatures.items():
        if where[0]:
            signature = lens.signatures[choice]
            points = signed(say, signature.points)
            words = say("review.readers.remembered", why=sentence(signature.because), points=points)
            told.append(Text(words, "small", "livelihood" if signature.points > 0 else "harm"))
    for why in gates_closed(lens, score):
        words = say("review.readers.held_against", why=sentence(why))
        told.append(Text(words, "small", "harm"))
    return told


def _looked_at(page: Page, name: str) -> Widget:
    """Return what a reader looked at, with the score of each part; folded."""
    say, found = page.ui.say, page.found
    lens = found.scenario.judgement.lenses[name]
    rows = [_part(page, name, part) for part in found.lenses[name].parts]
    heads = [
        Head(say("review.readers.head.what")),
        Head(say("review.readers.head.came"), "right"),
        Head(say("review.readers.head.score"), "right"),
        Head(say("review.readers.head.weight"), "right"),
    ]
    table = Table(one_line(lens.title), heads, rows)
    return Disclosure(say("review.readers.parts"), table, id="parts")


def _part(page: Page, name: str, part: PartScore) -> list[str]:
    found = page.found
    document = found.scenario.judgement.lenses[name].parts[part.id]
    what, axis = measured(found.scenario, document.measure)
    return [
        what,
        amount(float(part.values[0]), axis),
        f"{float(part.scores[0]):.0f}",
        f"{part.weight:g}",
    ]
