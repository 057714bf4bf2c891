"""Which screen shows which page."""

from __future__ import annotations

from collections.abc import Callable

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.screen import Screen
from spacerace_game.ui.screens.archive import Archive
from spacerace_game.ui.screens.budget import Budget
from spacerace_game.ui.screens.desk import DeskPage
from spacerace_game.ui.screens.flights import Flights
from spacerace_game.ui.screens.hangar import Hangar
from spacerace_game.ui.screens.knowledge import Knowledge
from spacerace_game.ui.screens.newspaper import Newspaper
from spacerace_game.ui.screens.people import People
from spacerace_game.ui.screens.timeline import Timeline
from spacerace_game.ui.screens.world import World

PAGE_SCREENS: dict[str, Callable[[Campaign, str], Screen]] = {
    "desk": DeskPage,
    "budget": Budget,
    "people": People,
    "knowledge": Knowledge,
    "hangar": Hangar,
    "flights": Flights,
    "world": World,
    "timeline": Timeline,
    "newspaper": Newspaper,
    "archive": Archive,
}
