"""Captives: how they come, work, teach, leak, draw designs, go home, and what becomes of an institute in Germany."""

from __future__ import annotations

from typing import NamedTuple

from spacerace_game.engine.captives import (
    CHECKED,
    DESIGNS,
    HOME,
    INTEGRATE,
    ISOLATE,
    NONE,
    OFFER,
    PROMISES,
    SUSPECT,
    TREATMENT,
    Target,
    captive_named,
    captive_output_parts,
    captives_of,
    closing_odds,
    held,
    leak_table,
    move_trust,
    treatment_numbers,
    treatment_table,
)
from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.facts import (
    CaptiveMoved,
    DesignDrawn,
    EngineersMoved,
    InstituteChanged,
    PastSurfaced,
    SecretLeaked,
)
from spacerace_game.engine.state import TRUST_CAUSES, Side, zeros
from spacerace_game.engine.steps.intelligence import hard_evidence
from spacerace_game.engine.steps.people import leave_posts
from spacerace_game.engine.steps.work import raise_level
from spacerace_game.engine.world import World, by_luck
from spacerace_game.spec.orders import AdoptDesign, FoundInstitute, JudgeSuspect, Order, ShelveDesign
from spacerace_game.spec.rules import Rules


def keep_captives(world: World) -> None:
    """A turn in the life of captives, for all sides."""
    for index in by_luck(world.rules):
        side = world.state.sides[index]
        side.blown = max(0, side.blown - 1)
        if side.institute:
            _run_institute(world, index, side)
        _keep_of_side(world, index, side)


def _keep_of_side(world: World, index: int, side: Side) -> None:
    treatment, me = side.treatment, index + 1
    care: Care | None = None
    teachers: dict[int, None] = {}
    unpaid = side.free <= 0 and side.tied <= 0
    for captive, holder, how in zip(captives_of(world.rules), *_books(world, side)):
        if holder != me:
            if how:
                forget(world, index, captive)
            continue
        if how == HOME:
            if side.privy[captive.index] >= 0:
                _go_home(world, index, side, captive)
            continue
        if how == NONE:
            fair = world.rules.numbers.capture.offer_trust[1]
            take_in(world, index, captive, max(side.trust[captive.place], fair), captive.dossier, False)
            how = treatment[captive.place]
        if care is None:
            care = _care(world, side)
        _live(world, index, side, captive, how, care)
        if unpaid:
            move_trust(side, captive, world.rules.numbers.captives.unpaid_trust, PROMISES)
        if how == INTEGRATE and not side.abroad[captive.index]:
            for discipline, _ in captive.skills:
                teachers[discipline] = None
    if teachers:
        _teach(world, index, side, tuple(teachers))


def _books(world: World, side: Side) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """By captive: who holds them, and how a side treats them."""
    rules, state = world.rules, world.state
    readers: tuple[Getter, Getter, Getter] | None = rules.machinery.get("captive_books")
    if readers is None:
        captives = captives_of(rules)
        people = several([one.person for one in captives if one.person >= 0])
        lots = several([one.lot for one in captives if one.person < 0])
        readers = rules.machinery["captive_books"] = people, lots, several([one.place for one in captives])
    people, lots, places = readers
    return (*people(state.holder), *lots(state.lot_holder)), places(side.treatment)


class Care(NamedTuple):
    """What is the same for all captives of a side in a turn."""

    tops: list[int]
    """By discipline: the highest level of a technology that came from Germany."""
    months: int
    surface: int
    """Hazard a year, ppm, of a past for each point of a dossier."""
    waits: int
    """What a finished design that waits does to trust, tenths."""
    leaks: tuple[int, ...]
    """By treatment, ppm."""
    marks: list[int]
    """By captive: where in a million of hazard a past surfaces."""


def _care(world: World, side: Side) -> Care:
    rules, numbers = world.rules, world.rules.numbers.captives
    months = rules.scenario.turn_months
    tops, waits = german_tops(rules, side), numbers.design_waits * months // 3
    return Care(tops, months, numbers.surface, waits, leak_table(rules), _surface_marks(world))


