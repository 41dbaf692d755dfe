"""The files on the desk of Two valleys, as its hand-written twin has them answered."""

import numpy as np
from bench.two_valleys_dealt import (
    CAPITAL,
    COURTS,
    HOME_VOTE,
    IMAGE,
    LONG_AGO,
    PIT_LEAK,
    POLICE,
    PREMIER,
    TERRACES,
    TOLL_HOUSE,
    UNREST,
    UPPER,
)


class Answers:
    """Opens files, lets the agencies answer them, and notes what effects push."""

    def open_files(self, t):
        """Put on the desk what can be asked in quarter `t`."""
        if self.opens["colonels_radios"][t]:
            self.open_file(t, "colonels_radios", self.everywhere)
        if self.opens["narrows_dam"][t]:
            self.open_file(t, "narrows_dam", self.everywhere)
        if self.opens["growers_truce"][t]:
            self.open_file(t, "growers_truce", self.now[UPPER] > self.p.truce_size)
        if self.opens["editor"][t]:
            self.open_file(t, "editor", ~self.gone)
        if self.opens["after_toll_house"][t]:
            self.open_file(t, "after_toll_house", (t - self.last[TOLL_HOUSE] < 2) & ~self.gone)
        if self.opens["the_count"][t]:
            self.open_file(t, "the_count", self.everywhere)

    def open_file(self, t, name, opens):
        """Open a file in the games where it can open and has not been open before."""
        opened = self.opened[name]
        self.opened[name] = np.where((opened == LONG_AGO) & opens, t, opened)

    def answer_files(self, t):
        """Let the agencies answer what has waited its time."""
        due = self.files_due(t, "after_toll_house")
        if due is not None:
            self.push(t, "after_toll_house.let_pass.courts", COURTS, due)
            self.push(t, "after_toll_house.let_pass.police_reach", POLICE, due)
            self.push(t, "after_toll_house.let_pass.premier_trust", PREMIER, due)
            self.push(t, "after_toll_house.let_pass.unrest", UNREST, due)
        due = self.files_due(t, "colonels_radios")
        if due is not None:
            self.push(t, "colonels_radios.to_the_colonel.moss_upper", UPPER, due)
            self.push(t, "colonels_radios.to_the_colonel.political_capital", CAPITAL, due)
            self.push(t, "colonels_radios.to_the_colonel.police_reach", POLICE, due)
            self.push(t, "colonels_radios.to_the_colonel.unrest", UNREST, due)
        due = self.files_due(t, "editor")
        if due is not None:
            self.push(t, "editor.quiet_word.courts", COURTS, due)
            self.push(t, "editor.quiet_word.premier_trust", PREMIER, due)
            self.push(t, "editor.quiet_word.image", IMAGE, due)
        due = self.files_due(t, "growers_truce")
        if due is not None:
            self.push(t, "growers_truce.refuse.political_capital", CAPITAL, due)
            self.push(t, "growers_truce.refuse.unrest", UNREST, due)
            self.push(t, "growers_truce.refuse.premier_trust", PREMIER, due)
        self.answer_premier(t)

    def answer_premier(self, t):
        """Let the consul answer what the premier asks: a dam, and a telegram."""
        due = self.files_due(t, "narrows_dam")
        if due is not None:
            self.shift(t, "narrows_dam.build_dam.home_vote", HOME_VOTE, due)
            self.shift(t, "narrows_dam.build_dam.pit_leak", PIT_LEAK, due)
            self.push(t, "narrows_dam.build_dam.terraces_upper", TERRACES.start, due)
            self.push(t, "narrows_dam.build_dam.unrest", UNREST, due)
            self.push(t, "narrows_dam.build_dam.image", IMAGE, due)
            self.push(t, "narrows_dam.build_dam.premier_trust", PREMIER, due)
        due = self.files_due(t, "the_count")
        if due is not None:
            self.recognised = self.recognised | due
            self.push(t, "the_count.recognise.premier_trust", PREMIER, due)
            self.push(t, "the_count.recognise.courts", COURTS, due)
            self.push(t, "the_count.recognise.police_reach", POLICE, due)
            self.shift(t, "the_count.recognise.pit_leak", PIT_LEAK, due)
            self.push(t, "the_count.recognise.political_capital", CAPITAL, due)

    def files_due(self, t, name):
        """Return where a file has waited its time, or None where it has nowhere."""
        opening = t + 1 - self.waits[name]
        if opening < 0 or not self.opens[name][opening]:
            return None
        due = self.opened[name] == opening
        return due if np.count_nonzero(due) else None

    def push(self, t, name, row, where, change=None):
        """Note an effect on a stock for the quarters in which its steps come due."""
        size, steps = self.effects[name]
        amount = np.where(where, size if change is None else size * change, 0.0)
        for later, share in steps:
            self.due[t + later].append((row, amount * share))

    def shift(self, t, name, row, where):
        """Note an effect on a parameter."""
        size, steps = self.effects[name]
        amount = np.where(where, size, 0.0)
        for later, share in steps:
            self.due_shifts[t + later].append((row, amount * share))
