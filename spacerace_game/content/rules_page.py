"""The rules as answers to a player's questions: `python -m spacerace_game.content.rules_page`.

Every number in docs/rules.md comes from the scenario that is shipped; a test compares the file with what this
module writes, so a number cannot change in one place only.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from spacerace_game.content.reference import FOLDER
from spacerace_game.spec.scenario import Scenario

PAGE = FOLDER.parent / "rules.md"
SCENARIO = "space_race_1945"
_MADE = "<!-- Written by `python -m spacerace_game.content.rules_page`; change the numbers, not this file. -->"
_ORDINALS = ("none", "engines alone", "firings of the stage", "the whole stage on a stand", "an all-up campaign")

QUESTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "How much can I do in a quarter?",
        (
            "You have {attention.per_turn} points of attention, one more for each outstanding deputy who leads no "
            "program, {attention.most} at the most; {attention.carried} of them keep for the next quarter.",
            "Opening a program takes {attention.open_program}, closing one {attention.close_program}, freezing a "
            "design {attention.freeze}, a flight {attention.flight}, a series of up to {attention.series_flights} "
            "flights {attention.series}, a new leader {attention.leader}, a treatment {attention.treatment}, a "
            "source of intelligence {attention.source}, a reform {attention.reform}, a pledge {attention.pledge}, "
            "a warning to the country {attention.warn}.",
            "How much money a program gets, what you answer and who flies takes none.",
        ),
    ),
    (
        "Where does the money come from?",
        (
            "The year's grant is the neutral grant × institution × (50 + support) % × (100 + fear) %. A civil agency "
            "makes it {money.agency_factor} %{agencies}. A year lies between {money.grant_least} and "
            "{money.grant_most} % of the last, up to {money.grant_most_crisis} % after a crisis.",
            "Customers pay into a purse of their own, in the measure of the military's interest in you; it pays for "
            "their work only.",
        ),
    ),
    (
        "May I save?",
        (
            "{carried} of what is left at the end of the year. {money.rest_cut} % of the lost rest comes off the next "
            "neutral grant as well.",
        ),
    ),
    (
        "What does haste cost?",
        (
            "Crash funding pays {work.crash} % of the normal rate; what goes beyond the normal rate is worth "
            "{work.beyond} %, and each such quarter takes {work.crash_quality} % of the design's quality.",
            "Freezing a design from level {work.freeze_trl} on lets it fly sooner; each level of a technology that is "
            "missing below six adds {work.raw_faults} suspected faults.",
            "More than {work.haste_over} % new engineers in a quarter slow all work by {work.haste_slow} % for "
            "{work.haste_quarters} quarters.",
        ),
    ),
    (
        "How many engineers does a million take?",
        (
            "{work.engineers_per_million_year} engineers carry one million a year of useful work. Where they can be "
            "hired, they cost {work.hire_price} M each and at most {work.hire_most} % come in a quarter; "
            "{work.neglect} % leave in a quarter in which money fell.",
            "An education order costs {work.school_price} % of the neutral grant a year; after {work.school_quarters} "
            "quarters engineers grow by {work.school_growth} % a quarter more. A year without money is a year later.",
        ),
    ),
    (
        "What do bureaus cost?",
        (
            "Each further design of {work.bureau_light} M and more takes {work.bureau_extra} % from a bureau's speed. "
            "Two bureaus on one goal are {work.race_speed} % faster for twice the money and twice the engineers, and "
            "the better design has {work.race_quality} % fewer faults; their rivalry grows by {work.race_rivalry} a "
            "quarter, and ending the race by order costs {work.race_support} support.",
            "Bureaus on one vehicle whose leads quarrel grow apart by {work.quarrel_rivalry} a quarter, up to "
            "{work.quarrel_most}; without cause rivalry falls by {work.rivalry_cools}. At 100 it takes "
            "{work.rivalry_slow} % of the speed, under a ministry half of that.",
        ),
    ),
    (
        "What does it bring to be second?",
        (
            "What a rival has shown takes {work.shown_discount} % off the way to level six of the technologies behind "
            "it. The second on a milestone gets its second worth, and less support: the worth divided by "
            "{politics.second_support} instead of {politics.first_support}.",
            "Stolen papers take {work.stolen_discount} % off, what was announced and shown {work.published_quarters} "
            "quarters ago {work.published_discount} %; the best one counts. The second fears {work.second_faults} "
            "fault fewer in each component.",
        ),
    ),
    (
        "What do ground tests buy?",
        (
            "{ground}",
            "A fault is there with {reliability.present_raw} % where technologies are raw and "
            "{reliability.present_mature} % where they have been flown. A failure shows its cause with "
            "{reliability.found_by_failure} %. To fix a fault takes {reliability.fix_price} % of what the design cost "
            "and {reliability.fix_quarters} quarters; with {reliability.fix_holds} % the first remedy holds, otherwise "
            "it takes as long once more. "
            "Nothing removes the last {reliability.floor} %.",
        ),
    ),
    (
        "Which flight rules should I choose?",
        (
            "Conservative rules scrub {flights.scrub[0]} % of tries and take {flights.kill_factor[0]} % of each "
            "fault's risk; standard rules {flights.scrub[1]} and {flights.kill_factor[1]} %, aggressive ones "
            "{flights.scrub[2]} and {flights.kill_factor[2]} %. An escape system saves {flights.escape} % of crews "
            "on ascent.",
        ),
    ),
    (
        "What if something goes wrong on the way?",
        (
            "That is settled in the flight order. After a scrub a flight holds on its pad for {flights.scrub_days} "
            "days and {flights.hold_price} % of operations and spacecraft, or stands down to the next quarter. When a "
            "minor system of a crewed ship fails, a crew that comes home early lives with {flights.home_early} %; one "
            "that presses on works around {flights.press_on} % of such failures. Where the main objective is lost, "
            "some missions can turn to a lesser one.",
            "A loss halts its series until the fault is removed, you say go on, or {flights.halt_quarters} quarters "
            "are over. Of losses by the stages that burn from lift-off {flights.pad_blast} % happen on the pad, which "
            "is then out for {flights.pad_repair_days} days and {flights.pad_repair_price} % of its price.",
            "A vehicle that has not flown for more than {reliability.pause_quarters} quarters brings one removed fault "
            "back, with {reliability.idle_suspicion} %.",
        ),
    ),
    (
        "What does isolation cost?",
        (
            "Isolated captives work with {captives.isolate.access} % access and to level {captives.isolate.trl_most} "
            "only, and their trust moves by {captives.isolate.trust_year} points a year. They leak nothing.",
            "A design that they have finished is adopted or shelved ({captives.shelve_trust} trust); each quarter in "
            "which nobody answers costs {captives.design_waits}.",
            "Integrated ones have {captives.integrate.access} % access and gain {captives.integrate.trust_year} points "
            "a year; distrust leaks, and a past comes to light with {captives.surface} % a year for each point of "
            "dossier, for {captives.surface_support} support. From a trust of {captives.leader_trust} they may lead.",
            "A parallel team stands between: {captives.parallel.access} % access, {captives.parallel.trust_year} "
            "points a year, {captives.parallel.leaks} % of the leaks.",
            "What a captive's work is worth is skill × access × ({captives.output_base} + trust × "
            "{captives.output_trust} / 100) %. Nothing captured lifts a technology above level {captives.german_trl}.",
        ),
    ),
    (
        "What does an offer in Germany cost?",
        (
            "A bare one {capture.offer_price[0]} M a head and a trust of {capture.offer_trust[0]}, a fair one "
            "{capture.offer_price[1]} M and {capture.offer_trust[1]}, the best {capture.offer_price[2]} M and "
            "{capture.offer_trust[2]}, with {capture.best_dossier} points of dossier for the tainted. Whoever is "
            "seized starts at {capture.seize_trust}.",
            "A bid weighs teams × place × offer + leaning: {capture.own_zone} in one's own zone, "
            "{capture.closing_zone} just before it is handed over, {capture.shared_zone} where four powers or a third "
            "one rule, {capture.rival_zone} in the rival's. Staying at home weighs {capture.stay_people}.",
        ),
    ),
    (
        "How does support move?",
        (
            "A first brings its worth divided by {politics.first_support}; a failure that everybody saw costs the "
            "worth of what was hoped for divided by {politics.failure_support}, one kept quiet by "
            "{politics.failure_hidden}, for patrons know; a crew lost {politics.crew_lost}, "
            "{politics.crew_lost_hidden} where it is hidden. Each quarter {politics.drift} % of the gap to the "
            "leader's disposition closes.",
            "Under {politics.hearing} there is a hearing. Under {politics.dismissal} for "
            "{politics.dismissal_quarters} quarters you are dismissed.",
        ),
    ),
    (
        "How bad is a surprise?",
        (
            "Its size is the worth × (100 − the chance your published estimate gave it) % × (100 + the lead your "
            "public believes in) %. From {politics.week_below} it is an alarm ({politics.alarm_support} support), from "
            "{politics.crisis_from} a crisis ({politics.crisis_support}).",
            "To warn the country adds {politics.warn_expect} % to the expectation, {politics.warn_fear} to fear and "
            "{politics.warn_support} to support, and {politics.warn_support} again if nothing comes in "
            "{politics.warn_quarters} quarters.",
        ),
    ),
    (
        "What is a pledge?",
        (
            "A milestone by a date for money now, at support {politics.pledge_support} or fear {politics.pledge_fear}, "
            "or in a crisis; at most {politics.pledge_most} at a time. Kept: {politics.pledge_kept} support. A slip "
            "announced in time: {politics.pledge_slip}. Missed: {politics.pledge_missed}. Dropped: "
            "{politics.pledge_dropped}. A missed one goes on at {politics.pledge_late} % for {politics.pledge_grace} "
            "quarters; whose grace runs out before it is dropped costs {politics.pledge_lapsed}.",
            "A lean estimate of {politics.pledge_lean} % is worth {politics.pledge_lean_support} support today, each "
            "request for the rest {politics.pledge_request_support}. {politics.pledge_bound} % of what a pledge brings "
            "may only be spent on the road to it.",
            "A secret decree puts {politics.decree} % on paper, of which at least {politics.decree_least} % arrives.",
        ),
    ),
    (
        "What do the military want?",
        (
            "Requirements by a date. In time: {politics.requirement_met} interest; late: {politics.requirement_late} a "
            "quarter. A missile used for civil ends before it has met its requirement: {politics.civil_use}, or "
            "{politics.civil_first} if that is a first.",
            "To promise a requirement: {military.tender_accept} interest, and being late costs double. To decline it: "
            "{military.tender_decline}, and nothing is owed. Once the intercontinental one is met, customers move "
            "{military.watch_quarter} % of their money a quarter, at most {military.watch_most} %, to watching.",
        ),
    ),
    (
        "For which bomb is the missile sized?",
        (
            "Nobody knows yet what it will weigh: the first forecast says {military.bomb_guess} kg, give or take "
            "{military.bomb_error}; the truth lies between {military.bomb_least} and {military.bomb_most} kg. A light "
            "missile carries {military.bomb_light} kg; a heavier bomb sends it back to the drawing board.",
            "Both at once cost {military.both_price} % more each. The heavy one alone caps interest at "
            "{military.heavy_cap} from {military.heavy_cap_since} on. Deciding after {military.size_until}: "
            "{military.size_late} interest.",
        ),
    ),
    (
        "What does secrecy cost?",
        (
            "Each level takes {intelligence.secrecy_quality} from the quality of what rivals see and "
            "{intelligence.secrecy_slow} % from your own speed. A feat announced beforehand is worth "
            "{politics.before_prestige} %, one never announced nothing.",
            "Bureaus of your own that share drawings gain {work.imitation} %; each level of secrecy takes "
            "{intelligence.secrecy_imitation} % of that.",
            "Customers like it: each level given up by order moves interest by {intelligence.secrecy_interest}.",
        ),
    ),
    (
        "How is a campaign judged?",
        (
            "By five columns, each against what that side had really done by the same day (100 %, at most "
            "{verdict.most} %): firsts {verdict.firsts} % of the verdict, knowledge {verdict.knowledge} %, shield "
            "{verdict.shield} %, people {verdict.people} %, legacy {verdict.legacy} %. History itself has 100 points.",
            "*Firsts* is prestige. *Knowledge*: a full flight brings {verdict.data_up} from the upper air, "
            "{verdict.data_range} over a range, {verdict.data_orbit} from orbit, {verdict.data_beyond} from beyond, "
            "{verdict.data_crew} if a crew was there; "
            "after {verdict.data_full} flights of a kind {verdict.data_repeat} % of it; trials of machines bring none. "
            "*Shield*: a requirement met in time {verdict.requirement}, late {verdict.requirement_late}; "
            "each crisis takes {verdict.crisis} off.",
            "*People* starts at {verdict.people_base}, plus the mean captive ({treated}), less {verdict.life_crew} for "
            "each crew member lost and {verdict.life_ground} for each death on the ground. *Legacy*: services as the "
            "milestones say, {verdict.school} for each school founded.",
            "Named victories, of which you may hold several: Flag (first crewed landing), Chronicle (most firsts), "
            "House (longest in orbit), Shield (no crisis suffered), Clean hands (nobody died, nobody is isolated), "
            "Handshake (shared). Dismissal costs {politics.dismissal_prestige} prestige, and a successor goes on.",
        ),
    ),
)
"""Questions and answers; names in braces are numbers, in author's units."""


