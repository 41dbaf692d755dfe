"""Causes in words: what moved an indicator in a quarter, by size, and adding up."""

from dataclasses import dataclass
from typing import Literal

from game.content.format.declare import Citations
from game.content.format.play import Effect
from game.content.scenario import Scenario
from game.model.program import Indicator
from game.model.tracing import EARLIER, Share
from game.session.advisers import Told
from game.session.game import Passed
from game.session.wording import inside

Kind = Literal["flow", "event", "choice", "price", "limit", "earlier", "report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause of a change.

    Attributes:
        kind: a flow of the model; an event; a choice; what an order took; a limit that held;
            what began before the game; or the scatter of an adviser's reports.
        id: the flow's, event's, `decision.option`'s or instrument's.
        title: its name.
        because: why, in a sentence, where the pack says.
        amount: what it added, in the indicator's unit.
        grade: of the evidence.
        source: where it is said.
    """

    kind: Kind
    id: str
    title: str
    because: str | None
    amount: float
    grade: str | None = None
    source: tuple[str, ...] = ()


def causes(scenario: Scenario, passed: Passed, indicator: Indicator) -> tuple[Cause, ...]:
    """Return what truly moved an indicator in a quarter, largest first; only stocks have causes."""
    if indicator.symbol not in scenario.model.stocks:
        return ()
    told = passed.trace.causes(indicator.symbol, indicator.member or 0)
    named = [name_share(scenario, indicator.symbol, share) for share in told]
    return tuple(sorted(named, key=lambda cause: -abs(cause.amount)))


def as_reported(
    truly: tuple[Cause, ...], true: float, before: Told, now: Told
) -> tuple[Cause, ...]:
    """Return causes as the adviser tells them: in the scale of the report, and adding up to it.

    What is left over is the scatter of reports from one quarter to the next.

    Args:
        truly: the causes.
        true: the true value at the quarter's end.
        before: what was reported of the quarter before.
        now: what is reported of this one.
    """
    if not truly:
        return ()
    scale = now.value / true if true else 1.0
    told = [_scaled(cause, scale) for cause in truly]
    left = now.value - before.value - sum(cause.amount for cause in told)
    if abs(left) > _ROUNDING * max(abs(now.value), abs(before.value)):
        title, because = "Scatter of the reports", "Reports are never quite the same twice."
        told.append(Cause(kind="report", id="report", title=title, because=because, amount=left))
    return tuple(sorted(told, key=lambda cause: -abs(cause.amount)))


_ROUNDING = 1e-9


def name_share(scenario: Scenario, stock: str, share: Share) -> Cause:
    """Return a share of a stock's change with its title, reason and evidence."""
    match share.kind:
        case "flow":
            flow = scenario.model.stocks[stock].flows[share.name]
            return Cause(
                kind="flow",
                id=share.name,
                title=flow.title,
                because=flow.because,
                amount=share.amount,
                grade=flow.grade,
                source=cited(flow.source),
            )
        case "price":
            return _price(scenario, share)
        case "limit":
            because = "It was already as low or as high as it can be."
            return Cause(
                kind="limit", id="limit", title="Its limit", because=because, amount=share.amount
            )
        case _:
            return _effect(scenario, share)


def cited(source: Citations | None) -> tuple[str, ...]:
    """Return citations as a tuple, whichever way they were written."""
    return () if source is None else (source,) if isinstance(source, str) else source


def _scaled(cause: Cause, scale: float) -> Cause:
    return Cause(
        kind=cause.kind,
        id=cause.id,
        title=cause.title,
        because=cause.because,
        amount=cause.amount * scale,
        grade=cause.grade,
        source=cause.source,
    )


def _price(scenario: Scenario, share: Share) -> Cause:
    kind, _, instrument = share.name.partition(":")
    if instrument:
        title, name = scenario.instruments[instrument].title, instrument
    else:
        decision, _, option = kind.partition(".")
        title = f"{scenario.decisions[decision].title}: {_label(scenario, decision, option)}"
        name = share.name
    because = "What your order cost."
    return Cause(kind="price", id=name, title=title, because=because, amount=share.amount)


def _effect(scenario: Scenario, share: Share) -> Cause:
    if share.name == EARLIER:
        title = "What began before the game"
        return Cause(kind="earlier", id=EARLIER, title=title, because=None, amount=share.amount)
    origin, _, name = share.name.rpartition(".")
    decision, _, option = origin.partition(".")
    if option:
        effects = scenario.decisions[decision].options[option].effects
        title = f"{scenario.decisions[decision].title}: {_label(scenario, decision, option)}"
    else:
        effects, title = scenario.events[origin].effects, scenario.events[origin].title
    effect = next(effect for effect in effects if _id_of(effect) == name)
    return Cause(
        kind="choice" if option else "event",
        id=origin,
        title=title,
        because=effect.because,
        amount=share.amount,
        grade=effect.grade,
        source=cited(effect.source),
    )


def _label(scenario: Scenario, decision: str, option: str) -> str:
    return inside(scenario.decisions[decision].options[option].label)


def _id_of(effect: Effect) -> str:
    """Return the id that the compiler gives an effect: its own, or what it pushes."""
    pushed = effect.stock or effect.instrument or effect.parameter or effect.flag or ""
    return effect.id or pushed.replace("[", "_").replace("]", "")
