"""Two valleys written by hand in numpy: what the generated program is measured against.

One expression an equation, arrays over games, in the order of a quarter, and nothing general: the
policy is `passive`, so standing orders stay, and each decision is answered by its agency. Values
of parameters, sizes and times of effects are read from the program, so that a pack whose numbers
were tuned still has its twin; the equations are written here and must be changed by hand.
"""

import numpy as np
from bench.two_valleys_answers import Answers
from bench.two_valleys_dealt import (
    CAPITAL,
    COURTS,
    CREDIBILITY,
    DEATHS,
    HOME_VOTE,
    IMAGE,
    IN_BOTH,
    IN_LOWER,
    IN_UPPER,
    LEVELS,
    LONG_AGO,
    LOWER,
    MOSS,
    PIT_LEAK,
    POLICE,
    PREMIER,
    RAID_SPEED,
    ROAD,
    STAND_DOWN,
    TERRACES,
    UNREST,
    UPPER,
    deal,
)
from bench.two_valleys_events import Events
from bench.two_valleys_pack import Pack, column

INDICATORS = 13
YEAR = 4

#: Games that are played side by side: the fastest of 500 to 10,000 on the machine it was made on.
CHUNK = 4000


def play(program, seed, games):
    """Return (quarters, indicators, games) of a whole run, dealt by address as the engine does."""
    parts = [games[start : start + CHUNK] for start in range(0, len(games), CHUNK)]
    return np.concatenate([Twin(program, deal(program, seed, x)).play() for x in parts], axis=2)


