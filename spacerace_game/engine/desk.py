"""The planning desk: one side's orders so far, what they would cost, and why an order may not be given.

The same desk serves the player who asks first (`why_not`), the options, and the turn that carries orders out,
so a refusal and the rule behind it cannot drift apart. It needs nothing but what the side sees.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from spacerace_game.engine.facts import Fact
from spacerace_game.engine.money import Bill, flight_bill, program_prices, upkeep
from spacerace_game.engine.roads import names_of, on_road, take, watching
from spacerace_game.engine.state import Flight, Program, Side
from spacerace_game.engine.view import View
from spacerace_game.spec.orders import Order, SendTeam
from spacerace_game.spec.rules import Rules


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an order may not be given: a code, the ids it is about, what there is and what it takes."""

    code: str
    ids: tuple[str, ...] = ()
    have: int = 0
    need: int = 0


class PadBook(NamedTuple):
    """When the pads are taken and which there are, as long as the flights and programs are these."""

    flights: list[Flight]
    programs: list[Program]
    taken: dict[int, list[tuple[int, int]]]
    good: dict[int, list[int]]
    """By grade: the pads that can be planned with."""


class Purses(NamedTuple):
    """What is left of both purses after the orders so far, as parts that sum to it, thousands."""

    free: tuple[tuple[str, int], ...]
    customers: tuple[tuple[str, int], ...]
    over: int
    """What of the customers' bill falls on free money."""


