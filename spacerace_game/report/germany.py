"""Who got whom in Germany, here and in reality."""

from __future__ import annotations

from spacerace_game.engine.facts import (
    CaptureDecided,
)
from spacerace_game.report.pen import (
    Sentence,
)
from spacerace_game.report.scribe import Scribe, Span

NAMED = 9
"""People of the scramble who are told of by name."""


class GermanyWriter(Scribe):
    """Writes of the scramble."""

    def scramble(self, one: Span) -> list[Sentence]:
        """Who got whom in Germany."""
        rules = self.rules
        taken = [
            fact
            for fact in self.annals.facts
            if isinstance(fact, CaptureDecided)
            and fact.winner in rules.side_index
            and one.first <= fact.day <= one.last
        ]
        if not taken:
            return []
        sentences: list[Sentence] = []
        for side in rules.side_index:
            mine = [fact for fact in taken if fact.winner == side]
            people = sum(fact.target in self.people for fact in mine)
            values = {
                "who": self.side(side),
                "adjective": self.adjective(side),
                "people": self.number(people, "captured-people", side, one.first, one.last),
                "lots": self.number(len(mine) - people, "captured-lots", side, one.first, one.last),
            }
            self.say(sentences, "scramble-side", **values)
        found = list({fact.target: fact for fact in taken if fact.target in self.people}.values())
        found.sort(key=lambda fact: (-self.weight(fact.target), fact.target))
        for fact in found[:NAMED]:
            self.captured(sentences, fact)
        self.lost_captives(sentences, one)
        return sentences

    def captured(self, found: list[Sentence], fact: CaptureDecided) -> None:
        real = self.rules.captured.get(fact.target, "")
        values = {
            "person": self.person(fact.target),
            "who": self.side(fact.winner),
            "month": self.month(fact.day, "captured", fact.target, fact.day),
        }
        if real == fact.winner:
            self.say(found, "captured-same", **values)
        elif real in self.rules.side_index:
            self.say(found, "captured-other", **values, other=self.real_captor(fact.target, real))
        else:
            self.say(found, "captured-new", **values)

    def lost_captives(self, found: list[Sentence], one: Span) -> None:
        """The best of those whom a side really had and nobody got here, once the scramble is over."""
        until = self.rules.scenario.capture_until
        if until is None or not one.first <= until <= one.last:
            return
        last = self.annals.last
        ever = {fact.target for fact in self.annals.facts if isinstance(fact, CaptureDecided) and fact.winner}
        missing = [
            person
            for person, side in self.rules.captured.items()
            if side in self.rules.side_index
            and person in self.people
            and person not in ever
            and last.holder[self.rules.person_index[person]] == 0
        ]
        for person in sorted(missing, key=lambda name: (-self.weight(name), name))[:3]:
            other = self.real_captor(person, self.rules.captured[person])
            self.say(found, "captured-lost", person=self.person(person), other=other)
