"""The compiled cache: fast, and never anything but what the files say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from spacerace_game.content import ContentError, cache, load_rules
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError
from spacerace_game.store.folders import cache_folder
from tests.content_helpers import MOD, THREE_SIDES, copy_of, with_files


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path / "home"))


def _file() -> Path:
    (file,) = cache_folder().iterdir()
    return file


def _compiled_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether loading the folder had to read its files."""
    asked = []
    original = cache.load_scenario
    with monkeypatch.context() as patched:
        patched.setattr(cache, "load_scenario", lambda path: asked.append(path) or original(path))
        load_rules(folder)
    return bool(asked)


def _same(one: Rules, other: Rules) -> bool:
    return one == other and (one.hash, one.texts_hash) == (other.hash, other.texts_hash)


@pytest.mark.parametrize("folder", [THREE_SIDES, MOD], ids=lambda folder: folder.name)
def test_rules_from_the_cache_are_the_same_rules(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = load_rules(folder, use_cache=False)
    assert not cache_folder().exists()
    assert _same(load_rules(folder), plain)
    assert not _compiled_anew(folder, monkeypatch)
    assert _same(load_rules(folder), plain)


def test_a_changed_added_or_removed_file_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copy_of(THREE_SIDES, tmp_path)
    assert _compiled_anew(folder, monkeypatch)
    text = (folder / "vehicles.yaml").read_text(encoding="utf-8")
    with_files(folder, {"vehicles.yaml": text.replace("price: 20", "price: 21")})
    before = load_rules(folder).hash
    with_files(folder, {"new.yaml": "articles: []"})
    assert _compiled_anew(folder, monkeypatch)
    (folder / "new.yaml").unlink()
    assert _compiled_anew(folder, monkeypatch)
    assert not _compiled_anew(folder, monkeypatch)
    assert load_rules(folder).hash == before != load_rules(THREE_SIDES, use_cache=False).hash


def test_a_change_of_the_extended_scenario_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, mod = copy_of(THREE_SIDES, tmp_path), copy_of(MOD, tmp_path)
    load_rules(mod)
    with_files(base, {"new.yaml": "articles: []"})
    assert _compiled_anew(mod, monkeypatch)
    assert not _compiled_anew(mod, monkeypatch)


def test_another_game_version_compiles_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    load_rules(THREE_SIDES)
    monkeypatch.setattr(cache, "__version__", "99.0.0")
    assert _compiled_anew(THREE_SIDES, monkeypatch)


def test_a_torn_or_foreign_cache_is_passed_over_and_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = load_rules(THREE_SIDES)
    whole = _file().read_bytes()
    rng = random.Random(1957)
    spoilt = [b"", b"\n", b"{}\n{}", b"[]\n[]", b'{"key":1,"mark":2}\n{}', whole[: len(whole) // 2], whole[:-1]]
    spoilt += [whole.replace(b'"mark":"', b'"mark":"0', 1), b"\xff" * 5_000, b"[" * 100_000]
    for _ in range(60):
        place = rng.randrange(len(whole))
        spoilt.append(whole[:place] + bytes([whole[place] ^ (1 << rng.randrange(8))]) + whole[place + 1 :])
    for data in spoilt:
        _file().write_bytes(data)
        assert _same(load_rules(THREE_SIDES), plain)
        assert _file().read_bytes() == whole


def test_a_forged_cache_that_fits_its_mark_but_not_the_specs_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = load_rules(THREE_SIDES)
    label, _, rest = _file().read_bytes().partition(b"\n")
    forged = rest.replace(b'"technology":"gyroscopes"', b'"technology":"telescopes"')
    mark = cache._digest(forged).encode()
    _file().write_bytes(label.replace(cache._digest(rest).encode(), mark) + b"\n" + forged)
    assert _same(load_rules(THREE_SIDES), plain)


def test_where_nothing_can_be_written_the_game_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path / "file"))
    assert load_rules(THREE_SIDES).scenario.id == "three_sides"


def test_a_scenario_with_errors_is_not_kept_and_says_all_of_them(tmp_path: Path) -> None:
    slips = "technologies:\n  - {id: Tea}\n  - {id: rope, title: R, discipline: x, price: 1, description: R.}\n"
    folder = with_files(copy_of(THREE_SIDES, tmp_path), {"new.yaml": slips})
    with pytest.raises(ContentError, match=r"new.yaml:3:\d+: R301") as caught:
        load_rules(folder)
    assert {problem.code for problem in caught.value.problems} == {"S202", "S205", "R301"}
    assert not cache_folder().exists()


def test_a_scenario_that_is_not_there_is_a_store_error() -> None:
    with pytest.raises(StoreError, match="there is no scenario"):
        load_rules("tea_party")