class _Group:
    """Numbers by name, as `{captives.isolate.access}` in a text asks for them."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    def __getattr__(self, name: str) -> Any:
        return _told(self._data[name])


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return _Group(value)
    if isinstance(value, list):
        return [_told(one) for one in value]
    return f"{value:g}".replace("-", "−") if isinstance(value, int | float) else value


def rules_page(scenario: Scenario) -> str:
    """The whole page for a scenario's numbers."""
    data = scenario.numbers.model_dump(mode="json")
    values = {name: _Group(group) for name, group in data.items()}
    kept = ", ".join(f"{side.model_dump(mode='json')['carried_over']:g} % ({side.title})" for side in scenario.sides)
    own = [f"{side.title}: {side.agency_factor / 10_000:g} %" for side in scenario.sides if side.agency_factor]
    words = {
        "ground": _ground(data),
        "carried": kept[:1].upper() + kept[1:],
        "treated": _treated(data),
        "agencies": f" ({'; '.join(own)})" if own else "",
    }
    lines = ["# The rules in numbers", "", _MADE, ""]
    lines += [
        f"As shipped in *{scenario.title}*. Money is in {scenario.unit}, written M; meters run from 0 to 100.",
        "",
    ]
    for question, answers in QUESTIONS:
        lines += [f"## {question}", ""]
        for answer in answers:
            lines += [answer.format(**values, **words), ""]
    lines += ["## Every number", "", "In the units of scenario authors.", ""]
    for name, group in data.items():
        lines += _table(name, type(getattr(scenario.numbers, name)), group)
    return "\n".join(lines).rstrip("\n") + "\n"


