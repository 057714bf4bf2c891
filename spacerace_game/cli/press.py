"""`spacerace newspaper`: the front page of a turn, printed in the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import typer

from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.chronicle.replay import told
from spacerace_game.engine import view_for
from spacerace_game.spec.rules import Rules
from spacerace_game.words.newspaper import FrontPage, Newsroom

WIDTH = 100


def page_of(rules: Rules, read: JournalRead, turn: int, side: str, reader: str) -> FrontPage | None:
    """The page of a turn of a journal, all turns before it told first; None where it was not played.

    KeyError for a side without a paper; NotTrusted where the journal does not fit the rules.
    """
    room = Newsroom(rules, side, reader)
    for state, facts in told(rules, read):
        page = room.page(view_for(state, reader), facts)
        if page.number == turn:
            return page
    return None


def newspaper_lines(page: FrontPage) -> Iterable[str]:
    """A front page as lines of text."""
    names = f"{page.masthead}   {page.local_masthead}".strip()
    yield from ("", "=" * WIDTH, names.center(WIDTH).rstrip(), f"{page.city} · {page.date_line}".center(WIDTH).rstrip())
    yield "=" * WIDTH
    for number, story in enumerate(page.stories):
        yield ""
        yield from textwrap.wrap(story.headline.upper() if number == 0 else story.headline, WIDTH)
        yield from textwrap.wrap(story.lead, WIDTH, initial_indent="  ", subsequent_indent="  ")
    if page.inside:
        yield ""
        yield from textwrap.wrap("Inside: " + " · ".join(one.headline for one in page.inside), WIDTH)
    if page.bulletin:
        yield from ("", "-" * WIDTH, "NOT FOR PRINT")
        for story in page.bulletin:
            yield from textwrap.wrap(f"{story.headline}. {story.lead}", WIDTH, subsequent_indent="  ")
    yield ""


def print_page(page: FrontPage) -> None:
    """Writes a front page to the terminal."""
    for line in newspaper_lines(page):
        typer.echo(line)


def page_as_json(page: FrontPage) -> dict[str, Any]:
    """A front page as plain data."""
    return asdict(page)
