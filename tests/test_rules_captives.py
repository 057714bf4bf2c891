"""Captives: what each treatment gives, costs and risks, and how trust comes about."""

from __future__ import annotations

import pytest

from spacerace_game.engine import State, explain, new_game, play_turn, view_for, why_not
from spacerace_game.engine.captives import captive_output, captive_output_parts, captives_of, keep_price, speed_help
from spacerace_game.engine.facts import EngineersMoved, PastSurfaced, SecretLeaked
from spacerace_game.engine.state import TREATMENTS, TRUST_CAUSES, Program
from spacerace_game.engine.work import Examples, pace_of, speed_parts
from spacerace_game.spec.orders import AdoptDesign, AppointLeader, OpenProgram, ShelveDesign, TreatCaptives
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import campaign, lively
from tests.germany_helpers import after, hold, of_kind, played, side_of, target, trust

PEOPLE = "oberammergau-peenemunders"
GUIDANCE = "helmut-hoelzer"


def treat(name: str, treatment: str) -> TreatCaptives:
    return TreatCaptives.model_validate({"whom": name, "treatment": treatment})


def began(rules: Rules, seed: int = 1, quarters: int = 1) -> State:
    return after(new_game(rules, seed), quarters)


def engineers(state: State, side: str = "usa") -> int:
    return sum(side_of(state, side).engineers)


def output(state: State, name: str, side: str = "usa") -> int:
    return sum(amount for _, amount in captive_output_parts(state.rules, side_of(state, side), target(state, name)))


