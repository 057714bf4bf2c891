"""A flight made ready to be played back: what burns and drops when, the phases after it, its call-outs, and a clock."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from spacerace_game.spec.hardware import Engine, Spacecraft, Vehicle
from spacerace_game.spec.missions import Mission
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.say import say

End = Literal["pad", "burst", "wander", "stuck", "silence", "dark", "burn-up", "streamer", "crash", "apart"]
"""What a failure looks like."""

Where = Literal["space", "air", "ground"]
"""Where a craft is in a flight phase beyond the Earth: out in space, in the air of another world, or on its ground."""

Part = Literal["whole", "lander", "top", "mother"]
"""What of a craft is shown: all of it, what goes down to another world, what rises from there, or what waits above."""

WITH_AIR = ("venus", "mars")
"""Destinations with air of their own, in which a craft is braked; elsewhere a re-entry is the one at home."""

IN_THE_CLIMB: tuple[End, ...] = ("pad", "burst", "wander", "stuck")
"""Failures that end the climb itself."""

NOSE = -1
"""What rides above the last stage."""

TOWER = -2
"""An escape tower above that."""

TOWER_OFF_M = 92_000
"""The height above which an escape tower is thrown off: what flies so high comes down by itself."""

FAIRING_OFF_M = 105_000
"""The height above which a fairing is thrown off, where the air no longer matters."""

COUNTDOWN_S = 10.0
"""Seconds before lift-off with which a playback begins."""

AFTERMATH_S = 9.0
"""Seconds after a failure that are still shown."""

WANDERS_S = 3.2
"""Seconds for which a rocket that nobody steers still holds together."""

FALLS_S = 8.5
"""Seconds that the pieces of a rocket take to burn and fall out of sight."""

SCENE_S = 5.0
"""Seconds that a flight phase after the ascent takes on the screen at the usual speed."""

SPEEDS = (1, 4, 8, 16, 64)
"""How many times faster than the flight the climb is played."""

USUAL = 8


@dataclass(frozen=True, slots=True)
class Phase:
    """A flight phase after the ascent, on the clock of the flight."""

    id: str
    system: str
    begin: float
    end: float
    body: str
    """Whose ground or sky it is played over: earth, moon, venus, mars or deep."""
    where: Where = "space"
    part: Part = "whole"
    joined: bool = False
    """Whether it is spent joined to what was met."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where a flight begins: the pad's place in degrees, and its grade."""

    latitude: float
    longitude: float
    grade: int


