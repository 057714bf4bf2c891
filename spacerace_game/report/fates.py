"""What became of the people of a campaign, as its states and facts tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacerace_game.engine import Fact, State
from spacerace_game.engine.facts import (
    CaptiveMoved,
    CaptureDecided,
    FlightFlown,
    MilestoneReached,
    PastSurfaced,
    PersonMoved,
)
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.engine.verdict import day_before
from spacerace_game.report.pen import number_text, short
from spacerace_game.spec.dates import LifeDate, civil
from spacerace_game.spec.rules import TECHNOLOGY, Rules
from spacerace_game.words.days import long_date, month_and_year
from spacerace_game.words.facts import Teller

Turns = Sequence[tuple[State, tuple[Fact, ...]]]
"""The turns of a campaign: the state after each, and its facts."""
OWN, THEIRS = 6, 2
"""How many of one's own people are told of, and of the others'."""
LED = 4
"""Turns for which somebody must have led a program to be named with what it flew."""
FAITH = ((700, "came to trust the house"), (400, "trusted the house as far as the contract went"))
DOUBT = "never believed a word that was promised"
"""What is said of a captive's trust, from so many tenths on."""
TREATED = {
    "integrate": "Was given a new life and full access",
    "isolate": "Was kept apart and asked for papers",
    "parallel": "Was set to race a team of our own",
}


@dataclass(frozen=True, slots=True)
class Fate:
    """Somebody of this campaign and what became of them."""

    person: str
    name: str
    side: str
    """For whom they worked last."""
    role: str
    text: str
    dead: bool


@dataclass(slots=True)
class _Life:
    """What a campaign knows of a person."""

    led: Counter[str] = field(default_factory=Counter)
    """By item: the turns for which they led its program."""
    side: str = ""
    """For whom they worked last."""
    flights: list[FlightFlown] = field(default_factory=list)
    feats: list[tuple[MilestoneReached, FlightFlown]] = field(default_factory=list)
    """Firsts that they flew, or that flew on what they led."""
    died: int = 0
    """Day."""
    left: int = 0
    weight: int = 0


