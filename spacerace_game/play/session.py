"""A campaign being played by people: orders in draft, undo, the turn's end, carrying on, and its journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from spacerace_game.ai import Policy, policy_named
from spacerace_game.chronicle.journal import JournalError, JournalRead, read_journal
from spacerace_game.chronicle.replay import (
    NotTrusted,
    first_state_of,
    snapshots,
    states,
    told,
    with_hindsight,
)
from spacerace_game.chronicle.turns import Turns
from spacerace_game.engine import (
    Desk,
    Fact,
    Options,
    Refusal,
    State,
    Turn,
    View,
    new_game,
    play_turn,
    view_for,
)
from spacerace_game.engine.captives import SUSPECT, captives_of
from spacerace_game.engine.facts import (
    ChiefDismissed,
    FlightFlown,
    MilestoneReached,
    PadDamaged,
    SeriesHalted,
    Surprised,
    Unpaid,
)
from spacerace_game.play.campaign import decide, with_mods
from spacerace_game.play.changed_rules import RulesChanged, go_on_changed, opened
from spacerace_game.play.recorder import Recorder
from spacerace_game.spec.orders import Order
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError
from spacerace_game.words.newspaper import FrontPage, Newsroom

HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that waits for the chief: a code and the ids it is about."""

    code: str
    """decision, suspect, result, surprise, halted, pad, unpaid, dismissed, grant, idle, teams or over."""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a side stood on a day: tenths of points."""

    day: int
    support: int
    fear: int
    prestige: int


class Session:
    """A campaign with at least one human side. Every turn is on disk before it is shown."""

    def __init__(self, state: State, controllers: Mapping[str, str], recorder: Recorder | None) -> None:
        self.state = state
        self.rules: Rules = state.rules
        self.controllers = dict(controllers)
        self.facts: tuple[Fact, ...] = ()
        self._policies: dict[str, Policy] = {
            side: policy_named(name) for side, name in controllers.items() if name != HUMAN
        }
        self._drafts: dict[str, list[Order]] = {side: [] for side in self.humans}
        self._undone: dict[str, list[Order]] = {side: [] for side in self.humans}
        self._recorder = recorder
        self._past: list[State] = []
        self.notice = ""
        """What the player should know of how the campaign was opened."""
        self._journal: JournalRead | None = None
        self._begun = 0
        """The turn from which a loaded campaign can be played again."""
        self._early: list[State] | None = None
        """The snapshots of a loaded campaign, once somebody has asked for its course."""
        self._told: list[tuple[State, tuple[Fact, ...]]] = []
        """The turns played in this session, with their facts."""
        self._rooms: dict[tuple[str, str], Newsroom] = {}
        self._pages: dict[tuple[str, str], list[FrontPage]] = {}
        self.before: tuple[Mapping[str, FrontPage], ...] = ()
        """Front pages by side from before the campaign began, where it took over from another."""

    @property
    def humans(self) -> tuple[str, ...]:
        """The sides that people lead."""
        return tuple(side for side in self.rules.side_index if self.controllers.get(side) == HUMAN)

    @property
    def sitting(self) -> tuple[tuple[State, tuple[Fact, ...]], ...]:
        """The turns that are at hand with their facts: those of this sitting, and earlier ones once recalled."""
        return tuple(self._told)

    @classmethod
    def new(cls, rules: Rules, controllers: Mapping[str, str], seed: int, path: Path | None = None) -> Session:
        """Begins a campaign. StoreError if its journal cannot be written; ValueError for an unknown policy."""
        for name in controllers.values():
            if name != HUMAN:
                policy_named(name)
        state = new_game(rules, seed)
        names = {side: controllers.get(side, HUMAN) for side in rules.side_index}
        return cls(state, names, Recorder.begin(path, state, names) if path is not None else None)

    @classmethod
    def load(cls, rules: Rules, path: Path, *, changed: Literal["ask", "go-on", "go-back"] = "ask") -> Session:
        """Goes on with a saved campaign. NotTrusted where the journal does not fit; StoreError for the disk.

        One that is over is opened as it ended, to be read: nothing is added to it. Of one whose last line a crash
        tore, that line, of which nothing was shown, is set aside; `notice` says so.

        If its scenario or the game was changed since it was saved, RulesChanged is raised. With "go-on" the campaign
        goes on where that costs no turn, with "go-back" also from the last turn whose state it holds.
        """
        read = read_journal(path)
        if read.header is None or read.status == "refused":
            raise NotTrusted(read.line_number or 1, read.reason or read.notice)
        named, known = read.header["scenario"], rules.scenario.id
        if named != known:
            raise NotTrusted(1, f"it is a campaign of the scenario {named!r}, not of {known!r}; open it with that one")
        try:
            rules = with_mods(rules, read.header["mods"])
        except (KeyError, ValueError) as error:
            raise NotTrusted(1, f"its header changes what this scenario does not have: {error}") from None
        other = opened(rules, read)
        if isinstance(other, State):
            recorder = None if read.condition == "ended" else Recorder.resume(path)
            session = cls(other, read.header["controllers"], recorder)
        elif read.condition == "ended":
            trouble = "The campaign is over. Put the scenario back as it was to read how it ended."
            raise RulesChanged(replace(other, state=None, trouble=trouble))
        else:
            if other.state is None or changed == "ask" or (changed == "go-on" and not other.whole):
                raise RulesChanged(other)
            recorder, copy = go_on_changed(read, other, path)
            controllers = read.header["controllers"]
            read = read_journal(path)
            session = cls(latest_state(rules, read), controllers, recorder)
            session.notice = f"{other.what} It goes on under the changed rules; a copy as it was is kept in {copy}."
        if not read.intact:
            session.notice = f"{read.notice} {session.notice}".rstrip()
        session._journal, session._begun = read, first_state_of(rules, read).turn
        return session

    def view(self, side: str) -> View:
        """What a side sees before this turn."""
        return view_for(self.state, side)

    def desk(self, side: str) -> Desk:
        """A desk with the orders so far."""
        desk = Desk(self.view(side))
        for order in self._drafts[side]:
            desk.give(order)
        return desk

    def options(self, side: str) -> Options:
        """What may be ordered after the orders so far."""
        return Options(self.desk(side))

    def orders(self, side: str) -> tuple[Order, ...]:
        """The orders so far."""
        return tuple(self._drafts[side])

    def give(self, side: str, order: Order) -> Refusal | None:
        """Adds an order, or says why not."""
        refusal = self.desk(side).why_not(order)
        if refusal is None:
            self._drafts[side].append(order)
            self._undone[side].clear()
        return refusal

    def undo(self, side: str) -> Order | None:
        """Takes the last order back."""
        if not self._drafts[side]:
            return None
        order = self._drafts[side].pop()
        self._undone[side].append(order)
        return order

    def redo(self, side: str) -> Order | None:
        """Gives the order again that was last taken back."""
        if not self._undone[side]:
            return None
        order = self._undone[side].pop()
        self._drafts[side].append(order)
        return order

    def drop(self, side: str, place: int) -> tuple[Order, ...]:
        """Takes any order back with all that depended on it; returns what was dropped, that order first."""
        draft = self._drafts[side]
        dropped = [draft.pop(place)]
        desk = Desk(self.view(side))
        kept = []
        for order in draft:
            if desk.give(order) is None:
                kept.append(order)
            else:
                dropped.append(order)
        self._drafts[side] = kept
        return tuple(dropped)

    def end_turn(self) -> Turn:
        """Plays the turn, writes it down, and only then returns it."""
        orders: dict[str, tuple[Order, ...]] = {}
        remarks: list[str] = []
        for side in self.rules.side_index:
            if side in self._drafts:
                orders[side] = tuple(self._drafts[side])
            elif side in self._policies:
                orders[side] = decide(self.state, side, self._policies[side], remarks)
        turn = play_turn(self.state, orders)
        if self._recorder is not None:
            self._recorder.turn(orders, turn.state, remarks)
            if turn.state.over:
                self._recorder.end()
        self._past.append(self.state)
        self.state, self.facts = turn.state, turn.facts
        self._told.append((turn.state, turn.facts))
        self._clear()
        return turn

    def _clear(self) -> None:
        for side in self._drafts:
            self._drafts[side] = []
            self._undone[side] = []

    def rewind(self, turns: int) -> None:
        """Goes back so many turns. Who does that knows fates, so the campaign goes on marked "with hindsight".

        ValueError where fewer have been played, or where the campaign is over and its journal closed.
        """
        if self.state.over and (self._recorder is not None or self._journal is not None):
            raise ValueError("a campaign that is over stays as it is")
        past = self._all_past()
        if not 1 <= turns <= len(past):
            raise ValueError(f"one can go back 1 to {len(past)} turns; got {turns}")
        issues = self._issues()
        state = with_hindsight(past[-turns])
        if self._recorder is not None:
            self._recorder.rewound(state, turns)
        self._past, self._journal = past[:-turns], None
        self._told = issues[:-turns]
        self._rooms, self._pages = {}, {}
        self.state = state
        self.facts = self._told[-1][1] if self._told and self._told[-1][0].turn == state.turn else ()
        self._clear()

    def _all_past(self) -> list[State]:
        """The states before each turn on the way to this one; of a loaded campaign they are played again."""
        if self._journal is None:
            return self._past
        read, rules = self._journal, self.rules
        start = first_state_of(rules, read)
        earlier = {start.turn: start}
        for _, state, _ in states(rules, read):
            earlier[state.turn] = state
        begun = self._past[0].turn if self._past else self.state.turn
        return [*(earlier[turn] for turn in range(start.turn, begun)), *self._past]

    def course(self, side: str) -> tuple[Standing, ...]:
        """How a side stood at the start of each turn, the oldest first; of a loaded campaign at its snapshots."""
        place = self.rules.side_index[side]
        if self._journal is not None and self._early is None:
            self._early = snapshots(self.rules, self._journal)
        begun = self._past[0].turn if self._past else self.state.turn
        early = [one for one in self._early or () if one.turn < begun] if self._journal is not None else []
        return tuple(_standing(one, place) for one in (*early, *self._past, self.state))

    @property
    def forgotten(self) -> bool:
        """Whether turns were played before this sitting that nobody has called up yet."""
        earliest = self._told[0][0].turn if self._told else self.state.turn + 1
        return self._journal is not None and earliest > self._begun + 1

    def recall(self) -> None:
        """Plays the turns before this sitting again, once, for their facts."""
        issues = self._issues()
        if issues and not self.facts and issues[-1][0].turn == self.state.turn:
            self.facts = issues[-1][1]

    @property
    def told(self) -> tuple[tuple[State, tuple[Fact, ...]], ...]:
        """Every turn so far: the state after it, and its facts."""
        return tuple(self._issues())

    def newspaper(self, reader: str, side: str | None = None) -> FrontPage | None:
        """The front page of the turn played last, of a side's paper as another side reads it (by default its own).

        None before the first turn, and where the side has no paper.
        """
        pages = self.newspapers(reader, side)
        return pages[-1] if pages else None

    def newspapers(self, reader: str, side: str | None = None) -> tuple[FrontPage, ...]:
        """All front pages so far, the oldest first."""
        key = (side or reader, reader)
        if all(paper.side != key[0] for paper in self.rules.scenario.papers):
            return ()
        room = self._rooms.get(key)
        if room is None:
            room = self._rooms[key] = Newsroom(self.rules, *key)
            for edition in self.before:
                room.remember(edition[key[0]])
        pages = self._pages.setdefault(key, [])
        issues = self._issues()
        pages += [room.page(view_for(state, reader), facts) for state, facts in issues[len(pages) :]]
        return tuple(pages)

    def _issues(self) -> list[tuple[State, tuple[Fact, ...]]]:
        """Every turn so far with its facts; those before a campaign was loaded are played again, once."""
        if self.forgotten and self._journal is not None:
            played = self._told
            self._told = told(self.rules, self._journal)
            self._told += [one for one in played if not self._told or one[0].turn > self._told[-1][0].turn]
        return self._told

    def carry_on(self, most: int = 40) -> tuple[Need, ...]:
        """Ends quarters until something needs a person, at most so many; returns what does."""
        found: tuple[Need, ...] = ()
        for _ in range(most):
            if self.state.over:
                break
            self.end_turn()
            found = tuple(need for side in self.humans for need in self.needs(side))
            if found:
                break
        return found

    def needs(self, side: str) -> tuple[Need, ...]:
        """What waits for the chief of a side now, the most pressing first. Carry on never skips these."""
        return needs_of(self.view(side), self.facts)

    def close(self) -> None:
        """Writes down where the campaign stands and lets go of the journal; it can be loaded again."""
        if self._recorder is not None:
            with suppress(StoreError, JournalError):  # every turn is in it already
                self._recorder.keep(self.state)
            self._recorder.close()


def needs_of(view: View, facts: Iterable[Fact]) -> tuple[Need, ...]:
    """What waits for the chief of a side after a turn with these facts, the most pressing first."""
    if view.over:
        return (Need("over"),)
    side, rules = view.name, view.rules
    found = [Need("decision", (rules.storylets[one.storylet].id,)) for one in view.own.pending]
    waiting = view.own.waiting
    found += [Need("suspect", (one.id,)) for one in captives_of(rules) if waiting[one.index] == SUSPECT]
    for fact in facts:
        if fact.side != side:
            continue
        if isinstance(fact, ChiefDismissed):
            found.append(Need("dismissed"))
        elif isinstance(fact, Surprised) and fact.shape != "calm":
            found.append(Need("surprise", (fact.by, fact.milestone)))
        elif isinstance(fact, MilestoneReached):
            found.append(Need("result", (fact.milestone,)))
        elif isinstance(fact, FlightFlown) and (fact.fate != "success" or fact.crew):
            found.append(Need("result", (fact.flight,)))
        elif isinstance(fact, SeriesHalted):
            found.append(Need("halted", (fact.series,)))
        elif isinstance(fact, PadDamaged):
            found.append(Need("pad", (fact.pad,)))
        elif isinstance(fact, Unpaid):
            found.append(Need("unpaid", fact.what))
    if view.period.opens_year:
        found.append(Need("grant"))
    until = rules.scenario.capture_until
    if until is not None and view.period.first <= until:
        found.append(Need("teams"))
    if not view.own.programs:
        found.append(Need("idle"))
    return tuple(found)


def _standing(state: State, place: int) -> Standing:
    turns, side = state.rules.turns, state.sides[place]
    day = turns[state.turn].first if state.turn < len(turns) else turns[-1].last
    return Standing(day, sum(side.support), sum(side.fear), sum(side.prestige))


def latest_state(rules: Rules, read: JournalRead) -> State:
    """The last state of a journal, from its last snapshot on."""
    turns = Turns(rules, read)
    return turns.state(turns.last)
