"""A flight played back: what is dropped when, what a failure looks like, and a clock nobody has to sit through."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pygame
import pytest

from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.flight_record import flight_record
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.art.dials import draw_ascent, draw_dial, draw_track, draw_way, rounded_up
from spacerace_game.ui.art.flight import draw_flight
from spacerace_game.ui.art.flight.breakup import PIECES, fall_of
from spacerace_game.ui.art.flight.frame import frame_of
from spacerace_game.ui.art.flight.parts import extent, whole_of
from spacerace_game.ui.art.flight.sky import draw_sky, draw_stars
from spacerace_game.ui.presenters.launch import (
    FALLS_S,
    NOSE,
    TOWER,
    USUAL,
    WANDERS_S,
    CallOut,
    End,
    Flown,
    Playback,
    call_outs,
    clock,
    flown_of,
    how_it_ended,
)
from spacerace_game.ui.screens.launch import Launch
from spacerace_game.ui.theme import USA, USSR
from tests.engine_helpers import real_rules

SIZE = (420, 340)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return real_rules()


def _fact(rules: Rules, mission: str, vehicle: str, spacecraft: str = "", **changed: Any) -> FlightFlown:
    plain: dict[str, Any] = {"int": 0, "bool": False, "str": ""}
    values = {name: plain.get(str(field.type), ()) for name, field in FlightFlown.__dataclass_fields__.items()}
    values |= {"flight": "told-again", "mission": mission, "vehicle": vehicle, "spacecraft": spacecraft}
    side = rules.vehicles[rules.vehicle_index[vehicle]].sides[0]
    return FlightFlown(**(values | {"fate": "success", "side": side, "odds": 500_000} | changed))


def _flown(rules: Rules, livery: str, *what: str, **changed: Any) -> Flown:
    return flown_of(rules, flight_record(rules, _fact(rules, *what, **changed)), livery)


def _called(rules: Rules, *what: str, **changed: Any) -> tuple[Flown, list[CallOut]]:
    record = flight_record(rules, _fact(rules, *what, **changed))
    flown = flown_of(rules, record, "ussr")
    return flown, call_outs(rules, record, flown, lambda name: name)


def _picture(flown: Flown, seconds: float, motion: bool = True) -> bytes:
    canvas = pygame.Surface(SIZE)
    draw_flight(canvas, canvas.get_rect(), flown, seconds, USSR, motion=motion)
    return pygame.image.tobytes(canvas, "RGB")


def test_side_blocks_burn_from_the_pad_and_leave_after_two_minutes(rules: Rules) -> None:
    flown = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    assert flown.burning(1) == {0, 1}
    when = flown.drops[0][0]
    assert 100 < when < 130
    assert 0 in flown.standing(when - 1)
    assert 0 not in flown.standing(when + 1)
    assert flown.burning(when + 1) == {1}
    assert flown.thrust_kn(1) > 3 * flown.thrust_kn(when + 1)


def test_a_fairing_goes_above_the_air_and_a_crew_keeps_its_own(rules: Rules) -> None:
    satellite = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    gone = satellite.fairing_off_at()
    assert gone is not None
    assert satellite.at(gone)[0] > 100_000
    assert NOSE in satellite.standing(gone - 5)
    assert NOSE not in satellite.standing(gone + 5)
    crewed = _flown(rules, "usa", "crew-orbital", "mercury-atlas", "mercury")
    assert crewed.fairing_off_at() is None


def test_an_escape_tower_is_thrown_off_on_the_way_and_does_not_fly_to_the_moon(rules: Rules) -> None:
    flown = _flown(rules, "usa", "lunar-landing-lor", "saturn-v", "apollo-lor")
    gone = flown.tower_off_at()
    assert gone is not None
    assert 120 < gone < 300
    assert TOWER in flown.standing(gone - 5)
    assert TOWER not in flown.standing(gone + 5)
    whole = whole_of(flown)
    assert any(hull.stage == TOWER for hull in whole.hulls)
    assert extent(whole, flown.standing(gone + 5))[1] < whole.height - 5
    assert _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1").tower_off_at() is None


def test_the_rocket_leans_more_and_more_on_its_way_to_orbit(rules: Rules) -> None:
    flown = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    leans = [flown.tilt(second) for second in (5, 60, 120, 200, flown.climbs_until - 3)]
    assert leans == sorted(leans)
    assert leans[0] < 10
    assert leans[-1] > 70


def test_the_clock_runs_through_every_call_out_and_ends(rules: Rules) -> None:
    flown, called = _called(rules, "crew-orbital", "mercury-atlas", "mercury")
    playback = Playback(flown, called)
    made, passed = 0, 0
    while not playback.over:
        made += playback.run(50)
        passed += 50
        assert passed < 400_000
    assert made == len(called)
    assert playback.seconds == flown.until


def test_the_whole_of_a_long_flight_fits_into_two_minutes_at_the_usual_speed(rules: Rules) -> None:
    flown, called = _called(rules, "venus-probe", "molniya-8k78", "venera-1")
    assert flown.until > 30 * 86_400
    playback = Playback(flown, called)
    passed = 0
    while not playback.over:
        playback.run(100)
        passed += 100
    assert passed < 150_000


def test_a_playback_can_be_skipped_stepped_and_begun_again(rules: Rules) -> None:
    flown, called = _called(rules, "first-satellite", "sputnik-8k71ps", "sputnik-1")
    playback = Playback(flown, called)
    heard = []
    while not playback.over and len(heard) < 100:
        playback.step(1)
        heard.append(playback.heard())
    assert heard == sorted(heard)
    assert heard[-1] == len(called)
    before = playback.seconds
    playback.step(-1)
    assert playback.seconds < before
    playback.finish()
    assert playback.over
    playback.again()
    assert playback.seconds < 0
    assert playback.heard() == 0


def test_nothing_is_called_out_after_a_failure_but_what_became_of_the_crew(rules: Rules) -> None:
    crew = next(person.id for person in rules.scenario.people if person.role == "crew")
    fault = next(fault for fault in rules.scenario.faults if fault.where == "engine")
    flown, called = _called(
        rules, "crew-orbital", "mercury-atlas", "mercury", fate="failure", phase="ascent", design="atlas-booster",
        fault=fault.id, crew=(crew,), died=(crew,),
    )  # fmt: skip
    assert flown.failed_at is not None
    after = [one.event for one in called if one.seconds >= flown.failed_at]
    assert set(after) <= {"failure", "crew-lost", "burnout"}
    told = next(one for one in called if one.event == "failure")
    assert fault.text in told.text
    assert told.tone == "bad"
    assert flown.until == pytest.approx(flown.failed_at + FALLS_S)


def test_every_kind_of_failure_has_its_own_look() -> None:
    assert how_it_ended("ascent", "engine", 1, "earth") == "pad"
    assert how_it_ended("ascent", "tank", 80, "earth") == "burst"
    assert how_it_ended("ascent", "guidance", 80, "earth") == "wander"
    assert how_it_ended("ascent", "staging", 120, "earth") == "stuck"
    assert how_it_ended("reentry", "reentry", 5_000, "earth") == "burn-up"
    assert how_it_ended("landing", "landing", 6_000, "earth") == "streamer"
    assert how_it_ended("landing", "landing", 300_000, "moon") == "crash"
    assert how_it_ended("docking", "docking", 9_000, "earth") == "apart"
    assert how_it_ended("power", "power", 9_000, "earth") == "dark"
    assert how_it_ended("radio", "radio", 9_000, "venus") == "silence"


def test_failures_look_like_what_failed_and_unlike_each_other(rules: Rules) -> None:
    whole = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    seen = {"whole": _picture(whole, 62.0)}
    for end in ("burst", "wander", "stuck"):
        seen[end] = _picture(replace(whole, failed_at=58.0, end=end), 62.0)
    seen["pad"] = _picture(replace(whole, failed_at=1.0, end="pad"), 3.0)
    assert len(set(seen.values())) == 5


@pytest.mark.parametrize(("end", "holds"), [("burst", 0.0), ("wander", WANDERS_S)])
@pytest.mark.parametrize("size", [(420, 340), (900, 620)])
def test_what_breaks_up_burns_and_is_out_of_sight_before_the_end(
    rules: Rules, end: End, holds: float, size: tuple[int, int]
) -> None:
    flown = replace(_flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1"), failed_at=80.0, end=end)
    assert flown.lost_at == 80.0 + holds
    assert flown.until == 80.0 + holds + FALLS_S
    canvas = pygame.Surface(size)
    frame = frame_of(canvas, canvas.get_rect(), flown, flown.until, USSR)
    high = size[1] / 2
    for piece in range(PIECES):
        fall = fall_of(frame, piece, canvas.get_rect().center, high / PIECES, high / 2, 40.0)
        assert fall(FALLS_S)[1] > size[1], "nothing hangs in the air"
        assert fall(4.0)[1] > fall(2.0)[1]

    def hot(seconds: float) -> int:
        draw_flight(canvas, canvas.get_rect(), flown, seconds, USSR)
        found = [canvas.get_at((x, y)) for x in range(0, size[0], 3) for y in range(0, size[1], 3)]
        return sum(1 for one in found if one.r > 180 and one.r - one.b > 90)

    assert hot(80.0 + holds + 1.0) > 50, "it burns"
    assert hot(flown.until) == 0, "and burns out"


def test_a_flight_that_comes_home_early_is_shown_coming_home(rules: Rules) -> None:
    crew = next(person.id for person in rules.scenario.people if person.role == "crew")
    flown, called = _called(
        rules, "crew-day", "vostok-8k72k", "vostok", fate="partial", phase="day", crew=(crew,), agreed="home-early"
    )
    assert flown.failed_at is None
    assert [phase.system for phase in flown.phases[-2:]] == ["reentry", "landing"]
    assert any(one.event == "home-early" for one in called)


def test_every_mission_of_the_scenario_can_be_drawn_at_any_moment(rules: Rules) -> None:
    for place, mission in enumerate(rules.missions):
        if not rules.ways[place]:
            continue
        way = rules.ways[place][0]
        craft = rules.spacecraft[way.spacecraft].id if way.spacecraft >= 0 else ""
        vehicle = rules.vehicles[way.vehicle]
        livery = "ussr" if "ussr" in vehicle.sides else "usa"
        flown = _flown(rules, livery, mission.id, vehicle.id, craft)
        moments = [-2.0, 30.0, flown.climbs_until, *((phase.begin + phase.end) / 2 for phase in flown.phases)]
        for seconds in moments:
            canvas = pygame.Surface((160, 120))
            draw_flight(canvas, canvas.get_rect(), flown, seconds, USA)
            colours = {canvas.get_at((x, y))[:3] for x in range(0, 160, 8) for y in range(0, 120, 8)}
            assert len(colours) > 3, (mission.id, seconds)


@pytest.mark.parametrize("night", [False, True])
def test_stars_are_brighter_than_the_sky_at_any_height_and_a_night_has_them_all_the_way(
    rules: Rules, night: bool
) -> None:
    flown = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    for altitude in (5_000, 24_000, 34_000, 40_000, 60_000, 120_000):
        canvas = pygame.Surface((200, 150))
        frame = replace(frame_of(canvas, canvas.get_rect(), flown, 60.0, USSR, motion=False), night=night)
        draw_sky(frame, altitude)
        before = canvas.copy()
        draw_stars(frame, altitude)
        places = [(x, y) for x in range(200) for y in range(150) if canvas.get_at((x, y)) != before.get_at((x, y))]
        changed = [sum(canvas.get_at(at)[:3]) - sum(before.get_at(at)[:3]) for at in places]
        assert bool(changed) == (night or altitude > 36_000), altitude
        assert all(one > -12 for one in changed), altitude


@pytest.mark.parametrize("failed", [False, True])
def test_what_sways_by_itself_does_so_by_the_time_on_the_screen_even_in_a_phase_of_months(
    rules: Rules, failed: bool
) -> None:
    flown, called = _called(rules, "venus-probe", "molniya-8k78", "venera-1")
    if failed:
        flown = replace(flown, failed_at=flown.until * 0.6, end="silence")
    playback, before = Playback(flown, called), -100.0
    canvas = pygame.Surface((20, 20))
    while not playback.over:
        clock = frame_of(canvas, canvas.get_rect(), flown, playback.seconds, USSR).clock
        assert before == -100.0 or 0 <= clock - before < 0.05 * USUAL + 0.01, playback.seconds
        before = clock
        playback.run(50)


def test_without_motion_a_moment_always_looks_the_same(rules: Rules) -> None:
    flown = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    assert _picture(flown, 70.0, motion=False) == _picture(flown, 70.0, motion=False)


def test_drawing_stays_inside_its_rectangle(rules: Rules) -> None:
    flown = _flown(rules, "usa", "crew-orbital", "mercury-atlas", "mercury")
    for seconds in (-3.0, 2.0, 90.0, flown.phases[0].end, flown.phases[-1].begin + 100):
        canvas = pygame.Surface((300, 260))
        canvas.fill((1, 2, 3))
        draw_flight(canvas, pygame.Rect(40, 30, 200, 180), flown, seconds, USA)
        for x in range(0, 300, 4):
            assert canvas.get_at((x, 10))[:3] == canvas.get_at((x, 240))[:3] == (1, 2, 3)
        for y in range(0, 260, 4):
            assert canvas.get_at((20, y))[:3] == canvas.get_at((270, y))[:3] == (1, 2, 3)


def test_instruments_draw_for_both_desks_at_any_value() -> None:
    for palette in (USA, USSR):
        canvas = pygame.Surface((400, 200))
        for value in (0.0, 3.7, 180.0, 9_999.0, None):
            draw_dial(canvas, pygame.Rect(0, 0, 120, 120), palette, label="Height", unit="km", value=value, most=200)
        draw_ascent(
            canvas, pygame.Rect(0, 0, 300, 150), palette, planned=[(0, 0), (50, 80)], flown=[], labels=("a", "b")
        )
        draw_track(canvas, pygame.Rect(0, 0, 300, 150), palette, track=[(45, 63), (50, 80)], pad=(45, 63))
        for body, way in (("moon", 0.0), ("mars", 0.4), ("deep", 1.0)):
            draw_way(canvas, pygame.Rect(0, 0, 300, 150), palette, body=body, way=way, labels=("a", ""))


def test_scales_end_at_round_numbers() -> None:
    assert [rounded_up(value) for value in (0.3, 12, 45, 310, 7_840)] == [1, 20, 50, 500, 10_000]


def test_mission_time_is_written_as_it_is_called() -> None:
    assert clock(-2.2) == "T−00:00:03"
    assert clock(90_061) == "T+1d 01:01:01"


@pytest.mark.parametrize(("end", "holds"), [("burst", 0.0), ("wander", WANDERS_S)])
def test_the_bang_is_heard_when_the_rocket_breaks_up(rules: Rules, end: End, holds: float) -> None:
    flown = replace(_flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1"), failed_at=80.0, end=end)
    heard: list[tuple[str, float]] = []
    screen = Launch.__new__(Launch)
    screen.flown, screen.playback, screen.sounded = flown, Playback(flown, ()), -100.0
    screen.fact = SimpleNamespace(crew=(), fate="failed")  # type: ignore[assignment]

    def play(name: str, loudness: float = 1.0) -> None:
        heard.append((name, screen.playback.seconds))

    screen.app = SimpleNamespace(sound=SimpleNamespace(play=play, engine=lambda thrust, loudness: None), play=play)
    screen.playback.seconds = 79.0
    while not screen.playback.over:
        start = screen.playback.seconds
        screen.playback.run(100)
        screen._sounds(start, 0)
    bangs = [at for name, at in heard if name == "explosion"]
    assert len(bangs) == 1
    assert 80.0 + holds <= bangs[0] < 80.2 + holds
    assert heard[-1][0] == "failure"


def _parts(rules: Rules, mission: str, vehicle: str, spacecraft: str) -> dict[str, tuple[str, str, str]]:
    flown = _flown(rules, "usa", mission, vehicle, spacecraft)
    return {phase.id: (phase.body, phase.where, phase.part) for phase in flown.phases}


def test_only_the_lander_lands_on_the_moon_and_stands_there_until_it_leaves(rules: Rules) -> None:
    found = _parts(rules, "lunar-landing-lor", "saturn-v", "apollo-lor")
    assert found["capture"] == ("moon", "space", "whole")
    assert found["undock"] == found["down"] == ("moon", "space", "lander")
    assert found["stay"] == ("moon", "ground", "lander")
    assert found["up"] == found["dock"] == ("moon", "space", "top")
    assert found["back"] == ("moon", "space", "mother")
    assert found["reentry"][0] == found["landing"][0] == "earth"


def test_who_falls_into_the_air_of_venus_or_mars_does_not_come_down_at_home(rules: Rules) -> None:
    venus = _parts(rules, "venus-entry", "molniya-8k78m", "venera-4")
    assert venus["entry"][0] == "venus"
    assert venus["descent"] == ("venus", "air", "lander")
    mars = _parts(rules, "mars-landing-long", "titan-iiie", "viking-mars")
    assert mars["landing"] == ("mars", "air", "lander")
    assert mars["life"] == ("mars", "ground", "lander")


def test_who_meets_a_tanker_first_lands_on_the_moon_and_not_in_the_sea(rules: Rules) -> None:
    found = _parts(rules, "lunar-landing-eor", "saturn-v", "apollo-eor")
    assert found["dock"][0] == found["fuel"][0] == found["depart"][0] == "earth"
    assert found["down"] == ("moon", "space", "whole")
    assert found["stay"] == ("moon", "ground", "whole")
    assert found["reentry"][0] == found["landing"][0] == "earth"


def test_who_docks_meets_the_craft_that_was_sent_ahead_and_stays_with_it(rules: Rules) -> None:
    station = _flown(rules, "usa", "station-crew", "saturn-ib", "apollo-skylab")
    assert station.partner is not None
    assert station.partner.id == "skylab"
    assert [phase.id for phase in station.phases if phase.joined] == ["aboard", "work", "weeks"]
    guest = _flown(rules, "ussr", "joint-docking-two", "soyuz-11a511", "soyuz-astp")
    assert guest.partner is not None
    assert "usa" in guest.partner.sides
    assert _flown(rules, "usa", "crew-orbital", "mercury-atlas", "mercury").partner is None


def test_a_way_to_the_moon_leads_out_and_home_again(rules: Rules) -> None:
    flown = _flown(rules, "usa", "lunar-landing-lor", "saturn-v", "apollo-lor")
    phases = {phase.id: phase for phase in flown.phases}
    assert flown.target == "moon"
    assert flown.way_out(phases["out"].begin) == 0
    assert flown.way_out(phases["down"].begin) == flown.way_out(phases["depart"].end) == 1
    assert flown.way_out(phases["back"].end) == flown.way_out(flown.until) == 0
    assert flown.measured(60)
    assert not flown.measured(phases["stay"].end)
    stays = _flown(rules, "ussr", "first-satellite", "sputnik-8k71ps", "sputnik-1")
    assert stays.target == ""
    assert stays.way_out(1e6) == 0
    assert stays.measured(stays.until)