class Fates:
    """Looks through a campaign for people, and tells of those who weighed most in it."""

    def __init__(self, last: State, turns: Turns, side: str) -> None:
        self.last, self.turns, self.side = last, turns, side
        self.rules: Rules = last.rules
        self.teller = Teller(self.rules)
        self.facts = [fact for _, happened in turns for fact in happened]
        self.until = day_before(self.rules, last.turn)
        self.milestones = {one.id: one for one in self.rules.scenario.milestones}
        self.lives = self._lives()

    def _lives(self) -> dict[str, _Life]:
        lives: dict[str, _Life] = {}
        flown: dict[str, FlightFlown] = {}
        people, items = self.rules.scenario.people, self.rules.items
        for state, happened in self.turns:
            for fact in happened:
                if isinstance(fact, FlightFlown):
                    flown[fact.flight] = fact
                    for name in fact.crew:
                        life = lives.setdefault(name, _Life())
                        life.flights.append(fact)
                        life.side, life.weight = fact.side, life.weight + 20
                        if name in fact.died:
                            life.died, life.weight = fact.day, life.weight + 500
                elif isinstance(fact, PersonMoved) and fact.how in ("died", "left"):
                    life = lives.setdefault(fact.person, _Life())
                    life.died = life.died or (fact.day if fact.how == "died" else 0)
                    life.left = fact.day if fact.how == "left" else life.left
            for index, side in enumerate(state.sides):
                for program in side.programs:
                    if program.leader:
                        life = lives.setdefault(people[program.leader - 1].id, _Life())
                        life.led[items[program.item].id] += 1
                        life.side, life.weight = self.rules.sides[index].id, life.weight + 2
        for person, held in zip(people, self.last.holder):
            if person.side is None and held > 0:
                life = lives.setdefault(person.id, _Life())
                life.side = life.side or self.rules.sides[held - 1].id
                life.weight += max((skill.skill for skill in person.skills), default=0) // 2
        for fact in self.facts:
            if isinstance(fact, MilestoneReached) and fact.first and fact.flight in flown:
                flight = flown[fact.flight]
                for name, life in lives.items():
                    aboard = name in flight.crew
                    on = max(life.led[flight.vehicle], life.led[flight.spacecraft])
                    if aboard or (life.side == fact.side and on >= LED):
                        life.feats.append((fact, flight))
                        life.weight += self.milestones[fact.milestone].first // (1 if aboard else 4)
        return lives

    def told(self) -> tuple[Fate, ...]:
        """One's own people first: of each kind the weightiest, then whoever comes next; then the others'."""
        ranked = sorted(self.lives, key=lambda name: (-self.lives[name].weight, name))
        ranked = [name for name in ranked if self.lives[name].flights or self.lives[name].led or self._captive(name)]
        own = [name for name in ranked if self.lives[name].side == self.side]
        chosen: list[str] = []
        for kind in ("lead", "captive", "crew"):
            chosen += [name for name in own if self._kind(name) == kind][:1]
        for name in own:
            kin = sum(1 for one in chosen if self._kind(one) == self._kind(name))
            if len(chosen) < OWN and name not in chosen and kin < OWN // 2 and not self._beside(name, chosen):
                chosen.append(name)
        chosen.sort(key=lambda name: (("lead", "captive", "crew").index(self._kind(name)), -self.lives[name].weight))
        theirs = [name for name in ranked if self.lives[name].side not in (self.side, "")]
        others: list[str] = []
        for name in theirs:
            if len(others) < THEIRS and all(self._kind(name) != self._kind(one) for one in others):
                others.append(name)
        return tuple(self._fate(name) for name in (*chosen, *others))

    def _beside(self, name: str, chosen: Iterable[str]) -> bool:
        """Whether the best that can be told of a crew member is told of one who was aboard the same flight."""
        last = [flight.flight for flight in self.lives[name].flights[-1:]]
        return any(last and last[0] in [one.flight for one in self.lives[other].flights] for other in chosen)

    def _captive(self, name: str) -> bool:
        return self.rules.scenario.people[self.rules.person_index[name]].side is None

    def _kind(self, name: str) -> str:
        if self.lives[name].flights:
            return "crew"
        return "captive" if self._captive(name) else "lead"

    def _fate(self, name: str) -> Fate:
        life, kind = self.lives[name], self._kind(name)
        parts = self._capture(name, life) if self._captive(name) else []
        parts += self._work(life)
        parts += self._flown(life) if life.flights else []
        parts.append(self._last_seen(name, life))
        role = self.rules.scenario.people[self.rules.person_index[name]].role.capitalize()
        words = {"lead": role, "captive": "From Germany", "crew": "Crew"}
        whose = "" if life.side == self.side else f", {self.teller.name(life.side)}"
        return Fate(name, self.teller.name(name), life.side, words[kind] + whose, " ".join(parts), bool(life.died))

    def _capture(self, name: str, life: _Life) -> list[str]:
        took = [one for one in self.facts if isinstance(one, CaptureDecided) and one.target == name and one.winner]
        parts = []
        if took:
            site = short(self.teller.name(took[-1].site))
            parts.append(f"Came over at {site} in {month_and_year(took[-1].day)}.")
        place = self.rules.person_index[name]
        side = self.last.sides[self.rules.side_index[life.side]]
        treatment = TREATMENTS[side.treatment[place]]
        gone = next(
            (one for one in self.facts if isinstance(one, CaptiveMoved) and one.captive == name and one.how == "home"),
            None,
        )
        if gone is not None or treatment == "home":
            went = gone.day if gone is not None else self._since_home(place, life.side)
            parts.append(f"Went home in {month_and_year(went)}." if went else "Went home.")
        elif treatment == "none" and not life.left:
            parts.append(f"Nobody ever decided what {self._they(name)} should do here.")
        elif treatment != "none":
            faith = next((words for least, words in FAITH if side.trust[place] >= least), DOUBT)
            parts.append(f"{TREATED[treatment]}, and {faith}.")
        if any(isinstance(one, PastSurfaced) and one.captive == name for one in self.facts):
            parts.append("The past stood in the papers in the end.")
        return parts

    def _since_home(self, place: int, side: str) -> int:
        home, index = TREATMENTS.index("home"), self.rules.side_index[side]
        for state, _ in self.turns:
            if state.sides[index].treatment[place] == home:
                return day_before(self.rules, state.turn)
        return 0

    def _work(self, life: _Life) -> list[str]:
        if not life.led:
            return []
        items = {item.id: item for item in self.rules.items}
        told = [name for name, _ in life.led.most_common() if items[name].kind != TECHNOLOGY]
        machines = list(dict.fromkeys(short(items[name].title) for name in told))[:3]
        names = machines or [self.teller.small(name) for name, _ in life.led.most_common(2)]
        others = len(life.led) - len(told[:3]) if machines else len(life.led) - len(names)
        names += [counted(others, "other program" if machines else "other field")] if others > 0 else []
        years = sum(life.led.values()) * self.rules.scenario.turn_months // 12
        span = f"{counted(years, 'year')} in all" if years else "for less than a year"
        parts = [f"Led work on {in_a_row(names)}, {span}."]
        feats = [one for one in life.feats if not life.flights]
        if feats:
            fact, flight = max(feats, key=lambda one: self.milestones[one[0].milestone].first)
            on = max((flight.vehicle, flight.spacecraft), key=lambda name: life.led[name])
            what = self.teller.small(fact.milestone)
            parts.append(f"With {short(self.teller.name(on))} came {what}, in {month_and_year(fact.day)}.")
        return parts

    def _flown(self, life: _Life) -> list[str]:
        first, final = life.flights[0], life.flights[-1]
        best = sorted(life.feats, key=lambda one: -self.milestones[one[0].milestone].first)
        craft = short(self.teller.name(first.spacecraft or first.vehicle))
        parts = [
            f"Flew once, on {craft}, in {month_and_year(first.day)}."
            if len(life.flights) == 1
            else f"Flew {_times(len(life.flights))} between {civil(first.day)[0]} and {civil(final.day)[0]}."
        ]
        if best:
            told = [f"{self.teller.small(fact.milestone)} ({civil(fact.day)[0]})" for fact, _ in best[:2]]
            parts.append(f"Was aboard for {in_a_row(told)}, before anyone else.")
        return parts

    def _last_seen(self, name: str, life: _Life) -> str:
        person = self.rules.scenario.people[self.rules.person_index[name]]
        lost = next((one for one in life.flights if name in one.died), None)
        if lost is not None:
            beside = [self.teller.name(one) for one in lost.died if one != name]
            whom = f", with {in_a_row(beside)}" if beside else ""
            what = f"{self.teller.name(lost.mission)}, {self.teller.name(lost.vehicle)}"
            return f"Was killed on {long_date(lost.day)}{whom}: {what}."
        if life.died:
            return f"Died in {month_and_year(life.died)}, at {_age(person.born, life.died)}."
        age = _age(person.born, self.until)
        if life.left:
            return f"Left in {month_and_year(life.left)}."
        held = self.last.holder[self.rules.person_index[name]]
        if held > 0:
            side = self.last.sides[held - 1]
            still = [one.item for one in side.programs if one.leader == self.rules.person_index[name] + 1]
            if still:
                title = short(self.teller.small(self.rules.items[still[0]].id))
                return f"Was {age} on the last day, and still leading work on {title}."
            if any(self.rules.person_index[name] in flight.crew for flight in side.flights):
                return f"Was {age} on the last day, with a flight on the manifest."
        return f"Was {age} on the last day."

    def _they(self, name: str) -> str:
        return "she" if self.rules.scenario.people[self.rules.person_index[name]].woman else "he"


def _age(born: LifeDate, day: int) -> str:
    """Somebody's age on a day; about that where only the year of birth is known."""
    then, now = civil(born.day), civil(day)
    age = now[0] - then[0] - (now[1:] < then[1:])
    return str(age) if born.exact else f"about {age}"


def counted(number: int, one: str, many: str = "") -> str:
    """A number and what is counted: in words up to twelve."""
    return f"{number_text(number) if number else 'no'} {one if number == 1 else many or one + 's'}"


def _times(number: int) -> str:
    return "twice" if number == 2 else counted(number, "time")


def in_a_row(names: Iterable[str]) -> str:
    found = list(names)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
