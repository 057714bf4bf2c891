"""The scramble: wish lists, surveys, watching, bids and seizures, screening, and the institute in Germany."""

from __future__ import annotations

import pytest

from spacerace_game.engine import (
    Desk,
    State,
    Turn,
    fingerprint,
    imagine,
    new_game,
    play_turn,
    view_for,
    why_not,
)
from spacerace_game.engine.bids import terms_for
from spacerace_game.engine.captives import captives_of, closing_odds, targets_of
from spacerace_game.engine.facts import (
    CaptiveMoved,
    CaptureDecided,
    ErrandFailed,
    InstituteChanged,
    SiteSurveyed,
    SiteWatched,
)
from spacerace_game.engine.state import from_json, to_json
from spacerace_game.engine.steps.capture import Bid, weight
from spacerace_game.play.history import replay_history
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.orders import FoundInstitute, JudgeSuspect, MoveInstitute, ScreenCaptives
from spacerace_game.spec.rules import Rules
from tests.germany_helpers import after, hold, holder, make_known, of_kind, played, side_of, target, team, trust


def wrong(rules: Rules, seed: int, fates: str = "dice") -> list[int]:
    """How many of a side's first wishes are unheard of or at the wrong site, by side."""
    state = new_game(rules, seed, fates)  # type: ignore[arg-type]
    return [
        sum(1 for one in targets_of(rules) if one.site >= 0 and side.known[one.index] != one.site + 1)
        for side in state.sides
    ]


def test_about_a_third_of_a_first_wish_list_is_wrong(rules: Rules) -> None:
    many = sum(sum(wrong(rules, seed)) for seed in range(30))
    share = many / (30 * len(rules.sides) * len(targets_of(rules)))
    assert 0.28 < share < 0.38


def test_with_recorded_fates_a_side_knows_all_that_it_really_got(rules: Rules) -> None:
    state = new_game(rules, 5, "recorded")
    for one in targets_of(rules):
        captor = rules.captured.get(one.id)
        if captor in rules.side_index and one.site >= 0:
            assert side_of(state, captor).known[one.index] == one.site + 1


def test_whom_one_has_not_heard_of_cannot_be_sent_for_until_a_survey(rules: Rules) -> None:
    state = new_game(rules, 1)
    one = target(state, "wernher-von-braun")
    side_of(state, "usa").known[one.index] = 0
    order = team("garmisch", one.id)
    refusal = why_not(view_for(state, "usa"), (), order)
    assert refusal is not None
    assert refusal.code == "not-known"
    turn = played(state, usa=team("garmisch", task="survey"))
    found = of_kind(turn, SiteSurveyed, "usa")[0]
    assert one.id in found.found  # type: ignore[attr-defined]
    assert why_not(view_for(turn.state, "usa"), (), order) is None


def test_a_team_at_the_wrong_site_finds_nothing_and_strikes_it_from_the_list(rules: Rules) -> None:
    state = new_game(rules, 1)
    one = target(state, "wernher-von-braun")
    side_of(state, "usa").known[one.index] = rules.site_index["kochel"] + 1
    turn = played(state, usa=team("kochel", one.id, offer=3))
    failed = of_kind(turn, ErrandFailed, "usa")[0]
    assert (failed.target, failed.why) == (one.id, "nothing-there")  # type: ignore[attr-defined]
    assert not of_kind(turn, CaptureDecided)
    assert side_of(turn.state, "usa").known[one.index] == 0


def test_a_survey_strikes_what_is_not_there_after_all(rules: Rules) -> None:
    state = new_game(rules, 1)
    one = target(state, "dornten-archive")
    side_of(state, "usa").known[one.index] = rules.site_index["kochel"] + 1
    turn = played(state, usa=team("kochel", task="survey"))
    assert side_of(turn.state, "usa").known[one.index] == 0


def test_only_the_side_that_watched_learns_who_else_came(rules: Rules) -> None:
    state = make_known(new_game(rules, 1), "ussr", "wernher-von-braun")
    side_of(state, "usa").known[target(state, "wernher-von-braun").index] = 0
    turn = played(state, usa=team("garmisch", task="watch"), ussr=team("garmisch", "wernher-von-braun"))
    (seen,) = of_kind(turn, SiteWatched)
    assert seen.side == "usa"
    assert seen.came == ("ussr",)  # type: ignore[attr-defined]
    assert side_of(turn.state, "usa").known[target(state, "wernher-von-braun").index]
    other = played(state, usa=team("garmisch", task="watch", beat=2), ussr=team("garmisch", "wernher-von-braun"))
    assert of_kind(other, SiteWatched)[0].came == ()  # type: ignore[attr-defined]


