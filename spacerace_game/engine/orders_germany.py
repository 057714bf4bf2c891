"""Orders on Germany and captives: teams, screening and judgement, the institute, treatment, captives' designs."""

from __future__ import annotations

from spacerace_game.engine.captives import DESIGNS as BY_DESIGNS
from spacerace_game.engine.captives import (
    HOME,
    NONE,
    PARALLEL,
    SUSPECT,
    Target,
    adoptable,
    captive_named,
    captives_of,
    held,
    move_trust,
    target_named,
    targets_of,
)
from spacerace_game.engine.desk import Desk, Refusal, order_kind
from spacerace_game.engine.money import PPM, Bill, normal_rate, work_of
from spacerace_game.engine.state import TREATMENTS, Adoption, Program
from spacerace_game.engine.steps.capture import access, beat_day, beats_of, holder_of, price_of
from spacerace_game.engine.steps.work import thresholds
from spacerace_game.spec import orders
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import TECHNOLOGY, Item, Rules


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
    beats = beats_of(rules, desk.turn)
    if order.beat > beats:
        return Refusal("no-beat", (), beats, order.beat)
    if any(one.team == order.team and one.beat == order.beat for one in desk.errands):
        return Refusal("team-busy", (), order.team, order.beat)
    site = rules.site_index.get(order.site)
    if site is None:
        return Refusal("unknown-id", (order.site,))
    if order.task in ("survey", "watch"):
        return None
    mine = holder_of(rules.scenario.sites[site], beat_day(rules, desk.turn, order.beat)) == rules.sides[desk.index].id
    if order.offer == 0 and not mine:
        return Refusal("not-your-zone", (order.site,))
    if not order.targets or len(order.targets) > rules.numbers.capture.targets:
        return Refusal("too-many", (order.site,), rules.numbers.capture.targets, len(order.targets))
    return _check_targets(desk, order, site)


def _check_targets(desk: Desk, order: orders.SendTeam, site: int) -> Refusal | None:
    """Only what a side believes to be at a site can be ordered there, or who works there for a rival's institute."""
    for name in order.targets:
        target = target_named(desk.rules, name)
        if target is None:
            known = name in desk.rules.person_index
            return Refusal("not-here", (name, order.site)) if known else Refusal("unknown-id", (name,))
        if target.captive != (order.task == "recruit"):
            return Refusal("not-here", (name, order.task))
        holder = _holder(desk, target)
        if holder != 0:
            if not _courtable(desk, target, holder, site, order):
                return Refusal("already-done", (name,))
        elif desk.side.known[target.index] != site + 1:
            return Refusal("not-known", (name, order.site))
    return desk.lacks(Bill(0, promised(desk.rules, order)), (order.site,))


def promised(rules: Rules, order: orders.SendTeam) -> int:
    """What a team would have to pay, thousands, if all whom it is sent for came."""
    return sum(price_of(rules, name, order.offer) for name in order.targets)


def _holder(desk: Desk, target: Target) -> int:
    return desk.view.holder[target.person] if target.person >= 0 else desk.view.lot_holder[target.lot]


def _courtable(desk: Desk, target: Target, holder: int, site: int, order: orders.SendTeam) -> bool:
    """Whether a rival holds them and has its institute at that site."""
    rival = 0 < holder != desk.index + 1
    return bool(rival and order.offer and target.captive and desk.view.public[holder - 1].institute == site + 1)


def _send(desk: Desk, order: orders.SendTeam) -> None:
    desk.errands.append(order)
    if order.task in ("recruit", "carry-off"):
        desk.owe(Bill(0, promised(desk.rules, order)))


def _offer_teams(desk: Desk) -> tuple[Order, ...]:
    """For the next free team: what to fetch, easiest first, then where to look, where to watch, whom to court."""
    slot = next_team(desk)
    if slot is None:
        return ()
    team, beat = slot
    found: list[Order] = []
    wanted = {target for one in desk.errands for target in one.targets}
    most = desk.rules.numbers.capture.targets
    for site, tasks in (*wish_list(desk, beat), *rival_institutes(desk)):
        for task, targets in tasks:
            left = tuple(target for target in targets if target not in wanted)[:most]
            if left:
                order = orders.SendTeam(team=team, beat=beat, site=site, task=task, targets=left)
                if _check_team(desk, order) is None:
                    found.append(order)
    for site in unseen_sites(desk, beat):
        found.append(orders.SendTeam(team=team, beat=beat, site=site, task="survey"))
    for spec in desk.rules.scenario.sites:
        found.append(orders.SendTeam(team=team, beat=beat, site=spec.id, task="watch"))
    return tuple(found)


