"""Newspapers: every page fills, nothing is printed twice, and nobody reads in them what was kept from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.content import load_rules
from spacerace_game.content.loading import load_scenario
from spacerace_game.engine import Fact, State, new_game, play_turn, view_for
from spacerace_game.engine.facts import FlightFlown, MilestoneReached, PromiseEnded, Surprised
from spacerace_game.play.campaign import controllers_named, run
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.press import BOUND, OnFailure, OnMilestone, names_in
from spacerace_game.spec.rules import Rules, hashes
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.screens.watch import Watch
from spacerace_game.words.facts import Teller
from spacerace_game.words.newspaper import REST, FrontPage, Newsroom, Story
from tests.engine_helpers import orders_of
from tests.golden import SEED
from tests.window_helpers import window

SEEDS = range(2)


def pages(rules: Rules, seed: int, side: str, reader: str, name: str = "steady") -> Iterator[tuple[FrontPage, State]]:
    """A campaign's front pages with the state after each turn."""
    for page, state, _ in told_pages(rules, seed, side, reader, name):
        yield page, state


def told_pages(
    rules: Rules, seed: int, side: str, reader: str, name: str
) -> Iterator[tuple[FrontPage, State, tuple[Fact, ...]]]:
    room, state = Newsroom(rules, side, reader), new_game(rules, seed)
    while not state.over and state.turn < len(rules.turns):
        turn = play_turn(state, orders_of(state, name, seed))
        state = turn.state
        yield room.page(view_for(state, reader), turn.facts), state, turn.facts


def everything(page: FrontPage) -> tuple[Story, ...]:
    return (*page.stories, *page.inside, *page.bulletin)


@pytest.mark.parametrize("name", ["steady", "lively", "random"])
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_every_page_of_a_campaign_fills_and_nothing_is_left_unfilled(
    rules: Rules, seed: int, side: str, name: str
) -> None:
    for page, _ in pages(rules, seed, side, side, name):
        assert 1 <= len(page.stories) <= 5
        for story in everything(page):
            assert story.headline
            assert story.lead
            assert not names_in(story.headline)
            assert not names_in(story.lead)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_only_what_is_marked_to_repeat_is_printed_twice(rules: Rules, seed: int, side: str) -> None:
    printed: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for page, _ in pages(rules, seed, side, side, "lively"):
        for story in everything(page):
            words[story.lead] += 1
            if not story.repeats:
                printed[story.item] += 1
    assert printed
    assert set(printed.values()) == {1}
    assert set(words.values()) == {1}


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_hardly_a_quarter_has_a_single_story(rules: Rules, side: str) -> None:
    """The steady campaign of the golden transcript, read whole."""
    counts = [len(page.stories) for page, _ in pages(rules, SEED, side, side)]
    assert sum(count >= 2 for count in counts) >= len(counts) * 96 // 100


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_a_flight_is_told_once_on_a_page_and_a_routine_one_leads_only_an_empty_page(
    rules: Rules, seed: int, side: str
) -> None:
    kinds = {item.id: item.about.kind for item in rules.scenario.press}
    for page, _, facts in told_pages(rules, seed, side, side, "steady"):
        by = {fact.milestone: fact.flight for fact in facts if isinstance(fact, MilestoneReached) and fact.side == side}
        flights = [
            by.get(story.about[1], story.about[1])
            for story in page.stories
            if kinds.get(story.item) in ("milestone", "flight") and not story.item.endswith("-beaten")
        ]
        assert len(flights) == len(set(flights))
        if page.lead.item.startswith("flight-routine"):
            assert len(page.stories) == 1


def test_what_a_rival_did_first_is_told_before_the_cry_over_it(rules: Rules) -> None:
    kinds = {item.id: item.about.kind for item in rules.scenario.press}
    cries = 0
    for side in ("usa", "ussr"):
        for page, _ in pages(rules, SEED, side, side):
            told = [(kinds.get(story.item), story.about) for story in page.stories]
            for place, (kind, about) in enumerate(told):
                if kind == "surprise" and ("milestone", about) in told:
                    cries += 1
                    assert told.index(("milestone", about)) < place
    assert cries


