"""What distinguishes one chief of the steady school from another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from spacerace_game.ai.plans import GROUND, Road
from spacerace_game.engine import Desk, View

Opening = Literal["balanced", "arms", "science", "germany"]
OPENINGS: tuple[Opening, ...] = ("balanced", "arms", "science", "germany")
SIZINGS: tuple[Sizing, ...] = ("wait", "heavy", "light", "both")
Answers = Literal["best", "worst", "dice", "wayward"]
Sizing = Literal["wait", "heavy", "light", "both"]


def _anything(view: View, road: Road) -> bool:
    del view, road
    return True


def _always(desk: Desk) -> bool:
    del desk
    return True


@dataclass(frozen=True, slots=True)
class Temper:
    """The habits of a chief. The defaults are the steady chief's."""

    fair_odds: int = 300_000
    """Odds from which a flight is worth its price, ppm; below them the vehicle is rehearsed."""
    ground: int = GROUND
    """The level of ground test that is bought."""
    spare: int = 50_000
    """Share of the purse that no new program may touch, ppm."""
    rich: int = 1_500_000
    """From so much of a quarter's grant left over on, programs are crashed, ppm."""
    treatment: str = "integrate"
    offer: int | None = None
    """The offer made in Germany; None makes the fair one."""
    opening: Opening = "balanced"
    """What comes first until 1950."""
    sizing: Sizing = "wait"
    """The answer to the sizing decision; a steady chief waits for a light bomb while that is worth waiting."""
    bold: bool = True
    """Whether great goals are striven for over years, and money is pledged for them."""
    answers: Answers = "best"
    """Which choice of a storylet is taken: the best liked, the least liked, or whichever the chief's dice say."""
    taste: bool = False
    """Whether the chief has a taste for machines of their own dice's choosing, where others take the cheapest."""
    wants: Callable[[View, Road], bool] = _anything
    """Which flights are striven for at all."""
    opens: Callable[[Desk], bool] = _always
    """Whether money may be spent on new work this turn."""


STEADY = Temper()
