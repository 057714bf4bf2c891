"""The `spacerace` command: without a sub-command the window opens."""

from __future__ import annotations

import sys


def main() -> None:
    """Opens the window; with a sub-command runs that. The window never loads what only the command line needs."""
    if len(sys.argv) == 1 or sys.argv[1] in ("--screenshot-tour", "--play-keys"):
        from spacerace_game.ui.boot import run

        raise SystemExit(run(sys.argv[1:]))
    from spacerace_game.cli.app import app

    app(prog_name="spacerace")


if __name__ == "__main__":
    main()