class Twin(Pack, Answers, Events):
    """A batch of games of Two valleys."""

    def __init__(self, program, given):
        self.quarters = program.quarters
        self.games, self.p, self.effects = given.games, given.parameters, given.effects
        self.luck, self.shocks = given.luck, given.rain
        self.read_pack(program)
        self.work_out_constants()
        self.begin()

    def work_out_constants(self):
        """Work out what follows from parameters alone."""
        p = self.p
        self.wash = np.minimum(1.0 / p.wash_time, 1.0)
        self.befriend = np.minimum(1.0 / p.closeness_memory, 1.0)
        self.fright = np.minimum(1.0 / p.fear_memory, 1.0)
        self.replant = np.minimum(3.0 / p.replanting_time, 1.0)
        self.both_price = 2.0 * p.raid_price
        self.in_lower = 1.0 - p.in_upper
        self.clean_pits = 1.0 - p.truce_gain
        self.fallow = p.fallow_speed * p.bitter_harm

    def begin(self):
        """Give everything its value before the first quarter."""
        n, p = self.games, self.p
        self.now = np.repeat(column(self.start), n, axis=1)
        self.rain, self.everywhere = np.zeros(n), np.ones(n, bool)
        self.truce, self.warned, self.kept_word, self.gone, self.recognised = np.zeros((5, n), bool)
        self.shifts = np.zeros((3, n))
        self.channel, self.raids, self.works, self.grants = (
            np.full(n, self.orders[name].start)
            for name in ("colonel_channel", "raids", "road_works", "village_grants")
        )
        self.last = np.full((len(self.rests), n), LONG_AGO)
        self.opened = {name: np.full(n, LONG_AGO) for name in self.opens}
        self.due = [[] for _ in range(self.quarters + 20)]
        self.due_shifts = [[] for _ in range(self.quarters + 20)]
        self.due_flag = [[] for _ in range(self.quarters + 20)]
        self.values = np.empty((self.quarters, INDICATORS, n))
        self.spend()
        self.police()
        self.dealt = self.channel_open
        self.fear = self.raid_force
        self.on_the_way = np.repeat((self.torn_total - self.torn)[None], 3, axis=0)
        self.moss_total = self.now[UPPER] + self.now[LOWER]
        self.bed = (p.pit_leak * self.pits_open()) * self.moss_total / p.moss_before
        self.water()
        self.land(0)
        self.incomes = [self.all_income] * YEAR
        self.totals = [self.moss_total] * YEAR
        self.open_files(0)

    def play(self):
        """Play all quarters; return (quarters, indicators, games)."""
        with np.errstate(all="ignore"):
            for t in range(self.quarters):
                self.answer_files(t)
                self.move_orders(t)
                self.rain = self.rain * self.kept + self.shocks[t] * self.fresh
                self.water()
                self.spend()
                self.police()
                self.land(t)
                self.support()
                new = self.flow()
                self.remember()
                self.happen(t)
                for row, amount in self.due[t]:
                    new[row] += amount
                self.now = np.minimum(np.maximum(new, self.lowest), self.highest)
                self.record(t)
                if t + 1 < self.quarters:
                    self.open_files(t + 1)
        return self.values

    def move_orders(self, t):
        """Let the ministries grant what was asked, and count what pushes on parameters bring."""
        granted = np.minimum(1.0, self.p.works_floor + self.now[PREMIER])
        works, grants = self.orders["road_works"], self.orders["village_grants"]
        self.works = moved(self.works, works.start * granted, works)
        self.grants = moved(self.grants, grants.start * granted, grants)
        for row, amount in self.due_shifts[t]:
            self.shifts[row] += amount
        for fired in self.due_flag[t]:
            self.gone = self.gone | fired

    def pits_open(self):
        """Return the share of the pits still beside the river."""
        return np.where(self.truce & (self.raids == STAND_DOWN), self.clean_pits, 1.0)

    def water(self):
        """Work out how bitter the water is."""
        p = self.p
        self.bitter_water = self.bed * np.maximum(p.thinnest, 1.0 - p.thinning * self.rain)

    def spend(self):
        """Share the budget out."""
        p, raids = self.p, self.raids
        self.home_vote = np.maximum(p.home_vote + self.shifts[HOME_VOTE], self.least["home_vote"])
        backing = np.minimum(self.now[CAPITAL] / p.full_backing, 1.0)
        self.budget = self.home_vote * np.maximum(backing, p.least_backing)
        lorries = np.where(raids == STAND_DOWN, 0.0, p.raid_price)
        to_raids = np.where(raids == IN_BOTH, self.both_price, lorries)
        self.asked = self.grants + self.works + to_raids
        self.share_paid = self.budget / np.maximum(self.asked, self.budget)
        self.grants_paid = self.grants * self.share_paid
        self.works_paid = self.works * self.share_paid

    def police(self):
        """Work out what the brigades do."""
        p, now, raids = self.p, self.now, self.raids
        self.channel_open = np.where((self.channel > 0.5) & ~self.gone, 1.0, 0.0)
        in_one = np.where(raids == IN_LOWER, self.in_lower, 0.0)
        in_one = np.where(raids == IN_UPPER, p.in_upper, in_one)
        self.raids_here = np.where(raids == IN_BOTH, p.split_strength, in_one)
        self.calm = 1.0 - now[UNREST]
        through = np.minimum(1.0, p.works_floor + now[PREMIER])
        speed = np.where(self.channel_open > 0.0, p.channel_speed, through)
        reach = self.share_paid * now[POLICE] * (1.0 - p.cover * now[UNREST]) * speed
        self.raid_force = np.minimum(1.0, self.raids_here * reach)
        raid_speed = np.maximum(p.raid_speed + self.shifts[RAID_SPEED], self.least["raid_speed"])
        self.torn = raid_speed * self.raid_force * now[MOSS]
        self.torn_total = self.torn[0] + self.torn[1]
        self.warning_heard = np.where(self.warned, p.restraint * now[CREDIBILITY], 0.0)
        self.broken_truce = np.where(self.truce & (raids != STAND_DOWN), 1.0, 0.0)

    def land(self, t):
        """Work out what pays, who changes over, and what households earn."""
        p, moss, rest_of_road = self.p, self.now[MOSS], 1.0 - self.now[ROAD]
        self.moss_total = moss[0] + moss[1]
        self.moss_share = self.moss_total / p.moss_before
        moss_pays = self.dye_price[t] * p.moss_yield * (1.0 - p.risk_weight * self.fear)
        terraces_pay = (
            p.terrace_worth
            * (1.0 - p.road_need * rest_of_road)
            * np.maximum(p.worst_water, 1.0 - p.bitter_harm * self.bitter_water)
            * np.maximum(p.worst_harvest, 1.0 + p.rain_gain * self.rain)
        )
        self.pull = np.log(np.maximum(moss_pays / terraces_pay, 0.01))
        self.room = np.maximum(0.0, 1.0 - moss / p.moss_land)
        grants = p.changeover * self.grants_paid * self.calm / self.moss_total
        self.changed_over = grants * moss * (1.0 - p.lorry_need * rest_of_road)
        earned = moss * moss_pays + self.now[TERRACES] * terraces_pay
        self.income = earned / p.households + p.other_earnings
        everybody = self.income * p.households
        self.all_income = everybody[0] + everybody[1]

    def support(self):
        """Work out how earnings have grown, and the premier's share of voters."""
        p = self.p
        self.growth = self.all_income / np.maximum(self.incomes[0], 1.0) - 1.0
        leaning = (
            p.base_support
            + p.votes_for_bread * self.growth
            - p.votes_for_peace * (self.now[UNREST] - p.usual_unrest)
            - p.votes_for_water * (self.bitter_water - 1.0)
        )
        self.premier_support = 1.0 / (1.0 + np.exp(-leaning))

    def flow(self):
        """Return the levels that the flows lead to, before effects and limits."""
        p, now = self.p, self.now
        new = np.empty((LEVELS, self.games))
        courts, credibility, police, road = now[COURTS], now[CREDIBILITY], now[POLICE], now[ROAD]
        image, capital, premier = now[IMAGE], now[CAPITAL], now[PREMIER]
        moss, terraces, unrest, calm = now[MOSS], now[TERRACES], now[UNREST], self.calm
        torn_share, visible = self.torn_total / p.moss_before, self.grants_paid + self.works_paid
        out_of_reach = 1.0 - police
        new[COURTS] = (
            courts
            - p.leaning * police * courts * (1.0 - self.warning_heard)
            + p.mending * (1.0 - courts)
            - p.bypass * self.channel_open * courts
        )
        hollow = np.where(self.warned & ~self.kept_word, p.hollow_words * credibility, 0.0)
        new[CREDIBILITY] = credibility + p.forgetting * (p.usual_credibility - credibility) - hollow
        new[DEATHS] = now[DEATHS] + (p.feud_deaths + p.raid_deaths * self.torn_total) * unrest
        new[IMAGE] = (
            image
            + p.bread_gain * self.growth
            - p.company_blame * self.dealt * police
            + p.trust_fades * (p.usual_image - image)
            + p.gift_gain * visible * (1.0 - image)
            - p.torn_blame * torn_share
        )
        new[MOSS] = (
            moss
            - self.changed_over
            + p.leaving_speed * moss * np.minimum(0.0, self.pull)
            + p.balloon_share * self.on_the_way[2] * np.minimum(1.0, 2.0 * self.room)
            + p.planting_speed * moss * np.maximum(0.0, self.pull) * self.room
            - self.torn
        )
        raided = np.maximum(self.raids_here[0], self.raids_here[1])
        new[POLICE] = (
            police
            + p.raid_habit * raided * out_of_reach
            + p.broker_gain * self.channel_open * out_of_reach
            - p.oversight * courts * police
            + np.where(self.gone, 0.0, p.toll_share * self.moss_share * out_of_reach)
        )
        new[CAPITAL] = (
            capital
            + p.applause * (self.totals[0] - self.moss_total) / p.moss_before
            + p.capital_returns * (p.usual_capital - capital)
            - p.overdrawing * np.maximum(0.0, self.asked / self.home_vote - 1.0)
        )
        new[PREMIER] = (
            premier
            + p.trust_fades * (p.usual_trust - premier)
            + p.help_gain * visible * (1.0 - premier)
            - p.slight * self.channel_open * premier
        )
        new[ROAD] = road + p.road_gain * self.works_paid * (1.0 - road) * calm - p.road_wear * road
        new[TERRACES] = (
            terraces
            + self.changed_over
            - self.fallow * self.bitter_water * terraces
            + p.reclaiming_speed * np.maximum(0.0, p.terrace_land - terraces)
        )
        new[UNREST] = (
            unrest
            + p.raid_anger * torn_share * calm * (1.0 + p.truce_anger * self.broken_truce)
            + p.band_tolls * self.moss_share * calm
            - p.patrols * police * unrest
            - p.fair_courts * courts * unrest
        )
        return new

    def remember(self):
        """Move averages, delays and what was a year ago on by a quarter."""
        p = self.p
        leak = np.maximum(p.pit_leak + self.shifts[PIT_LEAK], self.least["pit_leak"])
        self.bed = self.bed + (leak * self.pits_open() * self.moss_share - self.bed) * self.wash
        self.close_before = self.dealt
        self.dealt = self.dealt + (self.channel_open - self.dealt) * self.befriend
        self.fear = self.fear + (self.raid_force - self.fear) * self.fright
        way = self.on_the_way
        way[2] += (way[1] - way[2]) * self.replant
        way[1] += (way[0] - way[1]) * self.replant
        way[0] += (self.torn_total - self.torn - way[0]) * self.replant
        self.incomes = [*self.incomes[1:], self.all_income]
        self.totals = [*self.totals[1:], self.moss_total]

    def record(self, t):
        """Note every indicator at the quarter's end."""
        row, now = self.values[t], self.now
        row[0] = self.asked
        row[1] = self.bitter_water
        row[2] = self.budget
        row[3] = now[COURTS]
        row[4] = now[DEATHS]
        row[5] = now[IMAGE]
        row[6:8] = self.income
        row[8:10] = now[MOSS]
        row[10] = now[UPPER] + now[LOWER]
        row[11] = now[CAPITAL]
        row[12] = self.share_paid


def moved(force, target, order):
    """Return where an account stands after it has moved towards what is granted."""
    target = np.minimum(np.maximum(target, order.lowest), order.highest)
    return force + np.maximum(np.minimum(target - force, order.limit), -order.limit)
