"""State: all that a campaign is at the end of a turn. Integers, ids, and lists and dicts of them in fixed order.

What a scenario fixes is not here, nor is anything that chance can tell again from the seed. A side's
attributes are columns: one list of whole numbers for each, by the dense index of the compiled rules, the long
ones packed. What comes and goes (programs, flights, decisions) is a row: a tuple with names, replaced and never
changed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

from spacerace_game.spec.rules import Rules

CAUSES: tuple[str, ...] = ("start", "firsts", "seconds", "failures", "crew", "promises", "leaders", "rival", "world")
CAUSES += ("choices", "captives", "intelligence", "military", "institutions", "bounds")
CAUSE = {name: place for place, name in enumerate(CAUSES)}
"""What can move a meter. A meter is the sum of what each cause has done to it."""
LEVELS = ("mothball", "hold", "normal", "crash")
RULES = ("conservative", "standard", "aggressive")
CUSTOMS = ("before", "after", "never")
TREATMENTS = ("none", "integrate", "isolate", "parallel", "home")
TRUST_CAUSES = ("offer", "treatment", "promises", "designs")
SOURCES = ("agents", "listening", "overflights", "satellites")
AGENCIES = ("cautious", "middle", "alarmed")
FORMS = ("none", "civil", "military", "ministry")


class Program(NamedTuple):
    """A funded line of work on an item."""

    item: int
    level: int
    """Place in LEVELS."""
    ground: int
    """Level of ground test bought, 0 to 4."""
    opened: int
    """Turn."""
    leader: int
    """Person plus one, or 0."""
    frozen: int
    """1 once the design was frozen below its technologies' levels."""
    haste: int
    """Quality lost to crash funding, ppm."""
    bureau: int = 0
    """Who designs it, plus one, or 0."""
    rival: int = 0
    """The second bureau on the same goal, plus one, or 0."""


class Flight(NamedTuple):
    """A flight on the manifest."""

    id: str
    mission: int
    vehicle: int
    spacecraft: int
    """−1: none."""
    day: int
    """Day aimed at."""
    rules: int
    announce: int
    serial: int
    """The article it flies on: its luck."""
    tries: int
    """Scrubs so far."""
    series: str
    """The series it belongs to, or an empty string."""
    crew: tuple[int, ...]
    pad: int = 0
    """The pad it is to fly from: facility plus one, or 0 for any that is free."""
    stand_down: int = 0
    """1: after a scrub it stands down to the next quarter."""
    press_on: int = 0
    """1: a crew presses on when a minor system fails."""
    give_up: int = 0
    """1: it does not turn to a lesser objective."""
    go_on: int = 0
    """1: its series goes on after a loss."""


class Busy(NamedTuple):
    """A place on a pad that is taken: by a launch and what has to be set right after it, or by repairs."""

    pad: int
    """Facility."""
    day: int
    until: int
    """The first day on which it is free again."""


class Halted(NamedTuple):
    """A series that a loss has halted."""

    series: str
    turn: int
    design: int
    """The design that failed, or −1 where nobody knows."""
    fault: int


class Coming(NamedTuple):
    """A feat on its way: it will be achieved on a day to come."""

    day: int
    flight: str
    feat: str
    announce: int


class Fix(NamedTuple):
    """A fault being found and removed."""

    design: int
    fault: int
    done: int
    """Turn in which the work ends."""
    tries: int = 0
    """Remedies that did not hold."""


class Pending(NamedTuple):
    """A decision that waits for an answer."""

    storylet: int
    due: int
    """Turn in which the default is taken."""


class Later(NamedTuple):
    """A storylet that will come."""

    storylet: int
    turn: int


class Promise(NamedTuple):
    """A pledge: a milestone by a day for money."""

    milestone: int
    by: int
    estimate: int
    """Thousands of dollars."""
    lean: int
    """What a lean estimate left out and nobody has asked for yet, thousands."""
    made: int
    """Day since when the estimate is paid."""
    bound: int = 0
    """Of the free purse, what may only be spent on the road to the milestone."""
    secret: int = 0
    """1 for a decree nobody outside reads of."""
    late: int = 0
    """1 once its date was missed; the estimate is then what it still brings each turn."""


class Wish(NamedTuple):
    """A feat the leader asks for by a day."""

    milestone: int
    by: int
    asked: int
    """Turn."""
    accepted: int
    occasion: int
    """Its place in the faction's list."""


