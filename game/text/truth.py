"""The truth, which is told once a game is over: until then there are only reports."""

from dataclasses import replace

from game.session.view import IndicatorView, View


def truly(view: View) -> View:
    """Return a view of a game that is over, with what truly was in place of what was reported."""
    return replace(view, indicators=tuple(_true(indicator) for indicator in view.indicators))


def _true(indicator: IndicatorView) -> IndicatorView:
    known = indicator.truth
    if not known:
        return indicator
    return replace(
        indicator,
        value=known[-1].value,
        quarter=known[-1].quarter,
        previous=known[-2].value if len(known) > 1 else None,
        by=None,
        history=known,
    )
