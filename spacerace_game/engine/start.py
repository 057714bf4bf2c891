"""The first state of a campaign."""

from __future__ import annotations

from spacerace_game.engine.captives import captives_of, first_wishes, targets_of
from spacerace_game.engine.money import GRANT_CAUSES, INCOME_CAUSES
from spacerace_game.engine.state import CAUSE, CAUSES, CUSTOMS, SOURCES, TRUST_CAUSES, Side, State, zeros
from spacerace_game.engine.steps.purse import pay_in
from spacerace_game.engine.steps.work import thresholds
from spacerace_game.spec.rules import FACILITY, TECHNOLOGY, Rules


def first_state(rules: Rules, seed: int, fates: str) -> State:
    """The state before the first turn."""
    state = State.__new__(State)
    state.rules = rules
    state.turn, state.seed, state.fates = 0, seed, int(fates == "recorded")
    state.hindsight = state.edited = state.over = 0
    state.holder = [0] * len(rules.scenario.people)
    state.lot_holder = [0] * len(rules.lots)
    state.first = [0] * len(rules.scenario.milestones)
    state.first_day = state.first[:]
    state.lapsed, state.repeated = zeros(len(rules.storylets)), zeros(len(rules.record))
    for place, person in enumerate(rules.scenario.people):
        if person.side is not None and (person.since is None or person.since < rules.turns[0].first):
            dead = person.died is not None and person.died.day < rules.turns[0].first
            state.holder[place] = -1 if dead else rules.side_index[person.side] + 1
    state.sides = [_first_side(rules, index) for index in range(len(rules.sides))]
    state.watched = [()] * len(rules.sides)
    for index, side in enumerate(state.sides):
        side.known = first_wishes(rules, seed, state.fates == 1, index)
        pay_in(rules, index, side, 0, seed)
    return state


def _ledger(start: int) -> list[int]:
    ledger = [0] * len(CAUSES)
    ledger[CAUSE["start"]] = start
    return ledger


def _first_side(rules: Rules, index: int) -> Side:
    faction, politics = rules.sides[index], rules.numbers.politics
    side = Side.__new__(Side)
    for name in (
        "free",
        "tied",
        "grant",
        "kept",
        "attention",
        "agency",
        "agency_turn",
        "low_turns",
        "dismissed",
    ):
        setattr(side, name, 0)
    for name in (
        "crew_lost",
        "casualties",
        "grant_change",
        "crisis",
        "deputies",
        "haste_turns",
        "knowledge",
        "met",
    ):
        setattr(side, name, 0)
    side.successor = side.crises = side.aboard = 0
    side.studied = zeros(len(rules.missions))
    side.custom = CUSTOMS.index(faction.announcement)
    side.secrecy = faction.secrecy
    side.published = 1
    side.support, side.military = _ledger(politics.support_start), _ledger(politics.military_start)
    side.fear, side.prestige = _ledger(0), _ledger(0)
    side.spending = [0, 0, 0, 0]
    side.engineers = [faction.engineers.get(discipline.id, 0) for discipline in rules.scenario.disciplines]
    side.graduates = [0] * len(side.engineers)
    side.hired = side.graduates[:]
    side.trl = [technology.start.get(faction.id, 1) for technology in rules.technologies]
    side.done, side.ready = zeros(len(rules.items)), zeros(len(rules.items))
    for name in ("flown", "won", "serials", "stock"):
        setattr(side, name, [0] * len(rules.vehicles))
    side.last_flown = zeros(len(rules.vehicles))
    side.trust = [0] * (len(rules.scenario.people) + len(rules.lots))
    side.treatment = side.trust[:]
    side.grant_ledger = [0] * len(GRANT_CAUSES)
    for name in ("training", "training_turns", "experience", "rest"):
        setattr(side, name, zeros(len(rules.scenario.people)))
    side.mission_day, side.grounded = zeros(len(rules.missions)), zeros(len(rules.items))
    for name in ("screening", "harshness", "institute", "institute_turn", "protest", "blown"):
        setattr(side, name, 0)
    captives = len(captives_of(rules))
    for name in ("exposed", "dossier", "waiting", "abroad", "working", "privy", "cooling", "leaking", "drafts"):
        setattr(side, name, [0] * captives)
    side.trust_parts = zeros(captives * len(TRUST_CAUSES))
    side.known, side.surveyed = [0] * len(targets_of(rules)), [0] * len(rules.scenario.sites)
    side.lessons = [0] * len(rules.discipline_index)
    side.adoptions, side.declined = [], []
    side.flags = zeros(len(rules.flag_index))
    side.seen, side.chosen = zeros(len(rules.storylets)), zeros(len(rules.storylets))
    side.reached = [0] * len(rules.scenario.milestones)
    side.shown = side.reached[:]
    side.sources = [0] * (len(rules.sides) * len(SOURCES))
    side.estimate = zeros(len(rules.sides) * len(rules.scenario.milestones))
    side.estimate_error, side.estimate_turn = side.estimate[:], side.estimate[:]
    side.estimate_cautious, side.estimate_alarmed = side.estimate[:], side.estimate[:]
    side.evidence = [0] * len(rules.sides)
    side.watching = side.evidence[:]
    side.papers = zeros(len(rules.technologies))
    side.rivalry, side.maker = [0] * len(rules.bureaus), zeros(len(rules.items))
    side.demand = [0] * len(rules.scenario.requirements)
    side.tender, side.income_ledger = side.demand[:], [0] * len(INCOME_CAUSES)
    side.lead = side.crisis_money = side.hearing = side.sworn = side.sizing = side.forecast = 0
    side.forecast_error = side.bomb = side.deterred = side.watch = 0
    for name in (
        "programs",
        "flights",
        "coming",
        "fixes",
        "pending",
        "later",
        "promises",
        "warnings",
        "schools",
        "wishes",
        "secrets",
        "busy",
        "halted",
    ):
        setattr(side, name, [])
    side.suspicion, side.limits = {}, {}
    _stand_at_start(rules, index, side)
    return side


def _stand_at_start(rules: Rules, index: int, side: Side) -> None:
    standing = set(rules.sides[index].start_facilities)
    for item in rules.items:
        if item.kind == FACILITY and item.id in standing:
            side.ready[item.index] = 1
        elif item.kind == TECHNOLOGY:
            side.done[item.index] = thresholds(rules, item)[min(side.trl[item.place], 6) - 1]
