"""The report as a page to keep: one HTML file beside the campaign's own."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import read_journal
from spacerace_game.chronicle.replay import NotTrusted
from spacerace_game.report.html import report_html
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, write_atomic
from spacerace_game.ui.say import say


def write_report(journal: Path, rules: Rules) -> tuple[bool, str]:
    """Writes the report of a campaign; whether that went well, and what to tell the player."""
    target = journal.with_suffix(".html")
    try:
        text = report_html(annals_of(rules, read_journal(journal)))
        write_atomic(target, text.encode())
    except (StoreError, NotTrusted, ValueError) as error:
        return False, str(error)
    return True, say("It is kept as {path}. Any browser opens it.", path=target)
