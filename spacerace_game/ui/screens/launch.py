"""A flight told again from its facts, call-out by call-out."""

from __future__ import annotations

from typing import Any

from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.flight_record import flight_record
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import day, percent
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Flow, Panel, Row, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Rule, Text


class Launch(PageSheet):
    """What happened when."""

    name = "launch"
    wide = 760

    def __init__(self, campaign: Campaign, fact: FlightFlown) -> None:
        super().__init__(campaign)
        self.fact = fact
        self.record = flight_record(campaign.rules, fact)

    def build(self) -> Widget:
        """The call-outs with their times."""
        campaign, fact = self.campaign, self.fact
        fates = {
            "success": say("All went well."),
            "partial": say("It came through only in part."),
            "failure": say("It was lost."),
        }
        rows: list[Widget] = [
            Text(f"{day(fact.day)} · {campaign.name(fact.vehicle)} · {campaign.name(fact.mission)}", "strong"),
            Text(say("{fate} The odds of full success were {odds}.", fate=fates[fact.fate], odds=percent(fact.odds))),
            Rule(),
        ]
        for event in self.record["events"]:
            seconds = event["seconds"]
            sign = "−" if seconds < 0 else "+"
            clock = f"T{sign}{abs(seconds) // 3600:02}:{abs(seconds) // 60 % 60:02}:{abs(seconds) % 60:02}"
            names = ", ".join(campaign.name(one) for one in event["ids"])
            tone = "bad" if event["event"] in ("failure", "crew-lost") else "ink"
            rows.append(
                Row(
                    Text(clock, "document", "soft", grow=1),
                    Text(f"{say(event['event'])}: {names}" if names else say(event["event"]), "document", tone, grow=4),
                )
            )
        return Panel(fact.flight, *rows, Flow(Button(say("Back"), Pop, "back", kind="main")))

    def first_focus(self) -> str:
        """The way back."""
        return "back"


__all__ = ["Any", "Launch"]
