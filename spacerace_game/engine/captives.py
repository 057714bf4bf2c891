"""What Germany holds and what captives are worth: dense tables, first wish lists, and the formulas a player can see.

A *target* is anything a team can go for: people who can be captured first, then groups of people, then things.
The people and groups among them are *captives* and have the same index, so columns by captive are shorter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacerace_game.engine.chance import PPM, chance, draw
from spacerace_game.engine.conditions import Getter, several
from spacerace_game.engine.state import TREATMENTS, TRUST_CAUSES, Program, Side
from spacerace_game.spec.numbers import TreatmentNumbers
from spacerace_game.spec.rules import SPACECRAFT, TECHNOLOGY, VEHICLE, Item, Rules

Parts = tuple[tuple[str, int], ...]
FULL_TRUST = 1000
NONE, INTEGRATE, ISOLATE, PARALLEL, HOME = range(5)
KEPT = (False, True, True, True, False)
"""By treatment: whether a side keeps those so treated."""
KEEPS = 16
"""For how many ways to treat all captives the price of their keep is remembered; they change seldom."""
OFFER, TREATMENT, PROMISES, DESIGNS = range(len(TRUST_CAUSES))
CHECKED, SUSPECT = 1, 2


@dataclass(frozen=True, slots=True)
class Target:
    """Something in Germany that a side may want."""

    index: int
    id: str
    site: int
    """Where it really is, or −1."""
    person: int
    """Its index among people, or −1."""
    lot: int
    """Its index among lots, or −1."""
    place: int
    """Its place in the columns of trust and treatment."""
    skills: tuple[tuple[int, int], ...]
    """Discipline and tenths of skill points; a group has ten for each of its engineers."""
    best: int
    """The output of full work, tenths of skill points: a person's best skill, or all engineers of a group."""
    heads: int
    """What is paid for it: 1 for a person, a tenth of the engineers for a group."""
    leaning: tuple[tuple[int, int], ...]
    """Side and points."""
    dossier: int

    @property
    def captive(self) -> bool:
        """Whether it is a person or a group of people."""
        return self.person >= 0 or self.heads > 0


def targets_of(rules: Rules) -> tuple[Target, ...]:
    """Everything that can be captured: people, groups of people, things."""
    found: tuple[Target, ...] | None = rules.machinery.get("targets")
    if found is None:
        found = _targets(rules)
        rules.machinery["targets"] = found
        rules.machinery["target_index"] = {target.id: target for target in found}
        rules.machinery["captives"] = tuple(target for target in found if target.captive)
    return found


def captives_of(rules: Rules) -> tuple[Target, ...]:
    """The people and groups among the targets, by the same index."""
    found: tuple[Target, ...] | None = rules.machinery.get("captives")
    if found is None:
        targets_of(rules)
        found = tuple(rules.machinery["captives"])
    return found


def target_named(rules: Rules, name: str) -> Target | None:
    """The target of that id."""
    targets_of(rules)
    found: Target | None = rules.machinery["target_index"].get(name)
    return found


def captive_named(rules: Rules, name: str) -> Target | None:
    """The captive of that id."""
    found = target_named(rules, name)
    return found if found is not None and found.captive else None


