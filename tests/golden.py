"""A readable transcript of a steady campaign, so that a change of the rules is reviewed as a diff.

`python -m tests.golden` shows it, `python -m tests.golden --write` keeps it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from spacerace_game.engine import Fact, fact_as_json, new_game, outcome, play_turn, view_for
from spacerace_game.engine import facts as f
from spacerace_game.spec.dates import iso
from spacerace_game.spec.rules import Rules
from tests.engine_helpers import orders_of, real_rules

FILE = Path(__file__).parent / "data" / "golden" / "steady_1957.txt"
SEED = 1957
WHOLE = (f.MilestoneReached, f.FlightFlown, f.Surprised, f.CaptureDecided, f.ChiefDismissed, f.CampaignEnded)
"""Told of the whole campaign."""
CLOSE = (f.GrantMade, f.LevelReached, f.ProgramOpened, f.ProgramClosed, f.FaultSeen, f.DecisionTaken, f.Unpaid)
"""Told of the year 1957 only."""
LEAVE_OUT = {"fact", "day", "side", "recorded", "announced", "spacecraft", "serial", "fate_odds", "tied", "lapsed"}
LEAVE_OUT |= {"lapsed_tied", "crew", "contenders", "expected", "lead", "site", "cause", "vehicle"}


def line(fact: Fact) -> str:
    """A fact on one line: day, side, kind, and what it says."""
    data = fact_as_json(fact)
    said = []
    for key, value in data.items():
        if key not in LEAVE_OUT and value not in ("", [], False):
            shown = "/".join(map(str, value)) if isinstance(value, list) else value
            said.append(key if value is True else f"{key}={shown}")
    return f"{iso(fact.day)} {fact.side or 'world':5} {data['fact']}: {' '.join(said)}"


def transcript(rules: Rules) -> str:
    """The campaign from its first turn to its end."""
    state = new_game(rules, SEED)
    lines = [f"Space Race 1945, seed {SEED}, every side steady."]
    while not state.over:
        period = rules.turns[state.turn]
        turn = play_turn(state, orders_of(state, "steady", SEED))
        told = [fact for fact in turn.facts if isinstance(fact, WHOLE)]
        told = [fact for fact in told if not isinstance(fact, f.FlightFlown) or fact.fate == "failure"]
        if period.year == SEED:
            told += [fact for fact in turn.facts if isinstance(fact, CLOSE)]
        lines += [line(fact) for fact in told]
        state = turn.state
        if period.year % 5 == 0 and (state.over or rules.turns[state.turn].opens_year):
            for side, end in outcome(state)["sides"].items():
                own = view_for(state, side).own
                numbers = " ".join(f"{name}={value}" for name, value in end.items())
                lines.append(f"{period.year} {side}: free={own.free} engineers={sum(own.engineers)} {numbers}")
    return "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    text = transcript(real_rules())
    if "--write" in arguments:
        FILE.parent.mkdir(parents=True, exist_ok=True)
        FILE.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
