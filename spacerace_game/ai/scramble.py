"""What a chief of the steady school does in Germany: fetch what is near, look around, and go home in time."""

from __future__ import annotations

from spacerace_game.ai.temper import Temper
from spacerace_game.engine import Desk
from spacerace_game.engine.captives import closing_odds
from spacerace_game.engine.orders_germany import next_team, promised, reach_of, scrambling, unseen_sites, wish_list
from spacerace_game.engine.steps.capture import holder_of, trains_of
from spacerace_game.spec import orders

PAPERS = 6
"""What a level of a technology is worth among spoils, in rockets."""
OFFERS = 4
"""Offers may commit one part in so many of what is in the purses: most of those asked do not come, and work waits."""
FAIR, BEST = 2, 3
"""The terms that may be offered; 1 are the bare ones."""
_Wishes = list[tuple[str, list[tuple[str, list[str]]]]]
MOVE_ODDS = 200_000
"""The chance of closure, ppm a quarter, at which an institute in Germany is moved home."""


def offer_of(temper: Temper) -> int:
    """The terms that a chief offers in Germany: the fair ones; the best, where it begins with Germany."""
    return temper.offer or (BEST if temper.opening == "germany" else FAIR)


def scramble(desk: Desk, temper: Temper) -> None:
    """Checks whom it takes; fetches what is near, looks around with the teams that are left."""
    if not scrambling(desk):
        return
    desk.give(orders.ScreenCaptives())
    _institute(desk)
    plan = _Plan(desk, temper)
    while (slot := next_team(desk)) is not None:
        order = plan.errand(*slot)
        if order is None or desk.give(order) is not None:
            return
        plan.note(order)


class _Plan:
    """What teams are sent for in a turn; what was found out for one of them serves the others."""

    def __init__(self, desk: Desk, temper: Temper) -> None:
        self.desk = desk
        self.offer = offer_of(temper)
        self.trains = trains_of(desk.rules, desk.index, desk.period.first)
        self.purse = (desk.side.free + desk.side.tied) // OFFERS
        """What further offers may commit, thousands."""
        self.wanted: set[str] = set()
        """What teams have been sent for."""
        self.refused: set[tuple[str, str, tuple[str, ...]]] = set()
        """What was too dear: it gets no cheaper."""
        self.sites: dict[int, tuple[_Wishes, _Wishes]] = {}
        """By beat: sites with what is wished for there, in one's own zone and elsewhere."""

    def note(self, order: orders.SendTeam) -> None:
        """Remembers what a team was sent for, and what it may have to pay."""
        self.wanted.update(order.targets)
        self.purse -= promised(self.desk.rules, order)

    def errand(self, team: int, beat: int) -> orders.SendTeam | None:
        """Fetch in one's own zone, survey the nearest place not seen, fetch elsewhere, and otherwise watch.

        What will pass into other hands is fetched first, and of that what holds most rockets and papers.
        """
        desk = self.desk
        if beat not in self.sites:
            self.sites[beat] = self._wishes(beat)
        trains = self.trains - sum(_loads(desk, name) for name in self.wanted)
        near, far = self.sites[beat]
        order = self._fetch(team, beat, near, trains)
        if order is not None:
            return order
        for site in unseen_sites(desk, beat)[:1]:
            return orders.SendTeam(team=team, beat=beat, site=site, task="survey")
        order = self._fetch(team, beat, far, trains)
        if order is not None:
            return order
        rivals = [public.institute for place, public in enumerate(desk.view.public) if place != desk.index]
        site = desk.rules.scenario.sites[max(rivals, default=0) - 1].id
        return orders.SendTeam(team=team, beat=beat, site=site, task="watch")

    def _wishes(self, beat: int) -> tuple[_Wishes, _Wishes]:
        """What is wished for in a beat, site by site, in one's own zone and elsewhere."""
        desk = self.desk
        near: _Wishes = []
        far: _Wishes = []
        for site, tasks in sorted(wish_list(desk, beat), key=lambda one: urgency(desk, *one)):
            reach = reach_of(desk, desk.rules.site_index[site], beat)
            (near if reach >= desk.rules.numbers.capture.closing_zone else far).append((site, tasks))
        return near, far

    def _fetch(self, team: int, beat: int, wishes: _Wishes, trains: int) -> orders.SendTeam | None:
        """The first errand that may be ordered among these."""
        desk, wanted, most = self.desk, self.wanted, self.desk.rules.numbers.capture.targets
        for site, tasks in wishes:
            for task, names in tasks:
                left = tuple([name for name in names if name not in wanted and _loads(desk, name) <= trains][:most])
                if not left or (site, task, left) in self.refused:
                    continue
                order = orders.SendTeam(team=team, beat=beat, site=site, task=task, targets=left, offer=self.offer)
                if promised(desk.rules, order) <= self.purse and desk.why_not(order) is None:
                    return order
                self.refused.add((site, task, left))
        return None


def urgency(desk: Desk, name: str, tasks: list[tuple[str, list[str]]]) -> tuple[bool, int]:
    """Sites that will pass to others before those that will stay; among them, the richest in rockets and papers."""
    if not _passing(desk, name):
        return True, 0
    lots = [desk.rules.lots[desk.rules.lot_index[thing]][1] for thing in tasks[1][1]]
    return False, -sum(lot.rounds + PAPERS * sum(one.levels for one in lot.lifts) for lot in lots)


def _passing(desk: Desk, name: str) -> bool:
    """Whether a site in one's own zone will pass to somebody else."""
    site, day = desk.rules.scenario.sites[desk.rules.site_index[name]], desk.period.first
    me = desk.view.name
    return holder_of(site, day) == me and any(one.since > day and one.holder != me for one in site.holders)


def _loads(desk: Desk, name: str) -> int:
    """The train loads that something takes; people who come alone take none."""
    place = desk.rules.lot_index.get(name)
    return 0 if place is None else int(desk.rules.lots[place][1].loads)


def _institute(desk: Desk) -> None:
    """An institute where most of what is wanted lies in one's own zone for good; home before the Allies insist."""
    if desk.side.institute:
        if closing_odds(desk.rules, desk.period.last) >= MOVE_ODDS:
            desk.give(orders.MoveInstitute())
        return
    late = closing_odds(desk.rules, desk.period.last) >= MOVE_ODDS // 2
    if desk.side.institute_turn or desk.attention < 3 or late:
        return
    here, away = 0, 0
    best: tuple[int, str] = (0, "")
    for site, tasks in wish_list(desk, 1):
        people = len(tasks[0][1])
        own = desk.why_not(orders.FoundInstitute(site=site)) is None
        here, away = (here + people, away) if own else (here, away + people)
        if own and people > best[0]:
            best = (people, site)
    if best[1] and 4 * here > 3 * away:
        desk.give(orders.FoundInstitute(site=best[1]))