@dataclass(frozen=True)
class Flown:
    """A flight made ready to be drawn. Times are seconds from lift-off."""

    flight: str
    vehicle: Vehicle
    craft: Spacecraft | None
    livery: str
    samples: Sequence[Sequence[int]]
    """Second, altitude and speed over the ground, speed with Earth's turning, distance, as in the record."""
    drops: tuple[tuple[float, str], ...]
    """When which stage design is dropped."""
    lit: tuple[tuple[float, float, str], ...]
    """From when until when which stage design burns."""
    phases: tuple[Phase, ...]
    failed_at: float | None
    end: End | None
    falls: bool = False
    """Whether it goes up or far and comes down again, without an orbit."""
    engines: Mapping[str, Engine] = field(default_factory=dict)
    site: Site | None = None
    partner: Spacecraft | None = None
    """What it is to meet, as far as one can tell which craft that is."""

    def at(self, seconds: float) -> tuple[float, float, float]:
        """Altitude in m, speed in m/s and distance in m, between samples by a straight line."""
        if not self.samples:
            return 0.0, 0.0, 0.0
        place = min(max(seconds, 0.0), len(self.samples) - 1.0)
        low = int(place)
        high = min(low + 1, len(self.samples) - 1)
        share = place - low
        one, other = self.samples[low], self.samples[high]

        def between(column: int) -> float:
            return float(one[column] + (other[column] - one[column]) * share)

        return between(1), between(2), between(4)

    def tilt(self, seconds: float) -> float:
        """Degrees between the path and the vertical."""
        before, after = self.at(max(0.0, seconds - 2)), self.at(seconds + 2)
        up, along = after[0] - before[0], after[2] - before[2]
        if abs(up) < 1 and abs(along) < 1:
            return 0.0 if seconds < 5 else 90.0
        return math.degrees(math.atan2(along, up))

    def standing(self, seconds: float) -> frozenset[int]:
        """The stages, and the nose as −1 and an escape tower as −2, that are still there."""
        gone = {design for when, design in self.drops if when <= seconds}
        left = {place for place, stage in enumerate(self.vehicle.stages) if stage.design not in gone}
        if not self._fairing_off(seconds):
            left.add(NOSE)
        if self.at(seconds)[0] <= TOWER_OFF_M:
            left.add(TOWER)
        return frozenset(left or {len(self.vehicle.stages) - 1})

    def burning(self, seconds: float) -> frozenset[int]:
        """The stages whose engines burn."""
        now = {design for begin, until, design in self.lit if begin <= seconds < until}
        return frozenset(place for place, stage in enumerate(self.vehicle.stages) if stage.design in now)

    def thrust_kn(self, seconds: float) -> float:
        """The thrust of all engines that burn, in vacuum, kN."""
        total = 0.0
        for place in self.burning(seconds):
            stage = self.vehicle.stages[place]
            engine = self.engines.get(stage.engine)
            total += (engine.thrust_vac_kn if engine else 100.0) * stage.engines * stage.count
        return total

    @property
    def carries_fairing(self) -> bool:
        """Whether what rides on top is hidden under a fairing that is thrown off."""
        if not self.vehicle.fairing_kg or self.craft is None:
            return False
        return self.livery == "ussr" or not self.craft.crew

    def fairing_off_at(self) -> float | None:
        """The second in which the fairing goes."""
        if not self.carries_fairing:
            return None
        return next((float(sample[0]) for sample in self.samples if sample[1] > FAIRING_OFF_M), None)

    def tower_off_at(self) -> float | None:
        """The second in which an escape tower goes, of a flight with people under one and not under a fairing."""
        if self.craft is None or not self.craft.crew or self.carries_fairing:
            return None
        return next((float(sample[0]) for sample in self.samples if sample[1] > TOWER_OFF_M), None)

    def _fairing_off(self, seconds: float) -> bool:
        return self.carries_fairing and self.at(seconds)[0] > FAIRING_OFF_M

    def phase_at(self, seconds: float) -> Phase | None:
        """The phase after the ascent that runs at a second."""
        return next((phase for phase in self.phases if phase.begin < seconds <= phase.end), None)

    @property
    def target(self) -> str:
        """The body it flies to, `deep` where there is none, or an empty string for a flight that stays at the Earth."""
        return next((phase.body for phase in self.phases if phase.body != "earth"), "")

    def way_out(self, seconds: float) -> float:
        """How far it is from the Earth to its target, from 0 to 1; the last phase before the way down home leads back."""
        away = [phase for phase in self.phases if phase.body != "earth"]
        if not away:
            return 0.0
        home = self.phases[-1].body == "earth"
        there = away[-2].end if home and len(away) > 1 else away[-1].end
        near = next((one.begin for one in away if one.system in ("landing", "reentry")), there)
        out = min(1.0, max(0.0, (seconds - away[0].begin) / max(1.0, near - away[0].begin)))
        if not home or seconds <= there:
            return out
        return max(0.0, 1 - (seconds - there) / max(1.0, away[-1].end - there))

    def measured(self, seconds: float) -> bool:
        """Whether height and speed over the Earth are known: on the climb and in orbit, not far out or coming down."""
        phase = self.phase_at(seconds)
        if phase is None or self.falls:
            return True
        return not self.target and phase.system not in ("reentry", "landing")

    @property
    def climbs_until(self) -> float:
        """The last second of the computed path."""
        return max(0.0, len(self.samples) - 1.0)

    @property
    def lost_at(self) -> float | None:
        """The second at which all is over: a rocket that wanders off breaks up a while after it lost its way."""
        if self.failed_at is None:
            return None
        return self.failed_at + (WANDERS_S if self.end == "wander" else 0)

    @property
    def until(self) -> float:
        """The last second that is worth showing."""
        if self.lost_at is not None:
            return self.lost_at + (FALLS_S if self.end in ("burst", "wander") else AFTERMATH_S)
        return max([self.climbs_until, *(phase.end for phase in self.phases)])


@dataclass(frozen=True, slots=True)
class CallOut:
    """A line that is called out when its second comes."""

    seconds: float
    event: str
    text: str
    tone: str
    """ink, good, bad or soft."""


def how_it_ended(system: str, where: str, seconds: float, body: str) -> End:
    """What a failure looks like, from the system that failed, the part the fault sits in, and the time.

    >>> how_it_ended("ascent", "engine", 2, "earth"), how_it_ended("ascent", "guidance", 40, "earth")
    ('pad', 'wander')
    """
    if system == "ascent":
        if seconds <= 4:
            return "pad"
        climb: dict[str, End] = {"guidance": "wander", "control": "wander", "staging": "stuck"}
        return climb.get(where, "burst")
    if system == "landing":
        return "streamer" if body == "earth" else "crash"
    others: dict[str, End] = {"reentry": "burn-up", "docking": "apart", "power": "dark", "life": "dark",
                              "thermal": "dark", "crew": "dark"}  # fmt: skip
    return others.get(system, "silence")


