"""A locked choice names the decision that locked it."""

from __future__ import annotations

from typing import Any

import pytest

from spacerace_game.spec.rules import Rules
from spacerace_game.words.conditions import condition_words
from spacerace_game.words.facts import Teller


def locked(rules: Rules, story: str, choice: str) -> Any:
    found = rules.storylets[rules.storylet_index[story]]
    return next(one for one in found.choices if one.id == choice).requires


def test_the_decision_is_named_with_its_answer(rules: Rules) -> None:
    words = condition_words(Teller(rules), locked(rules, "room-1803", "appendix"), "usa")
    assert words == "“Keep a small study alive, under some dull name” was the answer in “World-circling spaceship”"


def test_one_decision_is_named_once_with_all_answers_that_open_the_choice(rules: Rules) -> None:
    words = condition_words(Teller(rules), locked(rules, "attached-paper", "packet-proof"), "ussr")
    assert words.count("“The packet”") == 1
    assert " or “Let it be read" in words


def test_what_was_never_asked_is_not_given_away(rules: Rules) -> None:
    words = condition_words(Teller(rules), locked(rules, "going-home-list", "keep"), "ussr", set())
    assert words == "a decision that never came to this desk had gone another way"
    words = condition_words(Teller(rules), locked(rules, "going-home-list", "keep"), "ussr", {"gorodomlya"})
    assert words == "“Useful. Give them a whole task, and people to argue with” was the answer in “The island”"


def test_a_denied_decision_reads_as_one(rules: Rules) -> None:
    words = condition_words(Teller(rules), locked(rules, "five-women", "none"), "ussr")
    assert "was not the answer in “To fly something new”" in words


@pytest.mark.parametrize("met", [None, frozenset[str]()])
def test_no_locked_choice_says_a_thing_twice_or_goes_on_for_ever(rules: Rules, met: frozenset[str] | None) -> None:
    teller = Teller(rules)
    for story in rules.storylets:
        for choice in story.choices:
            if choice.requires is not None:
                words = condition_words(teller, choice.requires, story.sides[0], met)
                clauses = words.split(", or ")
                assert len(set(clauses)) == len(clauses), f"{story.id}: {words}"
                assert len(words) < 640, f"{story.id}: {words}"
                assert "went another way" not in words