class Desk:
    """Orders being planned by one side. `side` is the side's own columns with those orders carried out."""

    def __init__(self, view: View, side: Side | None = None) -> None:
        self.view = view
        self.rules: Rules = view.rules
        self.index = view.side
        self.turn = view.turn
        self.period = view.period
        self.side: Side = view.own.copy() if side is None else side
        self._prices = attention_prices(self.rules)
        numbers = self.rules.numbers.attention
        deputies = min(deputies_of(view), numbers.most - numbers.per_turn)
        self.attention = numbers.per_turn + deputies + self.side.attention - burden(self.side, self.turn)
        self.errands: list[SendTeam] = []
        self.deeds: list[Order] = []
        """Orders that reach beyond one's own columns; the turn carries them out before its steps."""
        self.answers: list[tuple[int, int]] = []
        self.reforms: list[str] = []
        self.purchases: list[tuple[tuple[str, ...], int, int]] = []
        """What was bought over the desk: for what, and from which purse how much."""
        self.moves: list[tuple[str, int, str, tuple[str, ...]]] = []
        """What orders do to meters: meter, tenths, cause and what it is about."""
        self.news: list[Fact] = []
        """What orders have brought about, as facts."""
        self.given: list[Order] = []
        self.pads: PadBook | None = None
        """What `pads` has worked out for these orders so far."""
        self.booking: tuple[Order, list[Flight], Any] | None = None
        """What the flight order looked at last would book, as long as the flights are these."""
        self.opening: tuple[Order, list[Program], Program] | None = None
        """What the order to open a program looked at last would open, as long as the programs are these."""
        self.pledging: tuple[Order, int] | None = None
        """The pledge checked last, and what its milestone honestly costs."""
        self.upkeep = -1
        """What payroll and plants take first, once it was asked for; −1 after an order that may change it."""
        self._bill: tuple[int, int] | None = None
        """What this turn will cost so far, by purse; None after an order that changes it."""
        self.owed: list[tuple[Bill, tuple[str, ...]]] = []
        """What this turn will cost besides programs and flights."""
        self._watched = 0
        """Of the military commitments, those for watching."""
        self._bound: list[int] = []
        """By pledge: what commitments on the road to it take from the free purse."""

    def why_not(self, order: Order) -> Refusal | None:
        """Why an order may not be given now, or None if it may."""
        if self.view.over:
            return Refusal("campaign-over")
        kind = order.kind
        checker = CHECKS.get(kind)
        if checker is None:
            return Refusal("unknown-order", (kind,))
        refusal = checker(self, order)
        if refusal is not None:
            return refusal
        price = self._prices.get(kind, 0)
        if price > self.attention:
            return Refusal("no-attention", (kind,), self.attention, price)
        return None

    def give(self, order: Order) -> Refusal | None:
        """Gives an order if it may be given; otherwise nothing changes and the refusal says why."""
        refusal = self.why_not(order)
        if refusal is None:
            kind = order.kind
            self.attention -= self._prices.get(kind, 0)
            GIVES[kind](self, order)
            self.given.append(order)
        return refusal

    def attention_price(self, order: Order) -> int:
        """What an order takes of the chief's attention."""
        return self._prices.get(order.kind, 0)

    def committed(self) -> Bill:
        """What this turn will cost by purse: upkeep, programs, and the flights due."""
        return Bill(*(self._bill or self._reckon()))

    def _reckon(self) -> tuple[int, int]:
        rules, side, last = self.rules, self.side, self.period.last
        if self.upkeep < 0:
            self.upkeep = upkeep(rules, self.index, side)
        due = self.upkeep
        civil, military = due - due // 2, due // 2
        self._watched, self._bound = 0, [0] * len(side.promises)
        roads = [
            (place, on_road(rules, self.index, promise.milestone))
            for place, promise in enumerate(side.promises)
            if promise.bound
        ]
        watched = watching(rules) if side.watch else ()
        items, tied = rules.items, side.tied
        for program, price in zip(side.programs, program_prices(rules, self.index, side)):
            item = items[program.item]
            if not item.military:
                civil += price
                for place, road in roads:
                    if item.id in road:
                        self._bound[place] += price
                continue
            if item.id in watched:
                self._watched += price
            for place, road in roads:
                if item.id in road:
                    self._bound[place] += max(0, military + price - tied) - max(0, military - tied)
            military += price
        self._bill = civil, military
        for flight in side.flights:
            if flight.day <= last:
                bill = flight_bill(rules, self.index, side, flight.mission, flight.vehicle, flight.spacecraft)
                self.commit(bill, names_of(rules, flight))
        for bill, names in self.owed:
            self.commit(bill, names)
        return self._bill

    def owe(self, bill: Bill, names: tuple[str, ...] = ()) -> None:
        """Commits to what neither programs nor flights show: answers, teams, sources."""
        self.commit(bill, names)
        self.owed.append((bill, names))

    def commit(self, bill: Bill, names: tuple[str, ...] = ()) -> None:
        """Adds to what this turn will cost; the names of what it is for tell whether bound money may pay."""
        civil, military = self._bill or self._reckon()
        civil_more, military_more = bill
        self._bill = civil + civil_more, military + military_more
        side = self.side
        if not names or not (side.watch or side.promises):
            return
        if side.watch and military_more and not watching(self.rules).isdisjoint(names):
            self._watched += military_more
        for place in self._on_road(names):
            over = max(0, military + military_more - side.tied) - max(0, military - side.tied)
            self._bound[place] += civil_more + over

    def _on_road(self, names: tuple[str, ...]) -> list[int]:
        """The pledges, of those reckoned with, whose money may pay for one of the things named."""
        rules, index = self.rules, self.index
        return [
            place
            for place, promise in enumerate(self.side.promises[: len(self._bound)])
            if promise.bound and not on_road(rules, index, promise.milestone).isdisjoint(names)
        ]

    def held(self) -> tuple[int, int]:
        """Bound money that nothing planned may use yet: of the free purse for pledges, of the tied for watching."""
        if self._bill is None:
            self._reckon()
        free = sum([max(0, one.bound - used) for one, used in zip(self.side.promises, self._bound)])
        return free, max(0, self.side.watch - self._watched)

    def purses(self) -> Purses:
        """What the orders so far leave of both purses, as parts that sum to it: the one reckoning that is shown."""
        civil, military = self.committed()
        bound, watch = self.held()
        own, side = self.view.own, self.side
        over = max(0, military - side.tied + watch)
        free = (
            ("free", own.free),
            ("bought at once", side.free - own.free),
            ("civil commitments", -civil),
            ("customers beyond their money", -over),
            ("bound to pledges", -bound),
        )
        tied = (
            ("customers' purse", own.tied),
            ("bought at once", side.tied - own.tied),
            ("customers' bill", -military),
            ("borne by free money", over),
            ("kept for watching", -watch),
        )
        return Purses(_told(free), _told(tied), over)

    def buy(self, bill: Bill, what: tuple[str, ...]) -> None:
        """Pays at once, military work from tied money first."""
        free, tied = take(self.rules, self.index, self.side, bill.civil, bill.military, what[-1:])
        if free >= 0:
            self.purchases.append((what, free, tied))

    def lacks(self, bill: Bill, ids: tuple[str, ...]) -> Refusal | None:
        """A refusal if the purses cannot bear this bill on top of all that is committed."""
        civil, military = self._bill or self._reckon()
        civil_more, military_more = bill
        civil += civil_more
        military += military_more
        side = self.side
        free, tied = side.free, side.tied
        if side.watch or side.promises:
            idle, unwatched = self.held()
            if unwatched and not watching(self.rules).isdisjoint(ids):
                unwatched = max(0, unwatched - military_more)
            tied -= unwatched
            if idle:
                free -= idle
                over = civil_more + max(0, military - tied) - max(0, military - military_more - tied)
                for place in self._on_road(ids):
                    left = side.promises[place].bound - self._bound[place]
                    free += max(0, min(left, over))
        need = civil + military - tied if military > tied else civil
        if need > free:
            return Refusal("no-money", ids, free, need)
        return None

    def program_on(self, item: int) -> Program | None:
        """The open program on an item."""
        for program in self.side.programs:
            if program.item == item:
                return program
        return None

    def replace_program(self, old: Program, new: Program) -> None:
        """Puts a changed program in the place of the old."""
        self.side.programs = [new if program is old else program for program in self.side.programs]
        self._bill = None


