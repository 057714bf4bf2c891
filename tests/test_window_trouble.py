"""What the window does when the world does not help: no sound, no room on the disk, broken files, our own mistakes."""

from __future__ import annotations

import errno
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from spacerace_game.play import saves as saves_module
from spacerace_game.spec.rules import Rules
from spacerace_game.store import folders
from spacerace_game.store.files import StoreError
from spacerace_game.ui.app import App
from spacerace_game.ui.driver import Driver
from spacerace_game.ui.loop import close_campaign
from spacerace_game.ui.screens.load import open_save
from spacerace_game.ui.screens.new import NewCampaign
from spacerace_game.ui.screens.trouble import Trouble
from spacerace_game.ui.sound import Sound
from spacerace_game.ui.widgets.base import Widget
from tests.window_helpers import begin, window


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(folders.HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def quick(rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped scenario without compiling it again."""
    from spacerace_game.ui.screens import load, new

    real = new.load_rules

    def known(name: Any) -> Rules:
        return rules if str(name) == "space_race_1945" else real(name)

    monkeypatch.setattr(new, "load_rules", known)
    monkeypatch.setattr(load, "load_rules", known)


def test_a_mistake_of_ours_becomes_a_sheet_and_the_game_goes_on(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa")

    def broken() -> None:
        raise RuntimeError("a gyroscope toppled")

    app.top.order = lambda *_: broken  # type: ignore[attr-defined]
    app.entries[0][1].widget.press = broken  # type: ignore[method-assign]
    app.top.action = lambda _: broken()  # type: ignore[method-assign]
    Driver(app).keys("ctrl+z")
    assert isinstance(app.top, Trouble)
    assert "a gyroscope toppled" in app.top.details
    Driver(app).click("go-on")
    assert app.top.name == "desk"
    assert campaign.session.state.turn == 0


def test_a_mistake_while_drawing_becomes_a_sheet_too(tmp_path: Path, rules: Rules) -> None:
    app = window(tmp_path)
    begin(app, rules, "usa")

    def broken() -> Widget:
        raise RuntimeError("no picture")

    app.top.build = broken  # type: ignore[method-assign]
    app.change()
    app.guarded_paint()
    assert isinstance(app.top, Trouble)


def test_without_a_sound_device_every_sound_is_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-device")
    sound = Sound()
    for name in ("click", "beep", "no-such-sound"):
        sound.play(name)
    assert not sound.heard


@pytest.mark.usefixtures("quick")
def test_a_save_folder_that_cannot_be_written_is_told_and_the_game_can_be_played(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file where a folder should be")
    app = window(home.parent)
    app.open(NewCampaign())
    driver = Driver(app)
    app.top.prologue = False  # type: ignore[attr-defined]
    driver.click("begin")
    assert driver.screen == "message"
    driver.keys("enter")
    assert driver.screen == "desk"
    driver.keys("ctrl+enter")
    driver.keys("enter")
    assert app.top.campaign.session.state.turn == 1  # type: ignore[attr-defined]


def test_a_full_disk_keeps_the_orders_and_the_turn_is_not_played(
    tmp_path: Path, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = window(tmp_path)
    campaign = begin(app, rules, "usa", tmp_path / "full.jsonl")
    app.preferences.values["warnings"] = False
    driver = Driver(app)
    driver.click("advice")
    driver.click("all")
    orders = campaign.orders
    recorder = campaign.session._recorder
    assert recorder is not None

    def full(*_: object) -> None:
        raise StoreError("the disk is full", tmp_path / "full.jsonl", "free some space and try again")

    monkeypatch.setattr(recorder, "turn", full)
    driver.keys("ctrl+enter")
    assert driver.screen == "message"
    assert campaign.session.state.turn == 0
    assert campaign.orders == orders
    monkeypatch.undo()
    driver.keys("enter", "ctrl+enter")
    assert campaign.session.state.turn == 1


@pytest.mark.usefixtures("quick")
def test_a_broken_scenario_in_the_list_is_explained_and_the_others_can_be_played(home: Path) -> None:
    broken = home / "scenarios" / "broken"
    broken.mkdir(parents=True)
    (broken / "scenario.yaml").write_text("id: broken\nformat: 1\ntitel: Misspelt\n", encoding="utf-8")
    app = window(home)
    app.open(NewCampaign())
    driver = Driver(app)
    driver.click("scenario-broken")
    assert "begin" not in driver.names()
    driver.click("scenario-space_race_1945")
    assert "begin" in driver.names()


def test_settings_that_cannot_be_read_are_named_and_defaults_hold(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"scale": 900, "colour": "red"}', encoding="utf-8")
    app = window(tmp_path)
    assert app.preferences.number("scale") == 100
    assert any("scale" in message for message in app.preferences.messages)


def test_campaigns_are_listed_copied_thrown_away_and_brought_back(home: Path, rules: Rules) -> None:
    app = window(home)
    path = saves_module.new_path("space_race_1945", "usa")
    path.parent.mkdir(parents=True)
    campaign = begin(app, rules, "usa", path)
    app.preferences.values["warnings"] = False
    Driver(app).keys("ctrl+enter")
    Driver(app).keys("ctrl+s")
    campaign.session.close()
    (path.parent / "torn.jsonl").write_bytes(b"not a journal at all")
    kinds = {(save.path.stem, save.kind, bool(save.trouble)) for save in saves_module.saves()}
    assert (path.stem, "campaign", False) in kinds
    assert ("torn", "campaign", True) in kinds
    assert any(kind == "copy" for _, kind, _ in kinds)
    from spacerace_game.ui.screens.load import Load

    app.open(Load())
    driver = Driver(app)
    app.top.chosen = f"campaign/{path.name}"  # type: ignore[attr-defined]
    driver.click("throw")
    assert not path.exists()
    driver.click("bring")
    assert path.exists()


def kept(app: App, rules: Rules, turns: int) -> saves_module.Save:
    """A Soviet campaign of so many turns that was left, as the list of campaigns shows it."""
    path = saves_module.new_path("space_race_1945", "ussr")
    path.parent.mkdir(parents=True)
    campaign = begin(app, rules, "ussr", path)
    for _ in range(turns):
        campaign.end_turn()
    campaign.session.close()
    return next(one for one in saves_module.saves() if one.kind == "campaign")


@pytest.mark.usefixtures("quick")
def test_a_saved_campaign_is_opened_where_it_stopped_and_a_damaged_one_can_be_rescued(home: Path, rules: Rules) -> None:
    app = window(home)
    save = kept(app, rules, 3)
    path = save.path
    whole = path.read_bytes()
    app.follow(open_save(app, save))
    assert app.top.campaign.session.state.turn == 3  # type: ignore[attr-defined]
    app.top.campaign.session.close()  # type: ignore[attr-defined]
    lines = whole.split(b"\n")
    assert b'"kind":"turn"' in lines[-3]  # the last line holds the state, written on leaving
    lines[-3] = lines[-3].replace(b'"turn":3', b'"turn":9')
    path.write_bytes(b"\n".join(lines))
    app.follow(open_save(app, save))
    driver = Driver(app)
    assert driver.screen == "ask"
    driver.click("answer-0")
    assert driver.screen == "desk"
    assert app.top.campaign.session.state.turn == 2  # type: ignore[attr-defined]


@pytest.mark.usefixtures("quick")
def test_a_campaign_whose_last_line_a_crash_tore_says_what_was_set_aside(home: Path, rules: Rules) -> None:
    app = window(home)
    save = kept(app, rules, 2)
    save.path.write_bytes(save.path.read_bytes()[:-20])
    app.follow(open_save(app, save))
    driver = Driver(app)
    assert driver.screen == "message"
    assert "never finished" in app.top.text  # type: ignore[attr-defined]
    driver.keys("esc")
    assert driver.screen == "desk"
    close_campaign(app)


@pytest.mark.usefixtures("quick")
def test_a_campaign_whose_scenario_was_changed_asks_before_it_goes_on(home: Path, rules: Rules) -> None:
    app = window(home)
    save = kept(app, replace(rules, hash="0" * 32), 1)
    path = save.path
    before = path.read_bytes()
    app.follow(open_save(app, save))
    driver = Driver(app)
    assert driver.screen == "ask"
    assert "Space Race 1945" in app.top.text  # type: ignore[attr-defined]
    assert "has been changed since" in app.top.text  # type: ignore[attr-defined]
    assert path.read_bytes() == before
    driver.click("answer-0")
    assert driver.screen == "desk"
    assert app.top.campaign.session.state.turn == 1  # type: ignore[attr-defined]
    assert path.read_bytes().startswith(before)
    close_campaign(app)


def test_the_window_paints_before_the_game_is_loaded_and_never_loads_the_command_line() -> None:
    code = (
        "import sys\n"
        "from spacerace_game.ui.boot import open_window, start\n"
        "open_window((640, 480))\n"
        "assert not {'pydantic', 'yaml', 'typer', 'rich'} & set(sys.modules), 'too early'\n"
        "app = start()\n"
        "from spacerace_game.ui.screens.new import NewCampaign\n"
        "app.open(NewCampaign()); app.guarded_paint()\n"
        "assert not {'typer', 'rich'} & set(sys.modules), 'the command line was loaded'\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr


def test_a_disk_error_while_moving_a_save_is_a_sentence(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "read-only")

    home.mkdir()
    (home / "x.jsonl").write_text("")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StoreError, match="read-only"):
        saves_module.throw_away(home / "x.jsonl")