def _targets(rules: Rules) -> tuple[Target, ...]:
    found: list[Target] = []
    people = len(rules.scenario.people)
    for place, person in enumerate(rules.scenario.people):
        if person.side is None:
            skills = tuple((rules.discipline_index[s.discipline], 10 * s.skill) for s in person.skills)
            leaning = tuple((rules.side_index[side], points) for side, points in person.leaning.items())
            site = rules.site_index[person.site] if person.site else -1
            best = max((amount for _, amount in skills), default=0)
            found.append(
                Target(len(found), person.id, site, place, -1, place, skills, best, 1, leaning, person.dossier)
            )
    lots = [(place, site, lot) for place, (site, lot) in enumerate(rules.lots)]
    for place, site, lot in sorted(lots, key=lambda one: one[2].kind != "people"):
        group = lot.kind == "people"
        counts = [(rules.discipline_index[name], count) for name, count in lot.engineers.items()] if group else []
        heads = max(1, sum(count for _, count in counts) // 10) if group else 0
        skills = tuple((discipline, 10 * count) for discipline, count in counts)
        best = sum(amount for _, amount in skills)
        at = people + place
        found.append(Target(len(found), lot.id, site, -1, place, at, skills, best, heads, (), lot.dossier))
    return tuple(found)


def first_wishes(rules: Rules, seed: int, recorded: bool, index: int) -> list[int]:
    """A side's wish list at the start: by target the site plus one it believes in, 0 for unheard of.

    A third of it is wrong: left out, or looked for at another site. With recorded fates a side knows all that
    it really got.
    """
    numbers, luck, name = rules.numbers.capture, rules.luck[index], rules.sides[index].id
    found = []
    for target in targets_of(rules):
        mark = chance(seed, "wish", luck, target.id)
        sure = target.site < 0 or (recorded and rules.captured.get(target.id) == name)
        if sure or mark >= numbers.wish_unknown + numbers.wish_wrong:
            found.append(target.site + 1)
        elif mark < numbers.wish_unknown or len(rules.scenario.sites) < 2:
            found.append(0)
        else:
            other = draw(seed, len(rules.scenario.sites) - 1, "rumour", luck, target.id)
            found.append(other + 1 + (other >= target.site))
    return found


def treatment_numbers(rules: Rules, treatment: int) -> TreatmentNumbers:
    """The numbers of integrating, isolating or a parallel team."""
    found: TreatmentNumbers = getattr(rules.numbers.captives, TREATMENTS[treatment])
    return found


def held(target: Target, index: int, holder: Sequence[int], lot_holder: Sequence[int]) -> bool:
    """Whether a side holds a target."""
    return (holder[target.person] if target.person >= 0 else lot_holder[target.lot]) == index + 1


def treatments_of(rules: Rules, side: Side) -> tuple[int, ...]:
    """By captive: how a side treats them."""
    read: Getter | None = rules.machinery.get("read_treatments")
    if read is None:
        read = rules.machinery["read_treatments"] = several([captive.place for captive in captives_of(rules)])
    return read(side.treatment)


def keep_price(rules: Rules, side: Side) -> int:
    """What the captives' keep takes this turn, thousands; those sent home cost nothing."""
    known: dict[tuple[int, ...], int] = rules.machinery.setdefault("keep_prices", {})
    treatments = treatments_of(rules, side)
    found = known.get(treatments)
    if found is None:
        if len(known) >= KEEPS:
            known.clear()
        heads = sum([one.heads for one, how in zip(captives_of(rules), treatments) if KEPT[how]])
        found = heads * rules.numbers.captives.home_saves * rules.scenario.turn_months // 12
        known[treatments] = found
    return found


def _worth(pay: tuple[int, int], access: int, skill: int, trust: int) -> tuple[int, int]:
    """Skill after access, and that after trust: skill × access × (40 + 0.6 · trust) %. `pay` are those two shares."""
    after = skill * access // PPM
    return after, after * (pay[0] + pay[1] * trust // 1000) // PPM


def captive_output_parts(rules: Rules, side: Side, captive: Target) -> Parts:
    """What a captive's or a group's work is worth, tenths of skill points, as parts that sum to it."""
    treatment = side.treatment[captive.place]
    skill = captive.best
    if treatment == NONE:
        return (("skill", skill),)
    if treatment == HOME:
        return (("skill", skill), ("gone home", -skill))
    if side.waiting[captive.index]:
        return (("skill", skill), ("being checked", -skill))
    access, pay = treatment_table(rules)
    after, worth = _worth(pay, access[treatment], skill, side.trust[captive.place])
    return (("skill", skill), ("access", after - skill), ("trust", worth - after))


def captive_output(rules: Rules, side: Side, captive: Target) -> int:
    """The sum of `captive_output_parts`."""
    treatment = side.treatment[captive.place]
    if treatment == NONE:
        return captive.best
    if treatment == HOME or side.waiting[captive.index]:
        return 0
    access, pay = treatment_table(rules)
    return _worth(pay, access[treatment], captive.best, side.trust[captive.place])[1]


def treatment_table(rules: Rules) -> tuple[tuple[int, ...], tuple[int, int]]:
    """Access by treatment, and what work is worth without trust and by full trust: all in ppm."""
    found: tuple[tuple[int, ...], tuple[int, int]] | None = rules.machinery.get("treatment_table")
    if found is None:
        ways = (INTEGRATE, ISOLATE, PARALLEL)
        access = (0, *(int(treatment_numbers(rules, how).access) for how in ways), 0)
        found = access, (rules.numbers.captives.output_base, rules.numbers.captives.output_trust)
        rules.machinery["treatment_table"] = found
    return found


def leak_table(rules: Rules) -> tuple[int, ...]:
    """By treatment: how much of what captives tell gets out, ppm."""
    found: tuple[int, ...] | None = rules.machinery.get("leak_table")
    if found is None:
        found = (0, *(int(treatment_numbers(rules, how).leaks) for how in (INTEGRATE, ISOLATE, PARALLEL)), 0)
        rules.machinery["leak_table"] = found
    return found


def trust_years(rules: Rules) -> tuple[int, ...]:
    """By treatment: what a year does to trust, tenths; in place of none what it does at the institute."""
    found: tuple[int, ...] | None = rules.machinery.get("trust_years")
    if found is None:
        ways = [treatment_numbers(rules, how).trust_year for how in (INTEGRATE, ISOLATE, PARALLEL)]
        found = rules.machinery["trust_years"] = (rules.numbers.capture.institute_trust, *ways)
    return found


def trust_parts(side: Side, captive: Target) -> Parts:
    """Trust, tenths, by what made it; what is left over came from choices."""
    first = captive.index * len(TRUST_CAUSES)
    parts = tuple(zip(TRUST_CAUSES, side.trust_parts[first : first + len(TRUST_CAUSES)]))
    rest = side.trust[captive.place] - sum(amount for _, amount in parts)
    return tuple(part for part in (*parts, ("choices", rest)) if part[1])


def move_trust(side: Side, captive: Target, by: int, cause: int) -> None:
    """Moves a captive's trust within its bounds and books the cause."""
    before = side.trust[captive.place]
    after = side.trust[captive.place] = max(0, min(FULL_TRUST, before + by))
    side.trust_parts[captive.index * len(TRUST_CAUSES) + cause] += after - before


def speed_help(rules: Rules, index: int, side: Side, holder: Sequence[int]) -> list[int]:
    """What captives add to speed, ppm, three times by discipline.

    First what all give to a technology on paper, then what those give who may touch hardware, then what
    racing a parallel team gives. Where no German technology is worked on, nothing is counted.
    """
    width = len(rules.discipline_index)
    german = german_items(rules)
    if german.isdisjoint([program.item for program in side.programs]):
        return [0] * (3 * width)
    numbers = rules.numbers.captives
    paper, hard, race = [0] * width, [0] * width, [0] * width
    trust, me = side.trust, index + 1
    access, pay = treatment_table(rules)
    each, race_gain = numbers.help, numbers.parallel_speed
    for captive, how in zip(captives_of(rules), treatments_of(rules, side)):
        if not KEPT[how] or side.waiting[captive.index]:
            continue
        alone, best = captive.person >= 0, captive.best or 1
        if alone and holder[captive.person] != me:
            continue
        _, total = _worth(pay, access[how], captive.best, trust[captive.place])
        for discipline, amount in captive.skills:
            gain = each * (total if alone else total * amount // best)
            paper[discipline] += gain
            if how != ISOLATE:
                hard[discipline] += gain
            if how == PARALLEL:
                race[discipline] = race_gain
    most = numbers.help_most
    return [*(min(most, one) for one in paper), *(min(most, one) for one in hard), *race]


def german_items(rules: Rules) -> frozenset[int]:
    """The technologies, as items, of which captives know something."""
    found: frozenset[int] | None = rules.machinery.get("german_items")
    if found is None:
        pairs = zip(rules.technology_item, rules.technologies)
        found = frozenset(item for item, technology in pairs if technology.german)
        rules.machinery["german_items"] = found
    return found


def captive_steps(
    rules: Rules, turn: int, side: Side, program: Program, item: Item, help_: Sequence[int]
) -> list[tuple[str, int]]:
    """What captives do to a program's speed, as factors in ppm: their help, the race with them, hurt pride."""
    steps: list[tuple[str, int]] = []
    if item.index in german_items(rules):
        width, discipline = len(rules.discipline_index), item.disciplines[0]
        above = width if side.trl[item.place] >= rules.numbers.captives.isolate.trl_most else 0
        steps.append(("captives", PPM + help_[above + discipline]))
        if help_[2 * width + discipline]:
            steps.append(("parallel team", PPM + help_[2 * width + discipline]))
    if program.leader and side.adoptions:
        for adoption in side.adoptions:
            if adoption.proud == program.leader and adoption.until > turn:
                steps.append(("hurt pride", PPM - rules.numbers.captives.pride))
                break
    return steps


def adoptable(rules: Rules, side: Side, item: Item) -> bool:
    """Whether a captive's design could serve a program: German technology on paper, or a vehicle that needs some."""
    most = rules.numbers.captives.isolate.trl_most
    if item.kind == TECHNOLOGY:
        return rules.technologies[item.place].german and side.trl[item.place] < most
    if item.kind not in (VEHICLE, SPACECRAFT):
        return False
    return any(rules.technologies[technology].german for technology, _ in item.needs)


def closing_odds(rules: Rules, day: int) -> int:
    """Chance that the Allies close an institute in the quarter that ends on a day, ppm."""
    numbers = rules.numbers.capture
    if day < numbers.closing_since:
        return 0
    quarters = (day - numbers.closing_since) // 92
    return min(PPM, int(numbers.closing_first + numbers.closing_more * quarters))