def site_of(rules: Rules, pad: str, side: str, vehicle: Vehicle) -> Site:
    """The pad a flight was flown from; where none is recorded, the side's pad nearest to the vehicle's latitude."""
    pads = [one for one in rules.facilities if one.kind == "pad"]
    found = next((one for one in pads if one.id == pad), None)
    if found is None:
        own = [one for one in pads if one.side in (side, None)]
        if not own:
            return Site(float(vehicle.latitude_deg), 0.0, vehicle.grade)
        found = min(own, key=lambda one: (abs(one.latitude - vehicle.latitude_deg), abs(one.grade - vehicle.grade)))
    return Site(float(found.latitude), float(found.longitude), found.grade)


def flown_of(rules: Rules, record: Mapping[str, Any], livery: str) -> Flown:
    """The flight of a record from `play.flight_record`; KeyError for ids that are not in the scenario."""
    mission = rules.missions[rules.mission_index[record["mission"]]]
    vehicle = rules.vehicles[rules.vehicle_index[record["vehicle"]]]
    craft = rules.spacecraft[rules.spacecraft_index[record["spacecraft"]]] if record["spacecraft"] else None
    events, failure = record["events"], record["failure"]
    phases = _phases(mission, record)
    end: End | None = None
    if failure is not None:
        spec = next((phase for phase in mission.phases if phase.id == failure["phase"]), mission.phases[0])
        body = next((phase.body for phase in phases if phase.id == failure["phase"]), "earth")
        where = next((fault.where for fault in rules.scenario.faults if fault.id == failure["fault"]), "")
        end = how_it_ended(spec.system, where, failure["seconds"], body)
    failed_at = None if failure is None else float(failure["seconds"])
    if failed_at is not None:
        phases, failed_at, end = _after_all(phases, events, failed_at, end)
    return Flown(
        flight=record["flight"],
        vehicle=vehicle,
        craft=craft,
        livery=livery,
        samples=record["samples"],
        drops=tuple((float(one["seconds"]), name) for one in events if one["event"] == "separation" for name in one["ids"]),
        lit=_lit(record),
        phases=phases,
        failed_at=failed_at,
        end=end,
        falls=mission.destination in ("up", "range"),
        engines={engine.id: engine for engine in rules.scenario.engines},
        site=site_of(rules, record["pad"], record["side"], vehicle),
        partner=_partner(rules, mission, record["side"]),
    )  # fmt: skip


def _partner(rules: Rules, mission: Mission, side: str) -> Spacecraft | None:
    """The first craft of whoever flew it that could have flown the mission which one is to meet."""
    if mission.target is None:
        return None
    ways = rules.ways[rules.mission_index[mission.target]]
    crafts = (rules.spacecraft[way.spacecraft] for way in ways if way.spacecraft >= 0)
    own = mission.target_side == "self"
    return next((craft for craft in crafts if (side in craft.sides) == own), None)


def _after_all(
    phases: tuple[Phase, ...], events: Sequence[Mapping[str, Any]], failed_at: float, end: End | None
) -> tuple[tuple[Phase, ...], float | None, End | None]:
    """A flight that lost its aim and went on: home early, or to the lesser mission agreed beforehand."""
    kinds = {one["event"]: float(one["seconds"]) for one in events}
    before = tuple(replace(phase, end=min(phase.end, failed_at)) for phase in phases if phase.begin < failed_at)
    if "home-early" in kinds:
        fire, down = failed_at + 1_200, failed_at + 2_400
        home = (Phase("home", "reentry", failed_at, fire, "earth"), Phase("home", "landing", fire, down, "earth"))
        return (*before, *home), None, None
    if "lesser" not in kinds:
        return phases, failed_at, end
    last = max(kinds.values())
    phases = (*before, Phase("lesser", "radio", failed_at, max(last, failed_at + 60), "earth"))
    if "lesser-failed" in kinds:
        return phases, kinds["lesser-failed"], "silence"
    return phases, None, None


