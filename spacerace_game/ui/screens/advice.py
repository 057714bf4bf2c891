"""The deputy's advice: what a steady chief would order in your place, seeing no more than you do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.spec.orders import HireEngineers, Order
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.advice import Advised, advised
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.say import say, say_count
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import PageSheet
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Row, Widget
from spacerace_game.ui.widgets.controls import Button
from spacerace_game.ui.widgets.text import Text


class Advice(PageSheet):
    """Orders one could give, each with what it costs, what it is for, and a button."""

    name = "advice"
    wide = 820

    def __init__(self, campaign: Campaign) -> None:
        super().__init__(campaign)
        self.advised = advised(campaign)

    def build(self) -> Widget:
        """The orders that can still be given, and giving all of them."""
        left = [one for one in self.advised if one.order not in self.campaign.orders]
        hired = [one.order for one in left if isinstance(one.order, HireEngineers)]
        rows = [
            self._row(number, one)
            for number, one in enumerate(left)
            if len(hired) < 2 or not isinstance(one.order, HireEngineers)
        ]
        if len(hired) > 1:
            rows.insert(0, self._hires(hired))
        most = [one for one in left if not one.breaks_word]
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
                    say("Order all of it")
                    if len(most) == len(left)
                    else say("Order all but what takes back your word"),
                    self._all,
                    "all",
                    kind="main",
                    lock="" if most else say("There is nothing left to order."),
                ),
                Button(say("Back"), Pop, "back"),
            ),
        )

    def first_focus(self) -> str:
        """All of it."""
        return "all"

    def _row(self, number: int, one: Advised) -> Widget:
        campaign = self.campaign
        lines: list[Widget] = [Text(campaign.line(one.order))]
        if one.why:
            lines.append(Text(one.why, "small", "soft"))
        return Row(
            Column(*lines, gap=0),
            Button(
                say("Order it"),
                self._give(one.order),
                f"give-{number}",
                lock=campaign.why_not(one.order),
                price="◆" * campaign.attention(one.order),
            ),
        )

    def _hires(self, hired: list[HireEngineers]) -> Widget:
        """All that are to be hired, in one line and with one button."""
        campaign = self.campaign
        fields = ", ".join(say("{field} {n}", field=campaign.name(one.discipline), n=one.engineers) for one in hired)
        cost = money(sum(sum(campaign.price(one)) for one in hired))
        count = sum(one.engineers for one in hired)
        return Row(
            Column(
                Text(say("Hire {n} engineers", n=count)),
                Text(say("{cost}: {fields}", cost=cost, fields=fields), "small", "soft"),
                gap=0,
            ),
            Button(say("Order it"), self._hire(hired), "give-hires"),
        )

    def _hire(self, hired: list[HireEngineers]) -> Callable[[], Any]:
        def given() -> None:
            refused = [why for why in map(self.campaign.give, hired) if why]
            self.app.tell(
                refused[0] if refused else say_count(len(hired), "{n} order was given.", "{n} orders were given.")
            )

        return given

    def _give(self, order: Order) -> Callable[[], Any]:
        def given() -> None:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))

        return given

    def _all(self) -> Any:
        left = [one.order for one in self.advised if not one.breaks_word and one.order not in self.campaign.orders]
        count = sum(1 for order in left if not self.campaign.give(order))
        self.app.tell(say_count(count, "{n} order was given.", "{n} orders were given."))
        return Pop()