def test_a_seized_specialist_comes_for_certain_and_trusts_us_less_than_one_who_was_asked(rules: Rules) -> None:
    trusts = {"seized": set(), "asked": set()}
    for seed in range(12):
        state = make_known(new_game(rules, seed), "usa", "helmut-hoelzer", "fritz-mueller")
        orders = [
            team("oberammergau", "helmut-hoelzer", offer=0),
            team("oberammergau", "fritz-mueller", offer=2, number=2, beat=2),
        ]
        done = played(state, usa=orders).state
        assert holder(done, "helmut-hoelzer") == "usa"
        trusts["seized"].add(trust(done, "usa", "helmut-hoelzer"))
        if holder(done, "fritz-mueller"):
            trusts["asked"].add(trust(done, "usa", "fritz-mueller"))
    assert trusts == {"seized": {150}, "asked": {450}}


def test_a_seized_group_with_its_families_trusts_still_less(rules: Rules) -> None:
    state = make_known(new_game(rules, 1), "usa", "oberammergau-peenemunders")
    done = played(state, usa=team("oberammergau", "oberammergau-peenemunders", offer=0)).state
    assert trust(done, "usa", "oberammergau-peenemunders") == 100


def test_nobody_can_be_seized_outside_ones_own_zone(rules: Rules) -> None:
    state = make_known(new_game(rules, 1), "ussr", "helmut-hoelzer")
    refusal = why_not(view_for(state, "ussr"), (), team("oberammergau", "helmut-hoelzer", offer=0))
    assert refusal is not None
    assert refusal.code == "not-your-zone"


def odds_of(rules: Rules, seized_before: bool) -> int:
    state = make_known(new_game(rules, 3), "usa", "helmut-hoelzer", "fritz-mueller")
    orders = [team("oberammergau", "fritz-mueller", offer=1, beat=2)]
    if seized_before:
        orders.append(team("oberammergau", "helmut-hoelzer", offer=0))
    facts = of_kind(played(state, usa=orders), CaptureDecided)
    fact = next(one for one in facts if one.target == "fritz-mueller")  # type: ignore[attr-defined]
    chance = fact.odds  # type: ignore[attr-defined]
    return chance if fact.winner else 1_000_000 - chance  # type: ignore[attr-defined]


def test_a_seizure_spoils_the_wish_of_all_others_to_come(rules: Rules) -> None:
    assert odds_of(rules, True) < odds_of(rules, False)


def test_the_best_offer_asks_no_questions_and_so_adds_to_a_dossier(rules: Rules) -> None:
    dossiers = {}
    for name, site in (("arthur-rudolph", "oberammergau"), ("kurt-magnus", "gottingen")):
        for seed in range(40):
            done = played(make_known(new_game(rules, seed), "usa", name), usa=team(site, name, offer=3)).state
            if holder(done, name):
                one = target(done, name)
                dossiers[name] = side_of(done, "usa").dossier[one.index] - one.dossier
                break
    assert dossiers == {"arthur-rudolph": 2, "kurt-magnus": 0}


def screened(rules: Rules, name: str, site: str, seed: int = 0):  # type: ignore[no-untyped-def]
    state = make_known(new_game(rules, seed), "usa", name)
    return played(state, usa=[ScreenCaptives(), team(site, name, offer=0)]).state


def test_screening_costs_a_quarter_and_halves_a_dossier(rules: Rules) -> None:
    name = "oberammergau-peenemunders"
    quick = played(make_known(new_game(rules, 0), "usa", name), usa=team("oberammergau", name, offer=0)).state
    slow = screened(rules, name, "oberammergau")
    index = target(slow, name).index
    assert side_of(slow, "usa").dossier[index] * 2 <= side_of(quick, "usa").dossier[index]
    engineers = [sum(side_of(state, "usa").engineers) for state in (slow, quick, after(slow, 1))]
    assert engineers[0] < engineers[1] <= engineers[2]


@pytest.mark.parametrize("verdict", ["refuse", "court", "take"])
def test_a_suspect_is_refused_handed_to_a_court_or_taken_with_eyes_open(rules: Rules, verdict: str) -> None:
    state = screened(rules, "arthur-rudolph", "oberammergau")
    one = target(state, "arthur-rudolph")
    assert side_of(state, "usa").dossier[one.index] == one.dossier
    order = JudgeSuspect.model_validate({"whom": one.id, "verdict": verdict})
    done, idle = played(state, usa=order).state, after(state, 1)
    assert (holder(done, one.id) == "usa") == (verdict == "take")
    assert done.holder[one.person] == {"refuse": 0, "court": -1, "take": 1 + rules.side_index["usa"]}[verdict]
    gained = sum(side_of(done, "usa").support) - sum(side_of(idle, "usa").support)
    assert (gained > 0) == (verdict == "court")


