"""Storylets: which scenes come now, which decisions lapse, and what choices do."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.engine.chance import chance
from spacerace_game.engine.conditions import Key, Test, compile_condition
from spacerace_game.engine.effects import carry_out
from spacerace_game.engine.facts import DecisionTaken, MoneySpent, StoryletCame
from spacerace_game.engine.money import PPM
from spacerace_game.engine.state import Pending, Side
from spacerace_game.engine.watch import Watch
from spacerace_game.engine.world import World
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Shelf:
    """The storylets of one side, compiled: their tests, and who watches which key."""

    watch: Watch
    """What their conditions watch."""
    tests: dict[int, Test]
    follow_tests: dict[int, Test]
    """Those of scenes that only follow a choice."""
    choice_tests: dict[tuple[int, int], Test]


def shelves(rules: Rules) -> list[Shelf]:
    """The compiled storylets of each side, built once per rules."""
    found = rules.machinery.get("shelves")
    if found is None:
        found = [_shelf(rules, side.id) for side in rules.sides]
        rules.machinery["shelves"] = found
    return found


def _shelf(rules: Rules, side: str) -> Shelf:
    tests: dict[int, Test] = {}
    follow_tests: dict[int, Test] = {}
    choice_tests: dict[tuple[int, int], Test] = {}
    watchers: dict[Key, list[int]] = {}
    for place, storylet in enumerate(rules.storylets):
        if side not in storylet.sides:
            continue
        for number, choice in enumerate(storylet.choices):
            if choice.requires is not None:
                choice_tests[place, number] = compile_condition(rules, choice.requires)[0]
        test, keys = compile_condition(rules, storylet.when)
        if storylet.follows:
            follow_tests[place] = test
            continue
        tests[place] = test
        for key in keys:
            watchers.setdefault(key, []).append(place)
    return Shelf(Watch(rules, watchers), tests, follow_tests, choice_tests)


def tell_stories(world: World, try_all: bool = False) -> None:
    """Lapsed decisions take their default; then scenes whose moment has come are laid on the desk.

    `try_all` tries every condition and must agree with trying only those whose keys changed.
    """
    _lapse(world)
    ready = [_ready(world, index, side, try_all) for index, side in enumerate(world.state.sides)]
    for index, side in enumerate(world.state.sides):
        for story in ready[index]:
            if _meets(world, index, story, ready):
                _lay_out(world, index, side, story)


def _ready(world: World, index: int, side: Side, try_all: bool) -> list[int]:
    """The scenes whose moment has come for a side, the weightiest first. A follow-up meant for others is dropped."""
    shelf = shelves(world.rules)[index]
    now = shelf.watch.read(world.state, index)
    before = world.state.watched[index]
    everything = try_all or world.turn == 0 or len(before) != len(now)
    tried = list(shelf.tests) if everything else shelf.watch.changed(world.turn, now, before)
    world.state.watched[index] = now
    lapsed, tests = world.state.lapsed, shelf.tests
    news = [story for story in tried if not side.seen[story] and not lapsed[story]]
    ready = [story for story in news if tests[story](world.state, index) and _by_chance(world, index, story)]
    if side.later:
        meant = [one for one in side.later if world.name(index) in world.rules.storylets[one.storylet].sides]
        due = [one for one in meant if one.turn <= world.turn and _follows(world, index, one.storylet, shelf)]
        ready += [later.storylet for later in due]
        side.later = [later for later in meant if later not in due]
    ready.sort(key=lambda story: (-world.rules.storylets[story].priority, story))
    return ready


def _follows(world: World, index: int, story: int, shelf: Shelf) -> bool:
    """Whether a scene whose delay is over comes now: one that only follows waits until its condition holds."""
    test = shelf.follow_tests.get(story)
    return test is None or test(world.state, index)


def _meets(world: World, index: int, story: int, ready: list[list[int]]) -> bool:
    """Whether a side meets a scene. One that comes once in a campaign goes by lot if several are ready."""
    spec = world.rules.storylets[story]
    if spec.once != "campaign":
        return True
    wanting = [place for place, stories in enumerate(ready) if story in stories]
    return index == first_by_lot(world, wanting, spec.id)


def first_by_lot(world: World, sides: list[int], thing: str) -> int:
    """The side to whom a thing falls that several want at once."""
    luck = world.rules.luck
    return min(sides, key=lambda place: (chance(world.state.seed, "lot", thing, luck[place]), luck[place]))


def in_turn(world: World, taken: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Choices of all sides (side, storylet, number) in the order of lots drawn for each."""
    luck = world.rules.luck

    def lot(one: tuple[int, int, int]) -> tuple[int, str, int]:
        name = luck[one[0]]
        return chance(world.state.seed, "lot", world.rules.storylets[one[1]].id, name), name, one[1]

    return sorted(taken, key=lot) if len(taken) > 1 else taken


def _by_chance(world: World, index: int, story: int) -> bool:
    """Whether chance lets a scene come at all."""
    spec = world.rules.storylets[story]
    if spec.chance >= PPM:
        return True
    luck = world.rules.luck[index]
    return chance(world.state.seed, "storylet", luck, spec.id) < spec.chance


def _lay_out(world: World, index: int, side: Side, story: int) -> None:
    if side.seen[story] or world.state.lapsed[story]:
        return
    spec = world.rules.storylets[story]
    side.seen[story] = world.turn + 1
    if spec.once == "campaign":
        world.state.lapsed[story] = 1
    side.pending.append(Pending(story, world.turn + max(1, spec.deadline)))
    if world.facts is not None:
        world.emit(StoryletCame(world.period.last, world.name(index), spec.id))


def _lapse(world: World) -> None:
    """Decisions whose time is up take their default."""
    taken: list[tuple[int, int, int]] = []
    for index, side in enumerate(world.state.sides):
        due = [one for one in side.pending if one.due <= world.turn]
        if due:
            side.pending = [one for one in side.pending if one.due > world.turn]
        for one in due:
            spec = world.rules.storylets[one.storylet]
            number = next(n for n, choice in enumerate(spec.choices) if choice.id == spec.default)
            taken.append((index, one.storylet, number))
    for index, story, number in in_turn(world, taken):
        decide(world, index, story, number, True)


def decide(world: World, index: int, story: int, number: int, by_default: bool) -> None:
    """Takes a choice: its price, then its effects. A default that cannot be paid costs what there is."""
    side = world.state.sides[index]
    spec = world.rules.storylets[story]
    choice = spec.choices[number]
    side.chosen[story] = number + 1
    if not by_default:
        world.spent[index] += choice.price
    paid = min(side.free, choice.price)
    side.free -= paid
    about = ("storylet", spec.id, choice.id)
    if world.facts is not None:
        if paid:
            world.emit(MoneySpent(world.period.first, world.name(index), about, paid, 0))
        world.emit(DecisionTaken(world.period.first, world.name(index), spec.id, choice.id, by_default))
    carry_out(world, index, choice.effects, about)
