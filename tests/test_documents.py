"""The README and the documents are true: their examples run, their commands exist, their links lead somewhere."""

from __future__ import annotations

import doctest
import importlib
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.ui.boot import run as run_window

TOP = Path(__file__).resolve().parent.parent


def test_the_python_example_of_the_readme_runs() -> None:
    found = doctest.testfile(str(TOP / "README.md"), module_relative=False)
    assert found.attempted >= 6
    assert found.failed == 0


def test_the_programs_of_the_python_page_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path))
    found = doctest.testfile(str(TOP / "docs" / "python.md"), module_relative=False)
    assert found.attempted >= 50
    assert found.failed == 0


def test_every_name_of_the_python_page_is_where_it_says() -> None:
    text = (TOP / "docs" / "python.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`[a-z_.`, ]+) \| (`[\w`, ]+) \| ", text, flags=re.MULTILINE)
    assert len(rows) > 12
    for modules, names in rows:
        found = [importlib.import_module(f"spacerace_game.{module}") for module in re.findall(r"[\w.]+", modules)]
        for name in re.findall(r"\w+", names):
            assert any(hasattr(module, name) for module in found), f"{name} in {modules}"


def readme_commands() -> list[str]:
    text = (TOP / "README.md").read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.startswith("    spacerace ")]


def test_every_command_of_the_readme_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path / "home"))
    commands = readme_commands()
    assert len(commands) >= 8
    for command in commands:
        if command.startswith("spacerace --"):
            assert run_window(shlex.split(command)[1:]) == 0
            assert any(tmp_path.rglob("*.png"))
            continue
        result = CliRunner().invoke(app, shlex.split(command)[1:])
        changed = any(word in command for word in ("--fate", "--drop", " diff "))
        assert result.exit_code in ((0, 1) if changed else (0,)), f"{command}: {result.output[-2000:]}"


def test_ci_calls_the_readmes_test_command() -> None:
    script = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    readme = (TOP / "README.md").read_text(encoding="utf-8")
    command = next(line.strip() for line in readme.splitlines() if line.strip().endswith(".venv/bin/python -m tests"))
    assert command in script


PAGES = sorted(p.relative_to(TOP).as_posix() for p in [*TOP.glob("*.md"), *TOP.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_document_names_exist(page: str) -> None:
    text = (TOP / page).read_text(encoding="utf-8")
    for name in re.findall(r"`((?:docs|tests|benchmarks|scenarios|assets)/[\w./-]+)`", text):
        assert (TOP / name.rstrip("/")).exists(), f"{page} names {name}"


@pytest.mark.parametrize("page", PAGES)
def test_links_of_a_document_lead_somewhere(page: str) -> None:
    text = (TOP / page).read_text(encoding="utf-8")
    for name in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (TOP / page).parent.joinpath(name).exists(), f"{page} links to {name}"


def test_every_word_of_the_glossary_is_explained_once() -> None:
    text = (TOP / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = [row.split("|")[1].strip() for row in text.splitlines() if row.startswith("| ")][1:]
    assert len(words) > 40
    assert len(words) == len(set(words))
