"""Captives: how they come, work, teach, leak, draw designs, go home, and what becomes of an institute in Germany."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial
from operator import itemgetter

from spacerace_game.engine.captives import (
    CHECKED,
    DESIGNS,
    FULL_TRUST,
    INTEGRATE,
    ISOLATE,
    NONE,
    OFFER,
    PROMISES,
    SUSPECT,
    TREATMENT,
    Target,
    captive_named,
    captive_output,
    captives_of,
    closing_odds,
    held,
    move_trust,
    treatment_table,
    trust_years,
)
from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.facts import (
    CaptiveMoved,
    DesignDrawn,
    EngineersMoved,
    InstituteChanged,
    PastSurfaced,
    SecretLeaked,
)
from spacerace_game.engine.rosters import Roster, privy_to, roster_of, roster_of_one
from spacerace_game.engine.state import TRUST_CAUSES, Side, zeros
from spacerace_game.engine.steps.intelligence import hard_evidence
from spacerace_game.engine.steps.people import leave_posts
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.world import World, by_luck
from spacerace_game.spec.orders import AdoptDesign, FoundInstitute, JudgeSuspect, Order, ShelveDesign
from spacerace_game.spec.rules import Rules

Event = tuple[int, Callable[[], None]]
"""Something that happens to a captive, with the captive's index."""


def keep_captives(world: World) -> None:
    """A turn in the life of captives, for all sides."""
    for index in by_luck(world.rules):
        side = world.state.sides[index]
        side.blown = max(0, side.blown - 1)
        if side.institute:
            _run_institute(world, index, side)
        _keep_of_side(world, index, side)


def _keep_of_side(world: World, index: int, side: Side) -> None:
    """First what merely runs on, for all at once; then what happens, in the order of captives."""
    roster = roster_of(world, index, side)
    unpaid = side.free <= 0 and side.tied <= 0
    events = _live(world, index, side, roster)
    for captive in roster.strays:
        events.append((captive.index, partial(forget, world, index, captive)))
    for captive in roster.newcomers:
        events.append((captive.index, partial(_come, world, index, side, captive)))
    for captive in roster.home:
        if side.privy[captive.index] >= 0:
            events.append((captive.index, partial(_go_home, world, index, side, captive)))
    _tell_all(events)
    if unpaid:
        for captive in (*roster.kept, *roster.newcomers):
            move_trust(side, captive, world.rules.numbers.captives.unpaid_trust, PROMISES)
    if roster.taught:
        _teach(world, index, side, tuple(roster.taught))


def _tell_all(events: list[Event]) -> None:
    """Lets events happen; the sort is stable, so each captive's own keep the order of the rules."""
    for _, happen in sorted(events, key=itemgetter(0)):
        happen()


def _come(world: World, index: int, side: Side, captive: Target) -> None:
    """Takes in one who is held and in no book yet, and begins the turn with them."""
    fair = world.rules.numbers.capture.offer_trust[1]
    take_in(world, index, captive, max(side.trust[captive.place], fair), captive.dossier, False)
    _tell_all(_live(world, index, side, roster_of_one(world, index, side, captive)))


def _live(world: World, index: int, side: Side, roster: Roster) -> list[Event]:
    """A turn of those a side keeps. Nothing in it touches two captives; what could is among the events returned."""
    events: list[Event] = []
    if any(side.waiting):
        for captive in roster.kept:
            if side.waiting[captive.index]:
                side.waiting[captive.index] = 0
                events.append((captive.index, partial(_tell, world, index, captive, "checked")))
    if world.period.opens_year:
        years = trust_years(world.rules)
        for captive in roster.kept:
            how = NONE if side.abroad[captive.index] else side.treatment[captive.place]
            move_trust(side, captive, years[how], TREATMENT)
    if roster.isolated:
        events += _draw_designs(world, index, side, roster)
    if roster.at_work:
        _see_secrets(world.rules, side, roster)
        events += _risk_leaks(world, index, side, roster)
        events += _risk_pasts(world, index, side, roster)
    for captive, share in zip(roster.groups, roster.shares):
        if side.working[captive.index] != share:
            events.append((captive.index, partial(employ, world, index, side, captive)))
    return events