@pytest.mark.parametrize(("crew", "died"), [(("john-glenn",), ("john-glenn",)), (("john-glenn",), ())])
@pytest.mark.parametrize("fault", ["vibration-shorts", "braking-engine-fails", "hard-start", ""])
def test_every_loss_of_a_crew_is_told_with_its_names(
    rules: Rules, fault: str, crew: tuple[str, ...], died: tuple[str, ...]
) -> None:
    """However often it has come, no story about the hardware stands in for the people."""
    rooms = [Newsroom(rules, side, side) for side in ("usa", "ussr")]
    view = view_for(play_turn(new_game(rules, 1), {}).state, "usa")
    for serial in range(1, 6):
        flown = FlightFlown(
            20_000 + serial, "usa", f"one-{serial}", "crew-orbital", "atlas", "", serial, "failure", "ascent", "",
            fault, 0, 0, False, "before", crew, died,
        )  # fmt: skip
        for room in rooms:
            page = room.page(view, [flown])
            told = [story for story in page.stories if story.about == ("flight", flown.flight)]
            assert len(told) == 1
            assert "John" in told[0].headline + told[0].lead


def failed(rules: Rules, mission: str, phase: str, day: int, **more: Any) -> FlightFlown:
    """A flight with nobody aboard that was told beforehand and did not do all it was sent for."""
    fact = FlightFlown(
        day, "usa", f"usa-a-4-{day}", mission, "a-4", "", day % 97 + 1, "partial", phase, "", "", 0, 0, False, "before",
        (), (),
    )  # fmt: skip
    return replace(fact, **more)


def told_of(rules: Rules, side: str, fact: FlightFlown) -> Story:
    """What a paper that has printed nothing yet makes of one failure."""
    room = Newsroom(rules, side, side)
    page = room.page(view_for(play_turn(new_game(rules, 1), {}).state, side), [fact])
    return next(story for story in everything(page) if story.about == ("flight", fact.flight))


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_a_shot_straight_up_whose_battery_failed_is_no_spacecraft_on_its_way(rules: Rules, side: str) -> None:
    """An A-4 of 1946: it rose and fell within the hour, and part of what was wanted was had."""
    announced = "before" if side == "usa" else "never"
    fact = replace(failed(rules, "space-photograph", "exposures", 16_880), side=side, announced=announced)
    told = told_of(rules, side, fact)
    assert told.item == "task-power-short"
    assert not re.search(r"on its way|tracking station|spacecraft|no longer answers|lost", told.lead)
    assert told_of(rules, side, replace(fact, phase="cassette")).item == "task-landing-short"


@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_no_failure_is_told_with_the_words_of_another_destination(rules: Rules, side: str) -> None:
    """Every mission that carries nobody, failing in each of its phases after the ascent."""
    items = {item.id: item.about for item in rules.scenario.press}
    far = re.compile(r"planet|tracking station|way home|on its way|out there", re.I)
    found = set()
    for mission in rules.scenario.missions:
        phases = [] if mission.crew else mission.phases[1:]
        for number, phase in enumerate(phases):
            fact = failed(rules, mission.id, phase.id, 20_000 + number, side=side)
            told = told_of(rules, side, replace(fact, announced="before" if side == "usa" else "never"))
            about = items[told.item]
            assert isinstance(about, OnFailure)
            where = BOUND[mission.destination]
            assert not about.bound or where in about.bound
            if where == "short":
                assert not far.search(told.headline + told.lead), (mission.id, phase.id)
            found.add((where, told.item))
    assert len(found) >= 15


@pytest.mark.parametrize("mission", ["space-photograph", "heavy-satellite", "film-return"])
def test_what_was_done_in_part_is_not_told_as_a_loss_by_the_other_side(rules: Rules, mission: str) -> None:
    phases = {one.id: one.phases for one in rules.scenario.missions}[mission]
    told = told_of(rules, "ussr", failed(rules, mission, phases[-1].id, 21_000))
    assert told.item.startswith("failure-rival-part")
    lost = failed(rules, mission, phases[0].id, 21_000, fate="failure")
    assert not told_of(rules, "ussr", lost).item.startswith("failure-rival-part")


@pytest.mark.parametrize(("side", "other"), [("usa", "ussr"), ("ussr", "usa")])
def test_several_lost_flights_of_the_rival_are_one_story(rules: Rules, side: str, other: str) -> None:
    room = Newsroom(rules, side, side)
    lost = [failed(rules, "first-satellite", "ascent", 21_000 + n, side=other, fate="failure") for n in range(3)]
    page = room.page(view_for(play_turn(new_game(rules, 1), {}).state, side), lost)
    told = [story for story in everything(page) if story.about[:1] == ("flight",)]
    assert len(told) == 1
    assert "three" in (told[0].headline + told[0].lead).lower()
    assert all(f"No. {one.serial}" in told[0].lead for one in lost)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("side", ["usa", "ussr"])
