"""A sentence for each fact worth telling, from one side's chair."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacerace_game.engine import Fact, View, facts
from spacerace_game.spec.rules import TECHNOLOGY, Rules
from spacerace_game.words.days import long_date
from spacerace_game.words.names import capital, with_article

SKY = frozenset(("Earth", "Jupiter", "Mars", "Mercury", "Moon", "Sun", "Venus"))


ARTICLES = frozenset(("The", "Those", "What"))
"""First words of titles that lose their capital inside a sentence."""


class Teller:
    """Knows the names of a scenario's things and puts facts into words."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        scenario = rules.scenario
        self.titles: dict[str, str] = {}
        for things in (
            scenario.sides, scenario.technologies, scenario.vehicles, scenario.spacecraft, scenario.facilities,
            scenario.missions, scenario.milestones, scenario.storylets, scenario.disciplines, scenario.requirements,
            scenario.reservations,
            scenario.sites, scenario.faults, scenario.bureaus,
        ):  # fmt: skip
            self.titles.update({thing.id: thing.title for thing in things})
        self.titles.update({person.id: person.name for person in scenario.people})
        self.titles.update({lot.id: lot.title for _, lot in rules.lots})
        self.titles.update({design.id: design.title for design in rules.designs})
        # A design is called after its first ship, which must not take the name of a later one with the design's id.
        self.titles.update({craft.id: craft.title for craft in scenario.spacecraft})
        self.phrases = {one.id: one.phrase for one in scenario.milestones if one.phrase}

    def name(self, name: str) -> str:
        """A thing's title, or its id where it has none."""
        return self.titles.get(name, name)

    def country(self, name: str) -> str:
        """A side inside a sentence, with its article; anything else by its title."""
        return with_article(self.name(name)) if name in self.rules.side_index else self.name(name)

    def small(self, name: str) -> str:
        """A thing inside a sentence: its phrase, or its title with a small letter unless it begins with a name."""
        if name in self.phrases:
            return self.phrases[name]
        title = self.name(name)
        first = title.split(" ", 1)[0].rstrip(",:")
        if first in SKY or (not first[1:].islower() and first != "A"):
            return title
        return title[:1].lower() + title[1:]

    def inside(self, name: str) -> str:
        """Someone or something from Germany inside a sentence: its title, without a capital on its article."""
        title = self.name(name)
        return title[:1].lower() + title[1:] if title.split(" ", 1)[0] in ARTICLES else title

    def many(self, name: str) -> bool:
        """Whether a thing is a group of people, and takes a verb in the plural."""
        place = self.rules.lot_index.get(name)
        return place is not None and self.rules.lots[place][1].kind == "people"

    def flight(self, name: str) -> str:
        """A flight or a series by a name people use: its vehicle and number, or its recorded name in plain letters.

        A flight ordered without a name of its own is called after its side, its vehicle and its article.
        """
        stem = name.removesuffix(".series").removesuffix("-series").partition(".")[0]
        side, _, rest = stem.partition("-")
        vehicle, _, number = rest.rpartition("-")
        if side in self.rules.side_index and vehicle in self.rules.vehicle_index and number.isdigit():
            return f"{self.name(vehicle)} no. {number}"
        words = name.replace("-", " ").replace(".", " ")
        return words[:1].upper() + words[1:]

    def tell(self, fact: Fact, view: View | None = None) -> str:
        """The fact in a sentence, or an empty string for what only the ledgers need.

        From a view it says no more than that side may know; without one it says how it was.
        """
        if view is not None and isinstance(fact, facts.MilestoneReached):
            return _reached(self, fact, _place_known(fact, view))
        teller = TELLERS.get(type(fact))
        return teller(self, fact) if teller else ""

    def tell_with_side(self, fact: Fact, view: View | None = None) -> str:
        """The fact after the name of the side it happened to, for where facts of several sides stand together."""
        told = self.tell(fact, view)
        return f"{self.name(fact.side)}: {told}" if told and fact.side else told


