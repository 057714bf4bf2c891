"""How long ten turns take to read and decide: `python benchmarks/reading_time.py [--runs N]`.

`steady` plays itself. Counted are, for each side, the words that a player is shown unasked at 238 words a minute, the
mean silent reading rate of adults (Brysbaert, Journal of Memory and Language 109, 2019): the text and choices of
every scene that opens, and the headlines of the side's own paper; and eight seconds for each decision once it is
read, which is an answer to a scene or an order that takes attention. What stands under the headlines is told
apart, as a reader may turn the page. The archive, tooltips and tables are not counted. Told are the median and
the middle four fifths of every ten turns that begin with a tenth turn.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from spacerace_game.ai import steady
from spacerace_game.content import load_rules
from spacerace_game.engine import new_game, play_turn, view_for
from spacerace_game.engine.desk import ATTENTION
from spacerace_game.engine.state import Pending
from spacerace_game.play.campaign import dice_for
from spacerace_game.spec.base import text_for
from spacerace_game.spec.rules import Rules
from spacerace_game.words.newspaper import FrontPage, Newsroom

WORDS_A_MINUTE = 238
SECONDS_A_DECISION = 8
"""For choosing, once it is read: one of the two to five that a scene or a page offers."""
TURNS = 10


class Span(NamedTuple):
    """Minutes of one side in ten turns."""

    side: str
    first: int
    """The turn it begins with."""
    headlines: float
    scenes: float
    decisions: float
    leads: float
    """What stands under the headlines, read to the end."""

    @property
    def minutes(self) -> float:
        """Decisions and the text that nobody can pass by."""
        return self.headlines + self.scenes + self.decisions


def words_of(page: FrontPage) -> tuple[int, int]:
    """Words of a front page in headlines, and under them."""
    told = (*page.stories, *page.bulletin)
    headlines = sum(len(one.headline.split()) for one in (*told, *page.inside))
    return headlines, sum(len(one.lead.split()) for one in told)


def scene_words(rules: Rules, pending: Pending, side: str) -> int:
    """Words of a scene: its title, its text and its choices as this side reads them."""
    story = rules.storylets[pending.storylet]
    texts = [story.title, text_for(story.text, side), *(text_for(choice.text, side) for choice in story.choices)]
    return sum(len(text.split()) for text in texts)


def spans(rules: Rules, seed: int) -> Iterator[Span]:
    """Every ten turns of a campaign for each side; what is left over at its end is not told."""
    state = new_game(rules, seed)
    rooms = {side: Newsroom(rules, side) for side in rules.side_index}
    seen: dict[str, set[int]] = {side: set() for side in rules.side_index}
    sums = {side: [0, 0, 0, 0] for side in rules.side_index}
    while not state.over and state.turn < len(rules.turns):
        orders = {}
        for side, of in sums.items():
            view = view_for(state, side)
            orders[side] = steady(view, dice_for(state, side))
            of[2] += sum(order.kind in ATTENTION for order in orders[side])
            for one in view.own.pending:
                if one.storylet not in seen[side]:
                    seen[side].add(one.storylet)
                    of[1] += scene_words(rules, one, side)
                    of[2] += 1
        turn = play_turn(state, orders)
        state = turn.state
        for side, of in sums.items():
            headlines, leads = words_of(rooms[side].page(view_for(state, side), turn.facts))
            of[0] += headlines
            of[3] += leads
            if state.turn % TURNS == 0:
                words = [count / WORDS_A_MINUTE for count in of]
                yield Span(side, state.turn - TURNS, words[0], words[1], of[2] * SECONDS_A_DECISION / 60, words[3])
                of[:] = [0, 0, 0, 0]


def main() -> None:
    """Prints minutes per ten turns by side and by period."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--runs", type=int, default=20)
    asked = reader.parse_args()
    rules = load_rules("space_race_1945")
    found = [span for seed in range(1, asked.runs + 1) for span in spans(rules, seed)]

    def tell(name: str, rows: list[Span]) -> None:
        totals = sorted(row.minutes for row in rows)
        parts = [median(values) for values in ([row[part] for row in rows] for part in (2, 3, 4, 5))]
        low, high = totals[len(totals) // 10], totals[len(totals) * 9 // 10]
        print(
            f"{name:9} {median(totals):5.1f} minutes ({low:4.1f} to {high:4.1f}): headlines {parts[0]:3.1f},"
            f" scenes {parts[1]:3.1f}, decisions {parts[2]:3.1f}; the paper to its end {parts[3]:3.1f} more"
        )

    tell("all", found)
    for side in rules.side_index:
        tell(side, [row for row in found if row.side == side])
    for first in sorted({row.first for row in found}):
        tell(f"from {rules.turns[first].year}", [row for row in found if row.first == first])


if __name__ == "__main__":
    main()
