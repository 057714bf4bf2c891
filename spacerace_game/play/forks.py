"""Forking campaigns and real history, and going on from a save with other chiefs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from spacerace_game.chronicle.fork import forked
from spacerace_game.chronicle.journal import JournalRead, read_journal
from spacerace_game.chronicle.statistics import turn_on
from spacerace_game.chronicle.turns import Turns
from spacerace_game.engine import State
from spacerace_game.play.campaign import Run, Watch, controllers_named, run
from spacerace_game.play.history import Replayed, replay_history
from spacerace_game.play.session import HUMAN
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, refuse_existing, write_atomic

HISTORY = "real history"


def turn_before(rules: Rules, day: int) -> int:
    """How many turns have been played when the turn begins in which a day lies."""
    return max(0, turn_on(rules, day) - 1)


def fork_journal(
    rules: Rules, read: JournalRead, turn: int, save: Path, name: str, controllers: Mapping[str, str] | None = None
) -> None:
    """Writes a campaign that goes on from a turn of another into a new file.

    ValueError for a turn that is not in it; NotTrusted where it does not play out; StoreError if the file exists.
    """
    refuse_existing(save)
    knowing = turn < Turns(rules, read).last
    write_atomic(save, forked(rules, read, turn, name, controllers or {}, knowing))


def fork_history(
    rules: Rules, day: int, side: str, save: Path, *, seed: int, fates: str = "recorded", other: str = "historical"
) -> Replayed:
    """Plays both sides' real path to the turn in which a day lies, and leaves one side open from there on.

    The others go on with `other`, by default with history. StoreError if the file exists.
    """
    refuse_existing(save)
    turn = turn_before(rules, day)
    until = rules.turns[turn - 1].last if turn else rules.turns[0].first - 1
    draft = save.with_name(f".{save.name}.draft")
    draft.unlink(missing_ok=True)
    try:
        played = replay_history(rules, until=until, fates=fates, seed=seed, journal=draft)  # type: ignore[arg-type]
        controllers = {name: HUMAN if name == side else other for name in rules.side_index}
        write_atomic(save, forked(rules, read_journal(draft), turn, HISTORY, controllers, knowing=False))
    except StoreError as error:  # of the draft, of which nobody knows
        raise StoreError(error.message, save, error.remedy) from error
    finally:
        draft.unlink(missing_ok=True)
        draft.with_name(f"{draft.name}.lock").unlink(missing_ok=True)
    return played


def go_on(
    rules: Rules,
    read: JournalRead,
    controllers: Mapping[str, str],
    *,
    name: str = "",
    turns: int | None = None,
    facts: bool = True,
    journal: Path | None = None,
    watch: Watch | None = None,
) -> tuple[Run, dict[str, str]]:
    """Goes on with a saved campaign from where it stands; sides not named are led as before, people's by `steady`.

    With `journal` the whole campaign is written to a new file. Returns the run and who led. NotTrusted where the
    save does not play out; ValueError for a policy there is none of; StoreError if the file exists.
    """
    before = read.header["controllers"] if read.header is not None else {}
    led = {side: controllers.get(side) or before.get(side) or "steady" for side in rules.side_index}
    led = {side: "steady" if policy == HUMAN else policy for side, policy in led.items()}
    policies = controllers_named(led)
    turn = Turns(rules, read).last
    start: State = Turns(rules, read).state(turn)
    if journal is not None:
        fork_journal(rules, read, turn, journal, name, led)
    done = run(
        rules, policies, start=start, turns=turns, facts=facts, journal=journal, resume=journal is not None, watch=watch
    )
    return done, led
