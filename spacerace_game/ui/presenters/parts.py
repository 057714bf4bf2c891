"""A number opened: its title, its parts with their names, its sum in words, and what it means."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.terms import TERMS
from spacerace_game.ui.presenters.units import money, percent, points, signed
from spacerace_game.ui.say import say

Breaking = tuple[str, list[tuple[str, int, str]], str, str]

CAUSES = {
    "start": "where it stood at the start",
    "firsts": "firsts",
    "seconds": "what we did after others",
    "failures": "failed flights, seen or hushed up",
    "crew": "lives lost",
    "promises": "promises",
    "leaders": "leaders and the calendar",
    "rival": "what the rival did",
    "world": "the state of the world",
    "choices": "decisions",
    "captives": "captives",
    "intelligence": "intelligence",
    "military": "the military",
    "institutions": "institutions",
    "bounds": "it cannot go further",
    "free": "in the purse",
    "customers' purse": "in the purse",
    "bought at once": "bought and sold at once",
    "civil commitments": "payroll, programs, flights and answers",
    "customers beyond their money": "borne for the customers",
    "customers' bill": "the customers’ bill",
    "borne by free money": "of that, what falls on free money",
    "bound to pledges": "bound to pledges",
    "kept for watching": "kept for watching the rival",
}
TITLES = {
    "support": "Support",
    "fear": "Fear",
    "military": "Military interest",
    "prestige": "Prestige",
    "grant": "This year’s grant",
    "income": "What came in this quarter",
    "tied": "Customers’ money this quarter",
    "attention": "Attention this quarter",
    "purse": "Free money left after all orders",
    "customers": "Customers’ money left after all orders",
    "odds": "Odds of full success",
    "output": "Output",
    "trust": "Trust",
    "speed": "Speed of work",
    "catching-up": "Catching up",
    "next-million": "What the next million buys",
    "skill": "Skill aboard",
    "surprise": "Surprise, if the rival were first today",
    "verdict": "The verdict so far",
}
SHOWN: dict[str, tuple[Callable[[int], str], Callable[[int], str]]] = {
    "grant": (money, money),
    "income": (money, money),
    "tied": (money, money),
    "purse": (money, money),
    "customers": (money, money),
    "next-million": (money, money),
    "attention": (str, str),
    "skill": (str, str),
    "odds": (percent, lambda ppm: percent(ppm, 1)),
    "speed": (percent, percent),
    "catching-up": (percent, percent),
}
"""How the sum and the parts are written; what is not here are points."""
NOTES = {"purse": "money", "tied": "customers"}
MONEY = ("money", "grant", "income")
"""Terms and numbers with which it is said what M stands for."""


def unit_words(campaign: Campaign) -> str:
    """What M stands for, and how dear things are at home: said where money is explained, and nowhere else."""
    rules = campaign.rules
    text = say("M stands for {unit}, the same in every year, so that sums can be compared.", unit=rules.scenario.unit)
    prices = rules.sides[campaign.view.side].prices
    if prices != 1_000_000:
        text += " " + say("What is built here costs {n} % of American prices.", n=prices // 10_000)
    return text


def shared_bill(campaign: Campaign) -> str:
    """How the customers' bill of this quarter is borne, in a sentence; an empty string where there is none."""
    bill, over = campaign.desk.committed().military, campaign.desk.purses().over
    if not bill:
        return ""
    if not over:
        return say("The customers’ bill of {bill} is borne by their own money.", bill=money(bill))
    return say(
        "Of the customers’ bill of {bill} their own money bears {own}; {over} falls on free money.",
        bill=money(bill),
        own=money(bill - over),
        over=money(over),
    )


def breakdown(campaign: Campaign, what: str) -> Breaking:
    """A number of the side's view opened to its parts."""
    name, _, about = what.partition(":")
    parts = campaign.parts(what)
    whole, part = SHOWN.get(name, (points, signed))
    title = say(TITLES.get(name, name))
    if about:
        named = campaign.name(about)
        title = f"{title}: {campaign.teller.flight(about) if named == about else named}"
    lines = [(_cause(campaign, cause), amount, part(amount)) for cause, amount in parts]
    note = say(TERMS.get(NOTES.get(name, name), ""))
    if NOTES.get(name, name) in MONEY:
        note = f"{note}\n\n{unit_words(campaign)}"
    if name in ("purse", "customers"):
        note = "\n\n".join(one for one in (shared_bill(campaign), note) if one)
    return title, lines, whole(sum(amount for _, amount in parts)), note


def _cause(campaign: Campaign, cause: str) -> str:
    named = CAUSES.get(cause)
    if named:
        return say(named)
    found = campaign.name(cause)
    return say(found[:1].upper() + found[1:]) if found != cause else say(cause)
