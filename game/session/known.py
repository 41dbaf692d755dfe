"""What is known: indicators as they are reported, what moved them, and the map's colours."""

from collections.abc import Iterator

import numpy as np

from game.content.format.plan import Layer, Map
from game.content.scenario import Scenario
from game.model.arrays import Floats
from game.model.program import Indicator
from game.session.advisers import Told, reporter, reports
from game.session.causes import as_reported, causes
from game.session.game import Game, said
from game.session.view import Change, IndicatorView, MapValue, Point, Report


def indicators(game: Game) -> tuple[IndicatorView, ...]:
    """Return every indicator as it is known now."""
    truth = game.truth()
    return tuple(
        _indicator(game, indicator, truth[:, column])
        for column, indicator in enumerate(game.board.program.indicators)
    )


def title_of(scenario: Scenario, indicator: Indicator) -> str:
    """Return an indicator's title, with its member's where it is one of a set."""
    quantity = scenario.quantity(indicator.symbol)
    if indicator.member is None or quantity.over is None:
        return quantity.title
    members = tuple(scenario.model.sets[quantity.over].members.values())
    return f"{quantity.title}: {members[indicator.member]}"


def changes(game: Game) -> tuple[Change, ...]:
    """Return how each indicator moved in the last quarter that is known of, and why."""
    truth = game.truth()
    moved = (
        _change(game, indicator, truth[:, column])
        for column, indicator in enumerate(game.board.program.indicators)
    )
    return tuple(change for change in moved if change is not None)


def colours(game: Game) -> Iterator[MapValue]:
    """Yield the value of every region in every layer, as it is known."""
    scenario = game.board.scenario
    if scenario.map is None:
        return
    truth = game.truth()
    columns = {x.name: k for k, x in enumerate(game.board.program.indicators)}
    for layer_id, layer in scenario.map.layers.items():
        for region, member in _coloured(scenario, scenario.map, layer):
            name = f"{layer.shows}[{member}]" if member else layer.shows
            if name in columns:
                indicator = game.board.program.indicators[columns[name]]
                by = reporter(game, name)
                value = reports(game, truth[:, columns[name]], indicator, by)[-1].value
            else:
                value = _level(game, layer.shows, member)
            share = float(np.clip((value - layer.low) / (layer.high - layer.low), 0.0, 1.0))
            yield MapValue(layer=layer_id, region=region, value=value, share=share)


def _coloured(scenario: Scenario, plan: Map, layer: Layer) -> Iterator[tuple[str, str]]:
    """Yield the regions that a layer colours, each with the member that it shows, if any."""
    over = scenario.quantity(layer.shows).over
    if over is None:
        yield from ((area, "") for area in layer.areas)
        return
    for name, region in plan.regions.items():
        of, _, member = (region.member or "").rstrip("]").partition("[")
        if of == over:
            yield name, member


def _level(game: Game, symbol: str, member: str) -> float:
    """Return the value of a stock or auxiliary that is no indicator, or of one member of it."""
    layout, over = game.board.kernel.layout, game.board.scenario.quantity(symbol).over
    block = layout.stocks.get(symbol) or layout.seen[symbol]
    members = () if over is None else tuple(game.board.scenario.model.sets[over].members)
    position = members.index(member) if member else 0
    return float(game.world.values[block.start + position, 0])


def _indicator(game: Game, indicator: Indicator, truth: Floats) -> IndicatorView:
    scenario = game.board.scenario
    quantity = scenario.quantity(indicator.symbol)
    shown = quantity.indicator
    by = reporter(game, indicator.name)
    history = _points(reports(game, truth, indicator, by))
    return IndicatorView(
        name=indicator.name,
        title=title_of(scenario, indicator),
        unit=(shown.unit if shown else None) or quantity.unit,
        decimals=shown.decimals if shown else 0,
        better=shown.better if shown else "neither",
        group=shown.group if shown else None,
        first=shown.first if shown else False,
        value=history[-1].value,
        quarter=history[-1].quarter,
        previous=history[-2].value if len(history) > 1 else None,
        by=by,
        by_title=None if by is None else scenario.people[by].title,
        history=history,
        reports=tuple(
            _report(game, indicator, truth, adviser)
            for adviser, name in game.asked
            if name == indicator.name and adviser != by
        ),
        truth=None if game.over is None else _points(reports(game, truth, indicator, None)),
    )


def _report(game: Game, indicator: Indicator, truth: Floats, adviser: str) -> Report:
    latest = reports(game, truth, indicator, adviser)[-1]
    return Report(adviser=adviser, quarter=said(latest.quarter), value=latest.value)


def _points(told: tuple[Told, ...]) -> tuple[Point, ...]:
    return tuple(Point(quarter=said(x.quarter), value=x.value) for x in told)


def _change(game: Game, indicator: Indicator, truth: Floats) -> Change | None:
    by = reporter(game, indicator.name)
    told = reports(game, truth, indicator, by)
    if len(told) == 1:
        return None
    before, now = told[-2:]
    position = now.quarter - game.board.program.begins
    truly = causes(game.board.scenario, game.past[position], indicator)
    return Change(
        indicator=indicator.name,
        quarter=said(now.quarter),
        before=before.value,
        after=now.value,
        causes=truly if by is None else as_reported(truly, float(truth[position + 1]), before, now),
    )
