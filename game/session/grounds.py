"""Grounds of refusal: the engine's masks, put into words."""

from collections.abc import Sequence

from game.content.scenario import Scenario
from game.model.legality import Desk, is_open
from game.model.program import Condition, Program
from game.session.events import Price, Refused
from game.session.orders import Answer, Order, Request, name_of
from game.session.wording import amount, apart, inside, number, sentence


def because(scenario: Scenario, desk: Desk, order: Order) -> Refused:
    """Say why the engine's masks do not allow an order: the first ground that there is."""
    found = (
        _unchanged(scenario, desk, order)
        if isinstance(order, Request)
        else _closed(scenario, desk, order)
    )
    found = found or _condition(desk, _needs(desk, order)) or _price(scenario, desk, order)
    return found or _attention(scenario, desk, order)


def prices(scenario: Scenario, desk: Desk, order: Order) -> tuple[Price, ...]:
    """Return what an order takes from each stock."""
    program = desk.kernel.program
    if isinstance(order, Request):
        asked = desk.values[desk.kernel.layout.asked.start + order.instrument, 0]
        listed, change = program.instruments[order.instrument].price, abs(order.to - asked)
    else:
        listed, change = program.decisions[order.decision].options[order.option].price, 0.0
    return tuple(
        Price(
            stock=stock,
            title=scenario.model.stocks[stock].title,
            unit=scenario.model.stocks[stock].unit,
            amount=float(desk.amount(tree, change)[0]),
        )
        for stock, tree in listed
    )


def attention_of(program: Program, order: Order) -> float:
    """Return the points of attention that an order takes; 0 where attention is not counted."""
    if program.attention is None:
        return 0.0
    if isinstance(order, Request):
        return program.instruments[order.instrument].attention
    return program.decisions[order.decision].attention


def no_take_back(what: str | None) -> Refused:
    """Refuse to take an order back in a game in which that is switched off."""
    about = "" if what is None else f" on '{what}'"
    said = f"This game is played without taking back: the order{about} stands."
    return Refused(reason="take_back", because=said)


def nothing_to_take_back(what: str | None, ordered: Sequence[str]) -> Refused:
    """Refuse to take back what was not ordered."""
    if what is None or not ordered:
        said = "Nothing was ordered in this quarter"
    else:
        there = ", ".join(ordered)
        said = f"Nothing was ordered on '{what}' in this quarter; there are orders on {there}"
    return Refused(reason="empty", because=f"{said}.")


def rests_on_it(scenario: Scenario, program: Program, order: Order, ground: Refused) -> Refused:
    """Refuse what would undo another order of the same quarter."""
    name = name_of(program, order)
    documents = scenario.decisions if isinstance(order, Answer) else scenario.instruments
    said = f"It would undo your order on '{documents[name].title}': {inside(ground.because)}"
    return Refused(reason="rests_on_it", because=said)


def _unchanged(scenario: Scenario, desk: Desk, order: Request) -> Refused | None:
    if desk.values[desk.kernel.layout.asked.start + order.instrument, 0] != order.to:
        return None
    title = scenario.instruments[desk.kernel.program.instruments[order.instrument].id].title
    return Refused(reason="unchanged", because=f"'{title}' already stands there.")


def _closed(scenario: Scenario, desk: Desk, order: Answer) -> Refused | None:
    if is_open(desk, order.decision)[0]:
        return None
    layout = desk.kernel.layout
    document = scenario.decisions[desk.kernel.program.decisions[order.decision].id]
    answered = int(desk.values[layout.answers.start + order.decision, 0])
    if answered:
        label = list(document.options.values())[answered - 1].label
        said = f"'{document.title}' is closed; the answer was: {label}."
    elif desk.values[layout.ever.start + order.decision, 0] > 0.0:
        said = f"'{document.title}' is closed; nobody answered in time."
    else:
        said = "This question has not been asked."
    return Refused(reason="closed", because=said)


def _needs(desk: Desk, order: Order) -> tuple[Condition, ...]:
    program = desk.kernel.program
    if isinstance(order, Request):
        return program.instruments[order.instrument].needs
    return program.decisions[order.decision].options[order.option].needs


def _condition(desk: Desk, needs: tuple[Condition, ...]) -> Refused | None:
    failing = [need.says for need in needs if not desk.mask(need.when)[0]]
    if not failing:
        return None
    return Refused(reason="condition", because=" ".join(map(sentence, failing)))


def _price(scenario: Scenario, desk: Desk, order: Order) -> Refused | None:
    for price in prices(scenario, desk, order):
        left = float(desk.values[desk.row(price.stock), 0])
        if not left >= price.amount:
            kept, asked = apart(left, price.amount)
            what = f"{amount(asked, price.unit)} of {inside(price.title)}"
            said = f"It costs {what} and {kept} {'is' if kept == '1' else 'are'} left."
            return Refused(reason="price", because=said)
    return None


def _attention(scenario: Scenario, desk: Desk, order: Order) -> Refused:
    cost = attention_of(desk.kernel.program, order)
    left = float(desk.values[desk.kernel.layout.attention.start, 0])
    unit = scenario.pack.attention.unit if scenario.pack.attention else "points"
    unit = unit.removesuffix("s") if cost == 1.0 else unit
    verb = "is" if left == 1.0 else "are"
    asked = f"It takes {number(cost)} {unit} of attention"
    said = f"{asked} and {number(left)} {verb} left this quarter."
    return Refused(reason="attention", because=said)
