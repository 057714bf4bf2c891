"""A flight as it looks at any second of it: the pad, the climb, staging, space, the way down, and what went wrong.

The door is `draw_flight`. A picture is a function of the flight and the time alone, so it can be shown at any speed,
skipped, stepped or left standing. Nothing here decides anything: where the rocket is and what happened comes from the
record of the flight.
"""

from spacerace_game.ui.art.flight.picture import draw_flight

__all__ = ["draw_flight"]