def who_declines(rules: Rules, offer: int = 2, seeds: int = 40) -> tuple[State, Turn]:
    """A campaign in which Fritz Müller does not come to the Americans on these terms, and that turn."""
    for seed in range(seeds):
        state = make_known(new_game(rules, seed), "usa", "fritz-mueller")
        turn = played(state, usa=team("oberammergau", "fritz-mueller", offer=offer))
        if not holder(turn.state, "fritz-mueller"):
            return state, turn
    raise AssertionError("he came in every campaign")


def test_a_side_remembers_what_was_declined_and_the_same_bid_is_declined_again(rules: Rules) -> None:
    _, turn = who_declines(rules)
    state = turn.state
    (kept,) = side_of(state, "usa").declined
    assert (kept.target, kept.offer) == (target(state, "fritz-mueller").index, 2)
    assert not side_of(state, "ussr").declined, "who did not ask does not hear of it"
    for _ in range(3):
        state = played(state, usa=team("oberammergau", "fritz-mueller")).state
        assert not holder(state, "fritz-mueller")
        assert side_of(state, "usa").declined == [kept]
    assert from_json(rules, to_json(state)) == state
    other = state.copy()
    other.sides[0].declined = []
    assert fingerprint(other) != fingerprint(state)
    assert view_for(state, "usa").own.declined
    assert not any(side.declined for side in imagine(view_for(state, "ussr"), 1).sides)


def test_only_terms_that_weigh_more_than_what_was_declined_are_worth_a_journey(rules: Rules) -> None:
    _, turn = who_declines(rules)
    desk = Desk(view_for(turn.state, "usa"))
    one, site = target(turn.state, "fritz-mueller"), rules.site_index["oberammergau"]
    assert terms_for(desk, one, site, 1) == 3
    assert terms_for(desk, one, site, 1, teams=2) == 2, "two teams weigh more than one"
    assert terms_for(desk, target(turn.state, "helmut-hoelzer"), site, 1) == 2, "nobody asked him"
    _, turn = who_declines(rules, 3)
    assert terms_for(Desk(view_for(turn.state, "usa")), one, site, 1) == 0


def test_a_bid_that_weighs_more_may_get_who_declined_a_lesser_one(rules: Rules) -> None:
    came = 0
    for seed in range(60):
        state = make_known(new_game(rules, seed), "usa", "fritz-mueller")
        state = played(state, usa=team("oberammergau", "fritz-mueller", offer=1)).state
        if side_of(state, "usa").declined:
            better = [team("oberammergau", "fritz-mueller", offer=3, number=one) for one in (1, 2, 3)]
            state = played(state, usa=better).state
            if holder(state, "fritz-mueller") == "usa":
                came += 1
                assert not side_of(state, "usa").declined, "what he declined before is over"
    assert came


def test_things_are_burnt_for_certain_only_in_ones_own_zone(rules: Rules) -> None:
    burnt = {"own": 0, "rival": 0}
    for seed in range(40):
        state = make_known(new_game(rules, seed), "usa", "redl-zipf-stand", "peenemunde-ruins")
        orders = [
            team("redl-zipf", "redl-zipf-stand", task="deny"),
            team("peenemunde", "peenemunde-ruins", task="deny", number=2),
        ]
        done = played(state, usa=orders).state
        burnt["own"] += done.lot_holder[target(done, "redl-zipf-stand").lot] == -1
        burnt["rival"] += done.lot_holder[target(done, "peenemunde-ruins").lot] == -1
    assert burnt["own"] == 40
    assert 2 < burnt["rival"] < 25


def test_what_the_trains_cannot_carry_stays_and_is_said(rules: Rules) -> None:
    lots = ["a4-sets-1", "a4-sets-2", "a4-sets-3", "a4-sets-4", "mittelwerk-machine-hall"]
    state = make_known(new_game(rules, 1), "usa", *lots)
    orders = [
        team("mittelwerk", *lots[:3], task="carry-off"),
        team("mittelwerk", *lots[3:], task="carry-off", number=2),
    ]
    turn = played(state, usa=orders)
    assert [fact.why for fact in of_kind(turn, ErrandFailed, "usa")] == ["no-trains"]  # type: ignore[attr-defined]


def with_institute(rules: Rules, seed: int, side: str = "usa", site: str = "oberammergau"):  # type: ignore[no-untyped-def]
    return played(new_game(rules, seed), **{side: FoundInstitute(site=site)}).state


