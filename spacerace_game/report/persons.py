"""The people and what became of them, the decisions that were taken, and every flight."""

from __future__ import annotations

from collections.abc import Iterable

from spacerace_game.engine.facts import (
    DecisionTaken,
    FlightFlown,
    PersonMoved,
)
from spacerace_game.report.book import (
    FlightRow,
    PersonRow,
    Quote,
    Scene,
)
from spacerace_game.report.pen import (
    Claim,
    Piece,
    listed,
)
from spacerace_game.report.scribe import Scribe, Span
from spacerace_game.spec.base import SideTexts

SCENES = 3
"""Decisions told for each side and chapter."""


class PeopleWriter(Scribe):
    """Writes the rows of people and flights, and the scenes."""

    def scenes(self, one: Span) -> tuple[Scene, ...]:
        """The weightiest decisions of each side, by the storylets' own priority."""
        found: list[tuple[int, str, Scene]] = []
        for side in self.rules.side_index:
            taken = [
                fact
                for fact in self.annals.facts
                if isinstance(fact, DecisionTaken) and fact.side == side and one.first <= fact.day <= one.last
            ]
            taken.sort(key=lambda fact: (-self.storylet_priority(fact), fact.day, fact.storylet))
            kept = 0
            for fact in taken:
                scene = self.scene(fact) if kept < SCENES else None
                if scene is not None:
                    kept += 1
                    found.append((fact.day, side, scene))
        return tuple(scene for _, _, scene in sorted(found, key=lambda each: each[:2]))

    def storylet_priority(self, fact: DecisionTaken) -> int:
        return self.rules.storylets[self.rules.storylet_index[fact.storylet]].priority

    def scene(self, fact: DecisionTaken) -> Scene | None:
        storylet = self.rules.storylets[self.rules.storylet_index[fact.storylet]]
        choice = next(one for one in storylet.choices if one.id == fact.choice)

        def told(texts: SideTexts, what: str) -> Quote | None:
            key = fact.side if fact.side in texts else "any"
            about = (what, storylet.id, choice.id, key)
            return self.quote(fact.side, about, texts.get(key, ""))

        outcome = told(choice.outcome_text, "outcome")
        chosen = told(choice.text, "choice") if outcome is not None else None
        if outcome is None or chosen is None:
            return None
        title = Claim("title", ("storylet", storylet.id), storylet.title)
        day = self.month(fact.day, "decided", storylet.id, fact.side)
        return Scene(fact.side, storylet.id, choice.id, title, day, chosen, outcome)

    def people_rows(self) -> tuple[PersonRow, ...]:
        """Everybody who worked for a side here, or did in reality."""
        annals, rules = self.annals, self.rules
        moves: dict[str, list[PersonMoved]] = {}
        for fact in annals.facts:
            if isinstance(fact, PersonMoved):
                moves.setdefault(fact.person, []).append(fact)
        flown: dict[str, list[FlightFlown]] = {}
        for flight in annals.flights:
            for name in flight.crew:
                flown.setdefault(name, []).append(flight)
        really: dict[str, list[str]] = {}
        for path in rules.scenario.history:
            for each in path.record:
                for name in each.crew:
                    really.setdefault(name, []).append(each.flight)
        rows = []
        for name, spec in self.people.items():
            captor = rules.captured.get(name, "")
            if name in moves or captor in rules.side_index:
                here = self.fate_here(name, moves.get(name, []), flown.get(name, []))
                real = self.fate_really(name, really.get(name, []))
                differs = self.holder(name) != (spec.side or captor)
                born = self.life(spec.born, "born", name)
                rows.append(PersonRow(name, self.person(name), born, here, real, differs))
        return tuple(sorted(rows, key=lambda row: (self.rank(row.id), row.name.text.split()[-1], row.id)))

    def rank(self, name: str) -> int:
        """Those who lead before those who do not, captives after each side's own."""
        spec = self.people[name]
        return self.rules.side_index.get(spec.side or "", len(self.rules.sides))

    def holder(self, name: str) -> str:
        """Whom a person served last, or an empty string."""
        held = self.annals.last.holder[self.rules.person_index[name]]
        if held > 0:
            return self.rules.sides[held - 1].id
        return self.moved[name] if held < 0 and name in self.moved else ""

    def fate_here(self, name: str, moves: Iterable[PersonMoved], flown: list[FlightFlown]) -> tuple[Piece, ...]:
        words = {"joined": "joined the ", "captured": "came over to ", "left": "left ", "died": "died "}
        parts: list[tuple[Piece, ...]] = []
        for fact in moves:
            if fact.how in words:
                when = self.month(fact.day, "moved", name, fact.how, fact.day)
                real = self.people[name].died
                if fact.how == "died" and real is not None and self.died_as_really(name, fact.day):
                    when = self.life(real, "died-as-really", name)
                who: tuple[Piece, ...] = () if fact.how == "died" or not fact.side else (self.side(fact.side), ", ")
                if fact.how == "joined" and fact.side:
                    who = (self.adjective(fact.side), " program, ")
                parts.append((words[fact.how], *who, when))
        led = self.led(name)
        if led:
            parts.append(("led work on the ", *listed(led)))
        if flown:
            count = Claim("number", ("crewed", name), str(len(flown)))
            parts.append(("flew ", count, " time" + "s" * (len(flown) != 1)))
            killed = [flight for flight in flown if name in flight.died]
            if killed:
                day = self.day(killed[0].day, "flight", killed[0].side, killed[0].flight)
                parts.append(("killed on ", day))
        return _joined(parts) or ("not met with",)

    def led(self, name: str) -> list[Claim]:
        """Vehicles whose programs the person led at the end of some turn."""
        return [
            self.vehicle(item)._replace(kind="led-by", about=(name, side, item))
            for side, item in list(self.led_by.get(name, ()))[:4]
        ]

    def fate_really(self, name: str, flights: list[str]) -> tuple[Piece, ...]:
        spec, parts = self.people[name], list[tuple[Piece, ...]]()
        captor = self.rules.captured.get(name, "")
        if captor in self.rules.side_index:
            parts.append(("taken by ", self.real_captor(name, captor)))
        elif spec.side is not None:
            parts.append(("worked for ", self.side(spec.side)))
        if flights:
            count = Claim("number", ("really-crewed", name), str(len(flights)))
            parts.append(("flew ", count, " time" + "s" * (len(flights) != 1)))
        if spec.died is not None:
            parts.append(("died ", self.life(spec.died, "really-died", name)))
            if spec.death:
                text = spec.death[:1].lower() + spec.death[1:]
                parts.append((Claim("death", (name,), text),))
        return _joined(parts)

    def flight_row(self, flown: FlightFlown) -> FlightRow:
        mission = self.rules.missions[self.rules.mission_index[flown.mission]].title
        finding = "" if flown.fault in ("", "raw") else self.fault(flown.fault).text
        return FlightRow(
            self.day(flown.day, "flight", flown.side, flown.flight),
            flown.side,
            flown.flight,
            Claim("title", ("mission", flown.mission), mission),
            self.flew_on(flown),
            listed([self.person(one) for one in flown.crew]),
            f"{flown.odds / 10_000:.0f} %",
            flown.fate,
            finding,
            len(flown.died),
        )


def _joined(parts: list[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for place, part in enumerate(parts):
        if place:
            pieces.append("; ")
        pieces += part
    return tuple(pieces)
