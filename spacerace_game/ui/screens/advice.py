"""The deputy's advice: what a steady chief would order in your place, seeing no more than you do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.ai import policy_named
from spacerace_game.engine import Desk
from spacerace_game.spec.orders import Order
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.say import say, say_count
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text

ADVISER = "steady"


class Advice(PageSheet):
    """Orders one could give, each with a button."""

    name = "advice"
    wide = 820

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign)
        self.advised = advice(campaign)

    def build(self) -> Widget:
        """The orders that can still be given, and giving all of them."""
        campaign = self.campaign
        open_ = [order for order in self.advised if order not in campaign.orders]
        rows: list[Widget] = []
        for number, order in enumerate(open_):
            lock = campaign.why_not(order)
            rows.append(
                Row(
                    Text(campaign.line(order), grow=8),
                    Button(
                        say("Order it"),
                        self._give(order),
                        f"give-{number}",
                        lock=lock,
                        price="◆" * campaign.attention(order),
                    ),
                )
            )
        if not rows:
            rows.append(Text(say("Nothing more. The deputy would end the quarter."), "italic", "soft"))
        return Panel(
            say("The deputy would order"),
            Text(
                say("Advice from someone careful who sees what you see and nothing else. It is not always right."),
                "small",
                "soft",
            ),
            Column(*rows, gap=4),
            Flow(
                Button(
                    say("Order all of it"),
                    self._all,
                    "all",
                    kind="main",
                    lock="" if open_ else say("There is nothing left to order."),
                ),
                Button(say("Back"), Pop, "back"),
            ),
        )

    def first_focus(self) -> str:
        """All of it."""
        return "all"

    def _give(self, order: Order) -> Callable[[], Any]:
        def given() -> None:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))

        return given

    def _all(self) -> Any:
        count = sum(1 for order in self.advised if order not in self.campaign.orders and not self.campaign.give(order))
        self.app.tell(say_count(count, "{n} order was given.", "{n} orders were given."))
        return Pop()


def advice(campaign: Campaign) -> tuple[Order, ...]:
    """What a steady policy would order from this view; those among it that the orders so far leave open come first."""
    found = policy_named(ADVISER)(campaign.view, campaign.view.turn)
    desk = Desk(campaign.view)
    for order in campaign.orders:
        desk.give(order)
    return tuple(sorted(found, key=lambda order: desk.why_not(order) is not None))