def _flight(t: Teller, f: facts.FlightFlown) -> str:
    what = f"{t.name(f.mission)}, {t.name(f.vehicle)} no. {f.serial}, {long_date(f.day)}"
    crew = f" Aboard: {', '.join(t.name(one) for one in f.crew)}." if f.crew else ""
    if f.fate == "success":
        return f"{what}: it did all it was sent for.{crew}"
    cause = f": {t.small(f.fault)}" if f.fault else ""
    how = "it was lost" if f.fate == "failure" else "it came through only in part"
    if f.blast:
        how = "it was lost on its pad"
    more = ""
    if f.lesser:
        end = "which failed too" if f.lesser_phase else "and brought that home"
        more = f" As agreed it turned to its lesser task ({t.small(f.lesser)}), {end}."
    elif f.agreed == "home-early":
        more = " As agreed the crew broke off and came home early."
    return f"{what}: {how}{cause}.{more}{crew}{_survival(t, f)}"


def _survival(t: Teller, f: facts.FlightFlown) -> str:
    """What became of the people aboard a flight that did not go as it should."""
    if not f.crew:
        return ""
    if not f.died:
        return " The crew is safe."
    saved = [one for one in f.crew if one not in f.died]
    lived = f" Alive: {', '.join(t.name(one) for one in saved)}." if saved else ""
    return f" Killed: {', '.join(t.name(one) for one in f.died)}.{lived}"


def _pad(t: Teller, f: facts.PadDamaged) -> str:
    waits = "" if f.paid else ", longer than need be for want of money"
    return (
        f"{t.flight(f.flight)} burnt on {t.name(f.pad)}; that place is under repair until {long_date(f.until)}{waits}."
    )


def _halted(t: Teller, f: facts.SeriesHalted) -> str:
    return f"The series of {t.flight(f.series)} is halted after a loss, until the cause is found or you say go on."


def _resumed(t: Teller, f: facts.SeriesResumed) -> str:
    why = "the cause is removed" if f.why == "cause-removed" else "the inquiry is over"
    return f"The series of {t.flight(f.series)} may fly again: {why}."


def _turned(t: Teller, f: facts.FlightTurned) -> str:
    name, lesser = t.flight(f.flight), t.small(f.lesser)
    return f"{name}: what it was to meet is gone, so it flies its lesser mission, {lesser}."


def _milestone(t: Teller, f: facts.MilestoneReached) -> str:
    return _reached(t, f, "together" if _joint(t.rules, f) else "before anyone else" if f.first else "after others")


def _reached(t: Teller, f: facts.MilestoneReached, place: str) -> str:
    shown = "" if f.shown else " Nobody was told."
    return f"{t.name(f.milestone)}: reached on {long_date(f.day)}, {place}.{shown}"


def _joint(rules: Rules, f: facts.MilestoneReached) -> bool:
    return rules.scenario.milestones[rules.milestone_index[f.milestone]].joint


def known_first(f: facts.MilestoneReached, view: View) -> bool:
    """Whether a milestone was reached before anyone else as far as a side knows: from its own feats and what was shown.

    What others keep secret makes nobody the second.
    """
    place = view.rules.milestone_index[f.milestone]
    mine = view.rules.side_index[f.side]
    days = [public.shown[place] for index, public in enumerate(view.public) if index != mine]
    if mine != view.side:
        days.append(view.own.reached[place])
    return not any(0 < day < f.day for day in days)


def _place_known(f: facts.MilestoneReached, view: View) -> str:
    if _joint(view.rules, f):
        return "together"
    return "before anyone else, as far as is known" if known_first(f, view) else "after others"


def _surprise(t: Teller, f: facts.Surprised) -> str:
    shapes = {
        "calm": "nobody lost sleep",
        "week": "it made a bad week",
        "alarm": "it caused alarm",
        "crisis": "it brought on a crisis",
    }
    first = f"{t.country(f.by)} was first to {t.small(f.milestone)}"
    return f"{capital(first)}; {shapes[f.shape]} (surprise {f.size / 10:.0f})."


def _capture(t: Teller, f: facts.CaptureDecided) -> str:
    if f.winner == "":
        return f"{t.name(f.target)} at {t.name(f.site)} would not come."
    if f.winner == "destroyed":
        return f"At {t.name(f.site)} this was destroyed: {t.small(f.target)}."
    who = "a third hand" if f.winner == "third" else t.country(f.winner)
    return f"{t.name(f.target)}, found at {t.name(f.site)}, went to {who}."


