"""The rules of the game: a pure function from (state, orders) to (state, facts), and the views upon it.

This is the one door. Everything else in the game is a client of these functions.
"""

from spacerace_game.engine.desk import Desk, Refusal
from spacerace_game.engine.door import (
    Options,
    explain,
    imagine,
    new_game,
    options,
    outcome,
    play_turn,
    view_for,
    why_not,
)
from spacerace_game.engine.facts import Fact, fact_as_json
from spacerace_game.engine.fingerprint import fingerprint
from spacerace_game.engine.state import State, from_json, to_json
from spacerace_game.engine.turn import STEPS, Turn
from spacerace_game.engine.view import View, view_as_json

__all__ = [
    "STEPS",
    "Desk",
    "Fact",
    "Options",
    "Refusal",
    "State",
    "Turn",
    "View",
    "explain",
    "fact_as_json",
    "fingerprint",
    "from_json",
    "imagine",
    "new_game",
    "options",
    "outcome",
    "play_turn",
    "to_json",
    "view_as_json",
    "view_for",
    "why_not",
]