def _lit(record: Mapping[str, Any]) -> tuple[tuple[float, float, str], ...]:
    events = record["events"]
    stop = record["failure"]["seconds"] if record["failure"] else record["cut_off_s"]
    found: list[tuple[float, float, str]] = []
    for one in events:
        if one["event"] != "ignition":
            continue
        for name in one["ids"]:
            out = [
                other["seconds"]
                for other in events
                if other["event"] == "burnout" and name in other["ids"] and other["seconds"] > one["seconds"]
            ]
            found.append((float(one["seconds"]), float(min(out, default=stop)), name))
    return tuple(found)


def _phases(mission: Mission, record: Mapping[str, Any]) -> tuple[Phase, ...]:
    """The phases after the ascent, each from the end of the one before to its own."""
    ends = {one["ids"][0]: float(one["seconds"]) for one in record["events"] if one["event"] == "phase-done"}
    begin = float(record["cut_off_s"])
    bodies = _bodies(mission)
    found: list[Phase] = []
    for place, phase in enumerate(mission.phases):
        end = ends.get(phase.id, begin + max(60.0, phase.hours * 3600))
        if place == 0 and phase.system == "ascent":
            begin = min(begin, end) if mission.destination in ("up", "range") else begin
            continue
        found.append(Phase(phase.id, phase.system, begin, max(end, begin + 1), bodies[place]))
        begin = max(end, begin + 1)
    return _settled(found)


def _settled(phases: Sequence[Phase]) -> tuple[Phase, ...]:
    """The phases with where the craft is in each, and what of it that is, beyond the Earth; and with what is joined."""
    meetings = sum(phase.system == "docking" for phase in phases if phase.body != "earth")
    divides = meetings > 0
    where: Where = "space"
    part: Part = "whole"
    joined = False
    settled: list[Phase] = []
    for phase in phases:
        if phase.body == "earth":
            joined = joined and phase.system not in ("engine", "reentry", "landing")
            settled.append(replace(phase, joined=joined))
            joined = joined or phase.system == "docking"
            continue
        landing = phase.system == "landing"
        if phase.system == "docking":
            meetings -= 1
            where, part = "space", "lander" if meetings else "top"
        elif phase.system == "engine":
            where, part = "space", "top" if part == "lander" else part
        elif landing and divides:
            part = "lander"
        settled.append(replace(phase, where=where, part=part))
        if landing:
            where = "ground"
        elif phase.system == "reentry":
            where, part = "air", "lander"
        elif phase.system == "docking" and not meetings:
            part = "mother"
    return tuple(settled)


def _bodies(mission: Mission) -> list[str]:
    """By phase: whose ground or sky it is played over.

    Who is only brought into orbit, lands, and comes home after that, has been to the Moon from there: what leads away
    from the Earth is the first engine phase.
    """
    systems = [phase.system for phase in mission.phases]
    homeward = systems.index("reentry") if "reentry" in systems else -1
    by_way_of_orbit = mission.destination == "orbit" and "landing" in systems[: max(0, homeward)]
    target = {"escape": "deep", "orbit": "moon" if by_way_of_orbit else "earth"}.get(
        mission.destination, mission.destination
    )
    away, found = not by_way_of_orbit and mission.destination not in ("up", "range", "orbit"), []
    for place, system in enumerate(systems):
        if place == homeward and target not in WITH_AIR:
            away, by_way_of_orbit = False, False
        found.append(target if away else "earth")
        away = away or (by_way_of_orbit and system == "engine")
    return found


def call_outs(rules: Rules, record: Mapping[str, Any], flown: Flown, name: Callable[[str], str]) -> list[CallOut]:
    """What is called out, in the order of the clock; `name` gives the title of a thing or person."""
    mission = rules.missions[rules.mission_index[record["mission"]]]
    titles = {phase.id: phase.title for phase in mission.phases}
    said: list[CallOut] = []
    for one in record["events"]:
        names = ", ".join(titles.get(each) or name(each) for each in one["ids"])
        said.append(CallOut(float(one["seconds"]), one["event"], *_words(rules, one, names, titles)))
    gone = flown.fairing_off_at()
    if gone is not None and (flown.failed_at is None or gone < flown.failed_at):
        said.append(CallOut(gone, "fairing", say("Fairing away."), "ink"))
    return sorted(said, key=lambda one: one.seconds)


