"""The archive: people, machines, places, ideas and events, linked with each other; and what really happened when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import day
from spacerace_game.ui.presenters.whereabouts import whereabouts
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Push
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.widgets.base import Flow, Panel, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Heading, Rule, Text

KINDS = (
    ("all", "All"),
    ("person", "People"),
    ("machine", "Machines"),
    ("place", "Places"),
    ("idea", "Ideas"),
    ("event", "Events"),
    ("chronicle", "Chronicle"),
)


class Archive(Page):
    """An encyclopedia with its sources."""

    name = "archive"
    title = "Archive"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.kind, self.chosen = "all", about
        self.been: list[str] = []

    def body(self) -> Widget:
        """The list, and the page."""
        return Split(self._list(), self._page(), key="archive")

    def first_focus(self) -> str:
        """The list."""
        return f"articles-{self.kind}"

    def help(self) -> tuple[str, str]:
        """What is in it."""
        return say("The archive"), say(
            "What is known of people, machines, places and ideas, with sources; and a chronicle of what really happened. It "
            "tells reality, not this campaign. Type to filter the list."
        )

    def _list(self) -> Widget:
        scenario = self.campaign.rules.scenario
        if self.kind == "chronicle":
            entries = sorted(scenario.chronicle, key=lambda one: one.date)
            lines = [Line(one.id, (day(one.date), one.title), (one.date, one.title)) for one in entries]
            heads = [Head(say("day"), 2), Head(say("what happened"), 5)]
        else:
            articles = [one for one in scenario.articles if self.kind in ("all", one.kind)]
            lines = [
                Line(one.id, (one.title, say(one.kind)), (one.title, one.kind))
                for one in sorted(articles, key=lambda a: a.title)
            ]
            heads = [Head(say("article"), 5), Head(say("kind"), 2)]
        if not self.chosen and self.kind in ("all", "chronicle"):
            self.chosen = self._today()
        known = {line.key for line in lines} | {one.id for one in scenario.chronicle}
        if self.chosen not in known and self.chosen not in {one.id for one in scenario.articles}:
            self.chosen = lines[0].key if lines else ""
        table = Table(
            heads,
            lines,
            f"articles-{self.kind}",
            self._open,
            say("The archive of this scenario is empty."),
            self.chosen,
        )
        pick = Choice([(k, say(t)) for k, t in KINDS], self.kind, self._pick, "kind")
        prologue = (
            Button(say("The prologue"), self._prologue, "prologue")
            if any(a.kind == "panel" for a in scenario.articles)
            else None
        )
        return Panel(say("Archive"), pick, table, key=f"archive-{self.kind}", grow=3, least=380, aside=prologue)

    def _today(self) -> str:
        """What really happened last before this quarter: nobody opens the archive on a year still to come."""
        now = self.campaign.view.period.first
        past = [one for one in self.campaign.rules.scenario.chronicle if one.date <= now]
        return max(past, key=lambda one: one.date).id if past else ""

    def _prologue(self) -> Any:
        from spacerace_game.ui.screens.prologue import Prologue

        return Push(Prologue(self.campaign, from_archive=True))

    def _pick(self, kind: str) -> None:
        self.kind, self.chosen = kind, ""

    def _open(self, name: str) -> None:
        if self.chosen:
            self.been.append(self.chosen)
        self.chosen = name

    def _follow(self, name: str) -> Callable[[], Any]:
        def followed() -> None:
            self.been.append(self.chosen)
            self.chosen = name
            if self.kind == "chronicle":
                self.kind = "all"

        return followed

    def _page(self) -> Widget:
        scenario = self.campaign.rules.scenario
        article = next((one for one in scenario.articles if one.id == self.chosen), None)
        if article is None:
            entry = next((one for one in scenario.chronicle if one.id == self.chosen), None)
            if entry is None:
                return Panel("", Text(say("Choose an article."), "italic", "soft"), grow=4, least=380)
            rows: list[Widget] = [
                Heading(entry.title),
                Text(day(entry.date), "strong", "accent_ink"),
                Text(entry.text, "news"),
                Rule(),
                Text(say("Source: {source}", source=entry.source), "small", "soft"),
            ]
            return Panel("", *rows, key=f"page-{entry.id}", grow=4, least=380)
        titles = {one.id: one.title for one in scenario.articles}
        where = whereabouts(self.campaign, article.id)
        here = Text(say("In this campaign: {where}.", where=where), "strong", "accent_ink") if where else None
        rows = [Heading(article.title), *([here] if here else []), Text(article.text, "news")]
        if article.source:
            rows += [Rule(), Text(say("Source: {source}", source=article.source), "small", "soft")]
        links = [Button(titles[one], self._follow(one), f"link-{one}") for one in article.links if one in titles]
        if links:
            rows += [Text(say("See also"), "strong"), Flow(*links, gap=6)]
        if self.been:
            rows.append(
                Flow(
                    Button(
                        say("Back to {title}", title=titles.get(self.been[-1], say("the chronicle"))),
                        self._back_to,
                        "been",
                        kind="quiet",
                    )
                )
            )
        return Panel("", *rows, key=f"page-{article.id}", grow=4, least=380)

    def _back_to(self) -> None:
        self.chosen = self.been.pop()
