"""Evidence: what a pack's documents say of a cause: its name, why it is so, and who says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.content.format.declare import Citations
from game.content.format.model import Auxiliary, Driver, Luck, Parameter, Stock
from game.content.format.play import Effect
from game.content.scenario import Scenario
from game.model.expressions import (
    Chosen,
    Expression,
    Memory,
    Read,
    Since,
    symbols,
)
from game.model.program import Indicator

#: The names of causes that no document names.
TITLES = {
    "earlier": "What began before the game",
    "limit": "The limit of what is possible",
    "time": "The passing of time",
    "remainder": "What cannot be told apart",
}
_FLAG = "flag:"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is said of a cause.

    Attributes:
        kind: what it is: flow, choice, event, price, limit, earlier, stock, auxiliary, driver,
            parameter, luck, instrument, flag, memory, time or remainder.
        title: its name.
        because: why it is so, where the pack says.
        source: where that is said.
        grade: of the evidence.
    """

    kind: str
    title: str
    because: str | None = None
    source: tuple[str, ...] = ()
    grade: str | None = None

    @property
    def luck(self) -> bool:
        """Whether chance decided it, and nobody."""
        return self.kind in {"event", "luck"}


def citations(source: Citations | None) -> tuple[str, ...]:
    """Return citations as a tuple, whether there are none, one or several."""
    if source is None:
        return ()
    return (source,) if isinstance(source, str) else tuple(source)


def nameless(kind: str) -> Evidence:
    """Return a cause that no document names."""
    return Evidence(kind, TITLES[kind])


def of_flow(scenario: Scenario, stock: str, flow: str) -> Evidence:
    """Return what is said of a flow."""
    document = scenario.model.stocks[stock].flows[flow]
    source = citations(document.source)
    return Evidence("flow", document.title, document.because, source, document.grade)


def of_effect(scenario: Scenario, name: str) -> Evidence:
    """Return what is said of an effect.

    Args:
        scenario: the pack.
        name: `event.effect` or `decision.option.effect`, as a trace tells it.
    """
    holder, *option, effect_id = name.split(".")
    if option:
        chosen = scenario.decisions[holder].options[option[0]]
        effect = _effect(chosen.effects, effect_id)
        return _pushed("choice", chosen.label, effect)
    event = scenario.events[holder]
    return _pushed("event", event.title, _effect(event.effects, effect_id))


def of_price(scenario: Scenario, name: str) -> Evidence:
    """Return what is said of a price: of `instrument:NAME`, or of `decision.option`."""
    kind, _, instrument = name.partition(":")
    if kind == "instrument":
        document = scenario.instruments[instrument]
        return Evidence("price", document.title, document.because, citations(document.source))
    decision, _, option = name.partition(".")
    source = citations(scenario.decisions[decision].source)
    return Evidence("price", scenario.decisions[decision].options[option].label, source=source)


def of_leaf(scenario: Scenario, node: Expression, member: int | None) -> Evidence:
    """Return what is said of something that a formula reads directly."""
    match node:
        case Read():
            return of_symbol(scenario, node.symbol, member)
        case Memory() if symbols(node.argument):
            one = of_symbol(scenario, min(symbols(node.argument)), member)
            return Evidence("memory", one.title, None, one.source, one.grade)
        case Since():
            event = scenario.events[node.event]
            return Evidence("event", event.title, None, citations(event.source), event.grade)
        case Chosen():
            decision = scenario.decisions[node.decision]
            label = decision.options[node.option].label
            return Evidence("choice", label, None, citations(decision.source))
        case _:
            return nameless("time")


def of_symbol(scenario: Scenario, symbol: str, member: int | None = None) -> Evidence:
    """Return what is said of a symbol; the title of one member of a set has the member's title."""
    if symbol.startswith(_FLAG):
        return Evidence("flag", scenario.model.flags[symbol.removeprefix(_FLAG)].title)
    if symbol in scenario.instruments:
        steered = scenario.instruments[symbol]
        return Evidence("instrument", steered.title, steered.because, citations(steered.source))
    for kind, section in _sections(scenario):
        if symbol in section:
            document = section[symbol]
            title = document.title + _member_title(scenario, document.over, member)
            return Evidence(kind, title, None, citations(document.source), document.grade)
    message = f"nothing is called '{symbol}'"
    raise KeyError(message)


def title_of(scenario: Scenario, indicator: Indicator) -> str:
    """Return the title of an indicator; of one member of a set, with that member's title."""
    return of_symbol(scenario, indicator.symbol, indicator.member).title


def _sections(
    scenario: Scenario,
) -> tuple[tuple[str, Mapping[str, Stock | Auxiliary | Driver | Parameter | Luck]], ...]:
    model = scenario.model
    return (
        ("stock", model.stocks),
        ("auxiliary", model.auxiliaries),
        ("driver", model.drivers),
        ("parameter", model.parameters),
        ("luck", model.luck),
    )


def _member_title(scenario: Scenario, over: str | None, member: int | None) -> str:
    if over is None or member is None:
        return ""
    return f": {list(scenario.model.sets[over].members.values())[member]}"


def _effect(effects: tuple[Effect, ...], effect_id: str) -> Effect:
    """Return the effect of an id; one without an id of its own is called by what it pushes."""
    return next(effect for effect in effects if _id_of(effect) == effect_id)


def _id_of(effect: Effect) -> str:
    pushed = effect.stock or effect.instrument or effect.parameter or effect.flag or ""
    return effect.id or pushed.replace("[", "_").replace("]", "")


def _pushed(kind: str, title: str, effect: Effect) -> Evidence:
    return Evidence(kind, title, effect.because, citations(effect.source), effect.grade)