def next_team(desk: Desk) -> tuple[int, int] | None:
    """The next team and beat without an errand."""
    if not scrambling(desk):
        return None
    busy = {(one.team, one.beat) for one in desk.errands}
    teams = teams_of(desk.rules, desk.index, desk.period.last)
    for beat in range(1, beats_of(desk.rules, desk.turn) + 1):
        for team in range(1, teams + 1):
            if (team, beat) not in busy:
                return team, beat
    return None


def wish_list(desk: Desk, beat: int) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """By site, easiest first: the people one believes could be recruited there and the lots carried off."""
    rules, known = desk.rules, desk.side.known
    people: dict[int, list[str]] = {}
    things: dict[int, list[str]] = {}
    for target in targets_of(rules):
        site = known[target.index]
        if site and _holder(desk, target) == 0:
            (people if target.captive else things).setdefault(site - 1, []).append(target.id)
    found = []
    for site in {**people, **things}:
        reach = reach_of(desk, site, beat)
        name = rules.scenario.sites[site].id
        found.append((-reach, name, [("recruit", people.get(site, [])), ("carry-off", things.get(site, []))]))
    found.sort(key=lambda one: one[:2])
    return [(name, tasks) for _, name, tasks in found]


def reach_of(desk: Desk, site: int, beat: int) -> int:
    """This side's access to a site in a beat."""
    return access(desk.rules, desk.rules.scenario.sites[site], desk.index, beat_day(desk.rules, desk.turn, beat))


def unseen_sites(desk: Desk, beat: int) -> list[str]:
    """Sites not surveyed yet, easiest first."""
    sent = {one.site for one in desk.errands if one.task == "survey"}
    found = [
        (-reach_of(desk, place, beat), site.id)
        for place, site in enumerate(desk.rules.scenario.sites)
        if not desk.side.surveyed[place] and site.id not in sent
    ]
    return [name for _, name in sorted(found)]


def rival_institutes(desk: Desk) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """By a rival's institute: everybody of that rival's who might be found there."""
    found = []
    for index, public in enumerate(desk.view.public):
        if public.institute and index != desk.index:
            names = [c.id for c in captives_of(desk.rules) if _holder(desk, c) == index + 1]
            found.append((desk.rules.scenario.sites[public.institute - 1].id, [("recruit", names)]))
    return found


order_kind("send-team", _check_team, _send, _offer_teams)


def _own(desk: Desk, name: str) -> Target | None:
    captive = captive_named(desk.rules, name)
    if captive is None or not held(captive, desk.index, desk.view.holder, desk.view.lot_holder):
        return None
    return captive


def _check_treat(desk: Desk, order: orders.TreatCaptives) -> Refusal | None:
    captive = _own(desk, order.whom)
    if captive is None:
        return Refusal("not-yours", (order.whom,))
    now = TREATMENTS[desk.side.treatment[captive.place]]
    if now == order.treatment or now == "home":
        return Refusal("already-done", (order.whom, now))
    if desk.side.abroad[captive.index] and order.treatment != "home":
        return Refusal("in-institute", (order.whom,))
    return None


def _treat(desk: Desk, order: orders.TreatCaptives) -> None:
    captive = _own(desk, order.whom)
    if captive is None:
        return
    if order.treatment == "parallel":
        _stir(desk, captive)
    desk.side.treatment[captive.place] = TREATMENTS.index(order.treatment)
    desk.upkeep, desk._bill = -1, None


def _stir(desk: Desk, captive: Target) -> None:
    """The first parallel team of a discipline sets the bureaus that work in it against each other."""
    side, rules = desk.side, desk.rules
    raced = {
        discipline
        for other in captives_of(rules)
        if side.treatment[other.place] == PARALLEL
        for discipline, _ in other.skills
    }
    new = {rules.scenario.disciplines[d].id for d, _ in captive.skills if d not in raced}
    by = rules.numbers.captives.parallel_rivalry
    for place, bureau in enumerate(rules.bureaus):
        if bureau.side == rules.sides[desk.index].id and new.intersection(bureau.disciplines):
            side.rivalry[place] = min(1000, side.rivalry[place] + by)