def _ground(data: dict[str, Any]) -> str:
    numbers = data["reliability"]
    rows = zip(_ORDINALS, numbers["ground_removes"], numbers["ground_price"], numbers["ground_quarters"])
    told = [f"{name} {share:g} % for {price:g} % of the price and {more} more" for name, share, price, more in rows]
    return "Share of faults removed before the first flight: " + "; ".join(told) + " quarters."


def _treated(data: dict[str, Any]) -> str:
    names = ("untreated", "integrated", "isolated", "in a parallel team", "sent home")
    return ", ".join(f"{name} {value:g}" for name, value in zip(names, data["verdict"]["treated"]))


def _table(name: str, model: type[BaseModel], group: dict[str, Any]) -> list[str]:
    rows = [
        f"### {name}",
        "",
        (model.__doc__ or "").strip().splitlines()[0],
        "",
        "| number | value | meaning |",
        "|---|---|---|",
    ]
    for key, info in model.model_fields.items():
        meaning = " ".join((info.description or "").split())
        rows.append(f"| `{key}` | {_cell(group[key])} | {meaning} |")
    return [*rows, ""]


def _cell(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_cell(one)}" for key, one in value.items())
    if isinstance(value, list):
        return "; ".join(_cell(one) for one in value)
    return str(_told(value))


def main(root: Path) -> None:
    """Writes docs/rules.md anew."""
    from spacerace_game.content import load_rules

    (root / PAGE).write_text(rules_page(load_rules(SCENARIO).scenario), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path())
