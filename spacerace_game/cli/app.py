"""The commands: history, simulate, replay, view and everything about scenarios."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from spacerace_game import __version__
from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.chronicle.replay import NotTrusted, Verdict, verify
from spacerace_game.chronicle.statistics import compare, compared_as_json, turn_on
from spacerace_game.chronicle.turns import Turns
from spacerace_game.cli.common import (
    DEFAULT_SCENARIO,
    JournalIn,
    Which,
    campaign_at,
    clear_errors,
    fail,
    journal_at,
    known_side,
    pairs,
    print_json,
    rules_of,
    rules_of_journal,
    seed_of,
)
from spacerace_game.cli.flight import flight
from spacerace_game.cli.forks import chiefs, diff, fork, save_history
from spacerace_game.cli.guards import day_within, in_the_record, only_alone, seed_lines, standing
from spacerace_game.cli.play import play_in_terminal
from spacerace_game.cli.press import page_as_json, page_of, print_page
from spacerace_game.cli.report import report
from spacerace_game.cli.rocket import rocket
from spacerace_game.cli.scenario import scenario_app
from spacerace_game.cli.study import study_command
from spacerace_game.cli.tables import milestone_table, refusal_lines, view_lines
from spacerace_game.engine import State, fingerprint, outcome, view_as_json, view_for
from spacerace_game.play.campaign import Run, controllers_named, run, with_endings
from spacerace_game.play.changed_rules import RulesChanged
from spacerace_game.play.forks import go_on
from spacerace_game.play.history import Replayed, history_as_json, replay_history
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import make_folder
from spacerace_game.store.folders import saves_folder

app = typer.Typer(
    name="spacerace",
    help="Space Race 1945: a strategy game with real history playable inside it.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(scenario_app, name="scenario")
app.command()(rocket)
app.command()(flight)
app.command("study")(study_command)
app.command()(report)
app.command()(fork)
app.command()(diff)

Scenario = Annotated[str, typer.Argument(help="A scenario's name or folder.")]
Json = Annotated[bool, typer.Option("--json", help="Plain data on standard output.")]
Until = Annotated[str | None, typer.Option(help="Last day to play, YYYY-MM-DD.")]
Seed = Annotated[int, typer.Option(help="The campaign's seed.")]
EndingOption = Annotated[
    list[str] | None, typer.Option("--ending", help="An optional ending of the scenario that counts in this campaign.")
]
JournalOut = Annotated[Path | None, typer.Option("--journal", help="Write the campaign to this file.")]


@app.command()
def play(
    scenario: Scenario = DEFAULT_SCENARIO,
    side: Annotated[str | None, typer.Option(help="The side you lead; default: the scenario's first.")] = None,
    opponent: Annotated[str, typer.Option(help="The policy that leads the others.")] = "steady",
    seed: Seed = 1957,
    save: Annotated[Path | None, typer.Option(help="The campaign's file; it goes on if it exists.")] = None,
    ending: EndingOption = None,
    go_back: Annotated[
        bool,
        typer.Option("--go-back", help="If the scenario was changed, go on from the last turn kept whole."),
    ] = False,
) -> None:
    """Play in the terminal. The campaign is kept after every turn and goes on where it stopped.

    If the scenario was changed since, that is said, a copy is kept, and the campaign goes on under the changed rules.
    """
    rules = rules_of(scenario)
    side = side if side is not None else rules.sides[0].id
    known_side(rules, side)
    path = save if save is not None else saves_folder() / f"{rules.scenario.id}-{side}-{seed}.jsonl"
    controllers = {name: HUMAN if name == side else opponent for name in rules.side_index}
    with clear_errors(path):
        try:
            if path.exists():
                session = Session.load(rules, path, changed="go-back" if go_back else "go-on")
                if session.notice:
                    typer.echo(textwrap.fill(session.notice, 100))
            else:
                make_folder(path.parent)
                rules = with_endings(rules, [f"{one}@{side}" for one in ending or ()])
                session = Session.new(rules, controllers, seed_of(seed), path)
        except RulesChanged as error:
            hint = "" if error.changed.state is None else " To do that, add --go-back"
            fail(f"{path.name}: {error}{hint}")
        play_in_terminal(session, path)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"spacerace {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    del version


@app.command()
def history(
    scenario: Scenario = DEFAULT_SCENARIO,
    until: Until = None,
    fates: Annotated[str, typer.Option(help="recorded: as it was; dice: chance decides.")] = "recorded",
    seed: Seed = 1957,
    drop: Annotated[list[str] | None, typer.Option(help="Leave out an order or flight of the record.")] = None,
    fate: Annotated[list[str] | None, typer.Option(help="FLIGHT=success|partial|failure.")] = None,
    journal: JournalOut = None,
    branch: Annotated[str | None, typer.Option("--fork", help="Leave a side open from this day on.")] = None,
    side: Annotated[str | None, typer.Option(help="With --fork: the side that is left open.")] = None,
    save: Annotated[Path | None, typer.Option(help="With --fork: the campaign's file.")] = None,
    others: Annotated[str, typer.Option(help="With --fork: the policy that leads the others.")] = "historical",
    as_json: Json = False,
) -> None:
    """Play both sides' real path under the rules, each order through the same door as a player's.

    With --fork DATE --side SIDE --save FILE: a campaign that begins as history did and leaves that side open from the
    turn of the date on, to a player or to `simulate --from FILE`; the others go on with history as far as it goes.

    Exit code 0 when nothing was refused, every recorded flight flew and no recorded fate was impossible, 1 otherwise.
    """
    if fates not in ("recorded", "dice"):
        fail(f"--fates is recorded or dice; got {fates!r}")
    changes = pairs(fate or (), "--fate FLIGHT=success, for example --fate sputnik-1=failure")
    rules = rules_of(scenario)
    if branch is not None:
        alone = {"--until": until, "--drop": drop, "--fate": fate, "--journal": journal, "--json": as_json}
        only_alone("with --fork", alone, "leave it out, and go on from the fork with `simulate --from FILE`")
        save_history(rules, branch, side, save, seed=seed_of(seed), fates=fates, other=others)
        return
    forking = {"--side": side, "--save": save, "--others": others != "historical"}
    only_alone("without --fork DATE", forking, "to keep the campaign itself write --journal FILE")
    in_the_record(rules, drop or (), changes)
    with clear_errors():
        played = replay_history(
            rules,
            until=day_within(rules, until, "--until"),
            fates=fates,  # type: ignore[arg-type]
            seed=seed_of(seed),
            drop=drop or (),
            changed_fates=changes,
            journal=journal,
        )
    as_it_was = fates == "recorded" and not drop and not changes
    missed = played.unflown if as_it_was else ()
    if as_json:
        print_json(history_as_json(played, seed))
    else:
        _history_lines(rules, played, missed, seed_lines(rules, seed) if as_it_was else ())
    raise typer.Exit(1 if played.run.refused or played.impossible or missed else 0)


def _history_lines(rules: Rules, played: Replayed, missed: Iterable[str], why: Iterable[str]) -> None:
    """The milestones, the odds of each fate, and what did not come as it was recorded; `why` that may be."""
    milestone_table(compare(played.run.state), f"Real history, {played.run.turns} turns")
    for fact in played.fates:
        line = f"{iso(fact.day)}  {fact.side:5} {fact.flight:32} {fact.fate:8}"
        typer.echo(f"{line} odds of this fate {fact.fate_odds / 10_000:.1f} %")
    refusal_lines(rules, played.run)
    for name in played.impossible:
        typer.echo(f"{name}: its recorded fate had no chance at all")
    for name in missed:
        typer.echo(f"{name}: it did not fly as it was recorded")
    if played.run.refused or missed:
        for told in why:
            typer.echo(told)


@app.command()
def simulate(
    scenario: Scenario = DEFAULT_SCENARIO,
    side: Annotated[list[str] | None, typer.Option(help="SIDE=POLICY, once for each side.")] = None,
    seed: Seed = 1957,
    until: Until = None,
    source: Annotated[
        Path | None, typer.Option("--from", help="Go on from this save, with its scenario and seed.")
    ] = None,
    journal: JournalOut = None,
    facts: Annotated[str, typer.Option(help="on or off; the campaign is the same.")] = "on",
    reload_every_turn: Annotated[
        bool, typer.Option("--reload-every-turn", help="Write and read the state after each turn.")
    ] = False,
    ending: EndingOption = None,
    as_json: Json = False,
) -> None:
    """Play a campaign without a window, each side by a policy: steady, historical, random and some with a temper.

    A side that is not named is led by steady. A policy that does not exist is answered with those that do.
    """
    if facts not in ("on", "off"):
        fail(f"--facts is on or off; got {facts!r}")
    read = None if source is None else journal_at(source)
    elsewhere = None if scenario == DEFAULT_SCENARIO else scenario
    rules = rules_of(scenario) if read is None else rules_of_journal(read, elsewhere, source)
    last = day_within(rules, until, "--until")
    names = chiefs(rules, side)
    for name in [name for name, policy in names.items() if policy == HUMAN]:
        fail(f"--side {name}={HUMAN}: nobody plays in a simulation; name a policy, for example --side {name}=steady")
    if read is not None and source is not None:
        stands = standing(rules, read, source)
        if last is not None and turn_on(rules, last) < stands:
            stood = iso(rules.turns[stands - 1].last)
            fail(f"{source} stands at {stood} already, and --until {until} lies before; give a later day")
    turns = None if last is None else turn_on(rules, last)
    total = len(rules.turns) if turns is None else turns

    def watch(state: State, _facts: Any) -> None:
        if state.turn % 20 == 0 or state.turn == total:
            typer.echo(f"{state.turn} of {total} turns", err=True)

    with clear_errors(source):
        if read is not None and source is not None:
            told = {"turns": turns, "facts": facts == "on", "journal": journal, "watch": watch}
            done, _ = go_on(rules, read, names, name=source.name, **told)  # type: ignore[arg-type]
        else:
            names = {name: names.get(name, "steady") for name in rules.side_index}
            done = run(
                with_endings(rules, ending or ()),
                controllers_named(names),
                seed=seed_of(seed),
                turns=turns,
                facts=facts == "on",
                journal=journal,
                names=names,
                reload_every_turn=reload_every_turn,
                watch=watch,
            )
    seed = done.state.seed
    if as_json:
        print_json(_simulation_as_json(rules, done, seed))
    else:
        milestone_table(compare(done.state), f"{rules.scenario.title}, seed {seed}")
        for name, line in outcome(done.state)["sides"].items():
            typer.echo(f"{name}: " + ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in line.items()))


def _simulation_as_json(rules: Rules, done: Run, seed: int) -> dict[str, Any]:
    return {
        "scenario": rules.scenario.id,
        "seed": seed,
        "turns": done.turns,
        "fingerprint": fingerprint(done.state),
        "refused": [
            {"turn": turn, "side": side, "order": order.kind, "code": refusal.code}
            for turn, (side, order, refusal) in done.refused
        ],
        "milestones": [compared_as_json(one) for one in compare(done.state)],
        "outcome": outcome(done.state),
    }


@app.command()
def replay(
    file: JournalIn,
    until: Until = None,
    scenario: Which = None,
    as_json: Json = False,
) -> None:
    """Verify a journal: play it again and compare every turn.

    Exit code 0 when it is whole and agrees, 1 when a turn disagrees, 2 when it is not to be trusted.
    """
    read = journal_at(file)
    report: dict[str, Any] = {"file": file.name, "status": read.status, "notice": read.notice}
    if read.status == "refused":
        refused = {"line": read.line_number, "reason": read.reason, "good_lines": len(read.lines), "exit": 2}
        _say(report | refused, as_json)
        raise typer.Exit(2)
    rules = rules_of_journal(read, scenario, file)
    last = day_within(rules, until, "--until")
    try:
        verdict: Verdict = verify(rules, read, None if last is None else turn_on(rules, last))
    except NotTrusted as error:
        _say(report | {"line": error.line, "reason": error.reason, "exit": 2}, as_json)
        raise typer.Exit(2) from None
    if read.changed_after:
        what = f"What was played before turn {read.changed_after + 1} was played by other rules, and not again."
        report["notice"] += f" {what}"
    report |= {
        "turns": verdict.turns,
        "fingerprint": fingerprint(verdict.state),
        "disagreement": verdict.disagreement,
        "exit": 1 if verdict.disagreement else 0,
    }
    _say(report, as_json)
    raise typer.Exit(report["exit"])


def _say(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json(report)
        return
    if report["exit"] == 2:
        typer.echo(f"{report['file']} is not to be trusted: line {report['line']}: {report['reason']}")
    elif report["exit"] == 1:
        typer.echo(f"{report['turns']} turns played again; {report['disagreement']}")
    else:
        typer.echo(f"{report['status']}: {report['turns']} turns agree, fingerprint {report['fingerprint']}")
    if report["status"] == "refused":
        good = report["good_lines"]
        stand = f"The {good} lines before it stand, and `fork` goes on from them. " if good else ""
        typer.echo(f"{stand}Take an older copy of it, or name the file of another campaign.")
    elif report["notice"]:
        typer.echo(report["notice"])


@app.command()
def view(
    file: JournalIn,
    at: Annotated[str, typer.Option(help="A day, YYYY-MM-DD.")],
    side: Annotated[str, typer.Option(help="Whose view.")],
    scenario: Which = None,
    as_json: Json = False,
) -> None:
    """What a side knew on a day of a campaign."""
    read, rules = campaign_at(file, scenario)
    known_side(rules, side)
    day = day_within(rules, at, "--at")
    assert day is not None
    with clear_errors(file):
        state = _state_on(rules, read, day)
    seen = view_for(state, side)
    if not seen.period.first <= day <= seen.period.last:
        held = "ends before" if day > seen.period.last else "begins after"
        typer.echo(f"The campaign {held} {at}: this is how it stands on {iso(seen.period.first)}.", err=True)
    if as_json:
        print_json({"scenario": rules.scenario.id, "date": iso(seen.period.first), **view_as_json(seen)})
    else:
        view_lines(seen)


@app.command()
def newspaper(
    file: JournalIn,
    turn: Annotated[int, typer.Option(min=1, help="The turn, counted from 1.")],
    side: Annotated[str, typer.Option(help="Whose paper.")],
    reader: Annotated[str | None, typer.Option(help="Who reads it: another side sees only what was printed.")] = None,
    scenario: Which = None,
    as_json: Json = False,
) -> None:
    """Print the front page of a turn of a campaign."""
    read, rules = campaign_at(file, scenario)
    known_side(rules, side)
    known_side(rules, reader or side, "--reader")
    if all(paper.side != side for paper in rules.scenario.papers):
        fail(f"the side {side!r} has no newspaper in this scenario; give it one in the list 'papers'")
    with clear_errors(file):
        page = page_of(rules, read, turn, side, reader or side)
    if page is None:
        fail(f"turn {turn} has not been played in this campaign; its turns are counted from 1")
    if as_json:
        print_json(page_as_json(page))
    else:
        print_page(page)


def _state_on(rules: Rules, read: JournalRead, day: int) -> State:
    """The state at the beginning of the turn in which a day lies."""
    turns = Turns(rules, read)
    return turns.state(max(turns.first, min(turn_on(rules, day) - 1, turns.last)))
