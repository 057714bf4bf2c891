"""The front page of the quarter, and on its back the other side's telling."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.ui.art.paper import draw_masthead
from spacerace_game.ui.art.rocket import draw_rocket
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.say import say
from spacerace_game.ui.screens.faces import face
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import MISSED, Column, Flow, Grid, Pad, Panel, Picture, Row, Scroll, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card
from spacerace_game.ui.widgets.text import Rule, Sheet, Text
from spacerace_game.words.newspaper import First, FrontPage, Story, day_in_print


class Newspaper(Page):
    """The paper of the side one leads, or the other's."""

    name = "newspaper"
    title = "Newspaper"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.reader = campaign.side
        self.back_by = 0

    def theme(self) -> str:
        """That of the side whose paper it is."""
        return self.campaign.style_of(self.reader)

    def body(self) -> Widget:
        """Masthead, lead story, others, and the bulletin that is not for print."""
        editions = self.campaign.editions
        if not editions:
            text = say("No paper has come out in this sitting yet. One comes with every quarter you end.")
            called = self.recall_button() if self.campaign.session.forgotten else None
            return Split(Panel(say("The newspaper"), Text(text, "italic", "soft"), called), key="newspaper")
        edition = editions[max(0, len(editions) - 1 - self.back_by)]
        page = edition.get(self.reader)
        if page is None:
            return Split(
                Panel(say("The newspaper"), Text(say("This side has no paper."), "italic", "soft")), key="newspaper"
            )
        turn = Button(
            say("Turn the page: the other side’s telling"),
            self._turn,
            "turn",
            kind="main",
            lock="" if len(edition) > 1 else say("There is no other paper."),
        )
        older = Button(
            say("Earlier"),
            self._older,
            "older",
            lock="" if self.back_by + 1 < len(editions) else say("There is no earlier one."),
        )
        newer = Button(say("Later"), self._newer, "newer", lock="" if self.back_by else say("This is the newest."))
        desk = Button(say("To the desk"), lambda: self.go("desk"), "to-desk")
        return Column(
            Scroll(Pad(_front(self, page), 6, 0, most=1080), f"page-{self.reader}"), Flow(desk, turn, older, newer)
        )

    def first_focus(self) -> str:
        """The way to the desk; where nothing has come out yet, what would call it up."""
        return "to-desk" if self.campaign.editions else "recall"

    def help(self) -> tuple[str, str]:
        """Whose words these are."""
        return say("The newspaper"), say(
            "What the public of a side was told of the last quarter. Turn it over for the other side’s telling of the same "
            "days. What a government kept to itself stands in the bulletin below, marked as not for print."
        )

    def key(self, event: pygame.event.Event) -> Any:
        """Left and right turn it over."""
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT) and not self.app.focus:
            return self._turn()
        return MISSED

    def _turn(self) -> None:
        sides = list(self.campaign.editions[-1]) if self.campaign.editions else []
        if self.reader in sides:
            self.reader = sides[(sides.index(self.reader) + 1) % len(sides)]
            self.app.play("paper")

    def _older(self) -> None:
        self.back_by = min(self.back_by + 1, len(self.campaign.editions) - 1)

    def _newer(self) -> None:
        self.back_by = max(0, self.back_by - 1)


def _front(screen: Newspaper, page: FrontPage) -> Widget:
    style = screen.campaign.style_of(page.side)

    def masthead(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        name = page.local_masthead or page.masthead
        draw_masthead(
            surface,
            rect,
            name,
            page.masthead if page.local_masthead else page.city,
            page.date_line,
            look.palette,
            side=look_of(style),
        )

    motto = f"{page.local_motto} · {page.motto}" if page.local_motto else page.motto
    face = _illustration(screen, page.lead)
    told = [_story(one) for one in page.others]
    beside = told[:2] if face else []
    words = Column(
        Text(
            page.lead.headline.upper() if style == "constructivist" else page.lead.headline,
            "masthead" if len(page.lead.headline) < 40 else "headline",
        ),
        Text(page.lead.lead, "lead"),
        Rule() if beside else None,
        Grid(*beside, least=280, gap=22) if beside else None,
        gap=10,
    )
    words.grow = 3
    lead: Widget = words if face is None else Row(words, face, gap=18, align="top")
    others = [*told[len(beside) :], _standing(screen, page)]
    inside = [Text(f"• {one.headline}", "small") for one in page.inside]
    rows: list[Widget | None] = [
        Picture(masthead, 92, "masthead"),
        Text(motto, "news-italic", "soft", align="centre"),
        Rule(),
        lead,
        Rule() if others else None,
        Grid(*others, least=300, gap=22) if others else None,
        Text(say("Inside"), "small-strong") if inside else None,
        *inside,
    ]
    paper = Sheet(*rows, key="front", gap=10)
    if not page.bulletin:
        return paper
    notes = [Column(Text(one.headline, "document-strong"), Text(one.lead, "document"), gap=2) for one in page.bulletin]
    return Column(
        paper,
        Sheet(
            Text(say("Bulletin, numbered copies"), "document-strong", "soft"),
            *notes,
            stamp=say("Not for print"),
            key="bulletin",
        ),
    )


def _story(one: Story) -> Widget:
    return Column(Text(one.headline, "deck"), Text(one.lead, "news"), gap=4)


def _illustration(screen: Newspaper, story: Story) -> Widget | None:
    """A drawing beside the lead story: the rocket that flew, or the face of whom it is about."""
    campaign = screen.campaign
    rules = campaign.rules
    kind, name = (*story.about, "", "")[:2]
    livery = look_of(campaign.style_of(screen.reader))
    if kind == "person" and name in rules.person_index:
        person = rules.scenario.people[rules.person_index[name]]
        return face(person, livery, 190, 160)
    by, machine = story.flown
    if not machine:
        return None
    vehicle = rules.vehicles[rules.vehicle_index[machine]]
    side = look_of(campaign.style_of(by))

    def rocket(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        engines = {engine.id: engine for engine in rules.scenario.engines}
        draw_rocket(surface, rect, vehicle, look.palette, engines=engines, livery=side or "neutral", bar=False)

    return Picture(rocket, 260, "picture", width=200, grow=0)


def _standing(screen: Newspaper, page: FrontPage) -> Widget:
    """The race as the public knew it on the day of the page: firsts made known, the latest on top."""
    rules, firsts = screen.campaign.rules, page.firsts
    tally = ", ".join(f"{side.title} {sum(one.side == side.id for one in firsts)}" for side in rules.sides)
    rows: list[Widget] = [
        Text(say("The race so far"), "deck"),
        Text(say("Firsts made known: {tally}.", tally=tally), "news"),
    ]
    fresh = rules.turns[max(0, page.number - 1)].first
    dates = next(paper.dates for paper in rules.scenario.papers if paper.side == page.side)

    def order(one: First) -> tuple[int, int]:
        """This quarter's by what they are worth, then the latest before."""
        spec = rules.scenario.milestones[rules.milestone_index[one.milestone]]
        return (-spec.first, 0) if one.day >= fresh else (0, -one.day)

    for one in sorted(firsts, key=order)[:5]:
        title = rules.scenario.milestones[rules.milestone_index[one.milestone]].title
        when = day_in_print(one.day, dates)
        rows.append(Text(f"{when}: {title}, {screen.campaign.name(one.side)}", "small"))
    return Card(*rows, key="standing", pad=12)