def test_an_institute_makes_people_readier_to_come_and_puts_them_to_work_at_once(rules: Rules) -> None:
    plain, state = after(new_game(rules, 2), 1), with_institute(rules, 2)
    weights = []
    for one in (plain, state):
        bid = Bid(rules.side_index["usa"], 1, 2, rules.site_index["oberammergau"])
        day = rules.turns[one.turn].last
        weights.append(weight(rules, side_of(one, "usa"), bid, target(one, "fritz-mueller"), day))
    assert weights[1] == weights[0] + rules.numbers.capture.institute_leaning
    name = "oberammergau-peenemunders"
    working = [
        side_of(played(make_known(one, "usa", name), usa=team("oberammergau", name, offer=0)).state, "usa").working[
            target(one, name).index
        ]
        for one in (plain, state)
    ]
    assert working == [350_000, 1_000_000]


def test_a_rival_may_court_those_who_work_at_an_institute(rules: Rules) -> None:
    won = 0
    for seed in range(60):
        state = hold(with_institute(rules, seed), "usa", "fritz-mueller", "karl-heimburg", trust=150)
        for name in ("fritz-mueller", "karl-heimburg"):
            one = target(state, name)
            side_of(state, "usa").abroad[one.index] = 1
        done = played(state, ussr=team("oberammergau", "fritz-mueller", "karl-heimburg", offer=3)).state
        won += sum(holder(done, name) == "ussr" for name in ("fritz-mueller", "karl-heimburg"))
        assert holder(done, "karl-heimburg") in ("usa", "ussr")
    assert 10 < won < 90


def test_nobody_can_be_courted_away_from_home(rules: Rules) -> None:
    state = hold(after(new_game(rules, 1), 1), "usa", "fritz-mueller", trust=0)
    refusal = why_not(view_for(state, "ussr"), (), team("oberammergau", "fritz-mueller", offer=3))
    assert refusal is not None
    assert refusal.code == "already-done"


def staffed(rules: Rules, seed: int):  # type: ignore[no-untyped-def]
    """An institute with all captives of the game at work in it."""
    state = with_institute(rules, seed)
    names = [one.id for one in captives_of(rules)]
    hold(state, "usa", *names, treatment="integrate")
    side = side_of(state, "usa")
    side.abroad = [1] * len(side.abroad)
    return state


def test_the_longer_an_institute_stays_the_likelier_the_allies_close_it(rules: Rules) -> None:
    days = ["1945-09-30", "1945-12-31", "1946-03-31", "1946-12-31"]
    assert [closing_odds(rules, parse_day(day)) for day in days] == [0, 50_000, 130_000, 370_000]
    ends = []
    for seed in range(40):
        state = with_institute(rules, seed)
        turns = 0
        while side_of(state, "usa").institute and turns < 12:
            state, turns = after(state, 1), turns + 1
        ends.append(turns)
    assert max(ends) <= 6
    assert len(set(ends)) >= 4


def test_after_a_forced_closure_about_a_third_stay_behind(rules: Rules) -> None:
    stayed = people = 0
    for seed in range(6):
        state = staffed(rules, seed)
        while side_of(state, "usa").institute:
            turn = play_turn(state, {}, facts=True)
            state = turn.state
        stayed += sum(fact.how == "stayed" for fact in of_kind(turn, CaptiveMoved))  # type: ignore[attr-defined]
        people += len(captives_of(rules))
        assert of_kind(turn, InstituteChanged)[0].how == "closed"  # type: ignore[attr-defined]
        assert not any(side_of(state, "usa").abroad)
    assert 0.22 < stayed / people < 0.45


def moved_after(rules: Rules, seed: int, quarters: int) -> tuple[int, int]:
    """People and rounds after a move home in one night, so many quarters after the founding."""
    state = staffed(rules, seed)
    index = rules.side_index["usa"]
    state.lot_holder[rules.lot_index["a4-sets-1"]] = index + 1
    for _ in range(quarters):
        state.sides[index].protest = -9_000_000
        state = after(state, 1)
    done = played(state, usa=MoveInstitute()).state
    held = sum(bool(holder(done, one.id)) for one in captives_of(rules))
    return held, side_of(done, "usa").stock[rules.vehicle_index["a-4"]]


def test_moving_early_wastes_the_plant_and_moving_late_loses_people(rules: Rules) -> None:
    early = [moved_after(rules, seed, 0) for seed in range(4)]
    late = [moved_after(rules, seed, 5) for seed in range(4)]
    assert sum(people for people, _ in late) < sum(people for people, _ in early)
    assert min(rounds for _, rounds in late) > max(rounds for _, rounds in early)


def test_real_history_gets_all_that_it_really_got(rules: Rules) -> None:
    state = replay_history(rules, until=parse_day("1947-01-01"), facts=False).run.state
    missing = [
        name for name, captor in rules.captured.items() if captor in rules.side_index and holder(state, name) != captor
    ]
    assert missing == []
