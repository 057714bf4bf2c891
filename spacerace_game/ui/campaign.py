"""The campaign on the screens: whose chair, the view from it, orders in draft, and their prices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from spacerace_game.engine import Desk, Options, View, explain
from spacerace_game.engine.facts import Fact
from spacerace_game.play.session import Session
from spacerace_game.report.epilogue import Epilogue, epilogue
from spacerace_game.spec.orders import AnswerDemand, Order
from spacerace_game.spec.rules import Rules
from spacerace_game.words.facts import Teller
from spacerace_game.words.newspaper import FrontPage
from spacerace_game.words.orders import order_line
from spacerace_game.words.refusals import refusal_sentence


class Campaign:
    """A session seen from one chair. What screens read is worked out once per change."""

    def __init__(self, session: Session, side: str, path: Path | None) -> None:
        self.session, self.side, self.path = session, side, path
        self.teller = Teller(session.rules)
        self.before: View | None = None
        """The view before the last turn, for what has changed."""
        self._known: dict[str, Any] = {}
        papers = {paper.side for paper in session.rules.scenario.papers}
        self._papers = tuple(side for side in session.rules.side_index if side in papers)
        self.editions: list[Mapping[str, FrontPage]] = list(session.before[-1:])
        """The front pages by side, the newest last; those from before this sitting once a quarter was played."""

    @property
    def rules(self) -> Rules:
        """The scenario."""
        return self.session.rules

    @property
    def style(self) -> str:
        """How this side's desk looks."""
        return self.rules.sides[self.rules.side_index[self.side]].style

    def style_of(self, side: str) -> str:
        """How another side's desk looks."""
        return self.rules.sides[self.rules.side_index[side]].style

    @property
    def rivals(self) -> tuple[str, ...]:
        """The other sides."""
        return tuple(side for side in self.rules.side_index if side != self.side)

    def touch(self) -> None:
        """Orders or the turn have changed."""
        self._known.clear()

    @property
    def view(self) -> View:
        """What the side knows before this turn."""
        found: View | None = self._known.get("view")
        if found is None:
            found = self._known["view"] = self.session.view(self.side)
        return found

    @property
    def desk(self) -> Desk:
        """The desk with the orders so far. Read only."""
        found: Desk | None = self._known.get("desk")
        if found is None:
            found = self._known["desk"] = self.session.desk(self.side)
        return found

    @property
    def options(self) -> Options:
        """What may be ordered now."""
        found: Options | None = self._known.get("options")
        if found is None:
            found = self._known["options"] = Options(self.desk)
        return found

    @property
    def orders(self) -> tuple[Order, ...]:
        """The orders so far."""
        return self.session.orders(self.side)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What happened last turn."""
        return self.session.facts

    def name(self, thing: str) -> str:
        """A thing's title."""
        return self.teller.name(thing)

    def country(self, side: str) -> str:
        """A side inside a sentence, with its article; anything else by its title."""
        return self.teller.country(side)

    def why_not(self, order: Order) -> str:
        """Why an order may not be given, in a sentence with names, or an empty string."""
        refusal = self.desk.why_not(order)
        return "" if refusal is None else self.refusal(refusal)

    def refusal(self, refusal: Any) -> str:
        """A refusal in a sentence with the names of things."""
        scenes = self.rules.storylet_index
        names = tuple(f"“{self.name(one)}”" if one in scenes else self.name(one) for one in refusal.ids)
        named = type(refusal)(refusal.code, names, refusal.have, refusal.need)
        text = refusal_sentence(named)
        return text[:1].upper() + text[1:]

    def give(self, order: Order) -> str:
        """Gives an order; returns an empty string or why not."""
        refusal = self.session.give(self.side, order)
        self.touch()
        return "" if refusal is None else self.refusal(refusal)

    def undo(self) -> Order | None:
        """Takes the last order back."""
        order = self.session.undo(self.side)
        self.touch()
        return order

    def redo(self) -> Order | None:
        """Gives the order again that was taken back."""
        order = self.session.redo(self.side)
        self.touch()
        return order

    def drop(self, place: int) -> tuple[Order, ...]:
        """Takes any order back, with what depended on it."""
        dropped = self.session.drop(self.side, place)
        self.touch()
        return dropped

    def line(self, order: Order) -> str:
        """The order in words."""
        return order_line(self.teller, order, self.side)

    def attention(self, order: Order) -> int:
        """What an order takes of the chief's attention."""
        return self.desk.attention_price(order)

    def unbuilt(self, vehicle: str, spacecraft: str = "") -> tuple[str, ...]:
        """Titles of the machines of a flight that are not built yet, so that nobody can tell its odds."""
        rules, side = self.rules, self.desk.side
        found = []
        place = rules.vehicle_index[vehicle]
        if not side.ready[rules.vehicle_item[place]] and not side.stock[place]:
            found.append(rules.vehicles[place].title)
        if spacecraft and not side.ready[rules.spacecraft_item[rules.spacecraft_index[spacecraft]]]:
            found.append(self.name(spacecraft))
        return tuple(found)

    def price(self, order: Order) -> tuple[int, int]:
        """What an order takes this turn from the civil and from the customers' purse, thousands."""
        before = self.desk
        after = self.session.desk(self.side)
        bill = before.committed()
        if after.give(order) is not None:
            return 0, 0
        then = after.committed()
        spent = (before.side.free - after.side.free, before.side.tied - after.side.tied)
        return then.civil - bill.civil + spent[0], then.military - bill.military + spent[1]

    @property
    def planned(self) -> View:
        """The view with the orders so far carried out in one's own columns."""
        found: View | None = self._known.get("planned")
        if found is None:
            found = self._known["planned"] = replace(self.view, own=self.desk.side)
        return found

    def parts(self, what: str) -> tuple[tuple[str, int], ...]:
        """The parts of a number as the orders so far leave it, or nothing where there is no such number."""
        if what in ("purse", "customers"):
            purses = self.desk.purses()
            return purses.free if what == "purse" else purses.customers
        try:
            return explain(self.view if what == "attention" else self.planned, what)
        except (KeyError, IndexError):
            return ()

    def meter(self, name: str) -> int:
        """A meter's value in tenths of a point."""
        return sum(getattr(self.view.own, name))

    def end_turn(self) -> None:
        """Plays the turn and has its papers printed."""
        self.before = self.view
        self.session.end_turn()
        self.touch()
        self._print()

    def wishes(self) -> tuple[str, ...]:
        """The milestones that the leader has asked for and no answer was given to; none counts as a refusal."""
        asked = self.options["answer-demand"]
        return tuple(one.milestone for one in asked if isinstance(one, AnswerDemand) and one.answer == "accept")

    def carry_on(self, most: int = 40) -> int:
        """Ends quarters until something needs the chief, at most so many; returns how many."""
        played = 0
        while played < most and not self.view.over:
            self.end_turn()
            played += 1
            if self.wishes() or any(self.session.needs(side) for side in self.session.humans):
                break
        return played

    def recall(self) -> None:
        """Calls up the turns before this sitting: their last news, and all their papers."""
        self.session.recall()
        self._print()
        self.touch()

    def _print(self) -> None:
        """All papers so far. The turns before this sitting are gone through for them: what was printed then is not
        to be printed again."""
        pages = {side: self.session.newspapers(self.side, side) for side in self._papers}
        count = min((len(one) for one in pages.values()), default=0)
        played = [{side: one[number - count] for side, one in pages.items()} for number in range(count)]
        self.editions = [*self.session.before[-1:], *played]

    def epilogue(self) -> Epilogue:
        """How the campaign ended, as this side reads it."""
        pages = {side: self.session.newspapers(self.side, side) for side in self._papers}
        return epilogue(self.session.state, self.session.told, self.side, pages)

    def rewind(self, turns: int) -> None:
        """Goes back so many turns; ValueError where that cannot be."""
        self.session.rewind(turns)
        del self.editions[-turns:]
        self.before = None
        self.touch()
