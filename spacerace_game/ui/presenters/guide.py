"""The guided first year: what to look at, step by step; each step is done by doing it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacerace_game.engine.orders_germany import next_team, scrambling
from spacerace_game.spec.orders import OpenProgram, SendTeam, TreatCaptives
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.say import say

LAST_TURN = 6


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to learn: its words, the page it happens on, and whether it has been done."""

    text: str
    page: str
    done: Callable[[Campaign], bool]
    when: Callable[[Campaign], bool]


def _ordered(kind: type) -> Callable[[Campaign], bool]:
    return lambda campaign: any(isinstance(order, kind) for order in campaign.orders)


def _turn(number: int) -> Callable[[Campaign], bool]:
    return lambda campaign: campaign.session.state.turn >= number


def _always(_: Campaign) -> bool:
    return True


STEPS: tuple[Step, ...] = (
    Step(
        "Germany holds the people and papers everybody wants, and the map changes on 1 July. On **People**, choose a site, mark "
        "whom you want, and send a team. Each team has one errand a month.",
        "people",
        lambda c: _ordered(SendTeam)(c) or c.session.state.turn > 0,
        lambda c: scrambling(c.desk) and c.session.state.turn == 0,
    ),
    Step(
        "Give the other teams their errands too, or let “Send all for me” do it. Surveys find people who are on nobody’s list.",
        "people",
        lambda c: next_team(c.desk) is None or c.session.state.turn > 0,
        lambda c: scrambling(c.desk) and c.session.state.turn == 0,
    ),
    Step(
        "Money that is not spent buys nothing. On **Budget**, open a program: the A-4 as a whole is a fair beginning. It takes one "
        "of your five points of attention, shown as ◆ at the top.",
        "budget",
        lambda c: _ordered(OpenProgram)(c) or bool(c.view.own.programs),
        _always,
    ),
    Step(
        "Every number opens to its parts: press **Support** at the top, or the grant on Budget. Words with dots under them explain "
        "themselves; so does F2 for whatever has the keyboard.",
        "budget",
        lambda c: c.session.state.turn >= 1,
        lambda c: c.session.state.turn == 0,
    ),
    Step(
        "End the quarter with Ctrl+Enter. Both sides’ orders are carried out at once; then the desk tells what has come of it.",
        "desk",
        _turn(1),
        _always,
    ),
    Step(
        "Decisions wait on the **desk** with a deadline and a default. Press one, read it, and choose; a locked choice says why.",
        "desk",
        lambda c: not c.view.own.pending or c.session.state.turn >= 3,
        lambda c: bool(c.view.own.pending),
    ),
    Step(
        "People who came over wait for your word. On **People**, Captives: to integrate them gives most and may cost you later; to "
        "isolate them is slow and safe.",
        "people",
        lambda c: _ordered(TreatCaptives)(c) or c.session.state.turn >= 5,
        lambda c: c.session.state.turn >= 1 and bool(c.options["treat-captives"]),
    ),
    Step(
        "A flight wants a vehicle that is ready and a pad that stands. **Timeline** shows what is worth flying for and what blocks "
        "it; **World** is where pads are built. Begin one.",
        "timeline",
        lambda c: (
            any(c.rules.items[p.item].kind == 3 for p in c.desk.side.programs) or c.session.state.turn >= LAST_TURN
        ),
        _always,
    ),
    Step(
        "That is the trade: people, money, machines, flights. “Ask the deputy” on the desk whenever you like. Carry on ends quarters "
        "until something needs you.",
        "desk",
        _turn(LAST_TURN),
        _always,
    ),
)


def guide_step(campaign: Campaign) -> tuple[int, Step] | None:
    """The step one is at, with its number; nothing once the first year is over or all is done."""
    if campaign.session.state.turn > LAST_TURN or campaign.view.over:
        return None
    for number, step in enumerate(STEPS):
        if not step.done(campaign) and step.when(campaign):
            return number + 1, step
    return None


def guide_text() -> str:
    """All steps, to be read again."""
    return "\n\n".join(f"{number}. {say(step.text)}" for number, step in enumerate(STEPS, 1))
