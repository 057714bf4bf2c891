"""What can be told of a whole period: flights, money, losses, deaths, promises, and what did not happen."""

from __future__ import annotations

from spacerace_game.engine.facts import (
    ChiefDismissed,
    ChiefHeard,
    PersonMoved,
    PromiseEnded,
)
from spacerace_game.report.pen import (
    Claim,
    Sentence,
    listed,
    money_text,
    odds_text,
)
from spacerace_game.report.scribe import Scribe, Span


class PeriodWriter(Scribe):
    """Writes the paragraphs of a period."""

    def overview(self, one: Span) -> list[Sentence]:
        """Who flew how much."""
        found: list[Sentence] = []
        since, until = (self.month(day, "day", day) for day in (one.first, one.last))
        for side in self.rules.side_index:
            flown = [f for f in self.annals.flights if f.side == side and one.first <= f.day <= one.last]
            values = {"who": self.side(side), "adjective": self.adjective(side), "since": since, "until": until}
            if not flown:
                self.say(found, "flights-none", **values)
            elif len(flown) == 1:
                self.say(found, "flights-single", **values, day=self.day(flown[0].day, "flight", side, flown[0].flight))
            else:
                good = sum(f.fate == "success" for f in flown)
                key = (side, one.first, one.last)
                values |= {
                    "flown": self.number(len(flown), "flown", *key),
                    "succeeded": self.number(good, "succeeded", *key),
                }
                self.say(found, "flights", **values)
            self.really_flew(found, side, one)
        return found

    def really_flew(self, found: list[Sentence], side: str, one: Span) -> None:
        record = [
            f
            for path in self.rules.scenario.history
            if path.side == side
            for f in path.record
            if one.first <= f.date <= one.last
        ]
        if len(record) > 1:
            key = (side, one.first, one.last)
            good = sum(f.fate == "success" for f in record)
            self.say(
                found,
                "flights-record",
                flown=self.number(len(record), "record-flown", *key),
                succeeded=self.number(good, "record-succeeded", *key),
            )

    def ledger(self, one: Span) -> list[Sentence]:
        """What it cost, and where it left each side in the eyes of the world and at home."""
        found: list[Sentence] = []
        turns = [
            told
            for told in self.annals.turns
            if one.first <= self.rules.turns[told.turn].last and self.rules.turns[told.turn].first <= one.last
        ]
        if not turns:
            return found
        unit = Claim("name", ("unit",), self.rules.scenario.unit.removeprefix("million "))
        for index, side in enumerate(self.rules.side_index):
            spent = sum(told.standings[index].free + told.standings[index].tied for told in turns)
            key = (side, turns[0].turn, turns[-1].turn)
            values = {"who": self.side(side), "adjective": self.adjective(side)}
            money = Claim("money", ("spent", *key), money_text(spent))
            self.say(found, "money", **values, money=money, unit=("million ", unit))
        last = turns[-1]
        until = self.month(one.last, "day", one.last)
        ranked = sorted(enumerate(self.rules.side_index), key=lambda pair: (-last.standings[pair[0]].prestige, pair[0]))
        for rank, (index, side) in enumerate(ranked):
            points = self.points(last.standings[index].prestige, "prestige", side, last.turn)
            kind = "prestige-second" if rank else "prestige"
            self.say(found, kind, who=self.side(side), points=points, until=until)
        for index, side in enumerate(self.rules.side_index):
            support = last.standings[index].support
            points = self.points(support, "support", side, last.turn)
            kind = "support-low" if support < 400 else "support-high"
            self.say(found, kind, adjective=self.adjective(side), points=points)
        return found

    def losses(self, one: Span) -> list[Sentence]:
        """Crews that were killed, and for each side the failure least expected."""
        found: list[Sentence] = []
        flown = [f for f in self.annals.flights if one.first <= f.day <= one.last]
        for flight in flown:
            if flight.died:
                crew = [
                    self.person(name)._replace(kind="killed", about=(name, flight.side, flight.flight))
                    for name in flight.died
                ]
                day = self.day(flight.day, "flight", flight.side, flight.flight)
                self.say(found, "crew-lost", day=day, vehicle=self.flew_on(flight), crew=listed(crew))
                for name in flight.died:
                    self.really_died(found, name)
        for side in self.rules.side_index:
            lost = [
                f for f in flown if f.side == side and f.fate == "failure" and f.fault not in ("", "raw") and not f.died
            ]
            if lost:
                worst = max(lost, key=lambda f: (f.odds, f.flight))
                self.say(
                    found,
                    "worst-failure",
                    day=self.day(worst.day, "flight", side, worst.flight),
                    vehicle=self.flew_on(worst),
                    fault=self.fault(worst.fault)._replace(kind="finding", about=(side, worst.flight)),
                )
                if worst.odds > 750_000:
                    odds = Claim("odds", ("odds", side, worst.flight), odds_text(worst.odds))
                    self.say(found, "unlikely-failure", odds=odds)
        return found

    def really_died(self, found: list[Sentence], name: str) -> None:
        person, died = self.person(name), self.people[name].died
        if died is not None and died.day <= self.rules.turns[-1].last:
            kind = "crew-died-really" if died.exact else "crew-died-really-year"
            self.say(found, kind, person=person, day=self.life(died, "really-died", name))
        else:
            lived = person._replace(kind="really-lived", about=(name,))
            self.say(found, "crew-lived", person=lived)

    def deaths(self, one: Span) -> list[Sentence]:
        """Deaths of those who mattered, and those whom reality had lost by now."""
        found: list[Sentence] = []
        crews = {name for flight in self.annals.flights for name in flight.died}
        died = {
            fact.person: fact.day
            for fact in self.annals.facts
            if isinstance(fact, PersonMoved) and fact.how == "died" and fact.person not in crews
        }
        here = [name for name, day in died.items() if one.first <= day <= one.last]
        for name in sorted(here, key=lambda each: (-self.weight(each), each))[:4]:
            person, real = self.person(name)._replace(kind="died", about=(name,)), self.people[name].died
            if real is not None and self.died_as_really(name, died[name]):
                kind = "died-same" if real.exact else "died-same-year"
                self.say(found, kind, person=person, day=self.life(real, "really-died", name))
                continue
            self.say(found, "died", person=person, month=self.month(died[name], "died", name))
            if real is not None:
                kind = "died-really" if real.exact else "died-really-year"
                self.say(found, kind, day=self.life(real, "really-died", name))
        outlived = [
            name
            for name, spec in self.people.items()
            if spec.died is not None
            and one.first <= spec.died.day <= one.last
            and name not in crews
            and died.get(name, 10**9) > spec.died.day + 365
            and self.annals.last.holder[self.rules.person_index[name]] > 0
        ]
        for name in sorted(outlived, key=lambda each: (-self.weight(each), each))[:2]:
            person = self.person(name)._replace(kind="outlived", about=(name,))
            real = self.people[name].died
            assert real is not None
            kind = "outlived" if real.exact else "outlived-year"
            self.say(found, kind, person=person, day=self.life(real, "really-died", name))
        return found

    def politics(self, one: Span) -> list[Sentence]:
        """Promises and dismissals."""
        found: list[Sentence] = []
        kinds = {"made": "promise-made", "kept": "promise-kept", "kept late": "promise-kept-late"}
        kinds |= {"missed": "promise-missed", "dropped": "promise-dropped"}
        seen: dict[str, int] = {}
        for fact in self.annals.facts:
            if not one.first <= fact.day <= one.last:
                continue
            if isinstance(fact, PromiseEnded) and fact.how in kinds and seen.get(fact.side, 0) < 5:
                seen[fact.side] = seen.get(fact.side, 0) + 1
                month = self.month(fact.day, "promise", fact.how, fact.milestone, fact.side, fact.day)
                values = {"who": self.side(fact.side), "adjective": self.adjective(fact.side), "month": month}
                self.say(found, kinds[fact.how], **values, title=self.title(fact.milestone))
            elif isinstance(fact, ChiefDismissed | ChiefHeard):
                kind = "dismissed" if isinstance(fact, ChiefDismissed) else "hearing"
                month = self.month(fact.day, kind, fact.side, fact.day)
                self.say(found, kind, adjective=self.adjective(fact.side), month=month)
        return found

    def passed(self, one: Span) -> list[Sentence]:
        """Real days of this period on which nothing happened here."""
        found: list[Sentence] = []
        for each in sorted(self.compared.values(), key=lambda c: (c.real_day or 0, c.id)):
            if each.real_day is None or each.real_side is None or not one.first <= each.real_day <= one.last:
                continue
            values = {
                "title": self.title(each.id),
                "real": self.day(each.real_day, "real", each.id, each.real_side),
                "other": self.side(each.real_side)._replace(kind="real-first", about=(each.id, each.real_side)),
            }
            if each.day is None:
                values["title"] = values["title"]._replace(kind="never-title", about=("milestone", each.id))
                self.say(found, "passed-never", **values)
            elif each.day > one.last and each.side is not None:
                self.say(found, "passed-later", **values, day=self.day(each.day, "reached", each.id, each.side))
        return found
