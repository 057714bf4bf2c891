"""What is published works: a wheel, in a new environment, far from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent


@pytest.mark.slow
@pytest.mark.packaging
def test_a_wheel_in_a_new_environment_plays_a_campaign(tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    build = [sys.executable, "-m", "build", "--wheel", "--outdir", str(wheels), str(TOP)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)
    wheel = next(wheels.glob("*.whl"))
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "--quiet", str(wheel)], check=True, cwd=tmp_path)
    command = [scripts / "spacerace", "simulate", "--seed", "7", "--until", "1950-12-31", "--json"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert json.loads(done.stdout)["turns"] == 23
    command = [scripts / "spacerace", "scenario", "explain", "R301"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.startswith("R301 Unknown id")


def test_without_a_sub_command_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    heavy = "('typer', 'rich', 'pydantic', 'yaml')"
    code = f"import sys, spacerace_game.__main__; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=TOP)
    assert done.stdout.strip() == "[]"
