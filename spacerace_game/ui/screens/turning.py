"""Ending a quarter: warnings first, then the engine, then what has come of it: the launch of the quarter before its news."""

from __future__ import annotations

from typing import Any

from spacerace_game.engine.facts import FlightFlown, MilestoneReached, Surprised
from spacerace_game.play.saves import keep_autosave
from spacerace_game.store.files import StoreError
from spacerace_game.ui.presenters.attempts import to_watch
from spacerace_game.ui.presenters.warnings import warnings_of
from spacerace_game.ui.say import say, say_count
from spacerace_game.ui.screen import Push, Replace
from spacerace_game.ui.screens.common import Ask, Message
from spacerace_game.ui.screens.house import Page, page
from spacerace_game.words.facts import known_first


def end_quarter(screen: Page) -> Any:
    """Ends the quarter, or first asks about what would be wasted."""
    campaign = screen.campaign
    if campaign.view.over:
        return _report(screen)
    preferences = screen.app.preferences
    if preferences.on("warnings"):
        found = [one for one in warnings_of(campaign) if preferences.on(f"warn_{one.kind}")]
        if found:
            text = "\n".join(f"• {one.text}" for one in found)
            kinds = [one.kind for one in found]

            def silence() -> None:
                for kind in kinds:
                    preferences.set(f"warn_{kind}", False)

            answers = [(say("End the quarter"), lambda: play_quarter(screen))]
            return Push(
                Ask(say("Before the quarter ends"), text, answers, (say("Do not warn me of these again"), silence))
            )
    return play_quarter(screen)


def play_quarter(screen: Page) -> Any:
    """Plays the turn and shows what has come of it."""
    campaign = screen.campaign
    try:
        campaign.end_turn()
    except StoreError as error:
        return _not_kept(screen, error)
    screen.app.play("paper")
    return _after(screen)


def carry_on(screen: Page) -> Any:
    """Ends quarters until something needs the chief."""
    campaign = screen.campaign
    if campaign.view.over:
        return _report(screen)
    try:
        count = campaign.carry_on()
    except StoreError as error:
        return _not_kept(screen, error)
    screen.app.tell(say_count(count, "A quarter has passed.", "{n} quarters have passed."))
    return _after(screen)


def _after(screen: Page) -> Any:
    campaign = screen.campaign
    if campaign.path is not None and campaign.view.turn % 4 == 0:
        try:
            keep_autosave(campaign.path, campaign.view.turn, screen.app.preferences.number("autosaves"))
        except StoreError as error:
            screen.app.tell(say("No autosave was kept. {why}", why=error))
    if campaign.view.over:
        return _report(screen)
    big = any(
        (isinstance(fact, MilestoneReached) and fact.shown and known_first(fact, campaign.view))
        or (isinstance(fact, Surprised) and fact.side == campaign.side and fact.shape != "calm")
        or (isinstance(fact, FlightFlown) and fact.side == campaign.side and fact.died)
        for fact in campaign.facts
    )
    told = Replace(page("newspaper" if big else "desk", campaign))
    flight = to_watch(campaign) if screen.app.preferences.on("launches") else None
    if flight is None:
        return told
    from spacerace_game.ui.screens.launch import Launch

    return Push(Launch(campaign, flight, told))


def _report(screen: Page) -> Any:
    from spacerace_game.ui.screens.epilogue import EpilogueSheet

    return Push(EpilogueSheet(screen.campaign))


def _not_kept(screen: Page, error: StoreError) -> Any:
    text = say(
        "The quarter was not played, because it could not be written down first. Nothing is lost: your orders still "
        "stand, and the campaign is kept up to the last quarter.\n\n{why}",
        why=error,
    )
    screen.app.play("no")
    return Push(Message(say("The campaign could not be saved"), text))
