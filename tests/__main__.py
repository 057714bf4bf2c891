"""Every check of the project in one command: `python -m tests`, from the top of the checkout.

Format, lint, types, layers, then the tests with the bounded share of what is slow, on up to four cores. `--all` runs
the long forms too (a quarter of an hour), `--fast` leaves out the packaging; further arguments go to pytest (`-n 0`
keeps to one process).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
CHECKS = (
    ("format", ["-m", "ruff", "format", "--check", "."]),
    ("lint", ["-m", "ruff", "check", "."]),
    ("types", ["-m", "mypy"]),
    ("layers", ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]),
)
SPREAD = ["-n", "auto", "--maxprocesses", "4"]
"""On how many cores the tests run."""


def main(arguments: list[str]) -> int:
    """Runs all checks, says which failed, and ends with pytest's own summary; 0 if everything passed."""
    failed = []
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        if subprocess.run([sys.executable, *command], cwd=TOP, check=False).returncode:
            failed.append(name)
    print("== tests", flush=True)
    chosen = ["-m", "not slow or packaging"]
    if "--all" in arguments:
        chosen = []
    elif "--fast" in arguments:
        chosen = ["-m", "not slow"]
    rest = [argument for argument in arguments if argument not in ("--fast", "--all")]
    command = [sys.executable, "-m", "pytest", *SPREAD, *chosen, *rest]
    code = subprocess.run(command, cwd=TOP, check=False).returncode
    if failed:
        print(f"failed before the tests: {', '.join(failed)}", file=sys.stderr)
    return code or int(bool(failed))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
