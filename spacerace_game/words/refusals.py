"""A sentence for each refusal."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.engine import Refusal
from spacerace_game.words.days import long_date

REFUSALS = {
    "announced": "a civil agency announces everything; {0} is closed to it.",
    "answered": "{0} was answered already.",
    "already-done": "{0} is already so.",
    "already-open": "there is already work going on for {0}.",
    "bad-day": "the day lies outside what can be ordered now.",
    "campaign-over": "the campaign is over.",
    "choice-locked": "the choice {1} is not open to you.",
    "name-taken": "a flight of that name is already on the manifest.",
    "needs-first": "{0} grows from {1}, which must be begun first.",
    "no-attention": "it takes {need} of your attention, and you have {have} left this quarter.",
    "in-institute": "{0} works at the institute in Germany; move it home first.",
    "no-beat": "this quarter has {have} months for field teams, not {need}.",
    "no-agreement": "{0} takes an agreement of both sides, and it has not been signed.",
    "no-crew": "{0} needs a crew of {need}; {have} can go.",
    "no-woman": "{0} is to carry a woman; none who may fly is free.",
    "no-crewed-series": "{0} carries people; such flights are ordered one by one.",
    "no-design": "{0} has no finished design ({have} of {need}).",
    "no-facility": "the mission needs {0}.",
    "no-institute": "there is no institute to move.",
    "no-leader": "{0} leads nobody.",
    "no-money": "with {0} this quarter would take {need_money} of free money; you have {have_money}.",
    "no-pad": "there is no pad of grade {need} yet; one has to be built first.",
    "no-such-fault": "there is no such fault in {0}.",
    "no-support": "nobody would believe a promise of {0} now: support is {have_points}, and it takes {need_points}.",
    "no-suspect": "{0} is no suspect who waits for a judgement.",
    "no-secret": "there is no secret decree of {0} where flights are announced, nor a lean one.",
    "no-team": "there is no team {need}; you have {have}.",
    "no-use": "the design of {0} is of no use for {1}.",
    "not-asked": "{0} has not been put to you.",
    "not-a-design": "{0} is no design that could be frozen.",
    "not-here": "{0} cannot be had at {1}.",
    "not-known": "we do not know that {0} is at {1}; survey it first.",
    "not-open": "there is no program for {0}.",
    "not-sized": "{0} would be sized for a {1} bomb, and that decision has not been taken.",
    "not-ready": "{0} is not ready.",
    "not-trusted": "{0} is not trusted enough: {have_points}, and it takes {need_points}.",
    "not-your-zone": "{0} is not in your zone.",
    "not-yours": "{0} is not yours.",
    "not-halted": "that series is not halted.",
    "one-size-first": "customers hear of another size once a missile for a {1} bomb stands ready.",
    "pad-busy": "no pad is free for {1} on {need_day}; {0} is busy until {have_day}.",
    "team-busy": "team {have} is already somewhere in month {need}.",
    "technology": "{0} needs {1} at level {need}; ours stands at {have}.",
    "too-early": "it is too early for {0}.",
    "too-late": "the time for that is over.",
    "too-many": "{0}: at most {have} at once, not {need}.",
    "too-small": "{0} is too small a thing to pledge: worth {have_points} points, and it takes {need_points}.",
    "too-weak": "no: {0} is not within the reach of what you would send.",
    "unknown-id": "there is no {0}.",
    "unknown-order": "there is no order {0}.",
    "wrong-bureau": "{0} cannot design {1}.",
    "window-closed": "the window for {0} is closed on that day.",
}


UNITS: dict[str, Callable[[int], str]] = {
    "day": long_date,
    "money": lambda thousands: f"{thousands / 1000:,.1f} M",
    "points": lambda tenths: f"{tenths / 10:g}",
}
"""How a number of a refusal is written."""


def refusal_sentence(refusal: Refusal) -> str:
    """Why an order may not be given, in a sentence with its ids and numbers.

    >>> refusal_sentence(Refusal("not-ready", ("r-7",)))
    'r-7 is not ready.'
    """
    ids = (*refusal.ids, "it", "it")
    text = REFUSALS[refusal.code]
    written: dict[str, str] = {}
    for unit, write in UNITS.items():
        if f"_{unit}}}" in text:
            written |= {f"have_{unit}": write(refusal.have), f"need_{unit}": write(refusal.need)}
    return text.format(*ids, have=refusal.have, need=refusal.need, **written)
