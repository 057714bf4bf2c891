"""The page of rules says what the shipped scenario's numbers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from spacerace_game.content.rules_page import PAGE, QUESTIONS, rules_page
from spacerace_game.spec.rules import Rules

ROOT = Path(__file__).parent.parent


def test_the_page_of_rules_is_what_the_numbers_write(rules: Rules) -> None:
    written = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written == rules_page(rules.scenario), "run: python -m spacerace_game.content.rules_page"


def test_another_number_changes_the_answer(rules: Rules) -> None:
    captives = rules.scenario.numbers.captives
    isolate = captives.isolate.model_copy(update={"access": 420_000})
    numbers = rules.scenario.numbers.model_copy(update={"captives": captives.model_copy(update={"isolate": isolate})})
    page = rules_page(rules.scenario.model_copy(update={"numbers": numbers}))
    assert "Isolated captives work with 42 % access" in page


@pytest.mark.parametrize("question", [question for question, _ in QUESTIONS])
def test_every_question_has_an_answer_without_gaps(rules: Rules, question: str) -> None:
    answer = rules_page(rules.scenario).split(f"## {question}\n", 1)[1].split("\n## ", 1)[0].strip()
    assert answer
    assert "{" not in answer
    assert "None" not in answer
