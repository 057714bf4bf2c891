"""This quarter's orders: what was asked for, what it takes, and taking any of it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.ui.presenters.parts import shared_bill
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text


class OrdersSheet(PageSheet):
    """The list of orders given this quarter."""

    name = "orders"
    wide = 820

    def build(self) -> Widget:
        """Each order with its price and a button to drop it."""
        campaign = self.campaign
        rows: list[Widget] = []
        for place, order in enumerate(campaign.orders):
            marks = "◆" * campaign.attention(order) or say("no attention")
            rows.append(
                Row(
                    Text(f"{place + 1}.  {campaign.line(order)}", grow=8),
                    Text(marks, "small", "soft", grow=2, align="right"),
                    Button(say("Drop"), self._drop(place), f"drop-{place}"),
                )
            )
        if not rows:
            rows.append(
                Text(
                    say("Nothing is ordered yet. Orders are given on the pages: budget, people, flights and so on."),
                    "italic",
                    "soft",
                )
            )
        bill = campaign.desk.committed()
        total = say(
            "Committed this quarter: {civil} of civil work, {military} for the customers. Left: {free} of free money, "
            "{tied} of the customers’.",
            civil=money(bill.civil),
            military=money(bill.military),
            free=money(sum(amount for _, amount in campaign.parts("purse"))),
            tied=money(sum(amount for _, amount in campaign.parts("customers"))),
        )
        shared = shared_bill(campaign)
        return Panel(
            say("Orders of this quarter"),
            Column(*rows, gap=4),
            Text(total, "strong"),
            Text(shared, "small", "soft") if shared else None,
            Flow(Button(say("Back"), Pop, "back", kind="main")),
        )

    def _drop(self, place: int) -> Callable[[], Any]:
        def dropped() -> Any:
            gone = self.campaign.drop(place)
            if len(gone) > 1:
                others = "; ".join(self.campaign.line(one) for one in gone[1:])
                self.app.tell(say("Dropped, with what depended on it: {others}", others=others))
            return None

        return dropped

    def first_focus(self) -> str:
        """The way back."""
        return "back"
