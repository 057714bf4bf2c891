"""What would be wasted or decided without you if the quarter ended now."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.engine.orders_germany import next_team
from spacerace_game.spec.base import text_for
from spacerace_game.spec.dates import iso
from spacerace_game.spec.orders import AnswerDecision
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import money
from spacerace_game.ui.say import say


@dataclass(frozen=True, slots=True)
class Warning:
    """A warning: its kind, by which it can be silenced, and its words."""

    kind: str
    """attention, idle, money, decision or teams."""
    text: str


def warnings_of(campaign: Campaign) -> tuple[Warning, ...]:
    """Everything worth a thought before the quarter ends."""
    desk, view, rules = campaign.desk, campaign.view, campaign.rules
    found = []
    answered = {order.storylet for order in campaign.orders if isinstance(order, AnswerDecision)}
    for pending in view.own.pending:
        story = rules.storylets[pending.storylet]
        if story.id not in answered and pending.due <= view.turn:
            default = next(choice for choice in story.choices if choice.id == story.default)
            found.append(
                Warning(
                    "decision",
                    say(
                        "“{title}” will be decided without you: {default}",
                        title=story.title,
                        default=text_for(default.text, campaign.side),
                    ),
                )
            )
    for wish in campaign.wishes():
        refused = say("The leader’s wish goes without an answer, which is a refusal: {what}.", what=campaign.name(wish))
        found.append(Warning("decision", refused))
    if next_team(desk) is not None:
        found.append(Warning("teams", say("A field team in Germany has no errand.")))
    kept = rules.numbers.attention.carried
    if desk.attention > kept:
        found.append(
            Warning(
                "attention",
                say("Attention left unused: {n}; of that {kept} can be carried over.", n=desk.attention, kept=kept),
            )
        )
    if not desk.side.programs:
        found.append(Warning("idle", say("No program is open: the engineers have nothing to do.")))
    left = sum(amount for _, amount in campaign.parts("purse"))
    if left < 0:
        lack = say("{money} of free money are lacking: what was begun last stands still.", money=money(-left))
        found.append(Warning("money", lack))
    if iso(view.period.last).endswith("12-31") and left > max(1, view.own.grant) // 4:
        share = rules.sides[view.side].carried_over // 10_000
        found.append(
            Warning(
                "money",
                say("The year ends with {left} unspent; {share} % of it is kept.", left=money(left), share=share),
            )
        )
    return tuple(found)
