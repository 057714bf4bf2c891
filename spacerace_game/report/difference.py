"""The difference of two campaigns in sentences: where they part, each milestone with its causes, each turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacerace_game.chronicle.difference import Cause, Difference, Parted, Shift
from spacerace_game.engine.facts import CaptureDecided, Fact
from spacerace_game.report.pen import number_text, vehicle_names
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules
from spacerace_game.words.days import long_date, month_and_year, span
from spacerace_game.words.facts import Teller
from spacerace_game.words.names import with_article

SHOWN = 6
"""Orders that are named where campaigns part."""


class DifferenceTeller:
    """Puts a difference into sentences; the campaigns go by the names given."""

    def __init__(self, found: Difference, here: str = "A", there: str = "B") -> None:
        self.found, self.rules = found, found.rules
        self.here, self.there = here, there
        self.teller = Teller(found.rules)
        self.vehicles = vehicle_names(found.rules)

    def lines(self, turns: bool = True) -> Iterator[str]:
        """The whole difference, milestones first."""
        yield from self.opening()
        for shift in self.found.shifts:
            yield self.shift(shift)
        if turns:
            for parted in self.found.parted:
                yield from self.turn(parted)

    def opening(self) -> Iterator[str]:
        """Whether and where the campaigns part."""
        found = self.found
        if found.seeds[0] != found.seeds[1]:
            seeds = f"seed {found.seeds[0]} in {self.here}, {found.seeds[1]} in {self.there}"
            yield f"The campaigns have different luck: {seeds}."
        if found.fates[0] != found.fates[1]:
            recorded = self.here if found.fates[0] else self.there
            yield f"In {recorded} recorded flights end as they really did; in the other the dice decide."
        first = found.first
        if first is None:
            played = number_text(found.common)
            yield f"In the {played} turns that both hold nothing differs."
            return
        day = self.rules.turns[first.turn].first
        yield f"They are the same until {long_date(day - 1)} and part in the turn that begins on {long_date(day)}."
        for side, mine, theirs in first.orders:
            for where, given in ((self.here, mine), (self.there, theirs)):
                if given:
                    yield f"In {where} alone {country(self.rules, side)} ordered then: {self.orders(given)}."

    def orders(self, given: Iterable[Order]) -> str:
        """Orders in a row, each kind with the things it names; of many the first few."""
        told = [self.order(one) for one in given]
        more = f"; and {number_text(len(told) - SHOWN)} more" if len(told) > SHOWN else ""
        return "; ".join(told[:SHOWN]) + more

    def order(self, order: Order) -> str:
        """An order by its kind and the things of the scenario it is about, by their titles."""
        data = order.model_dump(mode="json", exclude_defaults=True)
        kind = data.pop("kind", order.kind)
        things = [
            self.teller.titles[value]
            for value in data.values()
            if isinstance(value, str) and value in self.teller.titles
        ]
        things += [value for key, value in data.items() if key in ("flight", "series")]
        return f"{kind.replace('-', ' ')} ({', '.join(things)})" if things else kind.replace("-", " ")

    # ---- milestones ------------------------------------------------------------------------------------

    def shift(self, one: Shift) -> str:
        """A milestone that fell differently: what moved it the way it moved, and what pulled the other way."""
        title = self.teller.name(one.milestone)
        who = country(self.rules, one.side)
        why = f"{self.reasons(one)}{self.winners(one)}."
        if one.here.day is None or one.there.day is None:
            where, day = (self.there, one.there.day) if one.here.day is None else (self.here, one.here.day)
            return f"{title}: only in {where} did {who} reach it, on {long_date(day or 0)}{why}"
        days = one.there.day - one.here.day
        how = "earlier" if days < 0 else "later"
        return (
            f"{title}: in {self.there} {who} reached it {span(days)} {how} ({long_date(one.there.day)} against "
            f"{long_date(one.here.day)}){why}"
        )

    def reasons(self, one: Shift) -> str:
        """After “because” what pushed as the milestone moved, after “although” what pushed against it."""
        because, although, beside = (listed(self.causes(one.that_push(way))) for way in (1, -1, 0))
        found = f", because {because}" if because else ""
        if although:
            found += f", although {although}"
        if beside:
            found += f"; {beside}"
        if not because:
            found += "; the records name no other cause" if beside else "; the records name no cause"
        return found

    def winners(self, one: Shift) -> str:
        """Who was first, where that changed."""
        if one.first_here == one.first_there or one.first_here is None or one.first_there is None:
            return ""
        here, there = country(self.rules, one.first_here), country(self.rules, one.first_there)
        return f"; first was {here} in {self.here} and {there} in {self.there}"

    def causes(self, given: Iterable[Cause]) -> list[str]:
        """Causes in words; a vehicle that was begun and finished on other days is named once."""
        found: list[str] = []
        begun = None
        for one in given:
            told = self.cause(one)
            if begun is not None and one.kind == "ready":
                found[-1] += told.replace(f"the {self.vehicle(one.what)} was", ", and", 1)
            else:
                found.append(told)
            begun = one if one.kind == "begun" else None
        return found

    def cause(self, one: Cause) -> str:
        """A cause as the end of a sentence that begins with because, or with although."""
        sooner = f"{span(one.days)} {'earlier' if one.days < 0 else 'later'}"
        where = self.there if one.here is None else self.here
        if one.kind == "vehicle":
            here, there = (self.vehicle(str(value)) for value in (one.here, one.there))
            return (
                f"it flew on the {there}{f', which was finished {sooner},' if one.days else ''} instead of the {here}"
            )
        if one.kind in ("begun", "ready"):
            verb = "begun" if one.kind == "begun" else "finished"
            if isinstance(one.there, int) and one.days:
                return f"the {self.vehicle(one.what)} was {verb} {sooner}, in {month_and_year(one.there)}"
            return f"the {self.vehicle(one.what)} was {verb} only in {where}"
        if one.kind == "leader":
            here, there = (self.teller.name(str(value)) for value in (one.here, one.there))
            return f"{there} led the {self.vehicle(one.what)} in place of {here}"
        before, after = (value if isinstance(value, int) else 0 for value in (one.here, one.there))
        if one.kind == "failed":
            return f"{times(after, 'flight')} failed before it ({times(before, 'flight', bare=True)} in {self.here})"
        if one.kind == "slipped":
            moved = "never moved" if after == 0 else f"moved {often(after)}"
            return f"its date was {moved} ({often(before)} in {self.here})"
        if one.kind == "ended":
            return f"{where} ends on {long_date(before or after)}"
        if one.kind == "lost":
            return f"in {where} {tried_in_vain(before or after)}"
        return f"nothing was flown for it in {where}"

    def vehicle(self, vehicle: str) -> str:
        """A vehicle's short name, or its full one where two would be called the same."""
        return self.vehicles.get(vehicle, vehicle)

    # ---- turns -----------------------------------------------------------------------------------------

    def turn(self, parted: Parted) -> Iterator[str]:
        """One turn: what happened in only one of the two, and where history's own path was left."""
        period = self.rules.turns[parted.turn]
        for where, remarks in zip((self.here, self.there), parted.remarks):
            for remark in remarks:
                yield f"{month_and_year(period.first)}, only in {where}: {self.remark(remark)}"
        for where, facts in zip((self.here, self.there), parted.facts):
            for fact in facts:
                told = self.teller.tell(fact)
                if told:
                    yield f"{month_and_year(period.first)}, only in {where}{self.whose(fact)}: {told}"

    def whose(self, fact: Fact) -> str:
        """The side that a fact is about, or the sides that asked in vain, where its own sentence does not say."""
        sides: tuple[str, ...] = (fact.side,)
        if isinstance(fact, CaptureDecided):
            sides = () if fact.winner else fact.contenders
        named = [country(self.rules, side) for side in sides if side in self.rules.side_index]
        return f", {listed(named)}" if named else ""

    def remark(self, text: str) -> str:
        """Why a side led by history left its path, from the journal's own words."""
        side, how, what, why, by = (*text.split(" "), "", "", "", "")[:5]
        if how not in REMARKS or side not in self.rules.side_index:
            return text
        told = REMARKS[how].format(
            who=country(self.rules, side), what=what, why=self.reason(why), by=self.teller.name(by)
        )
        return told[:1].upper() + told[1:]

    def reason(self, why: str) -> str:
        """A milestone by its title, a refusal's code in words."""
        return f"“{self.teller.name(why)}”" if why in self.rules.milestone_index else why.replace("-", " ")


