"""Reports on campaigns as files."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.report.html import report_html
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import write_atomic


def write_report(rules: Rules, read: JournalRead, path: Path) -> None:
    """Writes the report on a journal. NotTrusted where it does not fit the rules; StoreError for the disk."""
    write_atomic(path, report_html(annals_of(rules, read)).encode())
