"""The player's folders, shipped data in every kind of installation, scenarios by name, and settings."""

from __future__ import annotations

import doctest
import importlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from spacerace_game.store import folders
from spacerace_game.store.files import StoreError, write_atomic
from spacerace_game.store.folders import data_folder, find_scenario, scenario_folders
from spacerace_game.store.settings import Setting, load_settings, save_settings
from tests.journal_helpers import PYTHON

PACKAGE = folders.PACKAGE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A simulated wheel with two scenarios."""
    scenarios = tmp_path / "site" / "spacerace_game" / "_data" / "scenarios"
    for name in ("space_race_1945", "tiny"):
        (scenarios / name).mkdir(parents=True)
    monkeypatch.setattr(folders, "PACKAGE", tmp_path / "site" / "spacerace_game")
    return scenarios


def test_one_variable_puts_everything_of_the_player_into_one_folder(home: Path) -> None:
    assert folders.saves_folder() == home / "saves"
    assert folders.cache_folder() == home / "cache"
    assert folders.settings_file() == home / "settings.json"
    assert not home.exists()


def test_without_the_variable_the_folders_are_the_systems(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(folders.HOME_VARIABLE, raising=False)
    for path in (folders.saves_folder(), folders.cache_folder(), folders.settings_file()):
        assert path.is_absolute()
        assert folders.APP_NAME in path.parts


def test_data_is_found_in_a_checkout() -> None:
    assert data_folder("scenarios") == PACKAGE.parent / "scenarios"
    assert data_folder("assets") == PACKAGE.parent / "assets"


def test_data_is_found_in_a_wheel_by_a_program_outside_the_checkout(tmp_path: Path) -> None:
    site = tmp_path / "site-packages"
    shutil.copytree(PACKAGE / "store", site / "spacerace_game" / "store")
    shutil.copy(PACKAGE / "__init__.py", site / "spacerace_game")
    (site / "spacerace_game" / "_data" / "scenarios" / "tiny").mkdir(parents=True)
    (site / "scenarios" / "somebody_elses").mkdir(parents=True)
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r}); "
        "from spacerace_game.store.folders import *; "
        "print(data_folder('scenarios'), find_scenario('tiny'), sep='\\n')"
    )
    run = subprocess.run([PYTHON, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    expected = site / "spacerace_game" / "_data" / "scenarios"
    assert run.stdout.splitlines() == [str(expected), str(expected / "tiny")]


def test_data_is_found_in_a_frozen_executable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    (tmp_path / "assets").mkdir()
    (tmp_path / "spacerace_game" / "_data" / "scenarios").mkdir(parents=True)
    assert data_folder("assets") == tmp_path / "assets"
    assert data_folder("scenarios") == tmp_path / "spacerace_game" / "_data" / "scenarios"


def test_an_installation_without_data_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "PACKAGE", tmp_path / "site" / "spacerace_game")
    (tmp_path / "site" / "scenarios").mkdir(parents=True)
    with pytest.raises(StoreError, match="install the game again"):
        data_folder("scenarios")


def test_a_scenario_is_found_by_name_and_the_players_own_comes_first(home: Path, shipped: Path) -> None:
    assert find_scenario("tiny") == shipped / "tiny"
    (home / "scenarios" / "tiny").mkdir(parents=True)
    (home / "scenarios" / "my_moon").mkdir()
    (home / "scenarios" / "Not A Name").mkdir()
    assert find_scenario("tiny") == home / "scenarios" / "tiny"
    assert sorted(scenario_folders()) == ["my_moon", "space_race_1945", "tiny"]


def test_a_scenario_given_as_a_path_is_taken_as_given(
    tmp_path: Path, home: Path, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scenario.yaml").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    assert find_scenario("./mine") == Path("mine")
    assert find_scenario(tmp_path / "mine" / "scenario.yaml") == tmp_path / "mine"
    with pytest.raises(StoreError, match=r"write \./mine"):
        find_scenario("mine")
    with pytest.raises(StoreError, match=r"holds scenario\.yaml"):
        find_scenario("./gone")


@pytest.mark.parametrize("name", ["space_race_1954", "Space_Race_1945", "space race 1945"])
def test_an_unknown_scenario_name_gets_the_nearest_known_one(home: Path, shipped: Path, name: str) -> None:
    with pytest.raises(StoreError, match="did you mean 'space_race_1945'"):
        find_scenario(name)


@pytest.mark.parametrize("name", ["", "tiny/../..x", "../tiny", "tiny\0", "C:tiny", "-x", "n" * 5000, "\ud800", "~"])
def test_no_name_leads_out_of_the_scenario_folders(home: Path, shipped: Path, name: str) -> None:
    with pytest.raises(StoreError) as told:
        find_scenario(name)
    assert told.value.remedy


KNOWN = {
    "language": Setting("en", choices=("en", "ru")),
    "ui_scale": Setting(100, least=100, most=200),
    "fullscreen": Setting(False),
}
DEFAULTS = {"language": "en", "ui_scale": 100, "fullscreen": False}


def test_settings_come_back_as_they_were_saved(tmp_path: Path) -> None:
    values = {"language": "ru", "ui_scale": 150, "fullscreen": True}
    save_settings(tmp_path / "new" / "settings.json", values)
    loaded = load_settings(tmp_path / "new" / "settings.json", KNOWN)
    assert (loaded.values, loaded.messages) == (values, ())


def test_settings_that_are_missing_are_the_defaults_without_a_word(tmp_path: Path) -> None:
    loaded = load_settings(tmp_path / "settings.json", KNOWN)
    assert (loaded.values, loaded.messages) == (DEFAULTS, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"3",
        b"\xff",
        b"\0",
        b"[" * 60_000,
        b" " * 70_000,
        b'{"ui_scale":1e999}',
        b'{"a":1,"a":2}',
    ],
)
def test_settings_that_cannot_be_read_fall_back_with_one_message(tmp_path: Path, content: bytes) -> None:
    write_atomic(tmp_path / "settings.json", content)
    loaded = load_settings(tmp_path / "settings.json", KNOWN)
    assert loaded.values == DEFAULTS
    assert len(loaded.messages) == 1
    assert load_settings(tmp_path, KNOWN).messages


def test_each_wrong_setting_falls_back_by_itself_and_is_named(tmp_path: Path) -> None:
    content = '{"language":"tlh","ui_scale":300,"fullscreen":true,"ui_scal":100}'
    write_atomic(tmp_path / "settings.json", content.encode())
    loaded = load_settings(tmp_path / "settings.json", KNOWN)
    assert loaded.values == {**DEFAULTS, "fullscreen": True}
    assert loaded.messages == (
        "Setting 'language': expected one of en, ru, found 'tlh'; using 'en'.",
        "Setting 'ui_scale': expected 100 to 200, found 300; using 100.",
        "Unknown setting 'ui_scal' ignored; did you mean 'ui_scale'?",
    )
    write_atomic(tmp_path / "settings.json", b'{"ui_scale":true,"fullscreen":1}')
    assert len(load_settings(tmp_path / "settings.json", KNOWN).messages) == 2


@pytest.mark.parametrize(
    "name",
    [
        "store.files",
        "store.locks",
        "store.folders",
        "store.settings",
        "store.strict_json",
        "store.chained_lines",
        "chronicle.journal",
    ],
)
def test_the_examples_in_the_docstrings_run(name: str) -> None:
    module = importlib.import_module(f"spacerace_game.{name}")
    result = doctest.testmod(module)
    assert result.attempted
    assert not result.failed