def _errand(t: Teller, f: facts.ErrandFailed) -> str:
    whys = {
        "nothing-there": "our team did not find them there", "no-trains": "there were no trains left for it",
        "no-money": "there was no money for the offer", "guarded": "it was too well guarded",
    }  # fmt: skip
    return f"{t.name(f.target)} at {t.name(f.site)}: {whys[f.why]}."


def _survey(t: Teller, f: facts.SiteSurveyed) -> str:
    found = ", ".join(t.name(one) for one in f.found)
    return f"{t.name(f.site)} surveyed. " + (f"New on our list: {found}." if found else "Nothing we did not know.")


def _watch(t: Teller, f: facts.SiteWatched) -> str:
    if not f.came:
        return f"Nobody else came to {t.name(f.site)}."
    wanted = f" They asked for {', '.join(t.name(one) for one in f.wanted)}." if f.wanted else ""
    return f"At {t.name(f.site)} we saw teams of {', '.join(t.country(one) for one in f.came)}.{wanted}"


def _captive(t: Teller, f: facts.CaptiveMoved) -> str:
    has, was, is_ = ("have", "were", "are") if t.many(f.captive) else ("has", "was", "is")
    hows = {
        "checked": f"{has} been checked and may work", "refused": f"{was} sent away",
        "court": f"{was} handed to a court", "taken": f"{is_} taken, with eyes open",
        "courted": f"{has} gone over to {t.country(f.by)}",
        "stayed": "stayed behind in Germany", "home": "went home",
    }  # fmt: skip
    return f"{t.name(f.captive)} {hows[f.how]}."


def _institute(t: Teller, f: facts.InstituteChanged) -> str:
    hows = {
        "founded": "An institute opens at {0}: people may work at home.",
        "moved": "In one night everybody at {0} is moved; {1} rounds were built there.",
        "closed": "The Allies have the institute at {0} closed; {1} rounds were built there.",
    }
    return hows[f.how].format(t.name(f.site), f.rounds)


def _leak(t: Teller, f: facts.SecretLeaked) -> str:
    what = f"what is known of {t.small(f.technology)}" if f.technology else "how far the work has come"
    hows = {
        "leaked": "Through {0} {2} has reached {1}.",
        "learned": "From {0} we have {2}, by way of {1}.",
        "debriefed": "{0}, home from {1}, tells us {2}.",
    }
    return capital(hows[f.how].format(t.inside(f.captive), t.country(f.rival), what))


def _draft(t: Teller, f: facts.DesignDrawn) -> str:
    if f.how == "adopted":
        return f"{t.name(f.item)} will build on a design by {t.inside(f.captive)}."
    return f"A design by {t.inside(f.captive)} " + ("is finished." if f.how == "drawn" else "goes on the shelf.")


def _decision(t: Teller, f: facts.DecisionTaken) -> str:
    story = t.rules.storylets[t.rules.storylet_index[f.storylet]]
    choice = next(one for one in story.choices if one.id == f.choice)
    told = choice.outcome_text.get(f.side) or choice.outcome_text.get("any") or ""
    lapsed = "Nobody answered in time. " if f.by_default else ""
    return f"{story.title}. {lapsed}{told}"


def _sized(_t: Teller, f: facts.MissileSized) -> str:
    what = "Two missiles are sized, for both bombs" if f.size == "both" else f"The missile is sized for a {f.size} bomb"
    return f"{what}; it is believed to weigh {f.forecast:,} kg." if f.forecast else f"{what} that nobody can weigh yet."


def _slip(t: Teller, f: facts.FlightSlipped) -> str:
    whys = {
        "scrub": "a scrub", "stand-down": "a scrub, and it stood down to the next quarter",
        "queue": "another rocket has the pad", "halted": "its series is halted until the loss is understood",
        "vehicle": "its vehicle is not ready", "spacecraft": "its spacecraft is not ready",
        "pad": "there is no pad", "money": "there was no money for it", "crew": "it has no crew",
        "target": "what it was to meet is not up there", "inquiry": "the inquiry is not over",
    }  # fmt: skip
    return f"{t.flight(f.flight)} slipped to {long_date(f.until)}: {whys.get(f.why, f.why)}."