def _told(parts: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """The first part and all that are not nothing."""
    return (parts[0], *(part for part in parts[1:] if part[1]))


def attention_prices(rules: Rules) -> dict[str, int]:
    """By kind of order: the attention it takes, where it takes any."""
    found: dict[str, int] | None = rules.machinery.get("attention_prices")
    if found is None:
        numbers = rules.numbers.attention
        found = rules.machinery["attention_prices"] = {k: int(getattr(numbers, name)) for k, name in ATTENTION.items()}
    return found


def burden(side: Side, turn: int) -> int:
    """Attention taken by hearings, and by finding one's way in a dismissed chief's office."""
    return (1 if side.hearing else 0) + (1 if side.sworn > turn else 0)


def deputies_of(view: View) -> int:
    """Outstanding managers and directors of one's own who lead no program: each adds to attention."""
    me = view.side + 1
    led = {program.leader - 1 for program in view.own.programs}
    found = 0
    for place in _outstanding(view.rules):
        if view.holder[place] == me and place not in led:
            found += 1
    return found


def _outstanding(rules: Rules) -> tuple[int, ...]:
    found: tuple[int, ...] | None = rules.machinery.get("outstanding")
    if found is None:
        people = enumerate(rules.scenario.people)
        found = tuple(
            place for place, person in people if person.leads >= 85 and person.role in ("manager", "director")
        )
        rules.machinery["outstanding"] = found
    return found


Check = Callable[[Desk, Any], Refusal | None]
Give = Callable[[Desk, Any], None]
Candidates = Callable[[Desk], tuple[Order, ...]]
CHECKS: dict[str, Check] = {}
GIVES: dict[str, Give] = {}
CANDIDATES: dict[str, Candidates] = {}
ATTENTION: dict[str, str] = {}


def order_kind(kind: str, check: Check, give: Give, candidates: Candidates, attention: str = "") -> None:
    """Makes a kind of order known: how it is checked, given and offered, and which number is its attention."""
    CHECKS[kind], GIVES[kind], CANDIDATES[kind] = check, give, candidates
    if attention:
        ATTENTION[kind] = attention
