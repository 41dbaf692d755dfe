"""What luck does in Two valleys, in its hand-written twin."""

import numpy as np
from bench.two_valleys_dealt import (
    AMBUSH,
    CAPITAL,
    COURTS,
    DEATHS,
    IMAGE,
    LEDGER,
    LOWER_TERRACES,
    NEW_PREMIER,
    POLICE,
    PREMIER,
    RAID_SPEED,
    ROAD,
    SUMMER,
    TOLL_HOUSE,
    UNREST,
    UPPER,
)


class Events:
    """Lets events happen, and notes what they do."""

    def fires(self, t, event, odds):
        """Return where an event happens, or None where it does nowhere."""
        rested = t - self.last[event] >= self.rests[event]
        fired = (self.luck[t, event] < odds) & rested
        if not np.count_nonzero(fired):
            return None
        self.last[event][fired] = t
        return fired

    def happen(self, t):
        """Let luck decide which events happen, and note what they do."""
        p, now = self.p, self.now
        if self.happens[SUMMER][t]:
            self.bitter_summer(t, np.interp(self.bitter_water, *self.sick_season))
        if self.happens[LEDGER][t]:
            odds = p.ledger_odds * now[POLICE] * (1.0 + self.close_before)
            self.colonels_ledger(t, np.where(self.gone, 0.0, odds))
        if self.happens[AMBUSH][t]:
            self.ferrymen_ambush(t, p.ambush_odds * now[UNREST])
        if self.happens[NEW_PREMIER][t]:
            sealed = np.where(self.recognised, p.sealed, 1.0)
            self.new_premier(t, (1.0 - self.premier_support) * sealed)
        if self.happens[TOLL_HOUSE][t]:
            odds = np.minimum(1.0, p.toll_house_odds * now[POLICE] * (1.0 - self.warning_heard))
            fired = self.fires(t, TOLL_HOUSE, np.where(self.gone, 0.0, odds))
            if fired is not None:
                self.push(t, "toll_house.courts", COURTS, fired)

    def bitter_summer(self, t, odds):
        """The river runs red."""
        fired = self.fires(t, SUMMER, odds)
        if fired is not None:
            self.push(t, "bitter_summer.terraces_lower", LOWER_TERRACES, fired)
            self.push(t, "bitter_summer.deaths", DEATHS, fired)
            self.push(t, "bitter_summer.premier_trust", PREMIER, fired)
            self.push(t, "bitter_summer.image", IMAGE, fired)

    def colonels_ledger(self, t, odds):
        """The Colonel's ledger is printed."""
        fired, p = self.fires(t, LEDGER, odds), self.p
        if fired is not None:
            close = self.close_before
            self.due_flag[t + 1].append(fired)
            self.push(t, "colonels_ledger.police_reach", POLICE, fired)
            self.push(t, "colonels_ledger.courts", COURTS, fired)
            self.push(t, "colonels_ledger.image", IMAGE, fired, -p.scandal * close)
            self.push(
                t, "colonels_ledger.political_capital", CAPITAL, fired, -p.scandal_at_home * close
            )
            self.push(t, "colonels_ledger.unrest", UNREST, fired)

    def ferrymen_ambush(self, t, odds):
        """Shots on the hill road."""
        fired = self.fires(t, AMBUSH, odds)
        if fired is not None:
            self.push(t, "ferrymen_ambush.deaths", DEATHS, fired)
            self.push(t, "ferrymen_ambush.road", ROAD, fired)
            self.push(t, "ferrymen_ambush.police_reach", POLICE, fired)
            self.push(t, "ferrymen_ambush.political_capital", CAPITAL, fired)

    def new_premier(self, t, odds):
        """A doctor takes the oath."""
        fired, p = self.fires(t, NEW_PREMIER, odds), self.p
        if fired is not None:
            trust = p.usual_trust - self.now[PREMIER]
            blamed = np.where(self.recognised, -p.scandal / 2.0, 0.0)
            self.push(t, "new_premier.premier_trust", PREMIER, fired, trust)
            self.push(t, "new_premier.courts", COURTS, fired)
            self.push(t, "new_premier.police_reach", POLICE, fired)
            self.shift(t + 1, "new_premier.raid_speed", RAID_SPEED, fired)
            self.push(t, "new_premier.moss_upper", UPPER, fired)
            self.push(t, "new_premier.image", IMAGE, fired, blamed)
