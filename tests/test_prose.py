"""What the scenario says is said once, has its source, and leads somewhere."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.cli.app import app
from spacerace_game.content.loading import Loaded, load_scenario
from spacerace_game.content.references import mentions
from spacerace_game.content.stats import sourced_claims
from spacerace_game.engine import new_game
from spacerace_game.engine.conditions import compile_condition
from spacerace_game.engine.effects import carry_out
from spacerace_game.engine.facts import InstituteChanged
from spacerace_game.engine.steps.captives import do_deed
from spacerace_game.engine.world import World
from spacerace_game.spec.conditions import Between, FlagSet
from spacerace_game.spec.dates import civil
from spacerace_game.spec.effects import EmptyInstitute, LosePerson, SetFlag
from spacerace_game.spec.orders import MoveInstitute
from spacerace_game.spec.rules import Rules
from spacerace_game.spec.stories import Storylet
from spacerace_game.store.folders import find_scenario

NO_PROSE = {
    "id",
    "title",
    "phrase",
    "name",
    "local_name",
    "note",
    "flight",
    "source",
    "confidence",
    "death",
    "propellants",
}
"""Fields of names and references, in which one thing may well be called the same in two places."""
FEWEST_WORDS = 4
DATED = {
    "bureaus", "chronicle", "deeds", "milestones", "people", "record", "sides", "small_news", "vehicles",
}  # fmt: skip
"""The lists that say when something really was."""


@cache
def loaded() -> Loaded:
    return load_scenario(find_scenario("space_race_1945"))


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence of the scenario, small letters and words only, with where it stands."""
    for entry in loaded().draft.entries():
        for mention in mentions(entry.spec) if entry.spec is not None else ():
            value = getattr(mention.holder, mention.field)
            text = value.get(mention.word) if mention.at_key and isinstance(value, dict) else mention.word
            if not isinstance(text, str) or " " not in text or mention.field in NO_PROSE:
                continue
            for sentence in re.split(r"(?<=[.!?])[”\"’)]*\s+", text):
                words = re.findall(r"[\w{}]+", sentence.lower())
                if len(words) >= FEWEST_WORDS:
                    yield " ".join(words), f"{entry.kind} {entry.key} {mention.field}"


def test_no_sentence_stands_twice_in_the_scenario() -> None:
    places: dict[str, list[str]] = {}
    for sentence, place in sentences():
        places.setdefault(sentence, []).append(place)
    assert len(places) > 1000
    assert {sentence: where for sentence, where in places.items() if len(where) > 1} == {}


RELATIVE = re.compile(
    r"\b(yesterday|today|tomorrow|tonight|(this|last|(?<!the )next) (morning|afternoon|evening|night|week|month)|"
    r"(on|by|until|since|last|next) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! nights)|at this hour)\b",
    re.I,
)
"""Words that count from the day on which they are read. A page comes out on the last day of its quarter."""
SAYINGS = (
    "hair today is gone tomorrow",
    "Odd numbers today, even tomorrow",
    "darkness on the left is yesterday",
    "what it will contain tomorrow",
)
"""Figures of speech that are true on any day."""


def test_no_story_of_a_paper_counts_its_days_from_a_page_that_comes_out_weeks_later(rules: Rules) -> None:
    stories = [story for item in rules.scenario.press for story in item.stories.values()]
    texts = [text for story in stories for text in (story.headline, story.lead)]
    for text in (*texts, *(text for one in rules.scenario.small_news for text in (one.headline, one.lead))):
        for saying in SAYINGS:
            text = text.replace(saying, "")
        assert RELATIVE.search(text) is None, text


LAUNCH_AHEAD = re.compile(
    r"launch day|(tomorrow|tonight|on the (eve|afternoon) (of|before))[^.]{0,40}launch|"
    r"days before your crew|stands on its pad at",
    re.I,
)
AGES = [
    ("korolev-kolyma", "sergei-korolev", "not yet forty", 40),
    ("chamber-of-silence", "valentin-bondarenko", "not yet twenty-five", 25),
    ("three-without-suits", "konstantin-feoktistov", "not yet forty", 40),
    ("he-asks-for-a-fighter", "yuri-gagarin", "not yet thirty-five", 35),
]
"""Scenes that say how old somebody is: who, the words, and the age that must not have been reached."""


def test_no_scene_counts_on_a_launch_that_nobody_may_have_planned(rules: Rules) -> None:
    """What a scene waits for cannot be a day on the manifest, so its words may not name one."""
    for story in rules.storylets:
        told = [story.text, *(choice.text for choice in story.choices)]
        for text in (words for one in told for words in one.values()):
            found = LAUNCH_AHEAD.search(text)
            assert found is None or (found[0] == "launch day" and "On launch days" in text), (story.id, text)


@pytest.mark.parametrize(("scene", "person", "words", "age"), AGES)
def test_an_age_is_true_on_the_last_day_on_which_its_scene_can_come(
    rules: Rules, scene: str, person: str, words: str, age: int
) -> None:
    story = rules.storylets[rules.storylet_index[scene]]
    born = next(one.born for one in rules.scenario.people if one.id == person)
    last = max(one.until for one in parts_of(story.when, Between) if one.until is not None)
    assert any(words in text for text in story.text.values())
    assert (last - born.day) * 100 // 36_525 < age


