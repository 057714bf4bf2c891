"""What is shown of a flight is what is rolled: every mission and way of the scenario, and `spacerace flight`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.content import load_rules
from spacerace_game.engine.chance import PPM, draw
from spacerace_game.engine.contingencies import branch_after, fly_out, prospects
from spacerace_game.engine.crews import ways_to_live
from spacerace_game.engine.odds import Draw, draws, product, roll, survival
from spacerace_game.engine.state import Flight
from spacerace_game.play.flights import (
    Question,
    Ready,
    fates,
    odds_of,
    outlook,
    owners_of,
    question_of,
    raises,
    ready,
    rolled,
)
from spacerace_game.spec.rules import Rules

PLAYED = 500
SIGMAS = 4


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules("space_race_1945")


def questions(rules: Rules, one_way: bool = False) -> Iterator[Question]:
    """Every mission with every way to fly it, or with one of them."""
    for mission, ways in enumerate(rules.ways):
        for number, way in enumerate(ways):
            if not one_way or number == (mission * 7) % len(ways):
                owner = owners_of(rules, way)[0]
                yield Question(mission, way.vehicle, way.spacecraft, rules.side_index[owner], ground=mission % 5)


def exactly(rules: Rules, question: Question, bench: Ready) -> Fraction:
    """The chance of full success from the faults themselves, each there or not for the whole flight.

    For a fault suspected with s that meets the flight with lethalities k₁, k₂, …: 1 − s + s·∏(1 − kᵢ).
    """
    side = bench.state.sides[question.side]
    met: dict[tuple[int, int], Fraction] = {}
    total = Fraction(1)
    for one in draws(rules, side, bench.flight):
        comes_through = 1 - Fraction(one.kills, PPM)
        if one.design < 0:
            total *= comes_through
        else:
            key = (one.design, one.fault)
            met[key] = met.get(key, Fraction(1)) * comes_through
    for (design, fault), comes_through in met.items():
        suspected = Fraction(side.suspicion[design][fault], PPM)
        total *= 1 - suspected + suspected * comes_through
    return total


def test_the_outcome_tree_of_every_mission_and_way_is_whole_and_exact(rules: Rules) -> None:
    for question in questions(rules):
        bench = ready(rules, question)
        side = bench.state.sides[question.side]
        phases = len(rules.missions[question.mission].phases)
        found = draws(rules, side, bench.flight)
        chances = survival(found, phases)
        ends = [product(chances[:phase]) * (PPM - chances[phase]) // PPM for phase in range(phases)]
        assert abs(sum(ends) + product(chances) - PPM) <= 3 * phases
        rounding = 3 * (len(found) + phases)
        assert abs(product(chances) - exactly(rules, question, bench) * PPM) <= rounding


def play(rules: Rules, question: Question) -> None:
    """Plays a way so often with faults and fates redrawn; the share must agree, in all and by phase."""
    bench = ready(rules, question)
    shown = outlook(rules, bench.state.sides[question.side], bench.flight)
    counted = rolled(fates(rules, question, bench, PLAYED, seed=1945))
    within(counted.won, shown.odds / PPM, question)
    before = 1.0
    for phase in shown.phases:
        within(counted.ended.get(phase.phase, 0), before * (1 - phase.odds / PPM), question)
        before *= phase.odds / PPM


def within(count: int, odds: float, question: Question) -> None:
    spread = (PLAYED * odds * (1 - odds)) ** 0.5
    assert abs(count - PLAYED * odds) <= SIGMAS * spread + 2, question


def test_every_mission_played_five_hundred_times_agrees_with_what_is_shown(rules: Rules) -> None:
    for question in questions(rules, one_way=True):
        play(rules, question)


@pytest.mark.slow
def test_every_way_played_five_hundred_times_agrees_with_what_is_shown(rules: Rules) -> None:
    for question in questions(rules):
        play(rules, question)


def test_postponing_changes_the_outcome_only_through_readiness(rules: Rules) -> None:
    asked = question_of(rules, "crew-orbital", "vostok-8k72k", None, None)
    now, then = ready(rules, asked), ready(rules, asked, 6)
    assert then.fixed
    assert then.state.turn == now.state.turn + 6
    early, late = (fates(rules, asked, bench, 400) for bench in (now, then))
    assert sum(map(bool, late)) < sum(map(bool, early))
    assert not [pair for pair in zip(early, late) if pair[1] and not pair[0]]
    unready = replace(now, flight=now.flight._replace(day=now.flight.day + 540, tries=3, id="much-later"))
    assert fates(rules, asked, unready, 400) == early


def test_a_fate_belongs_to_the_article(rules: Rules) -> None:
    asked = question_of(rules, "crew-orbital", "vostok-8k72k", None, None)
    bench = ready(rules, asked)
    side, luck = bench.state.sides[asked.side], rules.luck[asked.side]
    found = draws(rules, side, bench.flight)
    seed = draw(7, 2**53, "some campaign")
    ends = [roll(rules, seed, luck, side, bench.flight._replace(serial=serial), found) for serial in range(1, 60)]
    again = [roll(rules, seed, luck, side, bench.flight._replace(serial=serial), found) for serial in range(1, 60)]
    assert ends == again
    assert len(set(ends)) > 1


def test_technologies_grow_first_and_fixes_follow(rules: Rules) -> None:
    asked = replace(question_of(rules, "crew-orbital", "vostok-8k72k", None, None), short=1)
    odds = []
    for quarters in (0, 4, 12):
        bench = ready(rules, asked, quarters)
        odds.append(odds_of(rules, bench.state.sides[asked.side], bench.flight))
    assert odds == sorted(odds)
    assert odds[0] < odds[-1]
    assert ready(rules, asked, 4).levels
    assert ready(rules, asked, 20).fixed


def test_what_would_raise_the_odds_does_and_comes_in_order(rules: Rules) -> None:
    asked = question_of(rules, "first-satellite", "sputnik-8k71ps", None, None)
    bench = ready(rules, asked)
    base = odds_of(rules, bench.state.sides[asked.side], bench.flight)
    found = raises(rules, asked)
    assert [one.odds for one in found] == sorted((one.odds for one in found), reverse=True)
    assert all(one.odds > base for one in found)
    assert {"fix", "ground-test", "delay"} <= {one.what for one in found}


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["flight", *arguments])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_shows_phases_parts_rolled_share_and_delay() -> None:
    code, out, _ = run("crew-orbital", "--vehicle", "vostok-8k72k", "--runs", "300", "--delay", "4", "--json")
    assert code == 0
    told = json.loads(out)
    total = PPM
    for phase in told["phases"]:
        total = total * phase["odds_ppm"] // PPM
        for part in phase["parts"]:
            assert part["costs_ppm"] == part["suspected_ppm"] * part["kills_ppm"] // PPM
            assert part["title"]
    assert total == told["odds_ppm"]
    spread = (told["odds_ppm"] * (PPM - told["odds_ppm"]) / 300) ** 0.5
    assert abs(told["rolled"]["share_ppm"] - told["odds_ppm"]) <= SIGMAS * spread
    assert told["delay"]["odds_ppm"] > told["odds_ppm"]
    assert told["delay"]["spoilt"] == 0


def test_the_command_speaks_to_people_too() -> None:
    code, out, _ = run("first-satellite", "--vehicle", "sputnik-8k71ps", "--runs", "50", "--delay", "1")
    assert code == 0
    assert "total" in out
    assert "after 1 quarters" in out


def test_the_command_looks_at_a_design_as_it_stands_in_a_save(tmp_path: Path) -> None:
    save = tmp_path / "campaign.journal"
    arguments = [
        "simulate",
        "--side",
        "usa=steady",
        "--side",
        "ussr=steady",
        "--until",
        "1949-12-31",
        "--journal",
        str(save),
    ]
    made = CliRunner().invoke(app, arguments)
    assert made.exit_code == 0, made.output
    asked = ("ballistic-test-a4", "--vehicle", "a-4", "--side", "usa", "--from", str(save), "--runs", "400")
    code, out, error = run(*asked, "--json")
    assert code == 0, error
    told = json.loads(out)
    assert told["save"]["date"].startswith("1950-01-01")
    assert [one["field"] for one in told["contingencies"]] == ["rules", "if_scrubbed"]
    spread = (told["odds_ppm"] * (PPM - told["odds_ppm"]) / 400) ** 0.5
    assert abs(told["rolled"]["share_ppm"] - told["odds_ppm"]) <= SIGMAS * spread + 2500
    code, out, _ = run(*asked)
    assert code == 0
    assert "if_scrubbed: *hold" in out
    assert run(*asked, "--delay", "2")[0] == 2
    assert run("ballistic-test-a4", "--vehicle", "a-4", "--from", str(save))[0] == 2
    assert run(*asked[:4], "nobody", *asked[5:])[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("no-such-mission", "--vehicle", "a-4"),
        ("first-satellite", "--vehicle", "no-such-vehicle"),
        ("first-satellite", "--vehicle", "a-4"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--side", "usa"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--runs", "0"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--delay", "-1"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--ground", "9"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--rules", "reckless"),
        ("first-satellite", "--vehicle", "sputnik-8k71ps", "--scenario", "no-such-scenario"),
    ],
)
def test_what_cannot_be_asked_is_said_plainly(arguments: tuple[str, ...]) -> None:
    code, out, error = run(*arguments)
    assert code == 2
    assert out == ""
    assert error.startswith("spacerace: ")


# What was agreed beforehand ------------------------------------------------------------------------


def agreed(rules: Rules, one_way: bool = True) -> Iterator[tuple[Question, Ready]]:
    """Every crewed mission and every one with a lesser objective, under every choice of the flight order."""
    for question in questions(rules, one_way=one_way):
        mission = rules.missions[question.mission]
        if not mission.crew and mission.lesser is None:
            continue
        bench = ready(rules, question)
        for press_on in (0, 1) if mission.crew else (0,):
            for give_up in (0, 1) if mission.lesser else (0,):
                flight = bench.flight._replace(press_on=press_on, give_up=give_up)
                yield question, replace(bench, flight=flight)


def the_tree(rules: Rules, question: Question, bench: Ready) -> tuple[Fraction, Fraction, Fraction]:
    """Success, lesser objective reached, everybody alive: each fault there or not for the whole flight.

    A fault that meets the flight with lethalities k₁, k₂, … lets it through with 1 − s + s·∏(1 − kᵢ); the one that
    ends the main mission has s·∏(1 − kᵢ)·k instead, and goes on to the lesser one being there.
    """
    side, flight = bench.state.sides[question.side], bench.flight
    found = draws(rules, side, flight)

    def through(met: list[Draw], striking: Draw | None, later: list[Draw]) -> Fraction:
        total = Fraction(1)
        faults: dict[tuple[int, int], Fraction] = {}
        for one in [*met, *later]:
            comes_through = 1 - Fraction(one.kills, PPM)
            if one.design < 0:
                total *= comes_through
            else:
                key = one.design, one.fault
                faults[key] = faults.get(key, Fraction(1)) * comes_through
        if striking is not None:
            total *= Fraction(striking.kills, PPM)
            if striking.design >= 0:
                faults.setdefault((striking.design, striking.fault), Fraction(1))
        for (design, fault), comes_through in faults.items():
            suspected = Fraction(side.suspicion[design][fault], PPM)
            if striking is not None and (striking.design, striking.fault) == (design, fault):
                total *= suspected * comes_through
            else:
                total *= 1 - suspected + suspected * comes_through
        return total

    lesser = dead = Fraction(0)
    for place, one in enumerate(found):
        branch = branch_after(rules, side, flight, found, one)
        if branch is None:
            dead += through(found[:place], one, []) * dies(rules, flight, one.phase)
            continue
        lesser += through(found[:place], one, branch.draws)
        for further, other in enumerate(branch.draws):
            before = through(found[:place], one, branch.draws[:further])
            after = through(found[:place], one, branch.draws[: further + 1])
            dead += (before - after) * dies(rules, branch.flight, other.phase)
    return through(found, None, []), lesser, 1 - dead


def dies(rules: Rules, flight: Flight, phase: int) -> Fraction:
    if not rules.missions[flight.mission].crew:
        return Fraction(0)
    found = Fraction(1)
    for _, saves in ways_to_live(rules, flight, phase, False):
        found *= 1 - Fraction(saves, PPM)
    return found


def test_the_outcome_tree_of_every_choice_is_whole_and_exact(rules: Rules) -> None:
    for question, bench in agreed(rules):
        side = bench.state.sides[question.side]
        shown = prospects(rules, side, bench.flight)
        exact = the_tree(rules, question, bench)
        rounding = 60 * len(rules.missions[question.mission].phases)
        for told, true in zip(shown, exact):
            assert abs(told - true * PPM) <= rounding, (question, told, float(true))


def test_every_choice_played_five_hundred_times_agrees_with_what_is_shown(rules: Rules) -> None:
    for question, bench in agreed(rules):
        side, luck = bench.state.sides[question.side], rules.luck[question.side]
        shown = prospects(rules, side, bench.flight)
        flown = [fly_out(rules, draw(1945, 2**53, "redraw", n), luck, side, bench.flight) for n in range(PLAYED)]
        within(sum(one.ended is None for one in flown), shown.success / PPM, question)
        turned = sum(one.branch is not None and one.then is None for one in flown)
        within(turned, shown.lesser / PPM, question)


def test_pressing_on_wins_more_flights_and_risks_more_crews(rules: Rules) -> None:
    asked = question_of(rules, "crew-day", "vostok-8k72k", None, None)
    bench = ready(rules, asked)
    side = bench.state.sides[asked.side]
    careful = prospects(rules, side, bench.flight)
    bold = prospects(rules, side, bench.flight._replace(press_on=1))
    assert bold.success > careful.success
    assert bold.crew_home < careful.crew_home


def test_a_flight_that_misses_its_docking_can_still_bring_something_home(rules: Rules) -> None:
    mission = rules.missions[rules.mission_index["docking"]]
    assert mission.lesser is not None
    way = rules.ways[rules.mission_index["docking"]][0]
    asked = question_of(rules, "docking", rules.vehicles[way.vehicle].id, rules.spacecraft[way.spacecraft].id, None)
    bench = ready(rules, asked)
    side = bench.state.sides[asked.side]
    lesser = prospects(rules, side, bench.flight)
    given_up = prospects(rules, side, bench.flight._replace(give_up=1))
    assert lesser.success == given_up.success
    assert lesser.lesser > 0 == given_up.lesser
    assert lesser.crew_home <= given_up.crew_home
