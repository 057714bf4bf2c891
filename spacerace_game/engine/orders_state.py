"""Orders on Germany and politics: teams, warnings, pledges, answers, reforms."""

from __future__ import annotations

from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import PPM, Bill
from spacerace_game.engine.state import CUSTOMS, Promise, School, Warning
from spacerace_game.engine.steps.capture import access, beat_day, holder_of, price_of
from spacerace_game.engine.steps.stories import shelves
from spacerace_game.engine.steps.work import school_bill
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules

INSTITUTIONS = ("civil-agency", "space-force", "ministry")


def teams_of(rules: Rules, index: int, day: int) -> int:
    """How many field teams a side has on a day."""
    found = 0
    for count in rules.sides[index].teams:
        if count.since <= day:
            found = count.teams
    return found


def scrambling(desk: Desk) -> bool:
    """Whether teams still comb Germany in this turn."""
    until = desk.rules.scenario.capture_until
    return until is not None and desk.period.first <= until


def _check_team(desk: Desk, order: orders.SendTeam) -> Refusal | None:
    if not scrambling(desk):
        return Refusal("too-late", ("send-team",))
    rules = desk.rules
    have = teams_of(rules, desk.index, desk.period.last)
    if order.team > have:
        return Refusal("no-team", (), have, order.team)
    if any(one.team == order.team and one.beat == order.beat for one in desk.errands):
        return Refusal("team-busy", (), order.team, order.beat)
    site = rules.site_index.get(order.site)
    if site is None:
        return Refusal("unknown-id", (order.site,))
    spec = rules.scenario.sites[site]
    day = beat_day(rules, desk.turn, order.beat)
    mine = holder_of(spec, day) == rules.sides[desk.index].id
    if order.offer == 0 and not mine:
        return Refusal("not-your-zone", (order.site,))
    if order.task in ("survey", "watch"):
        return None
    if not order.targets or len(order.targets) > rules.numbers.capture.targets:
        return Refusal("too-many", (order.site,), rules.numbers.capture.targets, len(order.targets))
    return _check_targets(desk, order)


def _check_targets(desk: Desk, order: orders.SendTeam) -> Refusal | None:
    rules, price = desk.rules, 0
    for target in order.targets:
        person, lot = rules.person_index.get(target), rules.lot_index.get(target)
        if person is not None:
            if rules.scenario.people[person].site != order.site or order.task != "recruit":
                return Refusal("not-here", (target, order.site))
            if desk.view.holder[person] != 0:
                return Refusal("already-done", (target,))
        elif lot is not None:
            place, spec = rules.lots[lot]
            if rules.scenario.sites[place].id != order.site:
                return Refusal("not-here", (target, order.site))
            if (spec.kind == "people") != (order.task == "recruit"):
                return Refusal("not-here", (target, order.task))
            if desk.view.lot_holder[lot] != 0:
                return Refusal("already-done", (target,))
        else:
            return Refusal("unknown-id", (target,))
        price += price_of(rules, target, order.offer)
    return desk.lacks(Bill(0, price), (order.site,))


def _send(desk: Desk, order: orders.SendTeam) -> None:
    desk.errands.append(order)
    if order.task not in ("survey", "watch"):
        desk.commit(Bill(0, sum(price_of(desk.rules, target, order.offer) for target in order.targets)))


def _offer_teams(desk: Desk) -> tuple[Order, ...]:
    if not scrambling(desk):
        return ()
    found: list[Order] = []
    busy = {(one.team, one.beat) for one in desk.errands}
    free = [
        (team, beat)
        for beat in (1, 2, 3)
        for team in range(1, teams_of(desk.rules, desk.index, desk.period.last) + 1)
        if (team, beat) not in busy
    ]
    if not free:
        return ()
    team, beat = free[0]
    wanted = {target for one in desk.errands for target in one.targets}
    for site, tasks in wish_list(desk, beat):
        for task, targets in tasks:
            left = tuple(target for target in targets if target not in wanted)[: desk.rules.numbers.capture.targets]
            if left:
                order = orders.SendTeam(team=team, beat=beat, site=site, task=task, targets=left)
                if _check_team(desk, order) is None:
                    found.append(order)
    return tuple(found)


