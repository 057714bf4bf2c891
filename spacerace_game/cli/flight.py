"""`spacerace flight`: the odds of a mission, what they are made of, and what a delay would change."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from spacerace_game.cli.common import (
    DEFAULT_SCENARIO,
    campaign_at,
    clear_errors,
    fail,
    known_side,
    print_json,
    rules_of,
    seed_of,
)
from spacerace_game.engine import view_for
from spacerace_game.engine.state import RULES
from spacerace_game.play.flight_plan import Contingency, as_believed, flight_plan
from spacerace_game.play.flights import (
    Outlook,
    Part,
    Question,
    Raise,
    Ready,
    fates,
    fates_of,
    outlook,
    question_of,
    raises,
    ready,
    rolled,
)
from spacerace_game.play.session import latest_state
from spacerace_game.spec.dates import iso
from spacerace_game.spec.orders import ScheduleFlight
from spacerace_game.spec.rules import Rules
from spacerace_game.words.refusals import refusal_sentence

MOST_RUNS = 1_000_000
FRESH_GROUND = 2
MOST_DELAY = 80
PARTS_SHOWN = 4


def flight(
    mission: Annotated[str, typer.Argument(help="What kind of flight.")],
    vehicle: Annotated[str, typer.Option(help="On what it flies.")],
    spacecraft: Annotated[str | None, typer.Option(help="With what; default: the first that can.")] = None,
    side: Annotated[str | None, typer.Option(help="Whose; default: the vehicle's first owner.")] = None,
    scenario: Annotated[str, typer.Option(help="A scenario's name or folder.")] = DEFAULT_SCENARIO,
    save: Annotated[
        Path | None, typer.Option("--from", help="A saved campaign: the designs as they stand there.")
    ] = None,
    runs: Annotated[int, typer.Option(help="Fly it so often, with faults and fates redrawn.")] = 1000,
    delay: Annotated[int, typer.Option(help="What so many quarters of waiting would change.")] = 0,
    seed: Annotated[int, typer.Option(help="Seed of the redrawn flights.")] = 1957,
    ground: Annotated[
        int, typer.Option(help="Ground tests: 0 none, 1 engines, 2 firings, 3 stage, 4 all-up.")
    ] = FRESH_GROUND,
    short: Annotated[int, typer.Option(help="Levels the technologies are short of what the designs ask.")] = 0,
    rules_: Annotated[str, typer.Option("--rules", help="conservative, standard or aggressive.")] = "standard",
    as_json: Annotated[bool, typer.Option("--json", help="Plain data on standard output.")] = False,
) -> None:
    """Show a flight's phases with their odds, what each is made of, the rolled share, and what would help.

    The designs are looked at fresh from their ground tests and never flown; with --from and --side as that side
    sees them now in a saved campaign, with what the order settles beforehand.
    """
    _whole("--runs", runs, 1, MOST_RUNS)
    _whole("--delay", delay, 0, MOST_DELAY)
    _whole("--short", short, 0, 9)
    seed_of(seed)
    if rules_ not in RULES:
        fail(f"--rules is {', '.join(RULES)}; got {rules_!r}")
    if save is not None:
        if side is None or delay or ground != FRESH_GROUND or short:
            fail("--from needs --side, and looks at the designs as they stand: without --delay, --ground and --short")
        _show(_told_of_save(save, scenario, side, (mission, vehicle, spacecraft), rules_, runs, seed), as_json)
        return
    rules = rules_of(scenario)
    _whole("--ground", ground, 0, len(rules.numbers.reliability.ground_removes) - 1)
    with clear_errors():
        asked = question_of(rules, mission, vehicle, spacecraft, side)
    asked = replace(asked, ground=ground, short=short, manner=RULES.index(rules_))
    _show(_told(rules, asked, runs, delay, seed), as_json)


def _show(told: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(told)
    else:
        _print(told)


def _told_of_save(
    save: Path,
    scenario: str,
    side: str,
    names: tuple[str, str, str | None],
    manner: str,
    runs: int,
    seed: int,
) -> dict[str, Any]:
    """The same from a saved campaign, through the view of the side."""
    read, rules = campaign_at(save, None if scenario == DEFAULT_SCENARIO else scenario)
    known_side(rules, side)
    with clear_errors(save):
        state = latest_state(rules, read)
        asked = question_of(rules, *names, side)
    flown = _flown(rules, replace(asked, manner=RULES.index(manner)))
    view = view_for(state, side)
    order = ScheduleFlight(
        flight="looked-at", **{key: flown[key] for key in ("mission", "vehicle", "spacecraft", "rules")}
    )
    plan = flight_plan(view, order)
    believed, flight = as_believed(view, order)
    ended = fates_of(rules, asked.side, believed, flight, runs, seed)
    return {
        **flown,
        "save": {"turn": state.turn, "date": iso(view.period.first)},
        "refusal": refusal_sentence(plan.refusal) if plan.refusal else None,
        "odds_ppm": plan.odds,
        "crew_home_ppm": plan.crew_home,
        "lesser_ppm": plan.lesser,
        "lesser_mission": plan.lesser_mission or None,
        "reservations": [
            {"id": one.id, "title": one.title, "support": one.support / 10}
            for one in rules.scenario.reservations
            if one.id in plan.reservations
        ],
        "pad": plan.pad or None,
        "blast_ppm": plan.blast,
        "phases": _phases(rules, Outlook(plan.phases, plan.odds)),
        "raises": [_raise(one, plan.odds) for one in plan.raises],
        "contingencies": [_contingency(one) for one in plan.contingencies],
        "rolled": _rolled(ended),
    }


def _flown(rules: Rules, asked: Question) -> dict[str, Any]:
    """What is flown, by whom and in which manner."""
    return {
        "mission": rules.missions[asked.mission].id,
        "vehicle": rules.vehicles[asked.vehicle].id,
        "spacecraft": rules.spacecraft[asked.spacecraft].id if asked.spacecraft >= 0 else None,
        "side": rules.sides[asked.side].id,
        "rules": RULES[asked.manner],
    }


def _contingency(one: Contingency) -> dict[str, Any]:
    choices = [
        {
            "value": choice.value,
            "chosen": choice.chosen,
            "odds_ppm": choice.odds,
            "crew_home_ppm": choice.crew_home,
            "lesser_ppm": choice.lesser,
            **dict(choice.figures),
        }
        for choice in one.choices
    ]
    return {"field": one.field, "choices": choices}


def _whole(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        fail(f"{name} is a whole number from {least} to {most}; got {value}")


def _told(rules: Rules, asked: Question, runs: int, delay: int, seed: int) -> dict[str, Any]:
    now = ready(rules, asked, 0, seed)
    ended = fates(rules, asked, now, runs, seed)
    seen = _outlook(rules, asked, now)
    told: dict[str, Any] = {
        **_flown(rules, asked),
        "ground": asked.ground,
        "odds_ppm": seen.odds,
        "phases": _phases(rules, seen),
        "raises": [_raise(one, seen.odds) for one in raises(rules, asked)],
        "rolled": _rolled(ended),
    }
    if delay:
        then = ready(rules, asked, delay, seed)
        later = fates(rules, asked, then, runs, seed)
        odds = _outlook(rules, asked, then).odds
        told["delay"] = {
            "quarters": delay,
            "odds_ppm": odds,
            "gain_ppm": odds - seen.odds,
            "rolled": _rolled(later),
            "saved": sum(bool(before) and not after for before, after in zip(ended, later)),
            "spoilt": sum(bool(after) and not before for before, after in zip(ended, later)),
            "technologies": [{"id": name, "from": old, "to": new} for name, old, new in then.levels],
            "fixed": [{"design": design, "fault": fault} for design, fault in then.fixed],
        }
    return told


def _outlook(rules: Rules, asked: Question, bench: Ready) -> Outlook:
    return outlook(rules, bench.state.sides[asked.side], bench.flight)


def _phases(rules: Rules, seen: Outlook) -> list[dict[str, Any]]:
    titles = {fault.id: fault.title for fault in rules.scenario.faults}
    return [
        {
            "id": phase.phase,
            "title": phase.title,
            "odds_ppm": phase.odds,
            "parts": [_part(part, titles) for part in phase.parts],
        }
        for phase in seen.phases
    ]


def _part(part: Part, titles: dict[str, str]) -> dict[str, Any]:
    title = titles.get(part.fault) or {"floor": "bad luck", "task": "the task itself"}.get(part.design)
    return {
        "design": part.design,
        "fault": part.fault or None,
        "title": title or ("unproven technology" if part.fault == "raw" else part.fault),
        "suspected_ppm": part.suspected,
        "kills_ppm": part.kills,
        "costs_ppm": part.costs,
    }


def _raise(one: Raise, base: int) -> dict[str, Any]:
    data = asdict(one)
    return {"what": data["what"], "ids": list(one.ids), "odds_ppm": one.odds, "gain_ppm": one.odds - base}


def _rolled(ended: list[str]) -> dict[str, Any]:
    found = rolled(ended)
    return {
        "runs": found.runs,
        "won": found.won,
        "share_ppm": found.won * 1_000_000 // found.runs,
        "ended": found.ended,
    }


def _print(told: dict[str, Any]) -> None:
    on = told["vehicle"] + (f" with {told['spacecraft']}" if told["spacecraft"] else "")
    table = Table(title=f"{told['mission']} on {on}, {told['side']}", title_justify="left", header_style="bold")
    for name in ("phase", "odds", "what may end it: suspicion × lethality"):
        table.add_column(name, justify="right" if name == "odds" else "left")
    for phase in told["phases"]:
        shown = [
            f"{part['title']} ({part['design']}) {_share(part['suspected_ppm'])} × {_share(part['kills_ppm'])}"
            for part in phase["parts"][:PARTS_SHOWN]
        ]
        if len(phase["parts"]) > PARTS_SHOWN:
            shown.append(f"and {len(phase['parts']) - PARTS_SHOWN} lesser")
        table.add_row(phase["title"], _share(phase["odds_ppm"]), "\n".join(shown) or "nothing suspected")
    Console(width=110).print(table)
    typer.echo(f"total {_share(told['odds_ppm'])}")
    _print_rolled(told["rolled"])
    if told.get("refusal"):
        typer.echo(f"not now: {told['refusal']}")
    if told.get("lesser_mission"):
        typer.echo(f"lesser objective, {told['lesser_mission']}: {_share(told['lesser_ppm'])}")
    for one in told.get("reservations", ()):
        typer.echo(f"against what the government wants, {one['title']}: support {one['support']:+g}")
    for one in told.get("contingencies", ()):
        said = []
        for choice in one["choices"]:
            crew = "" if choice["crew_home_ppm"] == 1_000_000 else f", crew home {_share(choice['crew_home_ppm'])}"
            said.append(f"{'*' if choice['chosen'] else ''}{choice['value']} {_share(choice['odds_ppm'])}{crew}")
        typer.echo(f"  {one['field']}: {'; '.join(said)}")
    for one in told["raises"]:
        what = {
            "fix": "remove",
            "ground-test": "ground tests of level",
            "flight-rules": "flight rules",
            "train": "train",
        }
        name = f"{what.get(one['what'], 'wait, quarters:')} {' / '.join(one['ids'])}"
        typer.echo(f"  {name}: {_share(one['odds_ppm'])} (+{one['gain_ppm'] / 10_000:.1f})")
    if "delay" in told:
        _print_delay(told["delay"])


def _print_rolled(found: dict[str, Any]) -> None:
    ended = ", ".join(f"{phase} {count}" for phase, count in found["ended"].items())
    typer.echo(f"rolled {_share(found['share_ppm'])} of {found['runs']}" + (f"; ended in {ended}" if ended else ""))


def _print_delay(delay: dict[str, Any]) -> None:
    typer.echo(f"after {delay['quarters']} quarters: {_share(delay['odds_ppm'])} ({delay['gain_ppm'] / 10_000:+.1f})")
    _print_rolled(delay["rolled"])
    typer.echo(f"  of the same flights {delay['saved']} more come through, {delay['spoilt']} fewer")
    for grown in delay["technologies"]:
        typer.echo(f"  {grown['id']}: level {grown['from']} to {grown['to']}")
    for fixed in delay["fixed"]:
        typer.echo(f"  removed: {fixed['fault']} in {fixed['design']}")


def _share(ppm: int) -> str:
    return f"{ppm / 10_000:.1f} %"
