"""People: schools and hiring, lives and deaths."""

from __future__ import annotations

from spacerace_game.engine.chance import chance, draw
from spacerace_game.engine.facts import EngineersMoved, PersonMoved
from spacerace_game.engine.money import PPM
from spacerace_game.engine.state import Side
from spacerace_game.engine.world import World
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.rules import Rules


def grow_workforce(world: World) -> None:
    """Schools graduate, and where money fell engineers leave."""
    rules, months, work = world.rules, world.rules.scenario.turn_months, world.rules.numbers.work
    for index, side in enumerate(world.state.sides):
        rate = _school_rates(rules, index)[world.turn]
        for school in side.schools:
            if school.turn <= world.turn:
                rate += school.rate
        rate = rate * months // 3
        fell = rules.sides[index].hires_from_industry and 4 * side.spending[3] < sum(side.spending[:3])
        engineers, graduates = side.engineers, side.graduates
        for discipline, count in enumerate(engineers):
            if not count:
                continue
            by, graduates[discipline] = divmod(count * rate + graduates[discipline], PPM)
            if fell and count > side.hired[discipline]:
                by -= count * work.neglect // PPM
            engineers[discipline] = count + by
            if by and world.facts is not None:
                name = rules.scenario.disciplines[discipline].id
                cause = "schools" if by > 0 else "neglect"
                world.emit(EngineersMoved(world.period.last, world.name(index), name, by, cause))
        side.hired = [0] * len(side.hired)


def _school_rates(rules: Rules, index: int) -> list[int]:
    """By turn: how much of a workforce a side's schools add in three months, ppm."""
    known: dict[int, list[int]] = rules.machinery.setdefault("school_rates", {})
    found = known.get(index)
    if found is None:
        faction = rules.sides[index]
        in_school = [faction.school_since <= period.year <= faction.school_until for period in rules.turns]
        found = known[index] = [faction.school_growth if one else faction.school_after for one in in_school]
    return found


def live_and_die(world: World) -> None:
    """People enter the story on their day, and each has a day of death that chance sets around history's."""
    by_turn = _fates(world)
    for person, dies in by_turn.get(world.turn, ()):
        if dies:
            _die(world, person)
        else:
            side = world.rules.side_index[world.rules.scenario.people[person].side or ""]
            if world.state.holder[person] == 0:
                world.state.holder[person] = side + 1
                _moved(world, side, person, "joined", ("career",))


def _fates(world: World) -> dict[int, list[tuple[int, bool]]]:
    """By turn: who enters and who dies. Violent and early deaths are a chance in dice campaigns.

    Where history's death has a cause (an accident, an operation) the date is drawn anew: one in three meets
    it in the same year, the others live on by up to twenty-five years. Whoever died on a flight of the record
    dies on that flight or not at all.
    """
    rules, state = world.rules, world.state
    key = f"lives:{state.seed}:{state.fates}"
    found: dict[int, list[tuple[int, bool]]] | None = rules.machinery.get(key)
    if found is not None:
        return found
    found = {}
    aboard = {name for _, _, flight in rules.record.values() for name in flight.died}
    for place, person in enumerate(rules.scenario.people):
        if person.side is not None and person.since is not None:
            found.setdefault(turn_of(rules.turns, person.since), []).append((place, False))
        if person.died is not None and person.id not in aboard:
            day = person.died.day
            if state.fates == 0 and person.death and chance(state.seed, "life", person.id) >= PPM // 3:
                day += 365 * draw(state.seed, 25, "years", person.id) + 180
            found.setdefault(turn_of(rules.turns, day), []).append((place, True))
    for name in [name for name in rules.machinery if name.startswith("lives:")][:-7]:
        del rules.machinery[name]
    rules.machinery[key] = found
    return found


def _die(world: World, person: int) -> None:
    held = world.state.holder[person]
    if held == -1:
        return
    world.state.holder[person] = -1
    if held > 0:
        leave_posts(world.state.sides[held - 1], person)
    _moved(world, held - 1, person, "died", ("life",))


def leave_posts(side: Side, person: int) -> None:
    """Takes a person off whatever they lead and any crew they are in."""
    if any(program.leader == person + 1 for program in side.programs):
        side.programs = [p._replace(leader=0) if p.leader == person + 1 else p for p in side.programs]
    if any(person in flight.crew for flight in side.flights):
        side.flights = [
            f._replace(crew=tuple(c for c in f.crew if c != person)) if person in f.crew else f for f in side.flights
        ]


def _moved(world: World, side: int, person: int, how: str, cause: tuple[str, ...]) -> None:
    if world.facts is not None:
        name = world.rules.scenario.people[person].id
        who = world.name(side) if side >= 0 else ""
        world.emit(PersonMoved(world.period.last, who, name, how, cause))