def test_no_page_has_one_headline_twice_and_what_repeats_has_rested(rules: Rules, seed: int, side: str) -> None:
    kinds = {item.id: item.about.kind for item in rules.scenario.press}
    last: dict[str, int] = {}
    rested = 0
    for page, _ in pages(rules, seed, side, side, "steady"):
        headlines = [story.headline for story in (*page.stories, *page.inside)]
        assert len(headlines) == len(set(headlines))
        for story in page.stories:
            if kinds.get(story.item) in ("quiet", "silence"):
                assert page.number - last.get(story.item, -REST) >= REST, story.headline
                last[story.item] = page.number
                rested += 1
    assert rested


def test_a_page_shows_the_race_as_it_stood_on_its_day(rules: Rules) -> None:
    """Turned back to, an old paper knows nothing of firsts that came after it."""
    count = 0
    for page, state in pages(rules, SEED, "ussr", "ussr"):
        printed = rules.turns[page.number - 1].last
        assert all(first.day <= printed for first in page.firsts)
        assert [one.day for one in page.firsts] == sorted((one.day for one in page.firsts), reverse=True)
        assert len(page.firsts) >= count
        count = len(page.firsts)
        shown = {place for one in state.sides for place, day in enumerate(one.shown) if day}
        assert count == len(shown)
    assert count > 20


def test_after_loading_nothing_is_printed_again(rules: Rules, tmp_path: Path) -> None:
    """The window's papers remember what was printed before this sitting."""
    path = tmp_path / "campaign.jsonl"
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 11, path)
    for _ in range(8):
        session.end_turn()
    session.close()
    campaign = Campaign(Session.load(rules, path), "usa", path)
    for _ in range(4):
        campaign.end_turn()
    for side in ("usa", "ussr"):
        papers = [edition[side] for edition in campaign.editions]
        assert len(papers) == 12
        leads = Counter(story.lead for page in papers for story in page.stories)
        assert set(leads.values()) == {1}


def test_who_takes_over_from_history_reads_no_story_again_and_no_bulletin_of_the_other_side(
    rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SPACERACE_HOME", str(tmp_path / "home"))
    watch = Watch(rules)
    watch._reach(3)
    app = window(tmp_path)
    app.open(watch)
    app.guarded_paint()
    taken = watch._take("usa")
    campaign = taken.screen.campaign
    assert all(edition["ussr"].bulletin == () for edition in campaign.session.before)
    printed = {story.item for edition in campaign.session.before for story in edition["usa"].stories}
    for _ in range(3):
        campaign.end_turn()
    assert len(campaign.editions) == 4
    fresh = [story for edition in campaign.editions[1:] for story in edition["usa"].stories if not story.repeats]
    assert fresh
    assert not printed & {story.item for story in fresh}


def test_the_same_campaign_gives_the_same_pages(rules: Rules) -> None:
    assert list(pages(rules, 5, "usa", "usa")) == list(pages(rules, 5, "usa", "usa"))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("side", "reader"), [("ussr", "usa"), ("usa", "ussr")])
def test_the_rivals_paper_tells_nothing_that_was_kept_secret(rules: Rules, seed: int, side: str, reader: str) -> None:
    for page, _, facts in told_pages(rules, seed, side, reader, "lively"):
        assert page.bulletin == ()
        about = {story.about for story in everything(page)}
        for fact in facts:
            if fact.side != side:
                continue
            if isinstance(fact, FlightFlown) and fact.fate != "success" and fact.announced != "before":
                assert ("flight", fact.flight) not in about
            if isinstance(fact, MilestoneReached) and not fact.shown:
                assert ("milestone", fact.milestone) not in about
            if isinstance(fact, PromiseEnded) and fact.secret:
                assert ("pledge", fact.milestone) not in about


@pytest.mark.parametrize("seed", SEEDS)
def test_the_rivals_paper_does_not_depend_on_what_only_its_own_side_knows(rules: Rules, seed: int) -> None:
    """A page read by the rival is the page printed, whatever hidden facts of its own side are taken away."""
    room, blind, state = Newsroom(rules, "ussr", "usa"), Newsroom(rules, "ussr", "usa"), new_game(rules, seed)
    while not state.over and state.turn < 60:
        turn = play_turn(state, orders_of(state, "steady", seed))
        state, view = turn.state, view_for(turn.state, "usa")
        shown = tuple(fact for fact in turn.facts if not (isinstance(fact, MilestoneReached) and not fact.shown))
        assert room.page(view, turn.facts) == blind.page(view, shown)