def wish_list(desk: Desk, beat: int) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """By site, easiest first: the people one could recruit and the lots one could carry off."""
    rules = desk.rules
    day = beat_day(rules, desk.turn, beat)
    people: dict[str, list[str]] = {}
    for place, person in enumerate(rules.scenario.people):
        if person.site and desk.view.holder[place] == 0:
            people.setdefault(person.site, []).append(person.id)
    found = []
    for number, site in enumerate(rules.scenario.sites):
        lots = [lot for place, (at, lot) in enumerate(rules.lots) if at == number and desk.view.lot_holder[place] == 0]
        recruits = people.get(site.id, []) + [lot.id for lot in lots if lot.kind == "people"]
        things = [lot.id for lot in lots if lot.kind != "people"]
        if recruits or things:
            reach = access(rules, site, desk.index, day)
            found.append((-reach, site.id, [("recruit", recruits), ("carry-off", things)]))
    found.sort(key=lambda one: one[:2])
    return [(name, tasks) for _, name, tasks in found]


order_kind("send-team", _check_team, _send, _offer_teams)


def _check_warn(desk: Desk, order: orders.WarnCountry) -> Refusal | None:
    place = desk.rules.milestone_index.get(order.milestone)
    if place is None:
        return Refusal("unknown-id", (order.milestone,))
    if any(public.shown[place] for public in desk.view.public):
        return Refusal("already-done", (order.milestone,))
    if any(warning.milestone == place for warning in desk.side.warnings):
        return Refusal("already-open", (order.milestone,))
    return None


def _warn(desk: Desk, order: orders.WarnCountry) -> None:
    place = desk.rules.milestone_index[order.milestone]
    desk.side.warnings = [*desk.side.warnings, Warning(place, desk.turn)]
    desk.reforms.append("warned:" + order.milestone)


def _offer_warn(desk: Desk) -> tuple[Order, ...]:
    found = (orders.WarnCountry(milestone=milestone.id) for milestone in desk.rules.scenario.milestones)
    return tuple(order for order in found if _check_warn(desk, order) is None)


order_kind("warn-country", _check_warn, _warn, _offer_warn, "warn")


def estimate_of(rules: Rules, index: int, milestone: int) -> int:
    """What a milestone honestly costs from nothing, thousands: the cheapest way's development, thrice flown."""
    best = 0
    for mission in rules.milestone_missions[milestone]:
        for way in rules.ways[mission]:
            price = rules.items[rules.vehicle_item[way.vehicle]].price + 3 * rules.vehicles[way.vehicle].unit_price
            if way.spacecraft >= 0:
                craft = rules.spacecraft[way.spacecraft]
                price += craft.price + 3 * craft.unit_price
            best = price if not best else min(best, price)
    return best * rules.sides[index].prices // PPM


def _check_pledge(desk: Desk, order: orders.MakePledge) -> Refusal | None:
    place = desk.rules.milestone_index.get(order.milestone)
    if place is None:
        return Refusal("unknown-id", (order.milestone,))
    politics = desk.rules.numbers.politics
    side = desk.side
    if side.reached[place] or any(promise.milestone == place for promise in side.promises):
        return Refusal("already-done", (order.milestone,))
    if len(side.promises) >= politics.pledge_most:
        return Refusal("too-many", (order.milestone,), politics.pledge_most, len(side.promises) + 1)
    if order.by < desk.period.last + 365:
        return Refusal("bad-day", (order.milestone,), order.by, desk.period.last + 365)
    if not estimate_of(desk.rules, desk.index, place):
        return Refusal("too-weak", (order.milestone,))
    support, fear = sum(side.support), sum(side.fear)
    if support < politics.pledge_support and fear < politics.pledge_fear and not side.crisis:
        return Refusal("no-support", (order.milestone,), support, politics.pledge_support)
    return None


def _pledge(desk: Desk, order: orders.MakePledge) -> None:
    place = desk.rules.milestone_index[order.milestone]
    estimate = estimate_of(desk.rules, desk.index, place)
    lean = int(order.estimate == "lean")
    if lean:
        estimate = estimate * desk.rules.numbers.politics.pledge_lean // PPM
        desk.reforms.append("lean:" + order.milestone)
    promise = Promise(place, order.by, estimate, lean, desk.period.first)
    desk.side.promises = [*desk.side.promises, promise]


def _offer_pledge(desk: Desk) -> tuple[Order, ...]:
    by = desk.period.last + 365 * 5
    found = (orders.MakePledge(milestone=milestone.id, by=by) for milestone in desk.rules.scenario.milestones)
    return tuple(order for order in found if _check_pledge(desk, order) is None)


