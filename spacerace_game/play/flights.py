"""What a flight would be like: its phases with their odds, what each is made of, and what would raise them.

A flight is looked at on the bench: designs fresh from their ground tests and never flown. Every number
comes from the functions the engine itself flies by, so what is shown here is what is rolled there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacerace_game.content.problems import did_you_mean
from spacerace_game.engine import State, new_game
from spacerace_game.engine.chance import PPM, draw
from spacerace_game.engine.odds import FLOOR, TASK, Draw, draws, product, roll, survival
from spacerace_game.engine.state import LEVELS, RULES, Fix, Flight, Program, Side
from spacerace_game.engine.steps.work import do_work, finish_fixes, finish_item, raise_level
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Item, Rules, Way

PLENTY = 1_000_000_000
"""Thousands of dollars, and engineers: on the bench nothing is short but readiness."""
NORMAL = LEVELS.index("normal")


@dataclass(frozen=True, slots=True)
class Question:
    """A flight to look at, by the indices of the compiled rules."""

    mission: int
    vehicle: int
    spacecraft: int = -1
    side: int = 0
    ground: int = 2
    """Level of ground test, 0 to 4."""
    short: int = 0
    """How many levels the technologies are short of what the designs ask, today."""
    manner: int = 1
    """Flight rules, place in RULES."""
    serial: int = 1
    """The article it flies on: its luck."""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that may end a phase; all figures in parts per million."""

    design: str
    """Design, `floor` for bad luck that nothing removes, or `task`."""
    fault: str
    """Name in the catalogue; `raw` for what a missing technology level left; empty for floor and task."""
    suspected: int
    kills: int
    """Chance that it ends the flight, if it is there."""

    @property
    def costs(self) -> int:
        """Suspicion × lethality."""
        return self.suspected * self.kills // PPM