class Secret(NamedTuple):
    """A crew whose death nobody was told of."""

    person: int
    hazard: int
    """What it has run so far of coming out, ppm."""


class Warning(NamedTuple):
    """The country was warned of a rival's first."""

    milestone: int
    turn: int


class School(NamedTuple):
    """Schools that will graduate more engineers."""

    turn: int
    rate: int
    """ppm a quarter."""
    yearly: int = 0
    """1 for an education order, that is paid for every year."""


class Adoption(NamedTuple):
    """A captive's design that was adopted."""

    item: int
    captive: int
    proud: int
    """The chief designer whose pride it hurt, plus one, or 0."""
    until: int
    """Turn in which that is forgotten."""


class Declined(NamedTuple):
    """Someone who would not come on the weightiest bid a side has made so far."""

    target: int
    """Index in `captives.targets_of`."""
    offer: int
    """The terms declined."""
    weight: int
    """What the bid weighed: alone, a bid that weighs no more is declined again."""


_ROWS: dict[str, Any] = {
    "programs": Program,
    "flights": Flight,
    "coming": Coming,
    "fixes": Fix,
    "busy": Busy,
    "halted": Halted,
    "pending": Pending,
    "later": Later,
    "promises": Promise,
    "warnings": Warning,
    "schools": School,
    "wishes": Wish,
    "secrets": Secret,
    "adoptions": Adoption,
    "declined": Declined,
}
_NUMBERS: tuple[str, ...] = ("free", "tied", "grant", "kept", "attention", "agency", "agency_turn", "custom", "secrecy")
_NUMBERS += (
    "published",
    "low_turns",
    "dismissed",
    "crew_lost",
    "casualties",
    "grant_change",
    "crisis",
    "deputies",
)
_NUMBERS += ("haste_turns", "knowledge", "met", "successor", "crises", "aboard")
_NUMBERS += ("lead", "crisis_money", "hearing", "sworn", "sizing", "forecast", "forecast_error", "bomb")
_NUMBERS += ("deterred", "watch")
_COLUMNS: tuple[str, ...] = ("support", "fear", "military", "prestige", "spending", "engineers")
_COLUMNS += ("graduates", "trl", "done")
_COLUMNS += ("ready", "flown", "won", "serials", "stock", "trust", "treatment", "flags", "seen")
_COLUMNS += (
    "chosen",
    "reached",
    "shown",
    "sources",
    "estimate",
    "estimate_error",
    "estimate_turn",
    "hired",
    "demand",
)
_COLUMNS += ("studied",)
_COLUMNS += ("exposed", "grant_ledger", "income_ledger", "tender")
_NUMBERS += ("screening", "harshness", "institute", "institute_turn", "protest", "blown")
_COLUMNS += ("known", "surveyed", "dossier", "waiting", "abroad", "working", "privy", "cooling", "leaking", "drafts")
_COLUMNS += ("trust_parts", "lessons")
_COLUMNS += ("estimate_cautious", "estimate_alarmed", "evidence", "watching", "papers", "rivalry", "maker")
_COLUMNS += ("training", "training_turns", "experience", "rest", "mission_day", "grounded", "last_flown")
Packed: TypeAlias = "array[int]"
_PACKED: frozenset[str] = frozenset(
    ("trust_parts", "flags", "seen", "chosen", "lapsed", "repeated", "estimate_cautious", "estimate_alarmed")
)
_PACKED |= {"done", "ready", "maker", "grounded", "studied", "mission_day", "last_flown", "papers"}
_PACKED |= {"training", "training_turns", "experience", "rest", "estimate", "estimate_error", "estimate_turn"}
"""Long columns, of a side and shared: packed, since a turn copies them all and reads few of their places."""


def zeros(count: int) -> Packed:
    """A packed column of so many zeros."""
    return array("q", bytes(8 * count))


