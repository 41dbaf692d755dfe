"""Small programs written out by hand, and one game of them, for tests that tell a story."""

from dataclasses import replace

import numpy as np
from ground import FIELDS, FIRST

from game.model.expressions import Number, Operation, Read
from game.model.kernel import Kernel
from game.model.orders import Orders
from game.model.playing import begin, step
from game.model.program import (
    Auxiliary,
    Decision,
    Effect,
    Event,
    Flow,
    Instrument,
    Option,
    Program,
    Stock,
    Window,
)
from game.model.tracing import Trace

EVER = Window(FIRST, FIRST + 100)


def number(value):
    """Return a formula: numbers as numbers, names as reads, trees as they are."""
    if isinstance(value, str):
        return Read(value)
    return Number(float(value)) if isinstance(value, int | float) else value


def do(name, *arguments):
    return Operation(name, tuple(number(argument) for argument in arguments))


def flag(name):
    return do("greater", f"flag:{name}", 0.5)


def stock(name, start=0.0, *, over=None, lowest=None, highest=None, **flows):
    starts = start if isinstance(start, tuple) else (start,)
    return Stock(
        name,
        1 if over is None else len(FIELDS),
        over,
        tuple(number(x) for x in starts),
        tuple(Flow(flow, number(rate)) for flow, rate in flows.items()),
        lowest,
        highest,
    )


def auxiliary(name, formula, *, over=None, at_end=False):
    return Auxiliary(name, 1 if over is None else len(FIELDS), over, number(formula), at_end)


def account(name, *, start=0.0, lowest=0.0, highest=10.0, **more):
    return Instrument(name, "account", start, lowest, highest, **more)


def channel(name):
    return Instrument(name, "channel", 0.0, 0.0, 1.0)


def effect(target, change=1.0, *, kind="stock", name="push", member=None, **more):
    return Effect(name, kind, target, member, number(change), **more)


def event(name, *effects, chance=1.0, window=EVER, when=None, once=True, rest=1):
    return Event(name, window, when, number(chance), once, rest, effects)


def option(name, *effects, price=(), needs=(), orders=()):
    return Option(name, price, needs, effects, orders)


def decision(name, *options, window=EVER, **more):
    """Return a decision that waits two quarters and then lapses, unless `more` says otherwise."""
    usual = {"when": None, "waits": 2, "repeats": False, "attention": 0.0, "unattended": ()}
    return Decision(name, window, options=options, **(usual | more))


def program(*, quarters=8, **parts):
    """Return a program of these parts; stocks begin before auxiliaries."""
    kinds = ("parameters", "drivers", "luck", "stocks", "auxiliaries", "flags", "instruments")
    whole = dict.fromkeys((*kinds, "events", "decisions", "indicators"), ()) | parts
    over = [x.id for x in (*whole["stocks"], *whole["auxiliaries"]) if x.set]
    over += whole.pop("over", ())
    first = [x.id for x in (*whole["stocks"], *whole["auxiliaries"])]
    usual = {"beginning": tuple(first), "members": dict.fromkeys(over, FIELDS)}
    whole = usual | {"luck_origin": FIRST} | whole
    return Program("farm", "0", FIRST, quarters, **whole)


class Game:
    """One game of a program, or several alike; orders are given by name."""

    def __init__(self, made, *, seed=1, games=(0,), uncertain=False, watched=()):
        self.program = made
        self.kernel = Kernel(made, frozenset(watched))
        self.trace = Trace(self.kernel.layout)
        self.world = begin(self.kernel, seed, np.array(games), uncertain=uncertain)

    def orders(self, requests, answers):
        shape = self.world.games.shape
        instruments = [x.id for x in self.program.instruments]
        decisions = {d.id: [o.id for o in d.options] for d in self.program.decisions}
        return Orders(
            {instruments.index(name): np.full(shape, value) for name, value in requests.items()},
            {
                list(decisions).index(name): (np.full(shape, decisions[name].index(chosen)),)
                for name, chosen in answers.items()
            },
        )

    def quarter(self, *, answer=None, **requests):
        """Let a quarter pass; return the game, for the next."""
        orders = self.orders(requests, answer or {})
        self.world = step(self.kernel, self.world, orders, self.trace)
        return self

    def quarters(self, count):
        for _ in range(count):
            self.quarter()
        return self

    def row(self, kind, name):
        """Return a part of the state by name: a number, or one a member."""
        layout = self.kernel.layout
        things = {
            "force": self.program.instruments,
            "asked": self.program.instruments,
            "happened": self.program.events,
            "times": self.program.events,
            "opened": self.program.decisions,
            "ever": self.program.decisions,
            "answers": self.program.decisions,
        }
        if kind in things:
            position = [x.id for x in things[kind]].index(name)
            return float(self.world.values[getattr(layout, kind).start + position, 0])
        values = self.world.values[getattr(layout, kind)[name].rows, 0].tolist()
        return values if len(values) > 1 else values[0]

    def level(self, name):
        return self.row("stocks", name)

    def shown(self, name):
        return self.row("seen", name)

    def is_open(self, name):
        return self.row("opened", name) >= 0.0

    @property
    def attention(self):
        return float(self.world.values[self.kernel.layout.attention.start, 0])

    def levels(self, name, count):
        """Return a stock's level after each of the coming quarters."""
        return [self.quarter().level(name) for _ in range(count)]


def with_event(made, added):
    """Return a program with one more event, in its place by id."""
    return replace(made, events=tuple(sorted((*made.events, added), key=lambda e: e.id)))


def with_decision(made, added):
    """Return a program with one more decision, in its place by id."""
    return replace(made, decisions=tuple(sorted((*made.decisions, added), key=lambda d: d.id)))
