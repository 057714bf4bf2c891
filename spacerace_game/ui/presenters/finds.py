"""What the search finds: people, machines, technologies, places, milestones, articles and pages."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.spec.rules import FACILITY, SPACECRAFT, TECHNOLOGY, VEHICLE
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.say import say


@dataclass(frozen=True, slots=True)
class Find:
    """Something found: its name, what it is, the page it is on, and its id there."""

    title: str
    kind: str
    page: str
    about_id: str
    about: str = ""


PAGE_NAMES = ("desk", "budget", "people", "knowledge", "hangar", "flights", "world", "timeline", "newspaper", "archive")
KINDS = {TECHNOLOGY: ("technology", "knowledge"), VEHICLE: ("vehicle", "hangar")}
KINDS |= {SPACECRAFT: ("spacecraft", "hangar"), FACILITY: ("facility", "world")}


def finds(campaign: Campaign, words: str) -> list[Find]:
    """Everything whose name holds the words, names that begin with them first."""
    wanted = words.casefold().strip()
    if not wanted:
        return [Find(say(name.capitalize()), "page", name, "") for name in PAGE_NAMES]
    scored = []
    for number, one in enumerate(everything(campaign)):
        title = one.title.casefold()
        place = title.find(wanted)
        if place >= 0:
            begins = place == 0 or not title[place - 1].isalnum()
            scored.append((0 if place == 0 else 1 if begins else 2, len(title), number, one))
    return [one for *_, one in sorted(scored, key=lambda entry: entry[:3])]


def everything(campaign: Campaign) -> list[Find]:
    """All that can be found. Nothing in it depends on what only the rival knows."""
    rules = campaign.rules
    found = [Find(say(name.capitalize()), "page", name, "") for name in PAGE_NAMES]
    for person in rules.scenario.people:
        found.append(Find(person.name, "person", "people", person.id))
    for item in rules.items:
        kind, where = KINDS[item.kind]
        if campaign.view.side in item.sides:
            found.append(Find(item.title, kind, where, item.id))
    found += [Find(one.title, "place", "world", one.id) for one in rules.scenario.sites]
    found += [Find(one.title, "bureau", "people", one.id) for one in rules.bureaus]
    found += [Find(one.title, "milestone", "timeline", one.id) for one in rules.scenario.milestones]
    found += [Find(one.title, "mission", "flights", one.id) for one in rules.missions]
    found += [Find(one.title, "article", "archive", one.id) for one in rules.scenario.articles]
    return found
