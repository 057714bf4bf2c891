"""How long a campaign takes to read: long enough to be a story, short enough to be played."""

from itertools import takewhile
from statistics import median

from benchmarks.reading_time import Span, scene_words, spans, words_of
from spacerace_game.engine.state import Pending
from spacerace_game.spec.base import text_for
from spacerace_game.spec.rules import Rules
from spacerace_game.words.newspaper import FrontPage, Story


def test_a_scene_is_its_title_its_text_and_its_choices(rules: Rules) -> None:
    for number, story in enumerate(rules.storylets):
        side = next(iter(rules.side_index)) if "any" in story.text else next(iter(story.text))
        told = [story.title, text_for(story.text, side), *(text_for(choice.text, side) for choice in story.choices)]
        assert scene_words(rules, Pending(number, 0), side) == len(" ".join(told).split())


def test_headlines_are_counted_apart_from_what_stands_under_them() -> None:
    lead = Story("MOON HIT", "At dawn it was done.", (), "one")
    inside = Story("Rain over Kent", "It rained.", (), "two")
    page = FrontPage("usa", "The Paper", "", "", "", "Here", "1 May", 1, lead, (), (inside,), ())
    assert words_of(page) == (5, 5)


def test_ten_turns_of_decisions_and_text_take_some_ten_minutes(rules: Rules) -> None:
    first: list[Span] = list(takewhile(lambda span: span.first < 60, spans(rules, 1)))
    assert len(first) == 12
    assert 7 <= median(span.minutes for span in first) <= 14
    assert all(span.scenes > 0 and span.decisions > 0 and span.headlines > 0 for span in first)
