"""No shown turn is ever lost: real kills, simulated power cuts, full disks, two games on one save."""

from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

import pytest

from spacerace_game.chronicle.journal import JournalError, JournalWriter, read_journal, rescue_journal
from spacerace_game.store.files import StoreError
from tests.journal_helpers import (
    CHILD_ENVIRONMENT,
    PYTHON,
    FailingDisk,
    PowerCut,
    campaign,
    header,
    play,
    snapshot,
    turn,
)

PLAYER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.journal_helpers import header, snapshot, turn
from spacerace_game.chronicle.journal import JournalWriter, snapshot_line
path = Path(sys.argv[1])
journal = JournalWriter.resume(path) if path.exists() else JournalWriter(path, header())
if journal.needs_snapshot:
    journal.append(snapshot(0))
print("ready", flush=True)
while True:
    number = journal.turn + 1
    journal.append(turn(number))
    print("shown", number, flush=True)
    if number % 7 == 0:
        journal.append(snapshot_line(number, {"column": list(range(4000))}))
"""


def start_player(path: Path) -> subprocess.Popen[str]:
    command = [PYTHON, "-c", PLAYER, str(path), str(Path(__file__).parent)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=CHILD_ENVIRONMENT)


def kill_somewhere(path: Path, dice: random.Random) -> int:
    """Let a game play, kill it without warning, and return the last turn it showed."""
    with start_player(path) as game:
        assert game.stdout is not None
        for _ in range(dice.randint(1, 30)):
            assert game.stdout.readline()
        time.sleep(dice.random() * 0.004)
        game.kill()
        said = game.stdout.read().split()
    shown = [int(word) for word in said if word.isdigit()]
    return max(shown, default=0)


def test_thirty_kills_lose_no_shown_turn_and_every_rest_opens_and_goes_on(tmp_path: Path) -> None:
    path, dice, last = tmp_path / "killed.jsonl", random.Random(1945), 0
    for _ in range(30):
        shown = kill_somewhere(path, dice)
        found = read_journal(path)
        assert found.status == "prefix", found.notice
        assert found.turns[-1]["turn"] >= max(shown, last)
        assert any(line["kind"] == "snapshot" for line in found.lines)
        last = found.turns[-1]["turn"]
    with JournalWriter.resume(path) as journal:
        play(journal, 1)
        journal.end()
    whole = read_journal(path)
    assert whole.status == "whole"
    assert whole.turns[-1]["turn"] == last + 1


def live_through_a_power_cut(path: Path, seed: int) -> None:
    """One campaign whose disk stops at a chosen operation, and what the next start makes of the rest."""
    dice, shown = random.Random(seed), []
    disk = FailingDisk(fuse=dice.randint(0, 30), seed=seed)
    try:
        with JournalWriter(path, header(), opener=disk) as journal:
            play(journal, dice.randint(1, 8), shown)
    except PowerCut:
        pass
    rest = disk.after_the_cut()
    path.write_bytes(rest)
    found = read_journal(path)
    assert [line["turn"] for line in found.turns][: len(shown)] == shown, f"seed {seed}"
    assert len(found.turns) <= len(shown) + 1
    again = FailingDisk(rest)
    journal = JournalWriter.resume(path, opener=again) if found.lines else JournalWriter(path, header(), opener=again)
    with journal:
        play(journal, 2)
    healed = read_journal(bytes(again.content))
    assert healed.intact, healed.notice
    assert len(healed.turns) == len(found.turns) + 2
    kept = b"".join(copy.read_bytes() for copy in path.parent.glob("*.torn-*"))
    assert kept == rest[found.good_bytes :]
    for leftover in path.parent.iterdir():
        leftover.unlink()


def test_fifteen_hundred_simulated_power_cuts_lose_no_shown_turn(tmp_path: Path) -> None:
    for seed in range(1500):
        live_through_a_power_cut(tmp_path / "cut.jsonl", seed)


@pytest.mark.slow
def test_ten_thousand_simulated_power_cuts_lose_no_shown_turn(tmp_path: Path) -> None:
    for seed in range(1500, 11_500):
        live_through_a_power_cut(tmp_path / "cut.jsonl", seed)


def test_a_disk_that_takes_only_parts_of_a_write_gets_the_whole_line_in_the_end(tmp_path: Path) -> None:
    disk = FailingDisk(way="short", seed=7)
    with JournalWriter(tmp_path / "short.jsonl", header(), opener=disk) as journal:
        play(journal, 6)
        journal.end()
    assert read_journal(bytes(disk.durable)).status == "whole"


@pytest.mark.parametrize("fuse", range(4, 16))
def test_a_full_disk_is_told_with_a_remedy_and_the_same_turn_can_be_tried_again(tmp_path: Path, fuse: int) -> None:
    disk, shown = FailingDisk(fuse=fuse - fuse % 2, way="full", seed=fuse), []
    with JournalWriter(tmp_path / "full.jsonl", header(), opener=disk) as journal:
        with pytest.raises(StoreError, match="disk is full") as told:
            play(journal, 9, shown)
        assert "free some space" in told.value.remedy
        assert read_journal(bytes(disk.durable)).intact
        disk.fuse = None
        play(journal, 9 - len(shown), shown)
    found = read_journal(bytes(disk.durable))
    assert found.intact
    assert [line["turn"] for line in found.turns] == list(range(1, len(found.turns) + 1))


def test_after_a_failed_sync_the_journal_takes_nothing_more_until_it_is_opened_again(tmp_path: Path) -> None:
    disk, shown = FailingDisk(fuse=9, way="sync"), []
    with JournalWriter(tmp_path / "sync.jsonl", header(), opener=disk) as journal:
        with pytest.raises(StoreError, match="reported an error"):
            play(journal, 9, shown)
        with pytest.raises(StoreError, match="open the save again"):
            play(journal, 1, shown)
    assert [line["turn"] for line in read_journal(bytes(disk.durable)).turns] == shown


def test_a_second_game_on_the_same_save_is_told_and_a_dead_one_leaves_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "shared.jsonl"
    with start_player(path) as game:
        assert game.stdout is not None
        assert game.stdout.readline() == "ready\n"
        with pytest.raises(StoreError, match="another running game"):
            JournalWriter.resume(path)
        with pytest.raises(StoreError, match="another running game"):
            JournalWriter(path, header())
        assert game.poll() is None
        game.kill()
    assert path.with_name("shared.jsonl.lock").exists()
    with JournalWriter.resume(path) as journal:
        play(journal, 1)
    assert not path.with_name("shared.jsonl.lock").exists()


def test_a_new_journal_never_replaces_a_file(tmp_path: Path) -> None:
    for content in (b"my notes", b"two\nlines\n", campaign(tmp_path / "other.jsonl")):
        path = tmp_path / "taken.jsonl"
        path.write_bytes(content)
        with pytest.raises(StoreError, match="exists"):
            JournalWriter(path, header())
        assert path.read_bytes() == content


def test_an_ended_or_altered_journal_is_not_continued_but_its_good_lines_are_rescued(tmp_path: Path) -> None:
    path = tmp_path / "old.jsonl"
    data = campaign(path)
    with pytest.raises(StoreError, match="has ended"):
        JournalWriter.resume(path)
    path.write_bytes(data.replace(b'"turn":4,"orders"', b'"turn":4,"0rders"'))
    with pytest.raises(StoreError, match="not to be trusted"):
        JournalWriter.resume(path)
    saved = rescue_journal(path, tmp_path / "rescued.jsonl")
    assert saved.turns[-1]["turn"] == 3
    with JournalWriter.resume(tmp_path / "rescued.jsonl") as journal:
        play(journal, 2)
    with pytest.raises(StoreError, match="exists"):
        rescue_journal(path, tmp_path / "rescued.jsonl")
    with pytest.raises(StoreError, match="nothing can be saved"):
        rescue_journal(b"junk\n", tmp_path / "junk.jsonl")


def test_a_line_that_may_not_stand_there_is_our_mistake_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "strict.jsonl"
    with JournalWriter(path, header()) as journal:
        with pytest.raises(JournalError, match="snapshot has to come"):
            journal.append(turn(1))
        journal.append(snapshot(0))
        before = path.read_bytes()
        wrong = [
            turn(2),
            header(),
            {"turn": 1, "kind": "turn"},
            {"kind": "turn", "turn": True, "orders": {}, "fingerprint": ""},
            {"kind": "turn", "turn": 1, "orders": {"usa": 3}, "fingerprint": ""},
            {"kind": "turn", "turn": 1, "orders": {"usa": [0.5]}, "fingerprint": ""},
            {"kind": "turn", "turn": 1, "orders": {"usa": [2**53]}, "fingerprint": ""},
            {"kind": "end", "count": 7},
            {"kind": "note", "mark": "edited"},
            {"kind": "gossip"},
            {},
        ]
        for line in wrong:
            with pytest.raises(JournalError):
                journal.append(line)
        assert path.read_bytes() == before
        play(journal, 1)
    with pytest.raises(StoreError, match="closed"):
        journal.append(turn(2))