def _offer_treat(desk: Desk) -> tuple[Order, ...]:
    found: list[Order] = []
    for captive in captives_of(desk.rules):
        if desk.side.treatment[captive.place] == NONE:
            continue
        for treatment in ("integrate", "isolate", "parallel", "home"):
            order = orders.TreatCaptives.model_construct(whom=captive.id, treatment=treatment)
            if _check_treat(desk, order) is None:
                found.append(order)
    return tuple(found)


order_kind("treat-captives", _check_treat, _treat, _offer_treat, "treatment")


def _check_screen(desk: Desk, order: orders.ScreenCaptives) -> Refusal | None:
    if not scrambling(desk):
        return Refusal("too-late", ("screen-captives",))
    if bool(desk.side.screening) == order.on:
        return Refusal("already-done", ("screen-captives",))
    return None


def _screen(desk: Desk, order: orders.ScreenCaptives) -> None:
    desk.side.screening = int(order.on)


def _offer_screen(desk: Desk) -> tuple[Order, ...]:
    return (orders.ScreenCaptives(on=not desk.side.screening),) if scrambling(desk) else ()


order_kind("screen-captives", _check_screen, _screen, _offer_screen)


def _check_judge(desk: Desk, order: orders.JudgeSuspect) -> Refusal | None:
    captive = _own(desk, order.whom)
    if captive is None:
        return Refusal("not-yours", (order.whom,))
    if desk.side.waiting[captive.index] != SUSPECT:
        return Refusal("no-suspect", (order.whom,))
    if any(isinstance(one, orders.JudgeSuspect) and one.whom == order.whom for one in desk.deeds):
        return Refusal("already-done", (order.whom,))
    return None


def _pass_on(desk: Desk, order: Order) -> None:
    desk.deeds.append(order)


def _offer_judge(desk: Desk) -> tuple[Order, ...]:
    if SUSPECT not in desk.side.waiting:
        return ()
    found = (
        orders.JudgeSuspect.model_construct(whom=captive.id, verdict=verdict)
        for captive in captives_of(desk.rules)
        if desk.side.waiting[captive.index] == SUSPECT
        for verdict in ("take", "refuse", "court")
    )
    return tuple(order for order in found if _check_judge(desk, order) is None)


order_kind("judge-suspect", _check_judge, _pass_on, _offer_judge)


def _check_found(desk: Desk, order: orders.FoundInstitute) -> Refusal | None:
    if not scrambling(desk):
        return Refusal("too-late", ("found-institute",))
    site = desk.rules.site_index.get(order.site)
    if site is None:
        return Refusal("unknown-id", (order.site,))
    if desk.side.institute_turn:
        return Refusal("already-done", ("found-institute",))
    if holder_of(desk.rules.scenario.sites[site], desk.period.last) != desk.rules.sides[desk.index].id:
        return Refusal("not-your-zone", (order.site,))
    return desk.lacks(Bill(0, desk.rules.numbers.capture.institute_price), (order.site,))


def _found(desk: Desk, order: orders.FoundInstitute) -> None:
    desk.buy(Bill(0, desk.rules.numbers.capture.institute_price), ("institute", order.site))
    desk.side.institute = desk.rules.site_index[order.site] + 1
    desk.side.institute_turn = desk.turn + 1
    desk.deeds.append(order)


def _offer_found(desk: Desk) -> tuple[Order, ...]:
    if desk.side.institute_turn or not scrambling(desk):
        return ()
    found = (orders.FoundInstitute(site=site.id) for site in desk.rules.scenario.sites)
    return tuple(order for order in found if _check_found(desk, order) is None)


order_kind("found-institute", _check_found, _found, _offer_found, "institute")


def _check_move(desk: Desk, order: orders.MoveInstitute) -> Refusal | None:
    if not desk.side.institute or any(one.kind == order.kind for one in desk.deeds):
        return Refusal("no-institute")
    if desk.side.institute_turn == desk.turn + 1:
        return Refusal("too-early", ("move-institute",))
    return None


def _offer_move(desk: Desk) -> tuple[Order, ...]:
    order = orders.MoveInstitute()
    return (order,) if _check_move(desk, order) is None else ()


order_kind("move-institute", _check_move, _pass_on, _offer_move, "institute")


