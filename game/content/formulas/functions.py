"""The functions of the formula language, each with its meaning: one table, also for people."""

from dataclasses import dataclass

from game.content.formulas.tokens import KEYWORDS


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how it is written, what it means, and how many arguments it takes."""

    signature: str
    meaning: str
    example: str
    least: int
    most: int | None  #: None: any number


FUNCTIONS: dict[str, Function] = {
    "where": Function(
        "where(condition, a, b)",
        "`a` where the condition holds, else `b`; the same as `if condition then a else b`.",
        "where(price > cost, price - cost, 0)", 3, 3),
    "min": Function(
        "min(a, b, ...) or min(values)",
        "The least of two or more numbers, or of the members of a set.",
        "min(demand, capacity)", 1, None),
    "max": Function(
        "max(a, b, ...) or max(values)",
        "The greatest of two or more numbers, or of the members of a set.",
        "max(stores, 0)", 1, None),
    "sum": Function(
        "sum(values)", "The sum over the members of a set.", "sum(land)", 1, 1),
    "mean": Function(
        "mean(values)", "The plain average over the members of a set.", "mean(wage)", 1, 1),
    "clip": Function(
        "clip(x, low, high)",
        "`x`, but no less than `low` and no more than `high`.",
        "clip(support + push, 0, 1)", 3, 3),
    "exp": Function(
        "exp(x)", "The exponential of a pure number.", "exp(-decay)", 1, 1),
    "log": Function(
        "log(x)", "The natural logarithm of a pure number above zero.", "log(price / cost)", 1, 1),
    "sqrt": Function(
        "sqrt(x)", "The square root of a number that is not negative.", "sqrt(area)", 1, 1),
    "abs": Function(
        "abs(x)", "The size of a number, without its sign.", "abs(balance)", 1, 1),
    "logistic": Function(
        "logistic(x)",
        "A smooth step from 0 to 1 around 0, for a pure number: 1 / (1 + exp(-x)).",
        "logistic(4 * (trust - 0.5))", 1, 1),
    "smooth": Function(
        "smooth(x, time) or smooth(x, time, before)",
        "The exponential average of `x` over about `time`; `before` is `x` before the beginning.",
        "smooth(price, 4)", 2, 3),
    "delay": Function(
        "delay(x, time) or delay(x, time, before)",
        "What went into `x` comes out around `time` later, spread out (third order).",
        "delay(planting, 12)", 2, 3),
    "lag": Function(
        "lag(x, quarters) or lag(x, quarters, before)",
        "`x` exactly so many quarters ago: a whole number from 1 to 40.",
        "lag(price, 4)", 2, 3),
    "step": Function(
        "step(quarter)", "0 before a quarter, 1 from it on.", "step(1995Q1)", 1, 1),
    "pulse": Function(
        "pulse(quarter, length)",
        "1 for `length` quarters from a quarter on, else 0.",
        "pulse(1995Q1, 4)", 2, 2),
    "lookup": Function(
        "lookup(table, x)",
        "A table read at `x`: straight between its points, level beyond them.",
        "lookup(yield_by_rain, rain)", 2, 2),
    "since": Function(
        "since(event)",
        "Quarters since an event last happened; 1000 where it has not.",
        "since(landslide) < 4", 1, 1),
    "flag": Function(
        "flag(name) or flag(decision.option)",
        "Whether a flag is set, or whether a decision was last answered with an option.",
        "flag(dam-offer.accept)", 1, 1),
}  # fmt: skip

#: Names that mean the same everywhere.
CONSTANTS: dict[str, str] = {"quarter": "The present quarter; compare it with one as 1995Q1."}

#: Words that nothing in a pack may be called, since a formula could not speak of it.
RESERVED = KEYWORDS | FUNCTIONS.keys() | CONSTANTS.keys()
