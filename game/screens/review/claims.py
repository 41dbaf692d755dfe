"""Whose forecasts held: the advisers' and your own, by one measure."""

from game.judgement.forecasts import PLAYER, Outcome, Score
from game.model.quarters import format_quarter
from game.reports.review_words import one_line
from game.screens.claims import claim_words
from game.screens.dates import quarter_words
from game.screens.layout.boxes import Column, Row
from game.screens.layout.widget import Widget
from game.screens.review.page import Page, block
from game.screens.widgets.disclosure import Disclosure
from game.screens.widgets.marks import Meter, Picture, Rule
from game.screens.widgets.text import Text

_ICONS = {True: "check", False: "x", None: "hourglass"}


def claims_page(page: Page) -> Widget:
    """Return everybody who foretold something, the best first."""
    say, found = page.ui.say, page.found
    rows: list[Widget] = []
    for score in found.claims:
        rows += [Rule()] if rows else []
        rows.append(_score(page, score))
    rows = rows or [Text(say("review.claims.none"), "body", "muted")]
    return Column(
        [
            Text(say("review.claims.title"), "title"),
            Text(say("review.claims.lead"), "body", "muted"),
            block([*rows], "scores"),
        ],
        gap=10,
    )


def _score(page: Page, score: Score) -> Widget:
    say = page.ui.say
    person = page.found.scenario.people.get(score.by)
    who = (
        say("review.claims.you") if score.by == PLAYER or person is None else one_line(person.title)
    )
    told = say("review.claims.held", held=score.held, of=score.of)
    if not score.of:
        told = say("review.claims.untested")
    error = "" if score.brier is None else say("review.claims.error", error=f"{score.brier:.2f}")
    share = score.held / score.of if score.of else 0.0
    head = Row(
        [
            Column(
                [
                    Text(who, "strong", "yours" if score.by == PLAYER else "text"),
                    Text(person.agency if person is not None else "", "small", "muted"),
                ],
                gap=0,
                grow=1.4,
                least=220,
            ),
            Column([Text(told, "small"), Meter(who, share, says=told)], gap=4, grow=1, least=160),
            Column([Text(error, "small", "muted")], grow=0.6, least=120),
        ],
        gap=16,
        id="head",
    )
    each = Column([_outcome(page, o, k) for k, o in enumerate(score.outcomes)], gap=5)
    return Column(
        [head, Disclosure(say("review.claims.each", count=len(score.outcomes)), each, id="each")],
        gap=4,
        id=score.by,
    )


def _outcome(page: Page, outcome: Outcome, position: int) -> Widget:
    """Return a claim, and what became of it: by a sign and in a word."""
    say, made = page.ui.say, outcome.forecast
    claim = claim_words(
        page.ui, page.playing, made.indicator, (made.direction, made.within, made.sure)
    )
    came = {True: "held", False: "failed", None: "unknown"}[outcome.held]
    date = quarter_words(say, format_quarter(made.quarter))
    words = say(f"review.claims.{came}_claim", date=date, claim=claim)
    tone = "livelihood" if outcome.held else "muted" if outcome.held is None else "harm"
    return Row(
        [
            Picture(_ICONS[outcome.held], 16, tone),  # type: ignore[arg-type] # one of three tones
            Text(words, "small", grow=1, least=200),
        ],
        gap=8,
        stacks=False,
        id=f"claim{position}",
    )
