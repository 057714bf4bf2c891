"""The same seed and the same orders give the same fingerprints, wherever and however a campaign is played."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from spacerace_game.engine import fingerprint, new_game, play_turn
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, orders_of, state_after, thawed

TOP = Path(__file__).resolve().parent.parent
PRINT = """
import sys
from spacerace_game.content import load_rules
from spacerace_game.engine import fingerprint
from spacerace_game.play.campaign import controllers_named, run
rules = load_rules("space_race_1945", use_cache=False)
for name in ("steady", "random"):
    names = {side: name for side in rules.side_index}
    print(fingerprint(run(rules, controllers_named(names), seed=7, turns=int(sys.argv[1]), facts=False).state))
print(rules.hash)
"""


def printed(python: str | Path, turns: int, hash_seed: str, path: Path | None = TOP) -> list[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment["PYTHONHASHSEED"] = hash_seed
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    done = subprocess.run(
        [str(python), "-c", PRINT, str(turns)],
        capture_output=True,
        text=True,
        env=environment,
        cwd=Path(sys.prefix),
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_other_processes_and_hash_seeds_print_the_same_fingerprints() -> None:
    first = printed(sys.executable, 40, "0")
    assert len(first) == 3
    assert printed(sys.executable, 40, "4242") == first


@pytest.mark.parametrize("fates", ["dice", "recorded"])
def test_facts_on_and_off_give_the_same_states(rules: Rules, fates: str) -> None:
    state = new_game(rules, 3, fates)  # type: ignore[arg-type]
    for _ in range(70):
        orders = orders_of(state, "historical" if fates == "recorded" else "lively", 3)
        told, silent = play_turn(state, orders, facts=True), play_turn(state, orders, facts=False)
        assert fingerprint(told.state) == fingerprint(silent.state)
        assert told.refused == silent.refused
        assert told.facts
        assert not silent.facts
        state = told.state


def test_going_through_json_after_every_turn_changes_nothing(rules: Rules) -> None:
    for name in ("lively", "steady"):
        straight = reloaded = new_game(rules, 11)
        for _ in range(60):
            straight = play_turn(straight, orders_of(straight, name, 5), facts=False).state
            reloaded = thawed(play_turn(reloaded, orders_of(reloaded, name, 5), facts=False).state)
            assert fingerprint(straight) == fingerprint(reloaded)
        assert straight == reloaded


def test_a_jump_from_a_snapshot_ends_where_playing_forward_does(rules: Rules) -> None:
    marks, snapshots, orders = [], [], []
    for played in campaign(rules, 21, 60):
        snapshots.append(thawed(played.before))
        orders.append(played.orders)
        marks.append(fingerprint(played.turn.state))
    for start in (0, 17, 40, 59):
        state = snapshots[start]
        for number in range(start, 60):
            state = play_turn(state, orders[number], facts=False).state
            assert fingerprint(state) == marks[number]


def test_a_turn_leaves_the_state_it_started_from_as_it_was(rules: Rules) -> None:
    for played in campaign(rules, 31, 50):
        again = play_turn(played.before, played.orders, facts=True)
        assert again.facts == played.turn.facts
        assert fingerprint(again.state) == fingerprint(played.turn.state)


def test_two_campaigns_played_in_turns_do_not_disturb_each_other(rules: Rules) -> None:
    alone = [fingerprint(state_after(rules, seed, 40)) for seed in (1, 2)]
    pair = [new_game(rules, 1), new_game(rules, 2)]
    for _ in range(40):
        pair = [play_turn(s, orders_of(s, "lively", s.seed + 77), facts=False).state for s in pair]
    assert [fingerprint(state) for state in pair] == alone


def test_another_seed_is_another_campaign(rules: Rules) -> None:
    assert fingerprint(state_after(rules, 1, 40)) != fingerprint(state_after(rules, 2, 40))


def pythons() -> list[Path]:
    """Every other Python on this machine that is new enough, by its path."""
    places = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    places = [place for place in places if place.name != "shims"]
    places += sorted((Path.home() / ".pyenv" / "versions").glob("*/bin"))
    found: dict[tuple[int, int], Path] = {}
    for place in places:
        for minor in range(11, 20):
            file = place / f"python3.{minor}"
            if file.is_file() and (3, minor) not in found and (3, minor) != sys.version_info[:2]:
                found[3, minor] = file
    return [file for _, file in sorted(found.items())]


@pytest.mark.slow
@pytest.mark.parametrize("python", pythons(), ids=lambda file: file.name)
def test_every_python_found_here_prints_the_same_fingerprints(python: Path, tmp_path: Path) -> None:
    room = tmp_path / "venv"
    made = subprocess.run([str(python), "-m", "venv", str(room)], capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"{python.name} makes no environment: {made.stderr[-200:]}")
    inside = room / ("Scripts" if os.name == "nt" else "bin") / "python"
    got = subprocess.run(
        [str(inside), "-m", "pip", "install", "--quiet", "pydantic>=2.12,<3", "PyYAML", "platformdirs"],
        capture_output=True,
        text=True,
        check=False,
    )
    if got.returncode:
        pytest.skip(f"{python.name} cannot install what the game needs: {got.stderr[-200:]}")
    version = subprocess.run([str(inside), "-V"], capture_output=True, text=True, check=True).stdout.strip()
    assert printed(inside, 40, "1") == printed(sys.executable, 40, "2")
    print(f"agreed on {version}")