order_kind("make-pledge", _check_pledge, _pledge, _offer_pledge, "pledge")


def locked(desk: Desk, story: int, number: int) -> bool:
    """Whether a choice's condition does not hold. It may ask only for what the side can know."""
    test = shelves(desk.rules)[desk.index].choice_tests.get((story, number))
    return test is not None and not test(_Seen(desk), desk.index)  # type: ignore[arg-type]


class _Seen:
    """A state as far as a view shows it, for the conditions of choices."""

    __slots__ = ("holder", "lot_holder", "sides", "turn")

    def __init__(self, desk: Desk) -> None:
        self.turn = desk.turn
        self.holder = desk.view.holder
        self.lot_holder = desk.view.lot_holder
        self.sides = [
            desk.side if place == desk.index else _Rival(public.shown, len(desk.rules.flag_index))
            for place, public in enumerate(desk.view.public)
        ]


class _Rival:
    """A rival as far as it is public: what it has shown, and no flags."""

    __slots__ = ("flags", "shown")

    def __init__(self, shown: tuple[int, ...], flags: int) -> None:
        self.shown = shown
        self.flags = (0,) * flags


def _check_answer(desk: Desk, order: orders.AnswerDecision) -> Refusal | None:
    story = desk.rules.storylet_index.get(order.storylet)
    if story is None or all(one.storylet != story for one in desk.side.pending):
        return Refusal("unknown-id", (order.storylet,))
    if any(done == story for done, _ in desk.answers):
        return Refusal("already-done", (order.storylet,))
    for number, choice in enumerate(desk.rules.storylets[story].choices):
        if choice.id == order.choice:
            if locked(desk, story, number):
                return Refusal("choice-locked", (order.storylet, order.choice))
            return desk.lacks(Bill(choice.price, 0), (order.storylet,)) if choice.price > 0 else None
    return Refusal("unknown-id", (order.choice,))


def _answer(desk: Desk, order: orders.AnswerDecision) -> None:
    story = desk.rules.storylet_index[order.storylet]
    choices = desk.rules.storylets[story].choices
    number = next(n for n, choice in enumerate(choices) if choice.id == order.choice)
    desk.answers.append((story, number))
    desk.commit(Bill(max(0, choices[number].price), 0))
    desk.side.pending = [one for one in desk.side.pending if one.storylet != story]


def _offer_answers(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for one in desk.side.pending:
        storylet = desk.rules.storylets[one.storylet]
        for choice in storylet.choices:
            order = orders.AnswerDecision(storylet=storylet.id, choice=choice.id)
            if _check_answer(desk, order) is None:
                found.append(order)
    return tuple(found)


order_kind("answer", _check_answer, _answer, _offer_answers)


def _check_reform(desk: Desk, order: orders.Reform) -> Refusal | None:
    side = desk.side
    if order.reform.startswith("announce-"):
        custom = CUSTOMS.index(order.reform.removeprefix("announce-"))
        return Refusal("already-done", (order.reform,)) if side.custom == custom else None
    if order.reform == "schools":
        if any(school.yearly for school in side.schools):
            return Refusal("already-done", (order.reform,))
        return desk.lacks(school_bill(desk.rules, desk.index, desk.period.year), (order.reform,))
    if side.agency or any(reform in INSTITUTIONS for reform in desk.reforms):
        return Refusal("already-done", (order.reform,))
    if desk.period.year < 1955:
        return Refusal("too-early", (order.reform,), desk.period.year, 1955)
    return None


def _reform(desk: Desk, order: orders.Reform) -> None:
    side = desk.side
    if order.reform.startswith("announce-"):
        side.custom = CUSTOMS.index(order.reform.removeprefix("announce-"))
    elif order.reform == "schools":
        work = desk.rules.numbers.work
        quarters = work.school_quarters * 3 // desk.rules.scenario.turn_months
        desk.buy(school_bill(desk.rules, desk.index, desk.period.year), ("reform", order.reform))
        side.schools = [*side.schools, School(desk.turn + quarters, work.school_growth, 1)]
    else:
        desk.reforms.append(order.reform)


def _offer_reform(desk: Desk) -> tuple[Order, ...]:
    names = ("announce-before", "announce-after", "schools", "civil-agency", "space-force", "ministry")
    found = (orders.Reform(reform=name) for name in names)
    return tuple(order for order in found if _check_reform(desk, order) is None)


order_kind("reform", _check_reform, _reform, _offer_reform, "reform")