def _check_design(desk: Desk, order: orders.AdoptDesign | orders.ShelveDesign) -> Refusal | None:
    captive = _own(desk, order.whom)
    if captive is None:
        return Refusal("not-yours", (order.whom,))
    if desk.side.drafts[captive.index] < PPM or desk.side.treatment[captive.place] == HOME:
        return Refusal("no-design", (order.whom,), desk.side.drafts[captive.index] // 10_000, 100)
    if not isinstance(order, orders.AdoptDesign):
        return None
    place = desk.rules.item_index.get(order.item)
    if place is None:
        return Refusal("unknown-id", (order.item,))
    if desk.program_on(place) is None:
        return Refusal("not-open", (order.item,))
    if any(adoption.item == place for adoption in desk.side.adoptions):
        return Refusal("already-done", (order.item,))
    return None if _serves(desk, captive, desk.rules.items[place]) else Refusal("no-use", (order.whom, order.item))


def _serves(desk: Desk, captive: Target, item: Item) -> bool:
    """Whether a captive's design is of use to a program: German work of a discipline of theirs."""
    shared = any(discipline in item.disciplines for discipline, _ in captive.skills)
    return shared and adoptable(desk.rules, desk.side, item)


def _adopt(desk: Desk, order: orders.AdoptDesign) -> None:
    """Two quarters of a program's work, their gladness, and the pride of the chief who must build it."""
    captive, place = _own(desk, order.whom), desk.rules.item_index[order.item]
    program, side, rules = desk.program_on(place), desk.side, desk.rules
    if captive is None or program is None:
        return
    numbers, months, item = rules.numbers.captives, rules.scenario.turn_months, rules.items[place]
    work = normal_rate(rules, item, program.ground) * numbers.adopt_quarters * 3 // months
    most = work_of(rules, item, program.ground)
    if item.kind == TECHNOLOGY:
        most = thresholds(rules, item)[numbers.isolate.trl_most - 1]
    side.done[place] = max(side.done[place], min(most, side.done[place] + work))
    side.drafts[captive.index] = 0
    move_trust(side, captive, numbers.adopt_trust, BY_DESIGNS)
    until = desk.turn + numbers.pride_quarters * 3 // months
    side.adoptions = [*side.adoptions, Adoption(place, captive.index, proud_chief(desk, program) + 1, until)]
    desk.deeds.append(order)


def proud_chief(desk: Desk, program: Program) -> int:
    """Whose pride an adopted design hurts: the program's own leader, or the side's best home-grown one; −1 nobody's."""
    people = desk.rules.scenario.people
    if program.leader and people[program.leader - 1].side is not None:
        return program.leader - 1
    me, holder = desk.index + 1, desk.view.holder
    return next((place for place in _home_grown(desk.rules) if holder[place] == me), -1)


def _home_grown(rules: Rules) -> list[int]:
    """Those who lead and are nobody's captives, the best first."""
    found: list[int] | None = rules.machinery.get("home_grown")
    if found is None:
        people = enumerate(rules.scenario.people)
        chiefs = [(person.leads, person.id, place) for place, person in people if person.leads and person.side]
        found = rules.machinery["home_grown"] = [place for _, _, place in sorted(chiefs, reverse=True)]
    return found


def _offer_adopt(desk: Desk) -> tuple[Order, ...]:
    found = (
        orders.AdoptDesign(whom=captive.id, item=desk.rules.items[program.item].id)
        for captive in _with_designs(desk)
        for program in desk.side.programs
    )
    return tuple(order for order in found if _check_design(desk, order) is None)


def _with_designs(desk: Desk) -> list[Target]:
    if PPM not in desk.side.drafts:
        return []
    return [captive for captive in captives_of(desk.rules) if desk.side.drafts[captive.index] >= PPM]


order_kind("adopt-design", _check_design, _adopt, _offer_adopt, "treatment")


def _shelve(desk: Desk, order: orders.ShelveDesign) -> None:
    captive = _own(desk, order.whom)
    if captive is not None:
        desk.side.drafts[captive.index] = 0
        move_trust(desk.side, captive, desk.rules.numbers.captives.shelve_trust, BY_DESIGNS)
        desk.deeds.append(order)


def _offer_shelve(desk: Desk) -> tuple[Order, ...]:
    found = (orders.ShelveDesign(whom=captive.id) for captive in _with_designs(desk))
    return tuple(order for order in found if _check_design(desk, order) is None)


order_kind("shelve-design", _check_design, _shelve, _offer_shelve)