def _faults_moved(t: Teller, f: facts.FaultsMoved) -> str:
    what = t.small(f.about)
    if f.by > 0:
        return f"Faults have come into {what}."
    found = f"each fault is {-f.by / 10_000:.0f} % less likely to be there"
    if f.about in t.rules.item_index and t.rules.items[t.rules.item_index[f.about]].kind == TECHNOLOGY:
        return f"What was learnt of {what} goes into the hardware that needs it: {found}."
    return f"There is less amiss with {what}: {found}."


def _person(t: Teller, f: facts.PersonMoved) -> str:
    hows = {"joined": "joined the program", "left": "left", "died": "died", "captured": "came over"}
    return f"{t.name(f.person)} {hows.get(f.how, f.how)}."


def _shape(text: str) -> Callable[[Teller, Any], str]:
    """A teller that fills a text with titles of the ids in the fact."""

    def tell(t: Teller, f: Any) -> str:
        values = {name: getattr(f, name) for name in f.__dataclass_fields__}
        return text.format(**{k: t.country(v) if isinstance(v, str) else v for k, v in values.items()})

    return tell


TELLERS: dict[type, Callable[[Teller, Any], str]] = {
    facts.FlightFlown: _flight,
    facts.MilestoneReached: _milestone,
    facts.Surprised: _surprise,
    facts.CaptureDecided: _capture,
    facts.DecisionTaken: _decision,
    facts.ErrandFailed: _errand,
    facts.SiteSurveyed: _survey,
    facts.SiteWatched: _watch,
    facts.CaptiveMoved: _captive,
    facts.InstituteChanged: _institute,
    facts.SecretLeaked: _leak,
    facts.DesignDrawn: _draft,
    facts.PastSurfaced: lambda t, f: f"The past of {t.inside(f.captive)} is in the papers.",
    facts.FlightSlipped: _slip,
    facts.PadDamaged: _pad,
    facts.SeriesHalted: _halted,
    facts.SeriesResumed: _resumed,
    facts.FlightTurned: _turned,
    facts.PersonMoved: _person,
    facts.FaultsMoved: _faults_moved,
    facts.LevelReached: _shape("{technology} stands at level {level}."),
    facts.FaultSeen: _shape("{design}: {fault}, {how}."),
    facts.RequirementEnded: _shape("The requirement “{requirement}”: {how}."),
    facts.PromiseEnded: lambda t, f: f"The pledge of {t.small(f.milestone)}: {f.how}.",
    facts.BureausRaced: lambda t, f: f"{t.name(f.bureau)} was chosen for {t.name(f.item)} over {t.name(f.rival)}.",
    facts.PapersStolen: _shape("Agents brought papers from {rival}: {technology}."),
    facts.DemandMade: lambda t, f: f"The leader asks for this by {long_date(f.by)}: {t.small(f.milestone)}.",
    facts.DemandEnded: lambda t, f: f"What the leader asked for, {t.small(f.milestone)}: {f.how}.",
    facts.ReservationIgnored: lambda t, f: (
        f"{t.name(f.vehicle)} went against what the government would rather have: {t.small(f.reservation)}."
    ),
    facts.RequirementPosted: lambda t, f: f"A customer asks, by {long_date(f.due)}: {t.small(f.requirement)}.",
    facts.DeterrenceMet: lambda _t, _f: (
        "The customers have their deterrent. Launchers interest nobody; they want to see."
    ),
    facts.MissileSized: _sized,
    facts.BombWeighed: _shape("The bomb has been weighed: {weight:,} kg."),
    facts.LossFoundOut: _shape("It has come out how {person} died."),
    facts.ChiefHeard: lambda _t, f: f"You are summoned to a hearing: support has fallen to {f.support / 10:.0f}.",
    facts.SourceLost: _shape("We have lost a source on {rival}: {source}."),
    facts.ProgramOpened: lambda t, f: f"Work begins on {t.name(f.item)}.",
    facts.ProgramClosed: lambda t, f: f"{t.name(f.item)} is {'done' if f.finished else 'closed'}.",
    facts.Unpaid: lambda t, f: f"There was no money for {t.name(f.what[-1])}: {f.missing / 1000:.1f} M short.",
    facts.ChiefDismissed: lambda _t, _f: "Nobody stood up for you any more. A successor sits at your desk.",
    facts.CampaignEnded: lambda _t, _f: "The campaign is over.",
    facts.GrantMade: lambda _t, f: f"The year's grant is {f.free / 1000:.1f} M; customers give {f.tied / 1000:.1f} M.",
}
