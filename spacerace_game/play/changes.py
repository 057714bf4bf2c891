"""Changes to history: reading one, and rules and policies in which it holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from spacerace_game.ai import Policy
from spacerace_game.ai.historical import recorded_orders
from spacerace_game.content import ContentError
from spacerace_game.content.problems import Problem, did_you_mean
from spacerace_game.content.reader import read_yaml
from spacerace_game.content.validate import validate
from spacerace_game.engine import Desk, View
from spacerace_game.play.campaign import with_fates
from spacerace_game.spec.change import Change, ElsewherePerson
from spacerace_game.spec.dates import turn_of
from spacerace_game.spec.history import History
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules, canonical
from spacerace_game.store.files import read_bounded
from spacerace_game.store.folders import data_folder

MOST_BYTES = 1_000_000
WHAT_IF = "what_if"
"""The folder of changes that come with the game."""


def find_change(name: str) -> Path:
    """The file of a change by path, or by the name of one that comes with the game."""
    path = Path(name)
    if path.exists():
        return path
    shipped = data_folder("assets") / WHAT_IF / f"{path.name.removesuffix('.yaml')}.yaml"
    return shipped if path.name == name and shipped.exists() else path


def read_change(name: str) -> Change:
    """A change from its file; ContentError with place and remedy, StoreError where it cannot be read."""
    path = find_change(name)
    node, problems = read_yaml(read_bounded(path, MOST_BYTES), path.name)
    change = None
    if node is not None and not problems:
        change, problems = validate(Change, node, path.name)
    if change is None:
        raise ContentError(problems or [Problem("S200", "error", "the file says nothing", path.name, 1, 1)])
    return change


def with_change(rules: Rules, change: Change) -> Rules:
    """Rules in which a change holds. Their hash differs, so a journal cannot be mistaken.

    ValueError for an id that the scenario does not have, with the nearest one.
    """
    _check(rules, change)
    changed = with_fates(rules, change.fates)
    scenario = rules.scenario
    people = {one.id: one for one in change.people}
    told = [_elsewhere(person, people[person.id]) if person.id in people else person for person in scenario.people]
    paths = tuple(_without(path, frozenset(change.drop)) for path in scenario.history)
    mark = blake2b(canonical([rules.hash, change.model_dump(mode="json")]), digest_size=16).hexdigest()
    return replace(
        changed,
        scenario=scenario.model_copy(update={"people": tuple(told), "history": paths}),
        captured=rules.captured | change.captures,
        hash=mark,
        machinery={},
    )


def _elsewhere(person: object, change: ElsewherePerson) -> object:
    updates: dict[str, object] = {}
    if change.site is not None:
        updates["site"] = change.site
    if change.leaning:
        updates["leaning"] = change.leaning
    return person.model_copy(update=updates)  # type: ignore[attr-defined]


def _without(path: History, drop: frozenset[str]) -> History:
    """A side's path without some of its orders and flights; the flights stay in the record by name."""
    if not drop:
        return path
    orders = tuple(one for one in path.orders if one.id not in drop)
    record = tuple(one for one in path.record if one.flight not in drop)
    return path.model_copy(update={"orders": orders, "record": record})


def _check(rules: Rules, change: Change) -> None:
    """Every id a change names has to be there."""
    orders = {one.id for path in rules.scenario.history for one in path.orders}
    for index in range(len(rules.sides)):
        for named in recorded_orders(rules, index).values():
            orders.update(one.id for one in named)
    things = {*rules.person_index, *rules.lot_index}
    _known("person or lot", change.captures, things)
    _known("side", (*change.captures.values(), *(one.side for one in change.orders)), rules.side_index)
    _known("person", (one.id for one in change.people), rules.person_index)
    _known("site", (one.site for one in change.people if one.site), rules.site_index)
    _known("recorded order or flight", change.drop, {*orders, *rules.record})
    _known("recorded flight", change.fates, rules.record)


def _known(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    there = list(known)
    for name in names:
        if name not in there:
            hint = did_you_mean(name, there)
            raise ValueError(f"the change names {name!r}, which is no {what} of this scenario{hint and f'; {hint}'}")


def holding(policy: Policy, change: Change, side: str) -> Policy:
    """A policy that gives a change's orders first and then its own, as far as they may still be given."""
    mine = [one for one in change.orders if one.side == side]
    if not mine:
        return policy

    def held(view: View, seed: int) -> tuple[Order, ...]:
        due = [one.order for one in mine if turn_of(view.rules.turns, one.date) == view.turn]
        if not due:
            return policy(view, seed)
        desk = Desk(view)
        for order in (*due, *policy(view, seed)):
            desk.give(order)
        return tuple(desk.given)

    return held