def test_every_claim_about_reality_names_its_source_and_how_sure_it_is() -> None:
    claims = list(sourced_claims(loaded()))
    for claim in claims:
        assert claim.confidence in ("high", "medium", "low"), claim
        assert len(claim.source) > 10, claim
        assert not re.search(r"general knowledge|wikipedia|common knowledge|to be checked", claim.source, re.I), claim
    assert {claim.kind for claim in claims if claim.date} >= DATED


def test_every_item_of_a_dated_list_has_a_claim() -> None:
    claimed = {(claim.kind, claim.id) for claim in sourced_claims(loaded())}
    for kind in sorted(DATED - {"sides"}):
        for entry in loaded().draft.lists.get(kind, []) or loaded().draft.paths.get(kind, []):
            assert (kind, entry.key) in claimed


def test_nobody_is_born_or_dies_on_a_first_of_july_that_only_stands_for_a_year(rules: Rules) -> None:
    """Where no source gives the day, the scenario gives the year alone, and nobody reads a made-up birthday."""
    years = [one for person in rules.scenario.people for one in (person.born, person.died) if one is not None]
    assert any(not one.exact for one in years)
    for person in rules.scenario.people:
        for date, word in ((person.born, "birth"), (person.died, "death")):
            if date is None or not date.exact:
                continue
            assert civil(date.day)[1:] != (7, 1) or "1 July" in person.source, person.id
            unknown = rf"(days?|dates?) of (birth and )?{word} .*not found|days? of birth and death not found"
            assert not re.search(unknown, person.source), person.id


def test_the_list_of_claims_says_a_year_alone_where_no_day_is_known() -> None:
    dates = {claim.id: claim.date for claim in sourced_claims(loaded()) if claim.kind == "people"}
    assert (dates["hermann-kurzweg"], dates["wernher-von-braun"]) == ("1908", "1912-03-23")


def test_the_command_lists_every_claim() -> None:
    said = CliRunner().invoke(app, ["scenario", "sources", "space_race_1945", "--json"])
    assert said.exit_code == 0
    listed = json.loads(said.output)
    assert len(listed) == len(list(sourced_claims(loaded())))
    assert {"date", "source", "confidence", "file", "line"} <= set(listed[0])


def test_the_chronicle_fills_every_decade_and_serves_both_sides(rules: Rules) -> None:
    chronicle = rules.scenario.chronicle
    years = Counter(int(str(entry.date // 365.25 + 1900)[:4]) // 10 for entry in chronicle)
    assert all(years[decade] >= 10 for decade in (193, 194, 195, 196, 197))
    of = {side: sum(side in entry.sides for entry in chronicle) for side in rules.side_index}
    assert max(of.values()) <= min(of.values()) * 5 // 4


def parts_of(spec: Any, kind: type) -> Iterator[Any]:
    if isinstance(spec, kind):
        yield spec
    if isinstance(spec, tuple):
        for one in spec:
            yield from parts_of(one, kind)
    elif hasattr(type(spec), "model_fields"):
        for name in type(spec).model_fields:
            yield from parts_of(getattr(spec, name), kind)


def test_every_flag_that_is_raised_is_asked_for(rules: Rules) -> None:
    scenario = rules.scenario
    told = (*scenario.storylets, *scenario.milestones, *scenario.endings)
    raised = {effect.flag for one in told for effect in parts_of(one, SetFlag)}
    asked = {condition.flag for one in told for condition in parts_of(one, FlagSet)}
    assert raised - asked == set()


def killed_by(storylet: Storylet) -> set[str]:
    return {
        effect.person for choice in storylet.choices for effect in parts_of(choice.effects, LosePerson) if effect.dies
    }


def test_a_storylet_in_which_somebody_dies_comes_only_while_they_live(rules: Rules) -> None:
    found = 0
    for storylet in rules.storylets:
        for person in killed_by(storylet):
            side = rules.side_index[storylet.sides[0]]
            state = new_game(rules, 1)
            _, keys = compile_condition(rules, storylet.when)
            assert ("holds", "self", rules.person_index[person]) in keys, storylet.id
            state.holder = [side + 1] * len(state.holder)
            state.holder[rules.person_index[person]] = -1
            test, _ = compile_condition(rules, storylet.when)
            assert not any(test(turned(state, turn), side) for turn in range(len(rules.turns)))
            found += 1
    assert found >= 5


def turned(state: Any, turn: int) -> Any:
    """The state in another turn, with every flag of every side raised."""
    state.turn = turn
    for side in state.sides:
        side.flags = [1] * len(side.flags)
    return state


def test_the_night_of_the_trains_does_what_the_order_to_move_the_institute_does(rules: Rules) -> None:
    by_order, by_choice = new_game(rules, 4), new_game(rules, 4)
    facts = []
    for state in (by_order, by_choice):
        state.sides[1].institute = rules.site_index["bleicherode"] + 1
        world = World(rules, state, [])
        if state is by_order:
            do_deed(world, 1, MoveInstitute())
        else:
            carry_out(world, 1, (EmptyInstitute(),), ("storylet", "night-of-trains"))
        facts.append([fact.how for fact in world.facts or () if isinstance(fact, InstituteChanged)])
    assert facts == [["moved"], ["moved"]]
    assert by_order == by_choice
    storylet = rules.storylets[rules.storylet_index["night-of-trains"]]
    assert any(parts_of(storylet.choices[0].effects, EmptyInstitute))