@dataclass(frozen=True, slots=True)
class PhaseOdds:
    """A flight phase, the chance to come through it (ppm), and what may end it, the worst first."""

    phase: str
    title: str
    odds: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Raise:
    """Something that would raise the odds: what, of what, and the chance of full success then (ppm)."""

    what: str
    """fix, ground-test, flight-rules or delay."""
    ids: tuple[str, ...]
    odds: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is to be expected of a flight; `odds` is the chance of full success, ppm."""

    phases: tuple[PhaseOdds, ...]
    odds: int


@dataclass(frozen=True, slots=True)
class Rolled:
    """How often redrawn flights came through, and in which phase the others ended."""

    runs: int
    won: int
    ended: dict[str, int]


@dataclass(frozen=True, slots=True)
class Ready:
    """A side and a flight on the bench."""

    state: State
    flight: Flight
    quarters: int
    """How long the flight was put off."""
    levels: tuple[tuple[str, int, int], ...]
    """Technologies that grew meanwhile, with their levels before and after."""
    fixed: tuple[tuple[str, str], ...]
    """Faults removed meanwhile: design and name."""


def question_of(rules: Rules, mission: str, vehicle: str, spacecraft: str | None, side: str | None) -> Question:
    """The question by names; ValueError with a plain sentence where it cannot be asked.

    Without a spacecraft the first that can fly the mission on this vehicle; without a side its first owner.
    """
    for name, known, kind in (
        (mission, rules.mission_index, "mission"),
        (vehicle, rules.vehicle_index, "vehicle"),
        (spacecraft, rules.spacecraft_index, "spacecraft"),
        (side, rules.side_index, "side"),
    ):
        if name is not None and name not in known:
            hint = did_you_mean(name, known)
            raise ValueError(f"no {kind} {name!r} in this scenario{hint and f'; {hint}'}")
    place, on = rules.mission_index[mission], rules.vehicle_index[vehicle]
    ways = [way for way in rules.ways[place] if way.vehicle == on]
    if spacecraft is not None:
        ways = [way for way in ways if way.spacecraft == rules.spacecraft_index[spacecraft]]
    if not ways:
        able = dict.fromkeys(rules.vehicles[way.vehicle].id for way in rules.ways[place])
        raise ValueError(
            f"{vehicle} cannot fly {mission}" + (f" with {spacecraft}" if spacecraft else "")
            + f"; what can: {', '.join(able) or 'nothing'}"
        )  # fmt: skip
    owners = owners_of(rules, ways[0])
    if side is not None and side not in owners:
        raise ValueError(f"{side} has no {vehicle}; its owners: {', '.join(owners)}")
    return Question(place, on, ways[0].spacecraft, rules.side_index[side or owners[0]])


def owners_of(rules: Rules, way: Way) -> tuple[str, ...]:
    """The sides that may have both vehicle and spacecraft."""
    owners = rules.vehicles[way.vehicle].sides
    if way.spacecraft < 0:
        return owners
    return tuple(side for side in owners if side in rules.spacecraft[way.spacecraft].sides)


def ready(rules: Rules, question: Question, quarters: int = 0, seed: int = 1957) -> Ready:
    """Puts vehicle and spacecraft on the bench, `quarters` from now, by the engine's own work steps.

    First the technologies grow at normal funding; when all stand at the level the designs ask, or when the
    time is over, the designs are finished with their ground tests; what time is left removes the worst
    fault of each design, one after the other.
    """
    state = new_game(rules, seed)
    side = state.sides[question.side]
    items = _items(rules, question)
    levels = _needed(rules, items)
    state.turn = max(0, min(len(rules.turns) - quarters - 2, _first_turn(rules, question)))
    side.free = side.tied = PLENTY
    side.engineers = [PLENTY] * len(side.engineers)
    for technology, level in levels.items():
        least = min(level, rules.numbers.work.freeze_trl)
        _set_level(World(rules, state, None), question.side, technology, max(least, level - question.short))
    before = list(side.trl)
    side.programs = [
        Program(rules.technology_item[technology], NORMAL, 0, state.turn, 0, 0, 0)
        for technology, level in levels.items()
        if side.trl[technology] < level
    ]
    fixed: list[tuple[str, str]] = []
    finished = False
    for _ in range(quarters):
        if not finished and all(side.trl[technology] >= level for technology, level in levels.items()):
            _finish(World(rules, state, None), question, items)
            finished = True
        if finished:
            _order_fixes(rules, state.turn, side)
        do_work(World(rules, state, None))
        state.turn += 1
        fixed += [name_of(rules, fix.design, fix.fault) for fix in side.fixes if fix.done <= state.turn]
        finish_fixes(World(rules, state, None))
    if not finished:
        _finish(World(rules, state, None), question, items)
    grown = tuple(
        (rules.technologies[technology].id, before[technology], side.trl[technology])
        for technology in levels
        if side.trl[technology] > before[technology]
    )
    flight = Flight(
        id="on-the-bench",
        mission=question.mission,
        vehicle=question.vehicle,
        spacecraft=question.spacecraft,
        day=rules.turns[state.turn].first,
        rules=question.manner,
        announce=0,
        serial=question.serial,
        tries=0,
        series="",
        crew=(),
    )
    return Ready(state, flight, quarters, grown, tuple(fixed))


def _items(rules: Rules, question: Question) -> tuple[Item, ...]:
    places = [rules.vehicle_item[question.vehicle]]
    if question.spacecraft >= 0:
        places.append(rules.spacecraft_item[question.spacecraft])
    return tuple(rules.items[place] for place in places)


def _needed(rules: Rules, items: tuple[Item, ...]) -> dict[int, int]:
    """The level each technology must have for all items, and for those technologies in their turn."""
    levels: dict[int, int] = {}
    for item in items:
        for technology, level in item.needs:
            levels[technology] = max(level, levels.get(technology, 0))
    waiting = list(levels)
    while waiting:
        technology = waiting.pop()
        for need, least in rules.items[rules.technology_item[technology]].needs:
            wanted = min(least, levels[technology])
            if wanted > levels.get(need, 0):
                levels[need] = wanted
                waiting.append(need)
    return levels


def _first_turn(rules: Rules, question: Question) -> int:
    day = rules.vehicles[question.vehicle].first_flight
    if day is None:
        return 0
    return next((place for place, turn in enumerate(rules.turns) if turn.last >= day), len(rules.turns) - 1)


def _set_level(world: World, index: int, technology: int, level: int) -> None:
    world.state.sides[index].trl[technology] = 0
    raise_level(world, index, technology, level, ("bench",))


def _finish(world: World, question: Question, items: tuple[Item, ...]) -> None:
    side = world.state.sides[question.side]
    for item in items:
        finish_item(world, question.side, side, item, question.ground, 0)


def _order_fixes(rules: Rules, turn: int, side: Side) -> None:
    """Starts on the worst fault of each design that has no repair under way."""
    length = max(1, rules.numbers.reliability.fix_quarters * 3 // rules.scenario.turn_months)
    for design, beliefs in side.suspicion.items():
        if any(fix.design == design for fix in side.fixes) or not any(beliefs):
            continue
        faults = rules.designs[design].faults
        weights = [belief * (faults[place].kills if place < len(faults) else 0) for place, belief in enumerate(beliefs)]
        worst = max(range(len(beliefs)), key=lambda place: (weights[place], beliefs[place], -place))
        side.fixes.append(Fix(design, worst, turn + length))


def name_of(rules: Rules, design: int, fault: int) -> tuple[str, str]:
    """A design and one of its faults by name; `raw` for what a missing technology level left."""
    found = rules.designs[design]
    return found.id, found.faults[fault].name if fault < len(found.faults) else "raw"


def outlook(rules: Rules, side: Side, flight: Flight) -> Outlook:
    """The phases of a flight with their odds and what each is made of."""
    phases = rules.missions[flight.mission].phases
    found = draws(rules, side, flight)
    chances = survival(found, len(phases))
    return Outlook(
        tuple(
            PhaseOdds(phase.id, phase.title, chances[number], _parts(rules, found, number))
            for number, phase in enumerate(phases)
        ),
        product(chances),
    )


def _parts(rules: Rules, found: list[Draw], phase: int) -> tuple[Part, ...]:
    parts = []
    for one in found:
        if one.phase != phase:
            continue
        if one.design >= 0:
            parts.append(Part(*name_of(rules, one.design, one.fault), one.suspected, one.kills))
        else:
            parts.append(Part({FLOOR: "floor", TASK: "task"}[one.design], "", one.suspected, one.kills))
    return tuple(sorted(parts, key=lambda part: -part.costs))


def odds_of(rules: Rules, side: Side, flight: Flight) -> int:
    """The chance that all phases go well, ppm."""
    return product(survival(draws(rules, side, flight), len(rules.missions[flight.mission].phases)))


def raises(rules: Rules, question: Question, quarters: int = 0, most: int = 8) -> tuple[Raise, ...]:
    """What would raise the odds, the most first: a fix, more ground tests, calmer flight rules, waiting."""
    now = ready(rules, question, quarters)
    side = now.state.sides[question.side]
    base = odds_of(rules, side, now.flight)
    found = [_fix(rules, side, now.flight, *key) for key in _faults(draws(rules, side, now.flight))]
    for ground in range(question.ground + 1, len(rules.numbers.reliability.ground_removes)):
        found.append(_asked(rules, replace(question, ground=ground), quarters, "ground-test", str(ground)))
    for manner in range(question.manner):
        found.append(_asked(rules, replace(question, manner=manner), quarters, "flight-rules", RULES[manner]))
    for more in (1, 4):
        found.append(_asked(rules, question, quarters + more, "delay", str(more)))
    found = [one for one in found if one.odds > base]
    return tuple(sorted(found, key=lambda one: (-one.odds, one.what, one.ids))[:most])


def _faults(found: list[Draw]) -> dict[tuple[int, int], None]:
    return dict.fromkeys((one.design, one.fault) for one in found if one.design >= 0)


def _fix(rules: Rules, side: Side, flight: Flight, design: int, fault: int) -> Raise:
    kept = side.suspicion[design]
    side.suspicion[design] = (*kept[:fault], 0, *kept[fault + 1 :])
    odds = odds_of(rules, side, flight)
    side.suspicion[design] = kept
    return Raise("fix", name_of(rules, design, fault), odds)


def _asked(rules: Rules, question: Question, quarters: int, what: str, name: str) -> Raise:
    then = ready(rules, question, quarters)
    return Raise(what, (name,), odds_of(rules, then.state.sides[question.side], then.flight))


def fates(rules: Rules, question: Question, bench: Ready, runs: int, seed: int = 1957) -> list[str]:
    """The phase in which each of `runs` redrawn flights ended, or an empty string: faults and fates redrawn.

    The same seed asks the same flights again, whatever the readiness.
    """
    return fates_of(rules, question.side, bench.state.sides[question.side], bench.flight, runs, seed)


def fates_of(rules: Rules, index: int, side: Side, flight: Flight, runs: int, seed: int = 1957) -> list[str]:
    """The same for any flight of a side."""
    found, luck = draws(rules, side, flight), rules.luck[index]
    phases = rules.missions[flight.mission].phases
    ended = []
    for number in range(runs):
        hit = roll(rules, draw(seed, 2**53, "redraw", number), luck, side, flight, found)
        ended.append("" if hit is None else phases[hit.phase].id)
    return ended


def rolled(ended: list[str]) -> Rolled:
    """Counts what `fates` found.

    >>> rolled(["", "ascent", ""])
    Rolled(runs=3, won=2, ended={'ascent': 1})
    """
    counts: dict[str, int] = {}
    for phase in ended:
        if phase:
            counts[phase] = counts.get(phase, 0) + 1
    return Rolled(len(ended), len(ended) - sum(counts.values()), counts)
