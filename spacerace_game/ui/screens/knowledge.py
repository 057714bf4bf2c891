"""Knowledge: technologies by discipline with their readiness, what each opens, and what blocks what."""

from __future__ import annotations

from typing import Any

import pygame

from spacerace_game.engine.orders_work import can_open
from spacerace_game.spec.orders import HireEngineers
from spacerace_game.spec.rules import TECHNOLOGY
from spacerace_game.spec.world import Technology
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.programs import READINESS, blockers, open_order, opens
from spacerace_game.ui.presenters.units import money, neat, quarters
from spacerace_game.ui.say import say
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.widgets.base import Flow, Panel, Picture, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Heading, Rule, Tag, Text

STATES = ("at work", "open", "blocked", "known")
"""How a technology may stand, in the order of the list: what is finished needs nobody's eye."""


class Knowledge(Page):
    """What the side knows how to do."""

    name = "knowledge"
    title = "Knowledge"

    def __init__(self, campaign: Any, about: str = "") -> None:
        super().__init__(campaign, about)
        rules = campaign.rules
        self.chosen = about if about in {one.id for one in rules.technologies} else ""
        self.discipline = "all"
        if self.chosen:
            self.discipline = "all"

    def body(self) -> Widget:
        """The list, and the chosen technology."""
        return Split(self._list(), self._one(), key="knowledge")

    def first_focus(self) -> str:
        """The list."""
        return "technologies"

    def help(self) -> tuple[str, str]:
        """How knowledge grows."""
        return say("Knowledge"), say(
            "Each technology stands at a [[readiness]] of 1 to 9. Work on the ground, captured papers and captives bring it to "
            "6; levels 7 to 9 come only by flying. A design wants its technologies at level 6; frozen earlier it flies sooner, "
            "with more suspected [[faults|fault]]. Type to filter the list; press a row to see what it opens and what blocks it."
        )

    def _list(self) -> Widget:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        lines = []
        ranks = [say(state) for state in STATES]
        for place, technology in enumerate(rules.technologies):
            if self.discipline not in ("all", technology.discipline):
                continue
            item = rules.items[rules.technology_item[place]]
            level = side.trl[place]
            state = self._state(item.index, level)
            tone = {say("at work"): "good", say("known"): "ink"}.get(state, "soft")
            lines.append(
                Line(
                    technology.id,
                    (
                        technology.title,
                        campaign.name(technology.discipline),
                        f"{'●' * level}{'○' * (9 - level)}",
                        state,
                    ),
                    (technology.title, technology.discipline, level, ranks.index(state)),
                    ("ink" if level else "soft", "soft", "accent_ink" if level >= 6 else "ink", tone),
                )
            )
        lines.sort(key=lambda line: line.sort[3])
        if not self.chosen and lines:
            self.chosen = lines[0].key
        heads = [
            Head(say("technology"), 5),
            Head(say("discipline"), 3),
            Head(say("readiness"), 3, tip=say("1 to 9; filled dots are reached.")),
            Head(say("state"), 2),
        ]
        pick = Choice(
            [("all", say("All"))] + [(one.id, one.title.split(" ")[0]) for one in rules.scenario.disciplines],
            self.discipline,
            self._pick,
            "discipline",
            tips=[say("Every discipline")] + [self._people(n, one) for n, one in enumerate(rules.scenario.disciplines)],
        )
        table = Table(heads, lines, "technologies", self._choose, chosen=self.chosen)
        return Panel(say("Technologies"), pick, table, key="list", grow=4, least=470)

    def _people(self, place: int, discipline: Any) -> str:
        have = self.campaign.desk.side.engineers[place]
        return say(
            "**{title}**\n{text}\nWe have {n:,} engineers of it.",
            title=discipline.title,
            text=discipline.description,
            n=have,
        )

    def _state(self, item: int, level: int) -> str:
        if self.campaign.desk.program_on(item) is not None:
            return say("at work")
        if level >= 6:
            return say("known")
        return say("open") if can_open(self.campaign.desk, self.campaign.rules.items[item]) is None else say("blocked")

    def _pick(self, discipline: str) -> None:
        self.discipline = discipline

    def _choose(self, technology: str) -> None:
        self.chosen = technology

    def _one(self) -> Widget:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        places = {one.id: place for place, one in enumerate(rules.technologies)}
        if self.chosen not in places:
            return Panel(
                say("Nothing chosen"),
                Text(say("Choose a technology on the left."), "italic", "soft"),
                grow=3,
                least=320,
            )
        place = places[self.chosen]
        technology = rules.technologies[place]
        item = rules.items[rules.technology_item[place]]
        level = side.trl[place]
        rows: list[Widget] = [
            Heading(technology.title),
            Picture(
                self._ladder(level),
                34,
                "ladder",
                tip=say("Technology readiness level {n} of 9: {words}.", n=level, words=say(READINESS[level])),
            ),
            Text(say("Level {n}: {words}", n=level, words=say(READINESS[level])), "strong"),
            Text(getattr(technology, "description", "") or "", "body"),
        ]
        program = campaign.desk.program_on(item.index)
        if program is not None:
            rows.append(
                Flow(
                    Tag(say("a program is at work on it"), "good"),
                    Button(say("To the budget"), lambda: self.go("budget", item.id), "to-budget"),
                )
            )
        elif level < 6:
            order = open_order(item.id)
            rows.append(self.order_button(say("Open a program"), order, "open", "main"))
            price = item.price * rules.sides[campaign.view.side].prices // 1_000_000
            rows.append(
                Text(
                    say("{price} in all, {time} at the normal rate", price=money(price), time=quarters(item.quarters)),
                    "small",
                    "soft",
                )
            )
            rows += self._early(technology)
        found = blockers(campaign, item, can_open(campaign.desk, item))
        if found:
            rows += [Rule(), Text(say("What blocks it"), "strong")]
            rows += [Button(self._short(name), self._see(name), f"block-{name}", grow=1) for name in found]
        helped = campaign.parts(f"catching-up:{item.id}")
        if helped and level < 6:
            rows.append(
                Text(
                    say("Others’ work saves {n} % of the way: {why}.", n=helped[0][1] // 10_000, why=helped[0][0]),
                    "small",
                    "good",
                )
            )
        behind = opens(campaign, place)
        rows += [Rule(), Text(say("What needs it"), "strong")]
        if not behind:
            rows.append(Text(say("Nothing of ours needs it yet."), "italic", "soft"))
        for one in behind[:14]:
            wanted = next(needed for need, needed in one.needs if need == place)
            rows.append(
                Button(
                    say("{name} (level {n})", name=one.title, n=wanted), self._see(one.id), f"opens-{one.id}", grow=1
                )
            )
        rows += self._hire(technology.discipline)
        return Panel("", *rows, key="one", grow=3, least=330, gap=6)

    def _early(self, technology: Technology) -> list[Widget]:
        """From when on a technology is ripe, and how much longer it takes before."""
        year, slow = self.campaign.view.period.year, self.campaign.rules.numbers.work.early_slow
        if technology.ripe is None or technology.ripe <= year:
            return []
        longer = slow * (technology.ripe - year) // 10_000
        words = say("Ripe from {year} on; begun now, it takes {n} % longer.", year=technology.ripe, n=longer)
        return [Text(words, "small", "warn")]

    def _hire(self, discipline: str) -> list[Widget]:
        amounts = self.campaign.options.amounts("hire-engineers")
        if discipline not in amounts:
            return []
        most = amounts[discipline].most
        rows: list[Widget] = [Rule(), Text(say("Engineers: {name}", name=self.campaign.name(discipline)), "strong")]
        buttons = []
        for share in (4, 2, 1):
            number = neat(most // share) if share > 1 else most
            order = HireEngineers(discipline=discipline, engineers=max(1, number))
            buttons.append(self.order_button(say("Hire {n:,}", n=order.engineers), order, f"hire-{share}"))
        rows.append(Flow(*buttons, gap=6))
        return rows

    def _short(self, name: str) -> str:
        rules, side = self.campaign.rules, self.campaign.desk.side
        item = rules.items[rules.item_index[name]]
        if item.kind == TECHNOLOGY:
            return say("{name}: level {n}", name=item.title, n=side.trl[item.place])
        return item.title

    def _see(self, name: str) -> Any:
        def seen() -> Any:
            item = self.campaign.rules.items[self.campaign.rules.item_index[name]]
            if item.kind == TECHNOLOGY:
                self.chosen = name
                return None
            return self.go("hangar" if item.kind in (1, 2) else "world", name)

        return seen

    def _ladder(self, level: int) -> Any:
        def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
            palette = look.palette
            wide = rect.width // 9
            for step in range(9):
                high = rect.height * (step + 3) // 12
                bar = pygame.Rect(rect.left + step * wide, rect.bottom - high, wide - look.px(4), high)
                tone = palette.own if step < 6 else palette.accent
                if step < level:
                    pygame.draw.rect(surface, tone, bar)
                pygame.draw.rect(surface, palette.soft, bar, 1)

        return paint