def _live(world: World, index: int, side: Side, captive: Target, how: int, care: Care) -> None:
    place = captive.index
    if side.waiting[place]:
        side.waiting[place] = 0
        _tell(world, index, captive, "checked")
    if world.period.opens_year:
        rules, numbers = world.rules, world.rules.numbers.captives
        treated = treatment_numbers(rules, how)
        yearly = rules.numbers.capture.institute_trust if side.abroad[place] else treated.trust_year
        move_trust(side, captive, yearly, TREATMENT)
        promised = side.trust_parts[place * len(TRUST_CAUSES) + OFFER] >= rules.numbers.capture.offer_trust[2]
        if how == ISOLATE and promised:
            move_trust(side, captive, numbers.broken_contract, PROMISES)
    if how == ISOLATE:
        side.cooling[place] = min(400, side.cooling[place] + 1)
        if side.drafts[place] < PPM:
            _draw_design(world, index, side, captive)
        else:
            move_trust(side, captive, care.waits, DESIGNS)
    else:
        side.cooling[place] = 0
        privy, tops = 0, care.tops
        for discipline, _ in captive.skills:
            if tops[discipline] > privy:
                privy = tops[discipline]
        side.privy[place] = privy
        distrust, leaks = 1000 - side.trust[captive.place], care.leaks[how]
        if distrust and leaks:
            _risk_leak(world, index, side, captive, distrust * 20 * leaks // PPM * care.months // 3)
        if how == INTEGRATE and side.dossier[place] and side.exposed[place] != PPM and not side.abroad[place]:
            hazard = side.dossier[place] * care.surface * care.months // 12
            before = side.exposed[place]
            side.exposed[place] = min(PPM, before + hazard)
            if before <= care.marks[place] < before + hazard:
                _expose(world, index, side, captive)
    if captive.lot >= 0:
        employ(world, index, side, captive)


def german_tops(rules: Rules, side: Side) -> list[int]:
    """By discipline: the highest level of a technology that came from Germany."""
    german: tuple[tuple[int, int], ...] | None = rules.machinery.get("german_technologies")
    if german is None:
        every = enumerate(rules.technologies)
        german = tuple((place, rules.discipline_index[one.discipline]) for place, one in every if one.german)
        rules.machinery["german_technologies"] = german
    found, levels = [0] * len(rules.discipline_index), side.trl
    for place, discipline in german:
        if levels[place] > found[discipline]:
            found[discipline] = levels[place]
    return found


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
    for discipline in disciplines:
        if side.lessons[discipline] * months >= numbers.teach_quarters * 3:
            continue
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


def _surface_marks(world: World) -> list[int]:
    """By captive: where in a million of hazard a past surfaces, one draw by name."""
    found: list[int] | None = world.draws.get("surface")
    if found is None:
        seed = world.state.seed
        found = [chance(seed, "surface", captive.id, 0) for captive in captives_of(world.rules)]
        world.draws["surface"] = found
    return found


def _leak_mark(world: World, captive: Target, number: int) -> int:
    """Where in its million of hazard a leak lies, one draw by the captive's name and the leak's number."""
    key = ("leak", captive.index, number)
    found: int | None = world.draws.get(key)
    if found is None:
        found = world.draws[key] = chance(world.state.seed, "leak", captive.id, number)
    return found


def _risk_leak(world: World, index: int, side: Side, captive: Target, hazard: int) -> None:
    """Each full million of hazard holds one leak, at a point drawn by the captive's name and the leak's number."""
    before = side.leaking[captive.index]
    after = before + hazard
    side.leaking[captive.index] = after
    for number in range(before // PPM, after // PPM + 1):
        if before <= number * PPM + _leak_mark(world, captive, number) < after:
            _leak(world, index, side, captive, number)


def _leak(world: World, index: int, side: Side, captive: Target, number: int) -> None:
    """A rival gains a step in a technology it is behind in; where it is behind in none, it sees dates better."""
    rules, state = world.rules, world.state
    rivals = [rival for rival in by_luck(rules) if rival != index]
    if not rivals:
        return
    rival = rivals[draw(state.seed, len(rivals), "leak-to", captive.id, number)]
    other = state.sides[rival]
    disciplines = {discipline for discipline, _ in captive.skills}
    behind = [
        place
        for place, technology in enumerate(rules.technologies)
        if rules.discipline_index[technology.discipline] in disciplines
        and other.trl[place] < min(side.trl[place], rules.numbers.captives.hearsay_trl)
    ]
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


def _draw_design(world: World, index: int, side: Side, captive: Target) -> None:
    """Those in isolation draw: a finished design waits until it is adopted or shelved."""
    output = sum(amount for _, amount in captive_output_parts(world.rules, side, captive))
    by = output * world.rules.numbers.captives.paper * world.rules.scenario.turn_months // 3
    side.drafts[captive.index] = min(PPM, side.drafts[captive.index] + by)
    if side.drafts[captive.index] == PPM:
        world.emit(DesignDrawn(world.period.last, world.name(index), captive.id, "drawn", ""))


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
