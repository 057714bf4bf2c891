"""What holds in every turn: money, people, engineers and meters are accounted for, and orders are orders."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from spacerace_game.engine import (
    Fact,
    State,
    Turn,
    fingerprint,
    from_json,
    new_game,
    options,
    play_turn,
    to_json,
    view_for,
    why_not,
)
from spacerace_game.engine.desk import CANDIDATES
from spacerace_game.engine.facts import (
    CaptiveMoved,
    CaptureDecided,
    EngineersMoved,
    FlightFlown,
    GrantMade,
    MeterMoved,
    MoneyGiven,
    MoneySpent,
    PersonMoved,
)
from spacerace_game.engine.state import CAUSES, numbers_of
from spacerace_game.spec.orders import Order, order_as_json, order_from
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, real_rules, with_third_side


def check_money(before: State, turn: Turn) -> None:
    """What was there, came in, was spent and lapsed explains what is there, purse by purse."""
    for index, (old, new) in enumerate(zip(before.sides, turn.state.sides)):
        free, tied = old.free, old.tied
        for fact in turn.facts:
            if fact.side != before.rules.sides[index].id:
                continue
            if isinstance(fact, MoneySpent):
                free, tied = free - fact.free, tied - fact.tied
            elif isinstance(fact, MoneyGiven):
                free, tied = free + fact.free, tied + fact.tied
            elif isinstance(fact, GrantMade):
                free, tied = free + fact.paid - fact.lapsed, tied + fact.tied - fact.lapsed_tied
        assert (free, tied) == (new.free, new.tied)
        assert new.free >= 0
        assert new.tied >= 0


def check_people(before: State, turn: Turn) -> None:
    """Everyone has one holder, and nobody changes hands without a fact that says so."""
    rules = before.rules
    moved: set[str] = set()
    released: set[str] = set()
    for fact in turn.facts:
        if isinstance(fact, PersonMoved):
            moved.add(fact.person)
        elif isinstance(fact, CaptiveMoved) and fact.how in ("refused", "court", "courted", "stayed"):
            released.add(fact.captive)
        elif isinstance(fact, CaptureDecided) and fact.winner:
            moved.add(fact.target)
        elif isinstance(fact, FlightFlown):
            moved.update(fact.died)
    for columns, index in (
        ((before.holder, turn.state.holder), rules.person_index),
        ((before.lot_holder, turn.state.lot_holder), rules.lot_index),
    ):
        for name, place in index.items():
            old, new = columns[0][place], columns[1][place]
            assert -2 <= new <= len(rules.sides)
            assert old == new or name in moved | released, name
            assert old != -1 or new == -1, f"{name} came back"
            if old > 0:
                assert new in (old, -1) or name in released, f"{name} changed hands"


def check_engineers(before: State, turn: Turn) -> None:
    for index, (old, new) in enumerate(zip(before.sides, turn.state.sides)):
        by = Counter[str]()
        for fact in turn.facts:
            if isinstance(fact, EngineersMoved) and fact.side == before.rules.sides[index].id:
                by[fact.discipline] += fact.by
        for discipline, place in before.rules.discipline_index.items():
            assert old.engineers[place] + by[discipline] == new.engineers[place]
            assert new.engineers[place] >= 0


def check_meters(before: State, turn: Turn) -> None:
    """Meters stay within their bounds, are the sum of their causes, and every move is told with its cause."""
    for index, (old, new) in enumerate(zip(before.sides, turn.state.sides)):
        for meter in ("support", "fear", "military", "prestige"):
            value, causes = sum(getattr(old, meter)), Counter[str]()
            for fact in turn.facts:
                if not isinstance(fact, MeterMoved) or fact.meter != meter:
                    continue
                if fact.side == before.rules.sides[index].id:
                    value += fact.by
                    value = value if meter == "prestige" else min(1000, max(0, value))
                    assert fact.value == value
                    causes[fact.cause] += fact.by
            ledger = getattr(new, meter)
            assert sum(ledger) == value
            assert meter == "prestige" or 0 <= value <= 1000
            for place, cause in enumerate(CAUSES):
                if cause != "bounds":
                    assert ledger[place] - getattr(old, meter)[place] == causes[cause]


def whole_numbers(data: Any) -> bool:
    if isinstance(data, dict):
        return all(isinstance(key, str) and whole_numbers(value) for key, value in data.items())
    if isinstance(data, list):
        return all(whole_numbers(value) for value in data)
    return isinstance(data, str) or (type(data) is int and -(2**53) < data < 2**53)


def check_form(state: State) -> None:
    """Whole numbers within ±2⁵³ and texts, nothing else; equal through JSON."""
    data = to_json(state)
    assert whole_numbers(data)
    assert all(-(2**53) < number < 2**53 for number in numbers_of(state))
    again = from_json(state.rules, json.loads(json.dumps(data)))
    assert again == state
    assert fingerprint(again) == fingerprint(state)
    flying = [flight.id for side in state.sides for flight in side.flights]
    assert all(isinstance(name, str) for name in flying)
    for side in state.sides:
        assert len({flight.id for flight in side.flights}) == len(side.flights)
        assert len({program.item for program in side.programs}) == len(side.programs)
        assert all(0 <= belief <= 1_000_000 for values in side.suspicion.values() for belief in values)


def check_turn(before: State, turn: Turn) -> None:
    check_money(before, turn)
    check_people(before, turn)
    check_engineers(before, turn)
    check_meters(before, turn)
    check_form(turn.state)


@pytest.mark.parametrize("name", ["lively", "steady", "random", "historical"])
def test_whole_campaigns_keep_the_books(rules: Rules, name: str) -> None:
    for played in campaign(rules, 3, 200, name, fates="recorded" if name == "historical" else "dice"):
        check_turn(played.before, played.turn)
        if name != "historical":
            assert not played.turn.refused
    assert played.turn.state.over


def test_three_sides_keep_the_books(rules: Rules, three_rules: Rules) -> None:
    for world in (with_third_side(rules), three_rules):
        for played in campaign(world, 4, 60):
            check_turn(played.before, played.turn)
            assert not played.turn.refused


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_many_campaigns_keep_the_books(rules: Rules, seed: int) -> None:
    for name in ("lively", "random"):
        for played in campaign(rules, 1000 + seed, 200, name):
            check_turn(played.before, played.turn)
            assert not played.turn.refused


def test_an_empty_turn_is_a_turn(rules: Rules) -> None:
    state = new_game(rules, 1)
    while not state.over:
        turn = play_turn(state, {})
        check_turn(state, turn)
        state = turn.state
    after = play_turn(state, {})
    assert (after.facts, after.refused) == ((), ())
    assert after.state == state


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(0, 9),
    st.integers(0, 110_000),
    st.floats(),
    st.text(max_size=20),
    st.lists(st.one_of(st.text(max_size=8), st.integers()), max_size=4),
    st.dictionaries(st.text(max_size=8), st.integers(), max_size=3),
)


def _ids(rules: Rules) -> list[str]:
    tables = [rules.item_index, rules.person_index, rules.lot_index, rules.site_index, rules.design_index]
    tables += [rules.mission_index, rules.milestone_index, rules.storylet_index, rules.discipline_index]
    return [name for table in tables for name in table] + [*rules.side_index, "nobody", "x" * 64]


WORDS = ["normal", "crash", "hold", "mothball", "recruit", "carry-off", "deny", "survey", "watch", "home"]
WORDS += ["integrate", "isolate", "agents", "overflights", "schools", "ministry", "never", "before", "lean"]
FIELDS = ["item", "level", "ground", "design", "fault", "flight", "mission", "vehicle", "spacecraft", "day", "crew"]
FIELDS += ["rules", "announce", "series", "flights", "discipline", "engineers", "person", "team", "beat", "site"]
FIELDS += ["task", "targets", "offer", "whom", "treatment", "source", "rival", "run", "agency", "milestone", "by"]
FIELDS += ["estimate", "storylet", "choice", "reform", "nothing"]


class Campaigns(RuleBasedStateMachine):
    """Sides give orders, good and bad, in any order; then the turn is played."""

    @initialize(seed=st.integers(0, 2**53 - 1), turns=st.integers(0, 90))
    def begin(self, seed: int, turns: int) -> None:
        self.rules = real_rules()
        self.state = new_game(self.rules, seed)
        for played in campaign(self.rules, seed, turns, "steady", facts=False):
            self.state = played.turn.state
        self.clear()

    def clear(self) -> None:
        self.accepted: dict[str, list[Order]] = {side: [] for side in self.rules.side_index}
        self.given: dict[str, list[Order]] = {side: [] for side in self.rules.side_index}

    def give(self, side: str, order: Order) -> bool:
        """Adds an order; True if it may be given."""
        view = view_for(self.state, side)
        mark = fingerprint(self.state)
        refusal = why_not(view, self.accepted[side], order)
        assert refusal == why_not(view, self.given[side], order), "refused orders count for nothing"
        assert fingerprint(self.state) == mark
        self.given[side].append(order)
        if refusal is None:
            self.accepted[side].append(order)
        return refusal is None

    def offered(self, data: st.DataObject) -> tuple[str, Order | None]:
        side = data.draw(st.sampled_from(list(self.rules.side_index)))
        kind = data.draw(st.sampled_from(list(CANDIDATES)))
        found = options(view_for(self.state, side), self.accepted[side])[kind]
        return side, data.draw(st.sampled_from(found)) if found else None

    @precondition(lambda self: not self.state.over)
    @rule(data=st.data())
    def order_what_is_offered(self, data: st.DataObject) -> None:
        side, order = self.offered(data)
        if order is not None:
            assert self.give(side, order), order

    @precondition(lambda self: not self.state.over)
    @rule(data=st.data())
    def hire_as_many_as_is_said_to_be_possible(self, data: st.DataObject) -> None:
        side = data.draw(st.sampled_from(list(self.rules.side_index)))
        amounts = options(view_for(self.state, side), self.accepted[side]).amounts("hire-engineers")
        for discipline, amount in amounts.items():
            more = {"kind": "hire-engineers", "discipline": discipline, "engineers": amount.most + 1}
            assert not self.give(side, order_from(more))

    @rule(data=st.data())
    def order_something_a_little_wrong(self, data: st.DataObject) -> None:
        side, order = self.offered(data)
        if order is None:
            return
        plain = {**order.model_dump(mode="json"), "kind": order.kind}
        field = data.draw(st.sampled_from(list(plain)))
        plain[field] = data.draw(st.one_of(JUNK, st.sampled_from(WORDS), st.sampled_from(_ids(self.rules))))
        self.try_nonsense(side, plain)

    @rule(data=st.data())
    def order_nonsense(self, data: st.DataObject) -> None:
        side = data.draw(st.sampled_from(list(self.rules.side_index)))
        names = st.sampled_from(_ids(self.rules))
        value = st.one_of(names, st.sampled_from(WORDS), JUNK, st.lists(names, max_size=4))
        plain = data.draw(st.dictionaries(st.sampled_from(FIELDS), value, max_size=7))
        plain["kind"] = data.draw(st.one_of(st.sampled_from(list(CANDIDATES)), JUNK))
        self.try_nonsense(side, plain)

    def try_nonsense(self, side: str, plain: object) -> None:
        try:
            order = order_from(plain)
        except ValueError:
            return
        assert order_from(order_as_json(order)) == order
        self.give(side, order)

    @precondition(lambda self: not self.state.over)
    @rule()
    def play(self) -> None:
        turn = play_turn(self.state, self.given)
        plain = play_turn(self.state, self.accepted, facts=False)
        assert fingerprint(turn.state) == fingerprint(plain.state)
        assert plain.refused == ()
        expected = Counter(
            repr(order) for side, orders in self.given.items() for order in _without(orders, self.accepted[side])
        )
        assert Counter(repr(order) for _, order, _ in turn.refused) == expected
        check_turn(self.state, turn)
        self.state = turn.state
        self.clear()


def _without(given: list[Order], accepted: list[Order]) -> list[Order]:
    left = [id(order) for order in accepted]
    return [order for order in given if id(order) not in left]


Campaigns.TestCase.settings = settings(
    derandomize=True,
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestCampaigns = Campaigns.TestCase


class LongCampaigns(Campaigns):
    """The same for longer and more often."""


LongCampaigns.TestCase.settings = settings(
    derandomize=True,
    max_examples=600,
    stateful_step_count=50,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLongCampaigns = pytest.mark.slow(LongCampaigns.TestCase)


@pytest.mark.parametrize("plain", [None, 3, "open-program", [], {}, {"kind": []}, {"kind": "launch"}, b"x", object()])
def test_what_is_no_order_is_a_value_error_that_quotes_it(plain: object) -> None:
    with pytest.raises(ValueError, match="malformed order"):
        order_from(plain)


def test_naming_a_person_twice_does_not_double_the_bid(rules: Rules) -> None:
    person = next(person for person in rules.scenario.people if person.site and person.side is None)
    one = {"kind": "send-team", "team": 1, "beat": 1, "site": person.site, "task": "recruit"}

    def odds(targets: list[str]) -> list[int]:
        order = order_from({**one, "targets": targets})
        facts: list[Fact] = []
        for seed in range(20):
            facts += play_turn(new_game(rules, seed), {"usa": (order,)}).facts
        return [fact.odds for fact in facts if isinstance(fact, CaptureDecided)]

    assert odds([person.id]) == odds([person.id] * 3)
