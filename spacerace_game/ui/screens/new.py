"""A new campaign: scenario, side, opponent, seed, options, each explained."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from spacerace_game.ai import POLICIES
from spacerace_game.content.cache import ContentError, load_rules
from spacerace_game.play.campaign import with_endings
from spacerace_game.play.saves import new_path
from spacerace_game.play.session import HUMAN, Session
from spacerace_game.spec.base import text_for
from spacerace_game.store.files import StoreError, make_folder
from spacerace_game.store.folders import scenario_folders
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.presenters.begins import beginnings, people_at_hand
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Home, Pop, Push, Replace, Screen
from spacerace_game.ui.screens.common import Message
from spacerace_game.ui.screens.faces import face
from spacerace_game.ui.screens.house import page
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import Column, Flow, Grid, Pad, Panel, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card, Choice, Field, Toggle
from spacerace_game.ui.widgets.text import Heading, Rule, Tag, Text
from spacerace_game.words.conditions import condition_words
from spacerace_game.words.facts import Teller

OPPONENTS = {
    "steady": (
        "A steady chief",
        "Plans ahead, keeps to what pays, takes fair risks. It sees only what you would see in its chair.",
    ),
    "historical": (
        "Real history",
        "Gives the orders that were really given, as long as they make sense, and the nearest to them after that.",
    ),
    "random": ("Nobody", "Orders at random: no rival to fear. For trying things out in peace."),
}


class NewCampaign(Screen):
    """What the campaign will be."""

    name = "new"

    def __init__(self) -> None:
        super().__init__()
        names = list(scenario_folders())
        self.scenario = "space_race_1945" if "space_race_1945" in names else (names[0] if names else "")
        self.side, self.opponent = "", "steady"
        self.seed = str(secrets.randbelow(10**6))
        self.guided, self.prologue = True, True
        self.endings: set[str] = set()
        self._rules: dict[str, Any] = {}

    def theme(self) -> str:
        """The chosen side's."""
        rules = self._load()
        if rules is None or self.side not in rules.side_index:
            return "modern"
        return str(rules.sides[rules.side_index[self.side]].style)

    def _load(self) -> Any:
        """The rules of the chosen scenario, or None with what is wrong kept beside."""
        if self.scenario not in self._rules:
            try:
                self._rules[self.scenario] = load_rules(self.scenario)
            except (ContentError, StoreError) as error:
                self._rules[self.scenario] = str(error)
        found = self._rules[self.scenario]
        if isinstance(found, str):
            return None
        if self.side not in found.side_index:
            self.side = found.sides[0].id
        return found

    def build(self) -> Widget:
        """Scenario and sides on the left, the rest on the right."""
        rules = self._load()
        names = list(scenario_folders())
        scenarios = [
            Card(
                Text(self._title(name), "strong"),
                on_press=self._pick(name),
                key=f"scenario-{name}",
                chosen=name == self.scenario,
            )
            for name in names
        ]
        if rules is None:
            trouble = str(self._rules.get(self.scenario, say("There is no scenario.")))
            left = Panel(
                say("Scenario"),
                *scenarios,
                Text(say("This scenario cannot be played yet. What is wrong with it:"), "strong", "bad"),
                Text(trouble[:4000], "document"),
            )
            return Pad(Column(Split(left), Flow(Button(say("Back"), Pop, "back"))), 18, 16)
        sides = [self._side_card(rules, faction) for faction in rules.sides]
        told = rules.scenario
        left = Panel(
            say("Whom do you lead?"),
            Grid(*sides, least=250),
            Text(told.description),
            Rule(),
            Grid(*(self._beginning(rules, faction) for faction in rules.sides), least=250, gap=24),
            Rule(),
            Text(say("A scenario by {author}. {credit}", author=told.author, credit=told.credit), "small", "soft"),
            grow=3,
            least=420,
        )
        opponents = Choice(
            [(name, say(OPPONENTS[name][0])) for name in OPPONENTS if name in POLICIES],
            self.opponent,
            self._oppose,
            "opponent",
            tips=[say(OPPONENTS[name][1]) for name in OPPONENTS if name in POLICIES],
        )
        right = Panel(
            say("The campaign"),
            Text(say("Scenario"), "strong"),
            *scenarios,
            Text(say("The other side is led by"), "strong"),
            opponents,
            Text(say(OPPONENTS[self.opponent][1]), "small", "soft"),
            Text(say("Seed"), "strong"),
            Row(
                Field(
                    self.seed,
                    self._seeded,
                    "seed",
                    tip=say(
                        "All chance of the campaign follows from this number. The same number and the same orders give the same history."
                    ),
                ),
                Button(say("Another"), self._another, "another"),
            ),
            Text(
                say("All chance of the campaign follows from this number; friends can play the same fate."),
                "small",
                "soft",
            ),
            Toggle(
                say("Guide me through the first year"),
                self.guided,
                self._guide,
                "guided",
                tip=say(
                    "Someone at your elbow says what to look at, step by step. It can be left at any moment and read again from the menu."
                ),
            ),
            Toggle(say("Begin with the prologue, 1903 to 1945"), self.prologue, self._begin_with, "prologue"),
            *self._endings(rules),
            grow=2,
            least=330,
        )
        foot = Flow(
            Button(say("Begin"), self._begin, "begin", kind="main", lock=self._bad_seed()),
            Button(say("Back"), Pop, "back"),
        )
        return Pad(Column(Heading(say("New campaign"), "title"), Split(left, right), foot), 20, 14)

    def first_focus(self) -> str:
        """The way on."""
        return "begin"

    def help(self) -> tuple[str, str]:
        """What each choice does."""
        return say("A new campaign"), say(
            "Choose whom you lead; the desk takes on that side’s look, and newspapers and scenes are told from its chair. "
            "The opponent plays by the same rules and sees no more than you would. The seed fixes all chance: with the same "
            "number and the same orders the same things happen. Waiting never changes a rocket’s luck, only your readiness."
        )

    def _title(self, name: str) -> str:
        rules = self._rules.get(name)
        return rules.scenario.title if rules is not None and not isinstance(rules, str) else name

    def _side_card(self, rules: Any, faction: Any) -> Widget:
        greeting = text_for(rules.scenario.texts, faction.id)
        about = text_for(faction.description, faction.id)
        chosen = faction.id == self.side
        return Card(
            Row(Heading(faction.title, "subheading"), Tag(say("you"), "accent_ink", solid=True) if chosen else None),
            Text(about or greeting, "small"),
            on_press=self._lead(faction.id),
            key=f"side-{faction.id}",
            chosen=chosen,
        )

    def _beginning(self, rules: Any, faction: Any) -> Widget:
        """What a side begins with, and whom."""
        rows: list[Widget] = [
            Row(Text(name, "small", "soft", grow=3), Text(value, "small-strong", align="right", grow=3))
            for name, value in beginnings(rules, faction)
        ]
        livery = look_of(faction.style)
        people = [
            Column(face(one, livery, 92, 74, key=f"face-{one.id}"), Text(one.name.split()[-1], "small", "soft"), gap=2)
            for one in people_at_hand(rules, faction)
        ]
        title = Text(say("{side} begins with", side=faction.title), "strong")
        own = Text(say("Its own people, in the first year"), "small", "soft") if people else None
        return Column(title, *rows, own, Flow(*people, gap=10), gap=4)

    def _endings(self, rules: Any) -> list[Widget]:
        """The scenario's optional endings, each to be switched on."""
        optional = [one for one in rules.scenario.endings if one.optional]
        if not optional:
            return []
        rows: list[Widget] = [Text(say("It ends before 1975 as well when"), "strong")]
        for one in optional:
            text = say("{title}: {words}", title=one.title, words=condition_words(Teller(rules), one.when))
            rows.append(
                Toggle(
                    text,
                    one.id in self.endings,
                    self._end_with(one.id),
                    f"ending-{one.id}",
                    text_for(one.text, self.side),
                )
            )
        return rows

    def _end_with(self, name: str) -> Callable[[], Any]:
        def flipped() -> None:
            self.endings ^= {name}

        return flipped

    def _pick(self, name: str) -> Callable[[], Any]:
        def picked() -> None:
            self.scenario = name

        return picked

    def _lead(self, side: str) -> Callable[[], Any]:
        def led() -> None:
            self.side = side

        return led

    def _oppose(self, name: str) -> None:
        self.opponent = name

    def _seeded(self, text: str) -> None:
        self.seed = text

    def _another(self) -> None:
        self.seed = str(secrets.randbelow(10**6))

    def _guide(self) -> None:
        self.guided = not self.guided

    def _begin_with(self) -> None:
        self.prologue = not self.prologue

    def _bad_seed(self) -> str:
        if self.seed.isdigit() and int(self.seed) < 2**53:
            return ""
        return say("A seed is a whole number from 0 to 9,007,199,254,740,991.")

    def _begin(self) -> Any:
        rules = self._load()
        if rules is None or self._bad_seed():
            return None
        controllers = {name: HUMAN if name == self.side else self.opponent for name in rules.side_index}
        rules = with_endings(rules, [f"{name}@{self.side}" for name in sorted(self.endings)])
        note = ""
        try:
            path = new_path(rules.scenario.id, self.side)
            make_folder(path.parent)
            session, kept = Session.new(rules, controllers, int(self.seed), path), path
        except StoreError as error:
            session, kept = Session.new(rules, controllers, int(self.seed)), None
            note = say(
                "This campaign cannot be saved, so it will be lost when you leave. You can play on regardless.\n\n{why}",
                why=error,
            )
        campaign = Campaign(session, self.side, kept)
        self.app.preferences.set("guide", self.guided)
        desk = page("desk", campaign)
        panels = [one for one in rules.scenario.articles if one.kind == "panel"]
        if self.prologue and panels:
            from spacerace_game.ui.screens.prologue import Prologue

            first: Screen = Prologue(campaign)
        else:
            first = desk
        self.app.follow(Home(first))
        return Push(Message(say("Not saved"), note)) if note else None


__all__ = ["NewCampaign", "Replace"]