REMARKS = {
    "postponed": "{who} could not do {what} on its day ({why}) and left it for later.",
    "dropped": "{who} let {what} go: {why}.",
    "served": "{who} flew {what} no more, since {why} had been reached.",
    "replaced": "{who} did {by} in place of {what}, for {why}.",
    "again": "{who} flew again for {why}, which {what} had reached in reality: {by}.",
    "crew": "{who} flew {what} with another crew ({why}).",
    "target": "{who} sent {by} ahead, to be met by {what}.",
    "road": "{who} began work on {by}, since nothing that stood ready could reach {why}.",
}
"""Why a side led by history leaves its path, by what it does instead."""


def times(count: int, thing: str, bare: bool = False) -> str:
    """How many of a thing.

    >>> times(0, "flight"), times(1, "flight"), times(3, "flight", bare=True)
    ('no flight', 'one flight', 'three')
    """
    if bare:
        return number_text(count) if count else "none"
    return f"{number_text(count)} {thing}{'s' * (count > 1)}"


def tried_in_vain(count: int) -> str:
    """Flights all of which failed.

    >>> tried_in_vain(1), tried_in_vain(2), tried_in_vain(4)
    ('the one flight for it failed', 'both flights for it failed', 'all four flights for it failed')
    """
    if count < 3:
        return "both flights for it failed" if count == 2 else "the one flight for it failed"
    return f"all {number_text(count)} flights for it failed"


def often(count: int) -> str:
    """How many times.

    >>> often(0), often(1), often(2), often(5)
    ('never', 'once', 'twice', 'five times')
    """
    return ("never", "once", "twice")[count] if count < 3 else f"{number_text(count)} times"


def country(rules: Rules, side: str) -> str:
    """A side's name as it stands in a sentence."""
    return with_article(rules.sides[rules.side_index[side]].title)


def listed(reasons: list[str]) -> str:
    """Reasons in a row.

    >>> listed(["it rained", "it snowed", "it hailed"])
    'it rained, it snowed, and it hailed'
    >>> listed(["it rained, as always,", "it snowed"])
    'it rained, as always, and it snowed'
    >>> listed(["it rained, in May"])
    'it rained, in May'
    """
    if len(reasons) < 3 and not any("," in one for one in reasons[:-1]):
        return " and ".join(reasons)
    *before, last = reasons
    return ", ".join(one.rstrip(",") for one in before) + f", and {last}"