def test_a_groups_engineers_work_as_far_as_they_have_access_and_leave_when_sent_home(rules: Rules) -> None:
    count = sum(rules.lots[rules.lot_index[PEOPLE]][1].engineers.values())
    counted = {}
    for treatment in ("integrate", "parallel", "isolate", "home"):
        state = hold(began(rules), "usa", PEOPLE)
        turn = played(state, usa=treat(PEOPLE, treatment)) if treatment != "isolate" else play_turn(state, {})
        counted[treatment] = side_of(turn.state, "usa").working[target(state, PEOPLE).index] * count // 1_000_000
        if treatment == "home":
            gone = [f.by for f in of_kind(turn, EngineersMoved, "usa") if f.cause == "captives"]  # type: ignore[attr-defined]
            assert -count * 35 // 100 <= sum(gone) < 0
    assert counted == {"integrate": count, "parallel": count * 7 // 10, "isolate": count * 35 // 100, "home": 0}


def test_the_output_of_a_person_and_of_a_group_is_skill_times_access_times_trust(rules: Rules) -> None:
    state = hold(began(rules), "usa", GUIDANCE, PEOPLE, trust=500, treatment="parallel")
    view = view_for(state, "usa")
    for name in (GUIDANCE, PEOPLE):
        skill = target(state, name).best
        parts = explain(view, f"output:{name}")
        assert [cause for cause, _ in parts] == ["skill", "access", "trust"]
        assert abs(sum(amount for _, amount in parts) - skill * 70 // 100 * 70 // 100) <= 1


def test_the_parts_of_output_sum_to_it_however_captives_are_held(rules: Rules) -> None:
    state = began(rules)
    for treatment in TREATMENTS[1:]:
        state = hold(state, "usa", GUIDANCE, PEOPLE, trust=700, treatment=treatment)
        side = side_of(state, "usa")
        for waiting in (0, 1):
            for one in captives_of(rules):
                side.waiting[one.index] = waiting
                assert captive_output(rules, side, one) == output(state, one.id)


def test_a_roster_that_stood_from_the_turn_before_changes_nothing(rules: Rules) -> None:
    state = new_game(rules, 4)
    for _ in range(24):
        orders = {side: lively(view_for(state, side), 4) for side in rules.side_index}
        turn = play_turn(state, orders)
        rules.machinery.pop("draws", None)
        anew = play_turn(state, orders)
        assert anew.facts == turn.facts
        state = anew.state
        assert state == turn.state


def test_those_in_isolation_help_on_paper_only(rules: Rules) -> None:
    technology = next(t for t in rules.technologies if t.id == "gyro-platform")
    place = rules.technologies.index(technology)
    item = rules.items[rules.technology_item[place]]
    for treatment, helps in (("isolate", False), ("parallel", True)):
        state = hold(began(rules), "usa", GUIDANCE, treatment=treatment)
        side, found = side_of(state, "usa"), []
        side.programs = [Program(item.index, 2, 0, 0, 0, 0, 0)]
        for level in (3, 4):
            side.trl[place] = level
            pace = pace_of(rules, 5, rules.side_index["usa"], side, state.holder, Examples(0, 0))
            parts = speed_parts(rules, side, side.programs[0], pace)
            found.append(dict(parts).get("captives", 0) > 0)
        assert found == [True, helps]


def leaks(rules: Rules, treatment: str, faith: int) -> int:
    many = 0
    for seed in range(4):
        state = hold(began(rules, seed), "usa", *[c.id for c in captives_of(rules)], trust=faith, treatment=treatment)
        for _ in range(4):
            turn = play_turn(state, {})
            state = turn.state
            many += len([f for f in of_kind(turn, SecretLeaked, "usa") if f.how == "leaked"])  # type: ignore[attr-defined]
    return many


def test_secrets_leak_where_captives_are_let_in_and_not_trusted(rules: Rules) -> None:
    assert leaks(rules, "integrate", 200) > leaks(rules, "parallel", 200) > 0
    assert leaks(rules, "integrate", 200) > 2 * leaks(rules, "integrate", 800)
    assert leaks(rules, "isolate", 200) == 0


def test_a_leak_lifts_a_rival_that_is_behind_or_else_sharpens_its_estimates(rules: Rules) -> None:
    for ahead in (True, False):
        state = hold(began(rules), "usa", GUIDANCE, treatment="integrate", trust=0)
        ours, theirs = side_of(state, "usa"), side_of(state, "ussr")
        ours.trl = [5 if ahead else 1] * len(ours.trl)
        theirs.trl = [1 if ahead else 6] * len(theirs.trl)
        theirs.estimate_error = [900] * len(theirs.estimate_error)
        ours.leaking[target(state, GUIDANCE).index] = 0
        before = list(theirs.trl)
        for _ in range(60):
            state = play_turn(state, {}, facts=False).state
            side_of(state, "usa").trust[target(state, GUIDANCE).place] = 0
        theirs = side_of(state, "ussr")
        assert (sum(theirs.trl) > sum(before)) == ahead
        if not ahead:
            assert min(theirs.estimate_error) < 900


def test_integrated_captives_teach_our_own_engineers_for_five_years(rules: Rules) -> None:
    discipline = rules.discipline_index["guidance"]
    grown = {}
    for treatment in ("integrate", "isolate"):
        state = hold(began(rules), "usa", GUIDANCE, treatment=treatment)
        side_of(state, "usa").engineers[discipline] = 1000
        state = after(state, 30)
        grown[treatment] = side_of(state, "usa").engineers[discipline]
        assert side_of(state, "usa").lessons[discipline] == (20 if treatment == "integrate" else 0)
    assert 1.15 < grown["integrate"] / grown["isolate"] < 1.3


def drawn(rules: Rules, item: str = "a4-technology") -> State:
    """An isolated engineer has a design ready, and there is a program that it could serve."""
    state = hold(began(rules), "usa", "konrad-dannenberg", "martin-schilling")
    side = side_of(state, "usa")
    side.trl = [min(2, level) for level in side.trl]
    for name in ("konrad-dannenberg", "martin-schilling"):
        side.drafts[target(state, name).index] = 1_000_000
    side.free = 50_000
    return played(state, usa=OpenProgram(item=item)).state


def test_those_in_isolation_draw_a_design_in_two_or_three_years(rules: Rules) -> None:
    state = hold(began(rules), "usa", "konrad-dannenberg", trust=600)
    index, turns = target(state, "konrad-dannenberg").index, 0
    while side_of(state, "usa").drafts[index] < 1_000_000:
        state, turns = after(state, 1), turns + 1
    assert 6 <= turns <= 14


def german_item(rules: Rules, name: str) -> str:
    """A German technology in a discipline of that captive."""
    state = new_game(rules, 1)
    disciplines = {d for d, _ in target(state, name).skills}
    return next(
        t.id
        for t in rules.technologies
        if t.german and rules.discipline_index[t.discipline] in disciplines and not t.requires
    )


def test_an_adopted_design_saves_two_quarters_and_pleases_them_but_not_the_chief(rules: Rules) -> None:
    name = "konrad-dannenberg"
    item = german_item(rules, name)
    state = drawn(rules, item)
    place = rules.item_index[item]
    plain = after(state, 1)
    done = played(state, usa=AdoptDesign(whom=name, item=item)).state
    assert side_of(done, "usa").done[place] > side_of(plain, "usa").done[place]
    left_lying = rules.numbers.captives.design_waits
    assert trust(done, "usa", name) == trust(plain, "usa", name) - left_lying + 100
    (adoption,) = side_of(done, "usa").adoptions
    assert adoption.proud > 0
    assert rules.scenario.people[adoption.proud - 1].side == "usa"
    second = why_not(view_for(done, "usa"), (), AdoptDesign(whom="martin-schilling", item=item))
    assert second is not None
    assert second.code in ("already-done", "not-open")


def test_a_chief_whose_pride_is_hurt_works_slower_for_a_year(rules: Rules) -> None:
    name = "konrad-dannenberg"
    item = german_item(rules, name)
    state = drawn(rules, item)
    done = played(state, usa=AdoptDesign(whom=name, item=item)).state
    (adoption,) = side_of(done, "usa").adoptions
    side = side_of(done, "usa")
    chief = Program(rules.item_index["aerobee"], 2, 0, 0, adoption.proud, 0, 0)
    pace = pace_of(rules, done.turn, rules.side_index["usa"], side, done.holder, Examples(0, 0))
    slow = dict(speed_parts(rules, side, chief, pace))
    later = dict(speed_parts(rules, side, chief, pace._replace(turn=done.turn + 4)))
    assert slow["hurt pride"] < 0
    assert "hurt pride" not in later


def test_a_shelved_design_costs_trust_and_frees_them_for_another(rules: Rules) -> None:
    state = drawn(rules, german_item(rules, "konrad-dannenberg"))
    done = played(state, usa=ShelveDesign(whom="konrad-dannenberg")).state
    one = target(done, "konrad-dannenberg")
    assert trust(done, "usa", one.id) == trust(state, "usa", one.id) - 50
    assert 0 < side_of(done, "usa").drafts[one.index] < 1_000_000


def test_a_parallel_team_speeds_both_and_sets_the_bureaus_against_each_other(rules: Rules) -> None:
    state = hold(began(rules), "usa", GUIDANCE)
    side = side_of(state, "usa")
    before = list(side.rivalry)
    done = played(state, usa=treat(GUIDANCE, "parallel")).state
    raced = side_of(done, "usa")
    raced.programs = [Program(rules.item_index["gyro-platform"], 2, 0, 0, 0, 0, 0)]
    help_ = speed_help(rules, rules.side_index["usa"], raced, done.holder)
    width = len(rules.discipline_index)
    assert help_[2 * width + rules.discipline_index["guidance"]] == rules.numbers.captives.parallel_speed
    assert sum(side_of(done, "usa").rivalry) > sum(before)


def debriefed(rules: Rules, cooled: int, worked: bool = True) -> int:
    """What a rival learns, in levels, from everyone sent home after so many quarters off secret work."""
    learned = 0
    for seed in range(3):
        state = hold(began(rules, seed), "ussr", *[c.id for c in captives_of(rules)], trust=1000)
        ours, theirs = side_of(state, "ussr"), side_of(state, "usa")
        ours.trl, theirs.trl = [5] * len(ours.trl), [1] * len(theirs.trl)
        for captive in captives_of(rules):
            ours.privy[captive.index] = 5 if worked else 0
            ours.cooling[captive.index] = cooled
            ours.treatment[captive.place] = TREATMENTS.index("home")
        state = after(state, 1)
        learned += sum(level - 1 for level in side_of(state, "usa").trl)
    return learned


def test_a_rival_debriefs_those_sent_home_of_what_they_still_know(rules: Rules) -> None:
    assert debriefed(rules, 0) > debriefed(rules, 4) > debriefed(rules, 12) > 0
    assert debriefed(rules, 20) == 0
    assert debriefed(rules, 0, worked=False) == 0


def test_whoever_is_sent_home_costs_nothing_more_and_stays_away(rules: Rules) -> None:
    state = hold(began(rules), "usa", GUIDANCE, PEOPLE)
    keep = keep_price(rules, side_of(state, "usa"))
    done = played(state, usa=treat(PEOPLE, "home")).state
    assert keep_price(rules, side_of(done, "usa")) < keep
    refusal = why_not(view_for(done, "usa"), (), treat(PEOPLE, "integrate"))
    assert refusal is not None
    assert refusal.code == "already-done"


def test_a_past_surfaces_only_where_people_are_let_into_the_open(rules: Rules) -> None:
    found = {}
    for treatment in ("integrate", "isolate"):
        state = hold(began(rules), "usa", *[c.id for c in captives_of(rules)], treatment=treatment)
        found[treatment] = 0
        for _ in range(16):
            turn = play_turn(state, {})
            state = turn.state
            found[treatment] += len(of_kind(turn, PastSurfaced, "usa"))
    assert found["integrate"] > 3
    assert found["isolate"] == 0


def test_trust_moves_with_treatment_and_a_broken_contract_costs_more(rules: Rules) -> None:
    moves = {}
    for treatment, offered in (("integrate", 450), ("isolate", 450), ("parallel", 450), ("isolate", 600)):
        state = hold(began(rules), "usa", GUIDANCE, treatment=treatment, trust=offered)
        moves[treatment, offered] = trust(after(state, 4), "usa", GUIDANCE) - offered
    assert moves == {
        ("integrate", 450): 80,
        ("isolate", 450): -30,
        ("parallel", 450): 20,
        ("isolate", 600): -50,
    }


def test_a_trusted_integrated_captive_may_lead(rules: Rules) -> None:
    state = drawn(rules, german_item(rules, "konrad-dannenberg"))
    item = rules.items[side_of(state, "usa").programs[0].item].id
    order = AppointLeader(person="konrad-dannenberg", item=item)
    one = target(state, "konrad-dannenberg")
    side = side_of(state, "usa")
    for treatment, faith, code in (
        ("isolate", 900, "not-trusted"),
        ("integrate", 690, "not-trusted"),
        ("integrate", 700, None),
    ):
        side.treatment[one.place], side.trust[one.place] = TREATMENTS.index(treatment), faith
        refusal = why_not(view_for(state, "usa"), (), order)
        assert (refusal.code if refusal else None) == code


def test_the_parts_of_trust_sum_to_it_in_whole_campaigns(rules: Rules) -> None:
    causes = set()
    for one in campaign(rules, 4, 50):
        state = one.turn.state
        for side in rules.side_index:
            view = view_for(state, side)
            for captive in captives_of(rules):
                parts = explain(view, f"trust:{captive.id}")
                causes.update(cause for cause, _ in parts)
                assert sum(amount for _, amount in parts) == view.own.trust[captive.place]
    assert {"offer", "treatment"} <= causes <= {*TRUST_CAUSES, "choices"}


def five_years(rules: Rules, treatment: str) -> tuple[int, int, int]:
    """Money, knowledge and safety of one treatment over five years: each the more the better."""
    money = knowledge = risk = 0
    for seed in range(3):
        state = hold(began(rules, seed), "usa", *[c.id for c in captives_of(rules)], treatment=treatment)
        side = side_of(state, "usa")
        side.trl = [5] * len(side.trl)
        side_of(state, "ussr").trl = [2] * len(side.trl)
        for _ in range(20):
            money -= keep_price(rules, side_of(state, "usa"))
            knowledge += sum(output(state, c.id) for c in captives_of(rules))
            turn = play_turn(state, {})
            risk -= len(of_kind(turn, SecretLeaked, "usa")) * 10
            risk -= len(of_kind(turn, PastSurfaced, "usa")) * 60
            state = turn.state
    return money, knowledge, risk


def test_no_treatment_is_best_in_money_knowledge_and_risk_at_once(rules: Rules) -> None:
    found = {name: five_years(rules, name) for name in ("integrate", "parallel", "isolate", "home")}
    for name, mine in found.items():
        for other, theirs in found.items():
            if name != other:
                assert any(a > b for a, b in zip(mine, theirs)), f"{name} is never better than {other}: {found}"
    assert found["integrate"][1] > found["parallel"][1] > found["isolate"][1] > found["home"][1] == 0
    assert found["home"][0] == 0


@pytest.mark.parametrize("treatment", ["integrate", "parallel"])
def test_whoever_worked_in_secret_remembers_its_level(rules: Rules, treatment: str) -> None:
    state = hold(began(rules), "usa", GUIDANCE, treatment=treatment)
    side_of(state, "usa").trl = [4] * len(side_of(state, "usa").trl)
    done = after(state, 1)
    index = target(done, GUIDANCE).index
    assert side_of(done, "usa").privy[index] == 4
    cooled = after(played(done, usa=treat(GUIDANCE, "isolate")).state, 3)
    assert side_of(cooled, "usa").privy[index] == 4
    assert side_of(cooled, "usa").cooling[index] == 4


def test_a_design_that_nobody_answers_costs_its_authors_trust(rules: Rules) -> None:
    trusted = {}
    for drawn in (0, 1_000_000):
        state = hold(began(rules), "usa", GUIDANCE, trust=500, treatment="isolate")
        side_of(state, "usa").drafts[target(state, GUIDANCE).index] = drawn
        trusted[drawn] = trust(played(state).state, "usa", GUIDANCE)
    assert trusted[1_000_000] - trusted[0] == rules.numbers.captives.design_waits
