"""The scramble: sites with who holds them, teams with their errands, and what is believed to be where."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacerace_game.engine.bids import BEST, TEAMS, bid_weight, declined, terms_for
from spacerace_game.engine.captives import Target, target_named, targets_of
from spacerace_game.engine.orders_germany import next_team, reach_of, teams_of
from spacerace_game.engine.steps.capture import beat_day, beats_of, holder_of, price_of, trains_of
from spacerace_game.spec.orders import SendTeam
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.units import month
from spacerace_game.ui.say import say, say_count


@dataclass(frozen=True, slots=True)
class Wanted:
    """Someone or something believed to be at a site."""

    id: str
    title: str
    people: bool
    about: str
    price: int
    """On fair terms, thousands; nothing for things."""
    loads: int
    declined: str = ""
    """What they would not come for, and what else might do."""


@dataclass(frozen=True, slots=True)
class Place:
    """A site in Germany as the side knows it now."""

    id: str
    title: str
    latitude: float
    longitude: float
    holder: str
    """A side, `shared`, or a third hand."""
    next_holder: str
    next_day: int
    access: int
    """Of 4, in the month of the next errand."""
    surveyed: bool
    wanted: tuple[Wanted, ...]
    telling: str
    teams: tuple[int, ...]
    """Teams with an errand here this quarter."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A team in a month of the quarter, and its errand if it has one."""

    team: int
    beat: int
    when: str
    errand: SendTeam | None


def slots(campaign: Campaign) -> list[Slot]:
    """Every team in every month of this quarter."""
    desk, rules = campaign.desk, campaign.rules
    given = {(one.team, one.beat): one for one in desk.errands}
    found = []
    for beat in range(1, beats_of(rules, desk.turn) + 1):
        when = month(beat_day(rules, desk.turn, beat))
        for team in range(1, teams_of(rules, desk.index, desk.period.last) + 1):
            found.append(Slot(team, beat, when, given.get((team, beat))))
    return found


def places(campaign: Campaign) -> list[Place]:
    """Every site, first where most can be reached: what is known of weighs by how easily a team gets at it."""
    desk, rules = campaign.desk, campaign.rules
    slot = next_team(desk)
    beat = slot[1] if slot else 1
    today = beat_day(rules, desk.turn, beat)
    known: dict[int, list[Wanted]] = {}
    for target in targets_of(rules):
        where = desk.side.known[target.index]
        holder = desk.view.holder[target.person] if target.person >= 0 else desk.view.lot_holder[target.lot]
        if where and holder == 0:
            one = replace(_wanted(campaign, target.id), declined=declined_words(campaign, target, where - 1, beat))
            known.setdefault(where - 1, []).append(one)
    found = []
    for place, site in enumerate(rules.scenario.sites):
        later = next((one for one in site.holders if one.since > today), None)
        found.append(
            Place(
                site.id,
                site.title,
                float(site.latitude),
                float(site.longitude),
                holder_of(site, today),
                later.holder if later else "",
                later.since if later else 0,
                reach_of(desk, place, beat),
                bool(desk.side.surveyed[place]),
                tuple(known.get(place, ())),
                site.telling.get(campaign.side) or site.telling.get("any") or "",
                tuple(sorted({one.team for one in desk.errands if one.site == site.id})),
            )
        )
    found.sort(key=lambda one: (-len(one.wanted) * one.access, -one.access, one.title))
    return found


def _wanted(campaign: Campaign, name: str) -> Wanted:
    rules = campaign.rules
    target = target_named(rules, name)
    assert target is not None
    if target.person >= 0:
        person = rules.scenario.people[target.person]
        best = max(person.skills, key=lambda one: one.skill, default=None)
        about = say("{field} {n}", field=campaign.name(best.discipline), n=best.skill) if best else ""
        leaning = person.leaning.get(campaign.side, 0)
        if leaning:
            about = say("{about}; leans to us {n} of 6", about=about, n=leaning)
        if person.dossier:
            about = say("{about}; a past in the file", about=about)
        return Wanted(name, person.name, True, about, price_of(rules, name, 2), 0)
    lot = rules.lots[target.lot][1]
    if lot.kind == "people":
        return Wanted(
            name,
            lot.title,
            True,
            say("{n} engineers", n=sum(lot.engineers.values())),
            price_of(rules, name, 2),
            lot.loads,
        )
    loads = say_count(lot.loads, "{kind}, {n} train load", "{kind}, {n} train loads", kind=say(lot.kind))
    return Wanted(name, lot.title, False, loads, 0, lot.loads)


TERMS = ("force", "bare terms", "fair terms", "the best terms")
"""What someone was offered, by the terms of the offer."""


def declined_words(campaign: Campaign, target: Target, site: int, beat: int) -> str:
    """What someone has refused us so far and what might still move them; nothing where nobody asked."""
    desk = campaign.desk
    before = declined(desk, target)
    if before is None:
        return ""
    needed = terms_for(desk, target, site, beat, max(1, before.offer))
    if needed == before.offer:
        return say("refused {terms}; the same may do now", terms=say(TERMS[before.offer]))
    if needed:
        return say("refused {terms}; a better offer might do", terms=say(TERMS[before.offer]))
    if bid_weight(desk, target, site, beat, BEST, TEAMS) > before.weight:
        return say("refused the best that one team can offer")
    return say("refused the best you can offer")


def trains(campaign: Campaign) -> int:
    """Train loads of this quarter."""
    return trains_of(campaign.rules, campaign.view.side, campaign.view.period.first)


def holder_words(campaign: Campaign, holder: str) -> str:
    """Who holds a site, in words."""
    if holder in campaign.rules.side_index:
        return campaign.name(holder)
    return {"shared": say("shared"), "britain": say("Britain"), "france": say("France")}.get(
        holder, holder.capitalize()
    )


def holder_phrase(campaign: Campaign, holder: str) -> str:
    """Who holds a site, as it stands in a sentence."""
    loose = {"shared": say("all powers together"), "contested": say("nobody for certain")}
    if holder in loose:
        return loose[holder]
    return campaign.country(holder) if holder in campaign.rules.side_index else holder_words(campaign, holder)
