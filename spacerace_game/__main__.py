"""The `spacerace` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line; without a sub-command the game begins in the terminal."""
    from spacerace_game.cli.app import app

    if len(sys.argv) == 1 and sys.stdin.isatty():
        sys.argv.append("play")
    app(prog_name="spacerace")


if __name__ == "__main__":
    main()