class Side:
    """What one side has and knows."""

    __slots__ = (*_NUMBERS, *_COLUMNS, *_ROWS, "limits", "suspicion")

    free: int
    """Civil purse, thousands of dollars."""
    tied: int
    """Customers' purse."""
    grant: int
    """This year's free grant, thousands."""
    kept: int
    """What the lost rest of last year takes off this year's neutral grant."""
    attention: int
    """Attention carried over."""
    agency: int
    """Place in FORMS."""
    agency_turn: int
    custom: int
    secrecy: int
    published: int
    """Place in AGENCIES: whose estimate is published."""
    low_turns: int
    """Turns in a row with support under the limit of dismissal."""
    dismissed: int
    """Turn plus one of dismissal, or 0."""
    crew_lost: int
    casualties: int
    grant_change: int
    """Lasting change of the neutral grant, ppm."""
    crisis: int
    """Turn until which a crisis grants more, plus one."""
    deputies: int
    haste_turns: int
    """Turn until which newcomers slow the work, plus one."""
    knowledge: int
    """Tenths of points of data and samples brought home."""
    crises: int
    """How often a rival's first was a crisis."""
    aboard: int
    """Hours that people have been in orbit, all together."""
    met: int
    """Requirements met in time."""
    studied: Packed
    """By mission: flights that brought something home."""
    successor: int
    """How many have followed a dismissed chief."""
    lead: int
    """How far ahead one's public believes itself, −500 to 500 tenths."""
    crisis_money: int
    """What a crisis still pays, thousands."""
    hearing: int
    """Turn plus one since when the chief is heard for want of support, or 0."""
    sworn: int
    """Turn until which a successor finds the way about the house, plus one, or 0."""
    sizing: int
    """For which bomb missiles are sized: 1 heavy, 2 light, 3 one after the other, 4 both at once."""
    forecast: int
    """What one believes the bomb will weigh, kilograms, or 0."""
    forecast_error: int
    bomb: int
    """What it weighs, once that is known, or 0."""
    deterred: int
    """Turn plus one in which deterrence was met, or 0."""
    watch: int
    """Of the customers' purse, what may only be spent on watching: reconnaissance, warning, navigation."""
    support: list[int]
    fear: list[int]
    military: list[int]
    prestige: list[int]
    """Tenths of points by cause; the meter is their sum."""
    spending: list[int]
    """Of the last four quarters, the newest last."""
    engineers: list[int]
    graduates: list[int]
    """Remainders of growth, ppm of an engineer."""
    trl: list[int]
    done: Packed
    """Work done on each item, thousands of dollars at American prices."""
    ready: Packed
    """Turn plus one in which an item became ready."""
    flown: list[int]
    won: list[int]
    serials: list[int]
    """Articles of each vehicle begun so far."""
    stock: list[int]
    """Complete captured rounds in store."""
    trust: list[int]
    """Tenths, by person, then by lot of people."""
    treatment: list[int]
    flags: Packed
    """Turn plus one in which a flag was raised."""
    seen: Packed
    """Turn plus one in which a storylet came."""
    chosen: Packed
    """Choice plus one."""
    reached: list[int]
    """Day of each milestone, 0 for not yet."""
    shown: list[int]
    """Day it was made public."""
    sources: list[int]
    """By rival and source: turn plus one since when it runs."""
    estimate: Packed
    """By rival and milestone: the day the rival is believed to reach it, 0 for no idea."""
    estimate_error: Packed
    """Days."""
    estimate_turn: Packed
    """Turn plus one of the newest information."""
    hired: list[int]
    """Hired this turn by discipline."""
    demand: list[int]
    """By requirement: 0 open, 1 met, 2 late."""
    training: Packed
    """By person: the spacecraft plus one they train for."""
    training_turns: Packed
    experience: Packed
    """By person: flights flown."""
    rest: Packed
    """By person: the day until which they rest."""
    mission_day: Packed
    """By mission: the day of its last success, 0 for none."""
    last_flown: Packed
    """By vehicle: turn plus one of its last flight."""
    grounded: Packed
    """By item: the turn until which an inquiry keeps it on the ground."""
    screening: int
    """1 while captives are checked before they are put to work."""
    harshness: int
    """What others' leaning towards this side has lost by seizures."""
    institute: int
    """Site plus one where this side's institute in Germany stands, or 0."""
    institute_turn: int
    """Turn plus one of its founding."""
    protest: int
    """The hazard, ppm, that it has run so far of being closed by force."""
    blown: int
    """Turns for which a leak still makes secrecy count one less."""
    known: list[int]
    """By target (`captives.targets_of`): the site plus one where it is believed to be, 0 for unheard of."""
    surveyed: list[int]
    """By site: turn plus one of a survey."""
    dossier: list[int]
    """By captive: points of what could surface."""
    waiting: list[int]
    """By captive: 1 while being checked, 2 while a suspect awaits judgement too."""
    abroad: list[int]
    """By captive: 1 while at the institute in Germany."""
    working: list[int]
    """By captive group: share, ppm, of its engineers that counts in the workforce now."""
    privy: list[int]
    """By captive: the highest level of German technology that their last secret work showed them."""
    cooling: list[int]
    """By captive: turns since that work."""
    leaking: list[int]
    """By captive: the hazard, ppm, run so far of leaking; each full million one leak."""
    drafts: list[int]
    """By captive: how much of a design is on paper, ppm."""
    exposed: list[int]
    """By captive: the hazard, ppm, that a past has run so far of surfacing."""
    trust_parts: Packed
    """By captive, TRUST_CAUSES wide: what each cause but choices has made of trust, tenths."""
    lessons: list[int]
    """By discipline: turns that captives have taught in it."""
    estimate_cautious: Packed
    estimate_alarmed: Packed
    """What the two other agencies believe; `estimate` is the middle one's day."""
    evidence: list[int]
    """By rival: pieces of hard evidence from satellites and debriefings, each of which halves the bias."""
    watching: list[int]
    """By rival: turns that satellites have looked since the last piece."""
    papers: Packed
    """By technology: the hazard, ppm, that agents have run of bringing its papers; −1 once they did."""
    rivalry: list[int]
    """By bureau, tenths of a point up to 1,000."""
    maker: Packed
    """By item: the bureau, plus one, that designed it."""
    grant_ledger: list[int]
    """The parts of this year's grant, by GRANT_CAUSES."""
    income_ledger: list[int]
    """The parts of what came into the free purse for this turn, by INCOME_CAUSES."""
    tender: list[int]
    """By requirement: 0 not answered, 1 promised, 2 declined."""
    programs: list[Program]
    flights: list[Flight]
    coming: list[Coming]
    fixes: list[Fix]
    busy: list[Busy]
    halted: list[Halted]
    pending: list[Pending]
    later: list[Later]
    promises: list[Promise]
    warnings: list[Warning]
    schools: list[School]
    wishes: list[Wish]
    secrets: list[Secret]
    adoptions: list[Adoption]
    declined: list[Declined]
    """Those still to be had who would not come to this side."""
    suspicion: dict[int, tuple[int, ...]]
    """By design: what one believes of each fault, in ppm that it is there."""
    limits: dict[int, tuple[int, ...]]
    """By design: the ppm below which a fault's draw means that it is there. Hidden from nobody: odds only."""

    def copy(self) -> Side:
        """An equal side that shares nothing that changes."""
        new = Side.__new__(Side)
        _fill(new, self)
        return new