def _words(rules: Rules, event: Mapping[str, Any], names: str, titles: Mapping[str, str]) -> tuple[str, str]:
    kind = event["event"]
    if kind == "phase-done":
        return say("{phase}: done.", phase=titles.get(event["ids"][0], event["ids"][0])), "good"
    if kind == "failure":
        fault = next((one for one in rules.scenario.faults if one.id in event["ids"]), None)
        lost = say("Failure: {phase}.", phase=titles.get(event["ids"][0], event["ids"][0]))
        return f"{lost} {fault.text if fault else say('No fault was found that would explain it.')}", "bad"
    plain: dict[str, tuple[str, str]] = {
        "ignition": (say("Ignition: {names}.", names=names), "ink"),
        "liftoff": (say("Lift-off."), "good"),
        "burnout": (say("Burn-out: {names}.", names=names), "ink"),
        "separation": (say("Separation: {names}.", names=names), "ink"),
        "insertion": (say("In orbit."), "good"),
        "crew-saved": (say("Alive: {names}.", names=names), "good"),
        "crew-lost": (say("Dead: {names}.", names=names), "bad"),
        "worked-around": (say("Worked around: {names}.", names=names), "ink"),
        "home-early": (say("Coming home early, as was agreed."), "ink"),
        "lesser": (say("Turning to the lesser mission: {names}.", names=names), "ink"),
        "lesser-done": (say("Lesser mission flown: {names}.", names=names), "good"),
        "lesser-failed": (say("The lesser mission failed too: {names}.", names=names), "bad"),
    }
    return plain.get(kind, (names, "ink"))


class Playback:
    """Where a playback stands: a clock that runs through the climb and hurries through what comes after."""

    def __init__(self, flown: Flown, called: Sequence[CallOut]) -> None:
        self.flown, self.called = flown, tuple(called)
        self.seconds = -COUNTDOWN_S
        self.speed = USUAL

    @property
    def over(self) -> bool:
        """Whether there is nothing left to show."""
        return self.seconds >= self.flown.until

    def heard(self) -> int:
        """How many call-outs have been made."""
        return sum(1 for one in self.called if one.seconds <= self.seconds)

    def rate(self) -> float:
        """Seconds of the flight in a second before the screen, as it runs now."""
        flown = self.flown
        if flown.failed_at is not None and self.seconds >= flown.failed_at:
            return 1.0
        if self.seconds < 3:
            return 1.0 if self.speed == 1 else min(4.0, self.speed / 4)
        phase = flown.phase_at(self.seconds + 0.01)
        if self.seconds < flown.climbs_until and (phase is None or flown.falls):
            return float(self.speed)
        if phase is None:
            return max(float(self.speed), (self._next_border() - self.seconds) / SCENE_S)
        return max(float(self.speed), (phase.end - phase.begin) / SCENE_S * max(0.4, self.speed / USUAL))

    def run(self, passed_ms: float) -> int:
        """Lets so many milliseconds pass; returns how many call-outs were made in them."""
        before = self.heard()
        left = passed_ms / 1000
        while left > 1e-6 and not self.over:
            rate = self.rate()
            border = self._next_border()
            step = min(left, max(1e-4, (border - self.seconds) / rate))
            self.seconds = min(self.flown.until, self.seconds + step * rate)
            left -= step
        return self.heard() - before

    def _next_border(self) -> float:
        """The next second at which the rate may change."""
        flown = self.flown
        marks = [0.0, 3.0, flown.climbs_until, flown.until, *(phase.begin for phase in flown.phases)]
        marks += [phase.end for phase in flown.phases]
        if flown.failed_at is not None:
            marks.append(flown.failed_at)
        return min((mark for mark in marks if mark > self.seconds + 1e-6), default=flown.until)

    def step(self, by: int) -> None:
        """To the next call-out, or the one before."""
        if by > 0:
            after = [one.seconds for one in self.called if one.seconds > self.seconds + 0.5]
            self.seconds = min(after, default=self.flown.until - 0.5) + 0.5
        else:
            earlier = [one.seconds for one in self.called if one.seconds < self.seconds - 0.6]
            self.seconds = max(earlier, default=-COUNTDOWN_S - 0.5) + 0.5
        self.seconds = min(self.seconds, self.flown.until)

    def finish(self) -> None:
        """To the end."""
        self.seconds = self.flown.until

    def again(self) -> None:
        """To the beginning."""
        self.seconds = -COUNTDOWN_S


def clock(seconds: float) -> str:
    """Mission-elapsed time as it is called out.

    >>> clock(-4), clock(3725)
    ('T−00:00:04', 'T+01:02:05')
    """
    whole = math.ceil(-seconds) if seconds < 0 else int(seconds)
    days, rest = divmod(whole, 86_400)
    sign = "−" if seconds < 0 else "+"
    long = f"{days}d " if days else ""
    return f"T{sign}{long}{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