def _draw_designs(world: World, index: int, side: Side, roster: Roster) -> list[Event]:
    """Those in isolation draw: a finished design waits until it is adopted or shelved."""
    events: list[Event] = []
    rules, numbers = world.rules, world.rules.numbers.captives
    months, promised = rules.scenario.turn_months, rules.numbers.capture.offer_trust[2]
    paper, waits, cooling, drafts = (
        numbers.paper * months,
        numbers.design_waits * months // 3,
        side.cooling,
        side.drafts,
    )
    opens_year = world.period.opens_year
    for captive in roster.isolated:
        place = captive.index
        if opens_year and side.trust_parts[place * len(TRUST_CAUSES) + OFFER] >= promised:
            move_trust(side, captive, numbers.broken_contract, PROMISES)
        if cooling[place] < 400:
            cooling[place] += 1
        if drafts[place] >= PPM:
            move_trust(side, captive, waits, DESIGNS)
            continue
        drafts[place] = min(PPM, drafts[place] + captive_output(rules, side, captive) * paper // 3)
        if drafts[place] == PPM:
            drawn = DesignDrawn(world.period.last, world.name(index), captive.id, "drawn", "")
            events.append((place, partial(world.emit, drawn)))
    return events


def _see_secrets(rules: Rules, side: Side, roster: Roster) -> None:
    """Those at work see the highest level of German technology in their disciplines, and nothing cools."""
    cooling, privy = side.cooling, side.privy
    for captive, level in zip(roster.at_work, privy_to(rules, side, roster)):
        place = captive.index
        cooling[place] = 0
        privy[place] = level


def _risk_leaks(world: World, index: int, side: Side, roster: Roster) -> list[Event]:
    """Distrust runs hazard; each full million of it holds one leak, at a point of its own."""
    events: list[Event] = []
    months, points = world.rules.scenario.turn_months, _leak_points(world)
    trust, leaking = side.trust, side.leaking
    for captive, leaks in roster.leaky:
        distrust = FULL_TRUST - trust[captive.place]
        if not distrust:
            continue
        place = captive.index
        before = leaking[place]
        after = leaking[place] = before + distrust * 20 * leaks // PPM * months // 3
        marks = points[place]
        if not marks or marks[-1] < after:
            _add_leaks(world, captive, marks, after)
        number = bisect_left(marks, before)
        while marks[number] < after:
            events.append((place, partial(_leak, world, index, side, captive, number)))
            number += 1
    return events


def _risk_pasts(world: World, index: int, side: Side, roster: Roster) -> list[Event]:
    """A past runs hazard where its bearer is integrated at home; it surfaces at a point of its own."""
    events: list[Event] = []
    exposed = side.exposed
    for captive, hazard, mark in roster.pasts:
        place = captive.index
        before = exposed[place]
        if before < PPM:
            after = before + hazard
            exposed[place] = after if after < PPM else PPM
            if before <= mark < after:
                events.append((place, partial(_expose, world, index, side, captive)))
    return events


def take_in(world: World, index: int, captive: Target, trust: int, dossier: int, screened: bool) -> None:
    """A person or group comes to a side: to its institute if it has one, otherwise into isolation at home.

    Who is screened waits a quarter; that clears half of a dossier, unless it is a suspect's.
    """
    side, numbers = world.state.sides[index], world.rules.numbers.capture
    place = captive.index
    forget(world, index, captive)
    side.trust[captive.place] = 0
    move_trust(side, captive, trust, OFFER)
    side.abroad[place] = int(side.institute > 0)
    side.treatment[captive.place] = INTEGRATE if side.institute else ISOLATE
    side.dossier[place] = min(60, dossier)
    side.exposed[place] = side.leaking[place] = 0
    if screened:
        suspect = dossier >= numbers.suspect
        side.waiting[place] = SUSPECT if suspect else CHECKED
        if not suspect:
            side.dossier[place] = dossier * numbers.checked // PPM
    if captive.lot >= 0:
        employ(world, index, side, captive)


def forget(world: World, index: int, captive: Target) -> None:
    """Takes a captive out of a side's books: posts, engineers, everything but trust's memory is gone."""
    side = world.state.sides[index]
    side.treatment[captive.place] = NONE
    side.trust[captive.place] = 0
    for column in (side.waiting, side.abroad, side.privy, side.cooling, side.drafts, side.dossier):
        column[captive.index] = 0
    first = captive.index * len(TRUST_CAUSES)
    side.trust_parts[first : first + len(TRUST_CAUSES)] = zeros(len(TRUST_CAUSES))
    if captive.person >= 0:
        leave_posts(side, captive.person)
    else:
        employ(world, index, side, captive)


def employ(world: World, index: int, side: Side, captive: Target) -> None:
    """Brings a group's engineers into the workforce as far as its treatment lets them, or takes them out."""
    old = side.working[captive.index]
    new = 0 if side.waiting[captive.index] else treatment_table(world.rules)[0][side.treatment[captive.place]]
    if new == old:
        return
    side.working[captive.index] = new
    for discipline, amount in captive.skills:
        by = amount * new // (10 * PPM) - amount * old // (10 * PPM)
        by = max(by, -side.engineers[discipline])
        side.engineers[discipline] += by
        if by and world.facts is not None:
            name = world.rules.scenario.disciplines[discipline].id
            world.emit(EngineersMoved(world.period.last, world.name(index), name, by, "captives"))


def _teach(world: World, index: int, side: Side, disciplines: tuple[int, ...]) -> None:
    """Own engineers learn from integrated captives, for five years in each discipline."""
    rules, numbers = world.rules, world.rules.numbers.captives
    months = rules.scenario.turn_months
    enough = -(-numbers.teach_quarters * 3 // months)
    for discipline in [one for one in disciplines if side.lessons[one] < enough]:
        side.lessons[discipline] += 1
        gained = side.graduates[discipline] + side.engineers[discipline] * numbers.teach * months // 3
        by, side.graduates[discipline] = divmod(gained, PPM)
        side.engineers[discipline] += by
        if by and world.facts is not None:
            name = rules.scenario.disciplines[discipline].id
            world.emit(EngineersMoved(world.period.last, world.name(index), name, by, "captives teach"))


def _expose(world: World, index: int, side: Side, captive: Target) -> None:
    """A past surfaces once the hazard it has run passes a threshold drawn once for that person or group.

    A suspect's costs the whole of the support, a lighter one its share.
    """
    full = max(1, world.rules.numbers.capture.suspect)
    by = -(-world.rules.numbers.captives.surface_support * min(full, side.dossier[captive.index]) // full)
    world.move(index, "support", by, "captives", ("captive", captive.id))
    world.emit(PastSurfaced(world.period.last, world.name(index), captive.id, side.dossier[captive.index]))


def _leak_points(world: World) -> list[list[int]]:
    """By captive: where its first leaks lie in the hazard it runs, as many as were needed so far."""
    found: list[list[int]] | None = world.draws.get("leaks")
    if found is None:
        found = world.draws["leaks"] = [[] for _ in captives_of(world.rules)]
    return found


def _add_leaks(world: World, captive: Target, points: list[int], until: int) -> None:
    """Draws leaks, by the captive's name and the leak's number, until one lies at a hazard or beyond."""
    while not points or points[-1] < until:
        number = len(points)
        points.append(number * PPM + chance(world.state.seed, "leak", captive.id, number))


def _leak(world: World, index: int, side: Side, captive: Target, number: int) -> None:
    """A rival gains a step in a technology it is behind in; where it is behind in none, it sees dates better."""
    rules, state = world.rules, world.state
    rivals = [rival for rival in by_luck(rules) if rival != index]
    if not rivals:
        return
    rival = rivals[draw(state.seed, len(rivals), "leak-to", captive.id, number)]
    other = state.sides[rival]
    disciplines = {discipline for discipline, _ in captive.skills}
    most = rules.numbers.captives.hearsay_trl
    lower = [place for place, (ours, theirs) in enumerate(zip(side.trl, other.trl)) if theirs < min(ours, most)]
    behind = [place for place in lower if rules.discipline_index[rules.technologies[place].discipline] in disciplines]
    name = ""
    if behind:
        place = behind[draw(state.seed, len(behind), "leak-what", captive.id, number)]
        name = rules.technologies[place].id
        raise_level(world, rival, place, other.trl[place] + 1, ("leak", captive.id))
    else:
        numbers = rules.numbers.captives
        side.blown = max(1, numbers.leak_quarters * 3 // rules.scenario.turn_months)
        width = len(rules.scenario.milestones)
        for place in range(index * width, (index + 1) * width):
            other.estimate_error[place] -= other.estimate_error[place] * numbers.leak_error // PPM
    if world.facts is not None:
        day = world.period.last
        world.emit(SecretLeaked(day, world.name(index), captive.id, world.name(rival), name, "leaked"))
        world.emit(SecretLeaked(day, world.name(rival), captive.id, world.name(index), name, "learned"))


def _go_home(world: World, index: int, side: Side, captive: Target) -> None:
    """Those sent home stop working, and a rival may ask them what they saw last."""
    rules = world.rules
    if captive.lot >= 0:
        employ(world, index, side, captive)
    else:
        leave_posts(side, captive.person)
    side.waiting[captive.index] = side.abroad[captive.index] = side.drafts[captive.index] = 0
    years = side.cooling[captive.index] * rules.scenario.turn_months // (3 * max(1, rules.numbers.captives.cooling))
    level = side.privy[captive.index] - years
    side.privy[captive.index] = -1
    _tell(world, index, captive, "home")
    if level > 1:
        for rival in by_luck(rules):
            if rival != index:
                _debrief(world, index, side, captive, level, rival)


def _debrief(world: World, index: int, side: Side, captive: Target, level: int, rival: int) -> None:
    """A rival learns the level of what they last worked on, less one for each year since; nothing more."""
    rules, numbers = world.rules, world.rules.numbers.captives
    odds = numbers.debrief + dict(captive.leaning).get(rival, 0) * numbers.debrief_leaning
    if chance(world.state.seed, "debrief", rules.luck[rival], captive.id) >= odds:
        return
    other = world.state.sides[rival]
    hard_evidence(other, index)
    disciplines = {discipline for discipline, _ in captive.skills}
    for place, technology in enumerate(rules.technologies):
        if not technology.german or rules.discipline_index[technology.discipline] not in disciplines:
            continue
        learned = min(level, side.trl[place], numbers.hearsay_trl)
        if learned > other.trl[place]:
            raise_level(world, rival, place, learned, ("debriefing", captive.id))
            if world.facts is not None:
                day, name = world.period.last, technology.id
                world.emit(SecretLeaked(day, world.name(rival), captive.id, world.name(index), name, "debriefed"))


def _run_institute(world: World, index: int, side: Side) -> None:
    """A quarter of the institute in Germany: its plant builds rounds, and the Allies may have it closed."""
    rules, state = world.rules, world.state
    months = rules.scenario.turn_months
    rounds = rules.numbers.capture.institute_rounds * months // 3
    for place, (_, lot) in enumerate(rules.lots):
        if lot.vehicle and state.lot_holder[place] == index + 1:
            side.stock[rules.vehicle_index[lot.vehicle]] += rounds
            break
    before = side.protest
    side.protest = before + closing_odds(rules, world.period.last) * months // 3
    threshold = chance(state.seed, "closing", rules.luck[index])
    if not state.fates and before <= threshold < side.protest:
        left = rules.numbers.capture.closing_left
        _empty(world, index, side, "stays", left, 0)
        _close(world, index, side, "closed")


def _empty(world: World, index: int, side: Side, key: str, left: int, trust: int) -> None:
    """Brings the institute's people home; each may stay behind, by a draw of their own name."""
    for captive in captives_of(world.rules):
        if not side.abroad[captive.index] or not held(captive, index, world.state.holder, world.state.lot_holder):
            continue
        if left and chance(world.state.seed, key, captive.id) < left:
            lose(world, index, captive, 0, "stayed")
            continue
        side.abroad[captive.index] = 0
        side.treatment[captive.place] = ISOLATE
        move_trust(side, captive, trust, PROMISES)


def _close(world: World, index: int, side: Side, how: str) -> None:
    site = world.rules.scenario.sites[side.institute - 1].id
    turns = world.turn + 1 - side.institute_turn
    rounds = turns * world.rules.numbers.capture.institute_rounds * world.rules.scenario.turn_months // 3
    side.institute = 0
    world.emit(InstituteChanged(world.period.first, world.name(index), site, how, rounds))


def lose(world: World, index: int, captive: Target, holder: int, how: str, by: str = "") -> None:
    """A side loses a captive to a new holder: 0 nobody, −1 for good, or another side plus one."""
    forget(world, index, captive)
    if captive.person >= 0:
        world.state.holder[captive.person] = holder
    else:
        world.state.lot_holder[captive.lot] = holder
    _tell(world, index, captive, how, by)


def _tell(world: World, index: int, captive: Target, how: str, by: str = "") -> None:
    if world.facts is not None:
        world.emit(CaptiveMoved(world.period.last, world.name(index), captive.id, how, by))


def do_deed(world: World, index: int, order: Order) -> None:
    """Carries out an order that reaches beyond a side's own columns, before the steps of the turn."""
    side = world.state.sides[index]
    if isinstance(order, JudgeSuspect):
        _judge(world, index, side, order)
    elif isinstance(order, FoundInstitute):
        world.emit(InstituteChanged(world.period.first, world.name(index), order.site, "founded", 0))
    elif isinstance(order, AdoptDesign):
        world.emit(DesignDrawn(world.period.first, world.name(index), order.whom, "adopted", order.item))
    elif isinstance(order, ShelveDesign):
        world.emit(DesignDrawn(world.period.first, world.name(index), order.whom, "shelved", ""))
    else:
        move_institute(world, index)


def move_institute(world: World, index: int) -> None:
    """Moves everybody at a side's institute in Germany in one night; nothing where there is none."""
    side = world.state.sides[index]
    if side.institute:
        numbers = world.rules.numbers.capture
        odds = closing_odds(world.rules, world.period.last) * numbers.move_left // PPM
        _empty(world, index, side, "missed", 0 if world.state.fates else odds, numbers.move_trust)
        _close(world, index, side, "moved")


def _judge(world: World, index: int, side: Side, order: JudgeSuspect) -> None:
    captive = captive_named(world.rules, order.whom)
    if captive is None or side.waiting[captive.index] != SUSPECT:
        return
    if order.verdict == "refuse":
        lose(world, index, captive, 0, "refused")
    elif order.verdict == "court":
        lose(world, index, captive, -1, "court")
        by = world.rules.numbers.capture.court_support
        world.move(index, "support", by, "captives", ("captive", captive.id))
    else:
        side.waiting[captive.index] = CHECKED
        _tell(world, index, captive, "taken")
