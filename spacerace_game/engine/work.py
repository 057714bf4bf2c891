"""How fast people work: engineers against need, leaders, captives, bureaus, secrecy; and what catching up saves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, product
from typing import NamedTuple, Protocol

from spacerace_game.engine.bureaus import bureau_steps, loads
from spacerace_game.engine.captives import captive_steps, german_items, speed_help
from spacerace_game.engine.money import PPM, funding, normal_rate, program_price, progress, rates
from spacerace_game.engine.state import CUSTOMS, LEVELS, Program, Side
from spacerace_game.spec.rules import TECHNOLOGY, Item, Rules

Parts = tuple[tuple[str, int], ...]
Steps = list[tuple[str, int]]
"""Causes and factors, ppm, in the order in which they are applied."""
QUARTER = 91


def needed_engineers(rules: Rules, side: Side) -> list[int]:
    """Engineers the open programs want, by discipline: twelve for each million a year of useful work."""
    needed, table, items = [0] * len(rules.discipline_index), rates(rules), rules.items
    for program in side.programs:
        share = table[program.item][program.ground][program.level].engineers
        if share:
            if program.rival:
                share *= 2
            for discipline in items[program.item].disciplines:
                needed[discipline] += share
    return needed


class Pace(NamedTuple):
    """What the speeds of all programs of a side depend on alike, worked out once for all of them."""

    turn: int
    staff: list[int]
    """By discipline: the share of the engineers wanted that there are, ppm."""
    short: frozenset[int]
    """The disciplines of which there are not enough."""
    help: list[int]
    """What captives add, ppm, by discipline: on paper, on hardware, by racing a parallel team."""
    laden: list[int]
    """By bureau: the designs that burden it."""
    known: Examples
    common: Steps
    leaders: Steps
    """By person: what they do to a program they lead."""
    german: frozenset[int]
    """The items of which captives know something."""


def pace_of(rules: Rules, turn: int, index: int, side: Side, holder: Sequence[int], known: Examples) -> Pace:
    """The pace of a side in a turn. `known` is what rivals have shown to be possible."""
    staff = [_share(want, have) for want, have in zip(needed_engineers(rules, side), side.engineers)]
    help_ = speed_help(rules, index, side, holder)
    laden = loads(rules, side.programs)
    short = frozenset([discipline for discipline, share in enumerate(staff) if share < PPM])
    common, leaders, german = common_steps(rules, turn, side), _leader_steps(rules), german_items(rules)
    return Pace(turn, staff, short, help_, laden, known, common, leaders, german)


def speed_parts(rules: Rules, side: Side, program: Program, pace: Pace) -> Parts:
    """Speed of a program in ppm of its funding's progress, as parts that sum to it."""
    share, steps = _speed_steps(rules, side, program, pace)
    parts = [("funding", PPM), ("engineers", share - PPM)]
    running = share
    for name, factor in steps:
        product = running * factor // PPM
        parts.append((name, product - running))
        running = product
    return tuple(parts)


def speed_of(rules: Rules, side: Side, program: Program, pace: Pace) -> int:
    """The sum of `speed_parts`, from the same steps, without the parts."""
    speed, steps = _speed_steps(rules, side, program, pace)
    for _, factor in steps:
        speed = speed * factor // PPM
    return speed


