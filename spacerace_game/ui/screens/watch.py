"""Watching real history under the game's rules: play, pause, step, scrub, and take over from here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pygame

from spacerace_game.content.cache import ContentError, load_rules
from spacerace_game.engine import Fact, State, new_game, play_turn, view_for
from spacerace_game.engine.facts import FlightFlown, MilestoneReached
from spacerace_game.play.campaign import dice_for
from spacerace_game.play.history import strictly_historical
from spacerace_game.play.recorder import Recorder
from spacerace_game.play.saves import new_path
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.rules import Rules
from spacerace_game.store.files import StoreError, make_folder
from spacerace_game.store.folders import scenario_folders
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.units import day, money, points, quarter
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Push, Screen
from spacerace_game.ui.screens.common import Ask, Message
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.widgets.base import MISSED, Column, Flow, Pad, Panel, Picture, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Slider
from spacerace_game.ui.widgets.text import Figure, Heading, Text
from spacerace_game.words.facts import Teller
from spacerace_game.words.newspaper import FrontPage, Newsroom

if TYPE_CHECKING:
    from spacerace_game.ui.app import App

PACE = 900
"""Milliseconds for a quarter while it plays."""


def choose_history(app: App) -> Any:
    """Opens the history of the scenario; says what is wrong where that cannot be."""
    names = list(scenario_folders())
    name = "space_race_1945" if "space_race_1945" in names else (names[0] if names else "")
    try:
        rules = load_rules(name)
    except (ContentError, StoreError) as error:
        return Push(Message(say("History cannot be watched"), str(error)))
    if not rules.scenario.history:
        return Push(Message(say("History cannot be watched"), say("This scenario tells no real history.")))
    return Push(Watch(rules))


class Watch(Screen):
    """One quarter of the real path at a time."""

    name = "watch"
    animated = False

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules, self.teller = rules, Teller(rules)
        self.states: list[State] = [new_game(rules, 1957, "recorded")]
        self.facts: list[tuple[Fact, ...]] = [()]
        self.pages: list[dict[str, FrontPage]] = [{}]
        self.at, self.since = 0, 0
        self._policy = strictly_historical(frozenset())
        self._rooms = {paper.side: Newsroom(rules, paper.side, paper.side) for paper in rules.scenario.papers}

    def _reach(self, turn: int) -> None:
        while len(self.states) <= turn and not self.states[-1].over:
            state = self.states[-1]
            orders = {
                side: self._policy(view_for(state, side), dice_for(state, side)) for side in self.rules.side_index
            }
            played = play_turn(state, orders)
            self.states.append(played.state)
            self.facts.append(played.facts)
            self.pages.append(
                {side: room.page(view_for(played.state, side), played.facts) for side, room in self._rooms.items()}
            )
        self.at = min(turn, len(self.states) - 1)

    def build(self) -> Widget:
        """The lanes, the news of both sides, the buttons."""
        state = self.states[self.at]
        last = len(self.rules.turns)
        when = quarter(self.rules.turns[min(self.at, last - 1)])
        panels = [self._side(state, side) for side in self.rules.side_index]
        buttons = Flow(
            Button(
                say("Pause") if self.animated else say("Play"),
                self._play,
                "play",
                kind="main",
                lock=say("This is the end.") if self.at >= last else "",
            ),
            Button(say("Back"), self._step(-1), "step-back", lock="" if self.at else say("This is the beginning.")),
            Button(say("Step"), self._step(1), "step", lock="" if self.at < last else say("This is the end.")),
            *(
                Button(
                    say("Take over: {side}", side=side.title),
                    self._ask(side.id),
                    f"take-{side.id}",
                    lock="" if self.at < last else say("There is nothing left to lead."),
                )
                for side in self.rules.sides
            ),
            Button(say("Leave"), Pop, "leave"),
        )
        scrub = Slider(
            self.at, 0, last, self._scrub, "scrub", text=lambda n: str(self.rules.turns[min(n, last - 1)].year)
        )
        lanes = Panel("", Picture(self._lane, 74, "lane"), scroll=False)
        lanes.fill = False
        return Pad(
            Column(
                Heading(say("Real history, {when}", when=when), "title"),
                lanes,
                Split(*panels, key="watch"),
                scrub,
                buttons,
            ),
            18,
            12,
        )

    def first_focus(self) -> str:
        """Playing."""
        return "play"

    def help(self) -> tuple[str, str]:
        """What is shown."""
        return say("Watching history"), say(
            "Every order here was really given, and goes through the same door as a player’s; flights end as they really did. "
            "Space plays and pauses, left and right step, the slider goes anywhere. Take over a side at any quarter: the other "
            "goes on with history as long as history still makes sense."
        )

    def _side(self, state: State, side: str) -> Widget:
        view = view_for(state, side)
        own = view.own
        rows: list[Widget] = [
            Flow(
                Figure(say("Grant"), money(own.grant), f"grant-{side}", big=True),
                Figure(say("Support"), points(sum(own.support)), f"support-{side}", big=True),
                Figure(say("Prestige"), points(sum(own.prestige)), f"prestige-{side}", big=True),
                gap=26,
            )
        ]
        paper = self.pages[self.at].get(side) if self.at < len(self.pages) else None
        if paper is not None:
            rows += [
                Text(f"{paper.local_masthead or paper.masthead}", "small-strong", "accent_ink"),
                Text(paper.lead.headline, "deck"),
                Text(paper.lead.lead, "news"),
            ]
        for fact in self.facts[self.at] if self.at < len(self.facts) else ():
            if fact.side == side and isinstance(fact, FlightFlown | MilestoneReached):
                tone = "ink"
                if isinstance(fact, FlightFlown):
                    tone = {"success": "good", "partial": "warn", "failure": "bad"}[fact.fate]
                rows.append(Text(self.teller.tell(fact), "small", tone))
        return Panel(self.teller.name(side), *rows, key=f"side-{side}", least=360)

    def _lane(self, look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        palette = look.palette
        first, last = self.rules.turns[0].first, self.rules.turns[-1].last
        y = rect.centery
        pygame.draw.line(surface, palette.soft, (rect.left, y), (rect.right, y), look.px(2))
        state = self.states[self.at]
        for place, one in enumerate(state.first_day):
            if one and state.first[place]:
                x = rect.left + (one - first) * rect.width // (last - first)
                mine = state.first[place] == 1
                height = look.px(20)
                pygame.draw.line(
                    surface,
                    palette.own if mine else palette.rival,
                    (x, y),
                    (x, y - height if mine else y + height),
                    look.px(3),
                )
        now = self.rules.turns[min(self.at, len(self.rules.turns) - 1)].first
        x = rect.left + (now - first) * rect.width // (last - first)
        pygame.draw.line(surface, palette.accent, (x, rect.top), (x, rect.bottom), look.px(2))
        names = [side.title for side in self.rules.sides]
        look.text(surface, names[0], "small", (rect.left, rect.top), palette.soft)
        if len(names) > 1:
            look.text(surface, names[1], "small", (rect.left, rect.bottom - look.line_height("small")), palette.soft)

    def key(self, event: pygame.event.Event) -> Any:
        """Left and right step, unless a button has the keyboard's use for them."""
        if event.key in (pygame.K_LEFT, pygame.K_RIGHT):
            return self._step(1 if event.key == pygame.K_RIGHT else -1)()
        return MISSED

    def _play(self) -> None:
        self.animated = not self.animated
        self.since = 0

    def _step(self, by: int) -> Callable[[], Any]:
        def stepped() -> None:
            self.animated = False
            self._reach(max(0, self.at + by))

        return stepped

    def _scrub(self, turn: int) -> None:
        self._reach(turn)

    def tick(self, passed: int) -> bool:
        """The next quarter when its time has come."""
        self.since += passed
        if self.since < PACE:
            return False
        self.since = 0
        before = self.at
        self._reach(self.at + 1)
        if self.at == before or self.states[self.at].over:
            self.animated = False
        self.app.change()
        return True

    def _ask(self, side: str) -> Callable[[], Any]:
        def asked() -> Any:
            self.animated = False
            when = day(self.rules.turns[self.at].first)
            text = say(
                "You lead it from {when} on. The other side goes on with history as long as that makes sense, and its recorded flights end as they really did.",
                when=when,
            )
            return Push(
                Ask(
                    say("Take over {side}?", side=self.teller.country(side)),
                    text,
                    [(say("Take over"), lambda: self._take(side))],
                )
            )

        return asked

    def _take(self, side: str) -> Any:
        controllers = {name: HUMAN if name == side else "historical" for name in self.rules.side_index}
        state = self.states[self.at]
        try:
            path = new_path(self.rules.scenario.id, f"{side}-history")
            make_folder(path.parent)
            session = Session(state.copy(), controllers, Recorder.begin(path, state, controllers))
        except StoreError as error:
            return Push(Message(say("History could not be taken over"), str(error)))
        session.facts = self.facts[self.at]
        session.before = tuple(
            {name: paper if name == side else replace(paper, bulletin=()) for name, paper in one.items()}
            for one in self.pages[: self.at + 1]
            if one
        )
        campaign = Campaign(session, side, path)
        return Home(page("desk", campaign))
