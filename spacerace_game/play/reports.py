"""Reports on campaigns as files."""

from __future__ import annotations

from pathlib import Path

from spacerace_game.chronicle.annals import annals_of
from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.report.html import report_html
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, read_start, write_atomic


def write_report(rules: Rules, read: JournalRead, path: Path) -> None:
    """Writes the report on a journal, over an older one if there is one.

    NotTrusted where the journal does not fit the rules; StoreError for the disk, and for a file that is no page: a
    slip of the hand would else cost a campaign.
    """
    if path.is_file() and path.stat().st_size and not read_start(path).lstrip().lower().startswith(b"<!doctype html"):
        raise StoreError("this file is no page, and the report would replace it", path, "choose another name")
    write_atomic(path, report_html(annals_of(rules, read)).encode())