def _speed_steps(rules: Rules, side: Side, program: Program, pace: Pace) -> tuple[int, Steps]:
    """The share of the engineers wanted that there are, and the factors that follow on it, all in ppm."""
    item = rules.items[program.item]
    share = PPM
    if not pace.short.isdisjoint(item.disciplines):
        share = min([pace.staff[discipline] for discipline in item.disciplines])
    steps: Steps = []
    if program.leader:
        steps.append(pace.leaders[program.leader - 1])
    if program.item in pace.german or (side.adoptions and program.leader):
        steps += captive_steps(rules, pace.turn, side, program, item, pace.help)
    if program.bureau:
        steps += bureau_steps(rules, side, program, pace.laden)
    if pace.common:
        steps += pace.common
    if item.kind == TECHNOLOGY:
        early = early_research(rules)[item.place]
        if pace.turn < len(early):
            steps.append(("ahead of its time", PPM * PPM // early[pace.turn]))
        for _, saved in catching_up(rules, side, item, pace.known):
            if saved:
                steps.append(("catching up", PPM * PPM // (PPM - saved)))
    return share, steps


def common_steps(rules: Rules, turn: int, side: Side) -> Steps:
    """What slows all programs of a side alike: secrecy, newcomers, a new agency."""
    steps: Steps = []
    if side.secrecy:
        steps.append(("secrecy", PPM - side.secrecy * rules.numbers.intelligence.secrecy_slow))
    if side.haste_turns > turn:
        steps.append(("newcomers", PPM - rules.numbers.work.haste_slow))
    if side.agency and side.agency_turn + rules.numbers.money.agency_quarters > turn:
        steps.append(("new agency", PPM - rules.numbers.money.agency_slow))
    return steps


def early_research(rules: Rules) -> list[list[int]]:
    """By technology: what its research takes in each turn before it is ripe, ppm of the normal; worked out once."""
    found: list[list[int]] | None = rules.machinery.get("early-research")
    if found is None:
        slow = rules.numbers.work.early_slow
        found = rules.machinery["early-research"] = [
            [PPM + slow * (one.ripe - turn.year) for turn in rules.turns if turn.year < one.ripe]
            if one.ripe is not None
            else []
            for one in rules.technologies
        ]
    return found


def _leader_steps(rules: Rules) -> Steps:
    """By person: what they do to the speed of a program they lead."""
    found: Steps | None = rules.machinery.get("leader_steps")
    if found is None:
        least, most = rules.numbers.work.leader_least, rules.numbers.work.leader_most
        found = [("leader", least + (most - least) * person.leads // 100) for person in rules.scenario.people]
        rules.machinery["leader_steps"] = found
    return found


class Seen(Protocol):
    """What everybody can see of a side: its own columns in a turn, its public face in a view."""

    @property
    def shown(self) -> Sequence[int]:
        """By milestone: the day it was made public, or 0."""

    @property
    def custom(self) -> int:
        """Place in CUSTOMS."""


class Examples(NamedTuple):
    """Technologies that rivals have shown to be possible, as bits by index."""

    shown: int
    published: int


def examples(rules: Rules, index: int, sides: Sequence[Seen], day: int) -> Examples:
    """What rivals' public successes teach: shown at all, or announced by custom and shown long enough ago."""
    masks = technology_masks(rules)
    before, late = CUSTOMS.index("before"), day - rules.numbers.work.published_quarters * QUARTER
    shown = published = 0
    for other, seen in enumerate(sides):
        if other == index:
            continue
        open_ = seen.custom == before
        for mask, when in zip(compress(masks, seen.shown), filter(None, seen.shown)):
            if open_ and when <= late:
                published |= mask
            else:
                shown |= mask
    return Examples(shown | published, published)


def technology_masks(rules: Rules) -> list[int]:
    """By milestone: the technologies, as bits, that the ways to it need."""
    found: list[int] | None = rules.machinery.get("technology_masks")
    if found is None:
        found = [0] * len(rules.scenario.milestones)
        for mission, milestones in enumerate(rules.mission_milestones):
            mask = 0
            for way in rules.ways[mission]:
                places = [rules.vehicle_item[way.vehicle]]
                if way.spacecraft >= 0:
                    places.append(rules.spacecraft_item[way.spacecraft])
                for place in places:
                    for technology, _ in rules.items[place].needs:
                        mask |= 1 << technology
            for milestone in milestones:
                found[milestone] |= mask
        rules.machinery["technology_masks"] = found
    return found


def catching_up(rules: Rules, side: Side, item: Item, known: Examples) -> Parts:
    """What others' work takes off the way to a technology, ppm: the best of example, stolen papers, publication."""
    if item.kind != TECHNOLOGY:
        return ()
    place = item.place
    shown, stolen = known.shown >> place & 1, side.papers[place] < 0
    if not shown and not stolen:
        return ()
    return _discounts(rules)[shown, stolen, known.published >> place & 1]


def _discounts(rules: Rules) -> dict[tuple[int, int, int], Parts]:
    """By whether there is an example, stolen papers and a publication: what the best of these takes off, ppm."""
    found: dict[tuple[int, int, int], Parts] | None = rules.machinery.get("discounts")
    if found is None:
        work = rules.numbers.work
        ways = (
            (work.shown_discount, "shown by a rival"),
            (work.stolen_discount, "stolen papers"),
            (work.published_discount, "published"),
        )
        best = {there: max(compress(ways, there)) for there in product((0, 1), repeat=3) if any(there)}
        found = rules.machinery["discounts"] = {there: ((cause, amount),) for there, (amount, cause) in best.items()}
    return found


def item_milestones(rules: Rules) -> list[tuple[int, ...]]:
    """By item: the milestones that a vehicle or spacecraft can fly to."""
    found: list[tuple[int, ...]] | None = rules.machinery.get("item_milestones")
    if found is None:
        sets: list[dict[int, None]] = [{} for _ in rules.items]
        for mission, milestones in enumerate(rules.mission_milestones):
            for way in rules.ways[mission]:
                sets[rules.vehicle_item[way.vehicle]].update(dict.fromkeys(milestones))
                if way.spacecraft >= 0:
                    sets[rules.spacecraft_item[way.spacecraft]].update(dict.fromkeys(milestones))
        found = [tuple(one) for one in sets]
        rules.machinery["item_milestones"] = found
    return found


def fear_is_gone(rules: Rules, index: int, sides: Sequence[Seen], side: Side, item: Item) -> bool:
    """Whether a rival has shown something that this design can fly to and its own side has not reached yet."""
    for milestone in item_milestones(rules)[item.index]:
        if not side.reached[milestone]:
            for other, seen in enumerate(sides):
                if other != index and seen.shown[milestone]:
                    return True
    return False


class Useful(NamedTuple):
    """What money can do for a program in a turn, thousands in the side's own prices."""

    paid: int
    """What it is paid now."""
    normal: int
    """Up to here money works fully."""
    most: int
    """Up to here it works at half; beyond that not at all."""
    engineers: int
    """Share of the engineers it wants that there are, ppm."""


def useful(rules: Rules, index: int, side: Side, program: Program) -> Useful:
    """The useful limits of a program's funding."""
    needed = needed_engineers(rules, side)
    share = min((_share(needed[d], side.engineers[d]) for d in rules.items[program.item].disciplines), default=PPM)
    levels = (program.level, LEVELS.index("normal"), LEVELS.index("crash"))
    paid, normal, most = (program_price(rules, index, side, program._replace(level=level)) for level in levels)
    return Useful(paid, normal, most, share)


def _share(want: int, have: int) -> int:
    """How many of the engineers wanted there are, ppm."""
    return PPM if want <= have else have * PPM // want


def next_million(rules: Rules, index: int, side: Side, program: Program, speed: int, share: int) -> Parts:
    """What one million more a turn would buy in work, thousands at American prices, as parts that sum to it.

    Money works fully up to the normal rate, at half up to crash funding and not at all beyond; more money wants
    more engineers, and where they are short it buys nothing. `speed` is the program's speed now and `share` the
    engineers it has of those it wants, both in ppm.
    """
    item, work = rules.items[program.item], rules.numbers.work
    normal = normal_rate(rules, item, program.ground)
    price = program_price(rules, index, side, program._replace(level=LEVELS.index("normal")))
    million = 1000 * normal // max(1, price)
    now = normal * funding(rules, program.level) // PPM
    crash = normal * work.crash // PPM
    full = max(0, min(million, normal - now))
    half = max(0, min(million, crash - now) - full)
    waste = million - full - half
    lost = half - half * work.beyond // PPM
    before = progress(rules, item, program.ground, program.level)
    gain = million - waste - lost
    if LEVELS[program.level] in ("mothball", "hold"):
        gain += max(0, now - before)
    after_people = (before + gain) * _with_more(rules, side, item, million - waste, speed, share) // PPM
    bought = max(0, after_people - before * max(0, speed) // PPM)
    return (
        ("a million", million),
        ("half beyond the normal rate", -lost),
        ("nothing beyond crash", -waste),
        ("people", bought - (million - lost - waste)),
    )


def _with_more(rules: Rules, side: Side, item: Item, more: int, speed: int, share: int) -> int:
    """Speed once so much more money a turn wants its engineers too."""
    needed = needed_engineers(rules, side)
    wanted = more * 12 // rules.scenario.turn_months * rules.numbers.work.engineers_per_million_year // 1000
    for discipline in item.disciplines:
        needed[discipline] += wanted // len(item.disciplines)
    then = min((_share(needed[d], side.engineers[d]) for d in item.disciplines), default=PPM)
    return speed * then // max(1, share)


def pads(rules: Rules) -> tuple[tuple[int, int], ...]:
    """The launch pads: each as an item, with its grade."""
    found: tuple[tuple[int, int], ...] | None = rules.machinery.get("pads")
    if found is None:
        places = zip(rules.facilities, rules.facility_item)
        found = tuple((item, place.grade) for place, item in places if place.kind == "pad")
        rules.machinery["pads"] = found
    return found