def test_every_milestone_has_a_story_for_each_way_it_can_come_in_both_papers(rules: Rules) -> None:
    found = {
        (item.about.milestone, item.about.who, side)
        for item in rules.scenario.press
        if isinstance(item.about, OnMilestone)
        for side in item.stories
    }
    for milestone in rules.scenario.milestones:
        for side in rules.side_index:
            for who in ("us",) if milestone.joint else ("us", "rival", "us-later"):
                assert (milestone.id, who, side) in found


def test_a_milestone_can_be_spoken_of_inside_a_sentence(rules: Rules) -> None:
    """No title that begins with a place or holds a sentence stands where a sentence wants a thing."""
    teller = Teller(rules)
    places = ("past ", "on ", "over ", "inside ", "from ", "round ", "free ", "in ")
    for milestone in rules.scenario.milestones:
        assert not teller.small(milestone.id).lower().startswith(places), milestone.title
    surprise = Surprised("ussr", 0, "usa", "mars-flyby", 120, 0, 0, "week")
    assert "first to a flight past Mars" in teller.tell(surprise)


def test_a_changed_story_leaves_the_rules_as_they_were(rules: Rules) -> None:
    scenario = rules.scenario
    first = scenario.press[0]
    changed = first.model_copy(
        update={"stories": {s: t.model_copy(update={"lead": "Other words."}) for s, t in first.stories.items()}}
    )
    other = scenario.model_copy(update={"press": (changed, *scenario.press[1:]), "papers": (), "small_news": ()})
    assert hashes(other, rules.capabilities)[0] == rules.hash
    assert hashes(other, rules.capabilities)[1] != rules.texts_hash


def test_a_name_in_braces_that_nobody_fills_is_a_problem_with_its_place(tmp_path: Path) -> None:
    source = Path(__file__).parent / "data" / "scenarios" / "three_sides"
    folder = tmp_path / "three"
    folder.mkdir()
    for file in source.rglob("*.yaml"):
        (folder / file.name).write_bytes(file.read_bytes())
    side = load_rules(source, use_cache=False).sides[0].id
    (folder / "press.yaml").write_text(
        "press:\n  - id: one\n    about: {kind: quiet}\n    stories:\n"
        f"      {side}: {{headline: Nothing on the pad, lead: 'The {{cosmodrome}} is still.'}}\n"
    )
    problems = [str(problem) for problem in load_scenario(folder).problems]
    assert any("press.yaml:2" in one and "S211" in one and "cosmodrome" in one for one in problems)


def test_a_session_prints_the_paper_of_either_side_and_goes_back_with_it(rules: Rules, tmp_path: Path) -> None:
    session = Session.new(rules, {"usa": HUMAN, "ussr": "steady"}, 11, tmp_path / "campaign.jsonl")
    assert session.newspaper("usa") is None
    for _ in range(6):
        session.end_turn()
    fifth = session.newspapers("usa")[4]
    assert session.newspaper("usa", "ussr") == session.newspapers("usa", "ussr")[-1]
    session.close()
    again = Session.load(rules, tmp_path / "campaign.jsonl")
    assert again.newspapers("usa")[4] == fifth
    again.end_turn()
    assert len(again.newspapers("usa")) == 7
    again.rewind(2)
    assert again.newspaper("usa") == fifth
    again.close()


def test_the_command_prints_a_page_and_says_what_there_is_none_of(rules: Rules, tmp_path: Path) -> None:
    journal = tmp_path / "campaign.jsonl"
    run(rules, controllers_named({"usa": "steady", "ussr": "steady"}), seed=3, turns=4, journal=journal)
    runner = CliRunner()
    page = runner.invoke(app, ["newspaper", str(journal), "--turn", "2", "--side", "ussr"])
    assert page.exit_code == 0
    assert "Советский горизонт" in page.output
    assert "30 September 1945" in page.output
    assert runner.invoke(app, ["newspaper", str(journal), "--turn", "2", "--side", "ussr", "--json"]).exit_code == 0
    late = runner.invoke(app, ["newspaper", str(journal), "--turn", "9", "--side", "ussr"])
    assert late.exit_code == 2
    assert "turn 9 has not been played" in late.output
    nobody = runner.invoke(app, ["newspaper", str(journal), "--turn", "2", "--side", "france"])
    assert nobody.exit_code == 2
    assert "no side 'france'" in nobody.output
