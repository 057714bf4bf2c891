"""Where a person is, as far as a side knows: with whom, at which site in Germany, or not known."""

from __future__ import annotations

from spacerace_game.engine.captives import captive_named
from spacerace_game.engine.facts import CaptureDecided
from spacerace_game.engine.orders_germany import scrambling
from spacerace_game.engine.steps.capture import SHARED, holder_of
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.germany import holder_words
from spacerace_game.ui.presenters.units import year
from spacerace_game.ui.say import say
from spacerace_game.words.names import with_article


def whereabouts(campaign: Campaign, name: str) -> str:
    """Where someone from Germany is, in a few words; nothing for anybody else, and for the dead."""
    view, rules = campaign.view, campaign.rules
    captive = captive_named(rules, name)
    if captive is None:
        return ""
    holder = view.holder[captive.person] if captive.person >= 0 else view.lot_holder[captive.lot]
    if holder == view.side + 1:
        return _with_us(campaign, captive.index)
    if holder > 0:
        return _went(campaign, name, campaign.teller.country(rules.sides[holder - 1].id))
    if holder == -2:
        return _went(campaign, name, say("a third country"))
    if holder < 0:
        return ""
    if not scrambling(campaign.desk):
        return say("stayed in Germany, as far as we know")
    known = view.own.known[captive.index]
    if not known:
        return say("whereabouts not known to us")
    site = rules.scenario.sites[known - 1]
    hands = _hands(campaign, holder_of(site, view.period.first))
    return say("believed to be at {place}, {hands}", place=site.title.split(",")[0], hands=hands)


def _hands(campaign: Campaign, holder: str) -> str:
    """In whose hands a site is."""
    if holder == campaign.side:
        return say("in our hands")
    if holder == SHARED:
        return say("which the powers share")
    if holder == "contested":
        return say("which is fought over")
    return say("in the hands of {who}", who=with_article(holder_words(campaign, holder)))


def _with_us(campaign: Campaign, captive: int) -> str:
    own = campaign.view.own
    if own.abroad[captive] and own.institute:
        site = campaign.rules.scenario.sites[own.institute - 1]
        return say("at our institute, {place}", place=site.title.split(",")[0])
    return say("with us")


def _went(campaign: Campaign, name: str, who: str) -> str:
    """Who took them, with the year where this sitting has seen it."""
    days = [
        fact.day
        for _, facts in campaign.session.sitting
        for fact in facts
        if isinstance(fact, CaptureDecided) and fact.target == name and fact.winner not in ("", "destroyed")
    ]
    if not days:
        return say("went to {who}", who=who)
    return say("went to {who} in {year}", who=who, year=year(days[-1]))