def _filler() -> Callable[[Side, Side], None]:
    """What gives a new side copies of all that another has.

    It is written out attribute by attribute, as a data class's constructor is, since that is the quickest way
    and every turn takes it.
    """
    lines = [f"new.{name} = old.{name}" for name in _NUMBERS]
    lines += [f"new.{name} = old.{name}[:]" for name in (*_COLUMNS, *_ROWS)]
    lines += [f"new.{name} = old.{name}.copy()" for name in ("suspicion", "limits")]
    made: dict[str, Any] = {}
    exec("\n    ".join(("def fill(new, old):", *lines)), made)
    fill: Callable[[Side, Side], None] = made["fill"]
    return fill


_fill = _filler()
_SHARED_NUMBERS = ("turn", "seed", "fates", "hindsight", "edited", "over")
_SHARED_COLUMNS = ("holder", "lot_holder", "first", "first_day", "lapsed", "repeated")


class State:
    """A campaign at the end of a turn."""

    __slots__ = (*_SHARED_NUMBERS, *_SHARED_COLUMNS, "rules", "sides", "watched")

    rules: Rules
    """The compiled rules it is played by. Not part of what is written or compared."""
    turn: int
    """Turns played; the next one to play has this index."""
    seed: int
    fates: int
    """0 dice, 1 recorded."""
    hindsight: int
    """1 once the campaign was rewound."""
    edited: int
    """1 once its rules were changed on the way."""
    over: int
    """Ending plus one, or 0."""
    holder: list[int]
    """By person: side plus one; 0 free or not yet met; −1 dead or gone; −2 with a third hand."""
    lot_holder: list[int]
    """By lot, likewise; −1 destroyed."""
    first: list[int]
    """By milestone: the first side plus one."""
    first_day: list[int]
    lapsed: Packed
    """By storylet that comes once in a campaign: 1 once it came."""
    repeated: Packed
    """By recorded flight: 1 once it was flown."""
    sides: list[Side]
    watched: list[tuple[int, ...]]
    """What the conditions' keys showed when they were last tried, by side. Hidden."""

    def copy(self) -> State:
        """An equal state that shares nothing that changes."""
        new = State.__new__(State)
        new.rules = self.rules
        for name in _SHARED_NUMBERS:
            setattr(new, name, getattr(self, name))
        for name in _SHARED_COLUMNS:
            setattr(new, name, getattr(self, name)[:])
        new.watched = self.watched[:]
        new.sides = [side.copy() for side in self.sides]
        return new

    def __eq__(self, other: object) -> bool:
        return isinstance(other, State) and to_json(self) == to_json(other)

    __hash__ = None  # type: ignore[assignment]


