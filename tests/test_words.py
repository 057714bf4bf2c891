"""Facts and refusals in sentences: what a chief may know, who lived, whose deed it was, and why not."""

from __future__ import annotations

from spacerace_game.engine import State, view_for, why_not
from spacerace_game.engine.facts import FlightFlown, MilestoneReached, ProgramOpened
from spacerace_game.engine.state import Pending
from spacerace_game.engine.steps.military import HEAVY
from spacerace_game.spec.orders import AnswerDecision, SizeMissile
from spacerace_game.spec.rules import Rules
from spacerace_game.words.facts import Teller
from spacerace_game.words.refusals import refusal_sentence
from tests.politics_helpers import on, side_of

MISSILE = "missile-1000km"


def reached(state: State, side: str, day: int, shown: bool) -> None:
    place = state.rules.milestone_index[MISSILE]
    side_of(state, side).reached[place] = day
    side_of(state, side).shown[place] = day if shown else 0


def flown(crew: tuple[str, ...], died: tuple[str, ...]) -> FlightFlown:
    return FlightFlown(
        25_300, "usa", "usa-atlas-23", "crew-orbital", "atlas", "", 23, "failure", "ascent", "",
        "bearing-lubricant-foams", 0, 0, False, "before", crew, died,
    )  # fmt: skip


def test_the_desk_gives_no_secret_of_the_rival_away(rules: Rules) -> None:
    """The rival's missile flew first and nobody was told: one believes oneself first, and nothing says otherwise."""
    state = on(rules, "1957-07-01")
    reached(state, "ussr", 20_900, shown=False)
    reached(state, "usa", 20_970, shown=True)
    fact = MilestoneReached(20_970, "usa", MISSILE, "one", first=False, shown=True, prestige=0)
    teller = Teller(rules)
    assert "before anyone else, as far as is known" in teller.tell(fact, view_for(state, "usa"))
    assert "after others" in teller.tell(fact, view_for(state, "ussr"))
    assert "after others" in teller.tell(fact)
    reached(state, "ussr", 20_900, shown=True)
    assert "after others" in teller.tell(fact, view_for(state, "usa"))


def test_what_both_did_together_was_done_after_nobody(rules: Rules) -> None:
    joint = next(one for one in rules.scenario.milestones if one.joint)
    fact = MilestoneReached(27_600, "ussr", joint.id, "one", first=False, shown=True, prestige=0)
    assert "together" in Teller(rules).tell(fact)


def test_of_a_crew_whose_flight_failed_it_is_said_whether_they_live(rules: Rules) -> None:
    teller = Teller(rules)
    assert teller.tell(flown(("pete-conrad",), ())).endswith("Aboard: Charles Conrad. The crew is safe.")
    assert "safe" not in teller.tell(flown(("pete-conrad",), ("pete-conrad",)))
    some = teller.tell(flown(("pete-conrad", "john-glenn"), ("john-glenn",)))
    assert some.endswith("Killed: John H. Glenn. Alive: Charles Conrad.")
    assert "crew" not in teller.tell(flown((), ()))


def test_facts_of_several_sides_name_their_side(rules: Rules) -> None:
    teller = Teller(rules)
    fact = MilestoneReached(22_380, "ussr", "person-in-orbit", "one", first=False, shown=True, prestige=0)
    assert teller.tell_with_side(fact) == f"{teller.name('ussr')}: {teller.tell(fact)}"
    assert teller.tell_with_side(ProgramOpened(22_380, "", "atlas", "normal")) == "Work begins on Atlas."


def test_another_size_waits_for_the_missile_of_the_first(rules: Rules) -> None:
    state = on(rules, "1955-04-01")
    side_of(state, "ussr").sizing = HEAVY
    refusal = why_not(view_for(state, "ussr"), (), SizeMissile(size="light"))
    assert refusal is not None
    sentence = refusal_sentence(refusal)
    assert "heavy bomb stands ready" in sentence
    assert "size-missile" not in sentence


def test_a_scene_that_was_answered_is_said_to_have_been(rules: Rules) -> None:
    state = on(rules, "1956-04-01")
    scene = "mules-at-the-gate"
    place = rules.storylet_index[scene]
    side = side_of(state, "usa")
    first, second = (
        AnswerDecision(storylet=scene, choice=one.id) for one in rules.storylets[place].choices[:2]
    )  # fmt: skip

    def why(*before: AnswerDecision) -> str:
        refusal = why_not(view_for(state, "usa"), before, second)
        return refusal.code if refusal else ""

    assert why() == "not-asked"
    side.pending = [Pending(place, state.turn + 1)]
    side.seen[place] = state.turn
    assert why() == ""
    assert why(first) == "answered"
    side.pending = []
    assert why() == "answered"
