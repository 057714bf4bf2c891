"""How fast people work: engineers against need, leaders, captives, rivalry, secrecy."""

from __future__ import annotations

from collections.abc import Sequence

from spacerace_game.engine.money import PPM, funding, normal_rate
from spacerace_game.engine.state import TREATMENTS, Program, Side
from spacerace_game.spec.rules import TECHNOLOGY, Rules

Parts = tuple[tuple[str, int], ...]


def needed_engineers(rules: Rules, side: Side) -> list[int]:
    """Engineers the open programs want, by discipline: twelve for each million a year of useful work."""
    needed = [0] * len(rules.discipline_index)
    per_million = rules.numbers.work.engineers_per_million_year
    for program in side.programs:
        item = rules.items[program.item]
        rate = normal_rate(rules, item, program.ground) * funding(rules, program.level) // PPM
        engineers = rate * 12 // rules.scenario.turn_months * per_million // 1000
        for discipline in item.disciplines:
            needed[discipline] += engineers // len(item.disciplines)
    return needed


def output_parts(rules: Rules, side: Side, person: int) -> Parts:
    """What a captured specialist's work is worth, in tenths of skill points: skill × access × trust.

    output = skill × access × (40 + 0.6 · trust) %; parts sum to the number.
    """
    spec = rules.scenario.people[person]
    skill = 10 * max((s.skill for s in spec.skills), default=0)
    treatment = TREATMENTS[side.treatment[person]]
    if treatment in ("none", "home"):
        return (("skill", skill),) if treatment == "none" else (("skill", skill), ("gone home", -skill))
    numbers = rules.numbers.captives
    access = getattr(numbers, treatment).access
    after = skill * access // PPM
    trust = numbers.output_base + numbers.output_trust * side.trust[person] // 1000
    return (("skill", skill), ("access", after - skill), ("trust", after * trust // PPM - after))


def captive_help(rules: Rules, holder: Sequence[int], index: int, side: Side) -> list[int]:
    """What captured specialists add to speed by discipline, ppm; German know-how only."""
    found = [0] * len(rules.discipline_index)
    me = index + 1
    for person in german_people(rules):
        if holder[person] == me:
            total = sum(amount for _, amount in output_parts(rules, side, person))
            for skill in rules.scenario.people[person].skills:
                found[rules.discipline_index[skill.discipline]] += total * 30
    return [min(amount, 400_000) for amount in found]


def german_people(rules: Rules) -> tuple[int, ...]:
    """People who can be captured, by index."""
    found = rules.machinery.get("german")
    if found is None:
        found = tuple(place for place, person in enumerate(rules.scenario.people) if person.side is None)
        rules.machinery["german"] = found
    return found


def speed_parts(rules: Rules, turn: int, side: Side, program: Program, needed: list[int], help_: list[int]) -> Parts:
    """Speed of a program in ppm of its funding's progress, as parts that sum to it."""
    numbers = rules.numbers
    item = rules.items[program.item]
    share = PPM
    for discipline in item.disciplines:
        if needed[discipline] > side.engineers[discipline]:
            share = min(share, side.engineers[discipline] * PPM // needed[discipline])
    parts = [("funding", PPM), ("engineers", share - PPM)]
    running = share
    steps: list[tuple[str, int]] = []
    if program.leader:
        lead = rules.scenario.people[program.leader - 1].leads
        least, most = numbers.work.leader_least, numbers.work.leader_most
        steps.append(("leader", least + (most - least) * lead // 100))
    if item.kind == TECHNOLOGY and rules.technologies[item.place].german:
        steps.append(("captives", PPM + help_[item.disciplines[0]]))
    if side.secrecy:
        steps.append(("secrecy", PPM - side.secrecy * numbers.intelligence.secrecy_slow // 2))
    if side.haste_turns > turn:
        steps.append(("newcomers", PPM - numbers.work.haste_slow))
    if side.agency and side.agency_turn + numbers.money.agency_quarters > turn:
        steps.append(("new agency", PPM - numbers.money.agency_slow))
    for name, factor in steps:
        product = running * factor // PPM
        parts.append((name, product - running))
        running = product
    return tuple(parts)