def to_json(state: State) -> dict[str, Any]:
    """Plain data, equal to the state in every part; `from_json` is its inverse."""
    data: dict[str, Any] = {name: getattr(state, name) for name in _SHARED_NUMBERS}
    data |= {name: list(getattr(state, name)) for name in _SHARED_COLUMNS}
    data["watched"] = [list(values) for values in state.watched]
    data["sides"] = [_side_to_json(side) for side in state.sides]
    return data


def _side_to_json(side: Side) -> dict[str, Any]:
    data: dict[str, Any] = {name: getattr(side, name) for name in _NUMBERS}
    data |= {name: list(getattr(side, name)) for name in _COLUMNS}
    for name in _ROWS:
        data[name] = [[list(v) if isinstance(v, tuple) else v for v in row] for row in getattr(side, name)]
    for name in ("suspicion", "limits"):
        data[name] = [[design, *values] for design, values in getattr(side, name).items()]
    return data


def from_json(rules: Rules, data: dict[str, Any]) -> State:
    """The state that `to_json` wrote; ValueError if a part is missing or of the wrong kind."""
    try:
        state = State.__new__(State)
        state.rules = rules
        for name in _SHARED_NUMBERS:
            setattr(state, name, _whole(data[name]))
        for name in _SHARED_COLUMNS:
            setattr(state, name, _read(name, data[name]))
        state.watched = [tuple(_whole(value) for value in values) for values in data["watched"]]
        state.sides = [_side_from_json(side) for side in data["sides"]]
    except KeyError as error:
        raise ValueError(f"this is no state of a campaign: {error} is missing in it") from None
    except _NoWholeError as error:
        raise ValueError(f"this is no state of a campaign: {error}") from None
    except (TypeError, IndexError, AttributeError):
        raise ValueError("this is no state of a campaign: its parts are not those of a state") from None
    return state


def _side_from_json(data: dict[str, Any]) -> Side:
    side = Side.__new__(Side)
    for name in _NUMBERS:
        setattr(side, name, _whole(data[name]))
    for name in _COLUMNS:
        setattr(side, name, _read(name, data[name]))
    for name, row in _ROWS.items():
        setattr(
            side,
            name,
            [row(*(tuple(v) if isinstance(v, list) else v for v in values)) for values in data[name]],
        )
    for name in ("suspicion", "limits"):
        setattr(side, name, {_whole(d[0]): tuple(_whole(v) for v in d[1:]) for d in data[name]})
    return side


def _read(name: str, values: Any) -> Packed | list[int]:
    """A column by its name, from plain data."""
    found = [_whole(value) for value in values]
    return array("q", found) if name in _PACKED else found


class _NoWholeError(TypeError):
    """Something else stands where a state has a whole number."""


def _whole(value: Any) -> int:
    if type(value) is not int or not -(2**53) < value < 2**53:
        raise _NoWholeError(f"{value!r:.40} is no whole number within bounds")
    return value


def numbers_of(state: State) -> Iterable[int]:
    """Every whole number of a state in fixed order, for fingerprints and bounds."""
    yield from (getattr(state, name) for name in _SHARED_NUMBERS)
    for column in _SHARED_COLUMNS:
        yield from getattr(state, column)
    yield from chain.from_iterable(state.watched)
    for side in state.sides:
        yield from (getattr(side, name) for name in _NUMBERS)
        for column in _COLUMNS:
            yield from getattr(side, column)
