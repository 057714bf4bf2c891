"""Explanations of work and intelligence: speed, catching up, the next million, and what the agencies say."""

from __future__ import annotations

from spacerace_game.engine.money import PPM
from spacerace_game.engine.state import AGENCIES, Program
from spacerace_game.engine.view import View
from spacerace_game.engine.work import (
    Useful,
    catching_up,
    examples,
    next_million,
    pace_of,
    speed_parts,
    useful,
)

Parts = tuple[tuple[str, int], ...]
MIDDLE = AGENCIES.index("middle")


def _program(view: View, about: str) -> Program:
    place = view.rules.item_index[about]
    for program in view.own.programs:
        if program.item == place:
            return program
    raise KeyError(about)


def explain_speed(view: View, about: str) -> Parts:
    """Speed of an open program, ppm of its funding's progress."""
    program = _program(view, about)
    known = examples(view.rules, view.side, view.public, view.period.first)
    pace = pace_of(view.rules, view.turn, view.side, view.own, view.holder, known)
    return speed_parts(view.rules, view.own, program, pace)


def explain_catching_up(view: View, about: str) -> Parts:
    """What others' work takes off the way to a technology, ppm; nothing for other items."""
    item = view.rules.items[view.rules.item_index[about]]
    known = examples(view.rules, view.side, view.public, view.period.first)
    return catching_up(view.rules, view.own, item, known)


def explain_repair(view: View, about: str) -> Parts:
    """What it takes to remove a fault of a design, expected thousandths of a quarter: the remedy, and a second one.

    KeyError for a design there is none of.
    """
    if about not in view.rules.design_index:
        raise KeyError(about)
    numbers = view.rules.numbers.reliability
    whole = 1000 * numbers.fix_quarters
    return (("the first remedy", whole), ("a second one", whole * (PPM - numbers.fix_holds) // PPM))


def useful_limits(view: View, about: str) -> Useful:
    """The useful limits of an open program's funding; KeyError if there is none."""
    return useful(view.rules, view.side, view.own, _program(view, about))


def explain_next_million(view: View, about: str) -> Parts:
    """What one million more this turn would buy in work on an open program, thousands at American prices."""
    program = _program(view, about)
    speed = sum(amount for _, amount in explain_speed(view, about))
    share = useful(view.rules, view.side, view.own, program).engineers
    return next_million(view.rules, view.side, view.own, program, speed, share)


def explain_estimate(view: View, about: str) -> Parts:
    """A rival's day for a milestone, as a day number.

    `about` is MILESTONE for the published estimate of the rival believed nearest, MILESTONE:AGENCY for what an
    agency says, and either with @SIDE behind it for a certain rival. Parts are today, how far off the middle
    agency has it, and how far this agency is from that. KeyError where nobody has an idea.
    """
    about, _, rival = about.partition("@")
    name, _, agency = about.partition(":")
    which = AGENCIES.index(agency) if agency in AGENCIES else view.own.published
    if agency and agency not in AGENCIES:
        raise KeyError(agency)
    milestone, width = view.rules.milestone_index[name], len(view.rules.scenario.milestones)
    columns = (view.own.estimate_cautious, view.own.estimate, view.own.estimate_alarmed)
    sides = [view.rules.side_index[rival]] if rival else range(len(view.rules.sides))
    days = [
        (columns[which][side * width + milestone], side)
        for side in sides
        if side != view.side and columns[which][side * width + milestone]
    ]
    if not days:
        raise KeyError(about)
    day, side = min(days)
    today, middle = view.period.first, columns[MIDDLE][side * width + milestone]
    parts = (("today", today), ("the middle agency", middle - today), (f"the {AGENCIES[which]} agency", day - middle))
    return parts if which != MIDDLE else parts[:2]
