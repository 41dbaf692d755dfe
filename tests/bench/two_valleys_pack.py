"""What is the same in every game of Two valleys, for its hand-written twin."""

import numpy as np


class Pack:
    """Limits, windows, delays and the price of dye, read from the program."""

    def read_pack(self, program):
        """Read what is the same in every game: limits, windows, delays, prices of dye."""
        quarters = range(program.first, program.first + program.quarters)
        stocks, parameters = program.stocks, {p.id: p for p in program.parameters}
        self.start = [x.value for s in stocks for x in s.start]
        self.lowest = column(s.lowest for s in stocks for _ in range(s.members))
        highest = (np.inf if s.highest is None else s.highest for s in stocks)
        self.highest = column(x for x, s in zip(highest, stocks, strict=True) for _ in s.start)
        self.least = {k: parameters[k].lowest for k in ("home_vote", "pit_leak", "raid_speed")}
        self.dye_price = program.drivers[0].rows[0]
        self.kept = program.luck[0].persistence
        self.fresh = np.sqrt(1.0 - self.kept**2)
        self.happens = [[q in e.window for q in quarters] for e in program.events]
        self.rests = [1000 if e.once else e.rest for e in program.events]
        summer = next(e for e in program.events if e.id == "bitter_summer")
        self.sick_season = np.array(summer.chance.points).T
        decisions = {d.id: d for d in program.decisions}
        self.opens = {k: [q in d.window for q in quarters] for k, d in decisions.items()}
        self.waits = {k: d.waits for k, d in decisions.items()}
        self.orders = {i.id: i for i in program.instruments}


def column(values):
    """Return (rows, 1) of numbers, nothing standing for no lower limit."""
    return np.array([-np.inf if x is None else x for x in values]).reshape(-1, 1)
