"""The frame around every page of a campaign: who and when, what there is, where to go, and the end of the quarter."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pygame

from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.guide import STEPS, guide_step, guide_words
from spacerace_game.ui.presenters.parts import MONEY, breakdown, unit_words
from spacerace_game.ui.presenters.terms import term_text
from spacerace_game.ui.presenters.units import money, points, quarter
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop, Push, Replace, Screen
from spacerace_game.ui.screens.common import Breakdown
from spacerace_game.ui.widgets.base import MISSED, Box, Column, Pad, Row, Widget
from spacerace_game.ui.widgets.controls import Button, Card
from spacerace_game.ui.widgets.text import Text

PAGES: tuple[tuple[str, str], ...] = (
    ("desk", "Desk"),
    ("budget", "Budget"),
    ("people", "People"),
    ("knowledge", "Knowledge"),
    ("hangar", "Hangar"),
    ("flights", "Flights"),
    ("world", "World"),
    ("timeline", "Timeline"),
    ("newspaper", "Newspaper"),
    ("archive", "Archive"),
)
"""The pages of a campaign, in the order of their keys."""
SHORT = 640
"""Logical pixels of height below which a page makes do without some of its pictures."""


def page(name: str, campaign: Campaign, about: str = "") -> Screen:
    """The screen of a page; `about` names what it opens on."""
    from spacerace_game.ui.screens.pages import PAGE_SCREENS

    return PAGE_SCREENS[name](campaign, about)


class HeadFigure(Widget):
    """A number in the band at the head: label above value, opening to its parts."""

    focusable = True
    grow = 0

    def __init__(self, label: str, value: str, key: str, on_press: Callable[[], Any], tip: str = "") -> None:
        super().__init__(key, tip)
        self.label, self.value, self.on_press = label, value, on_press

    def natural(self, look: Look) -> int:
        """The wider of label and value."""
        return max(look.width(self.label, "small"), look.width(self.value, "subheading")) + look.px(6)

    def measure(self, look: Look, width: int) -> int:
        """Two lines."""
        return look.line_height("small") + look.line_height("subheading")

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """Label above value."""
        palette = look.palette
        label = look.fitted(self.label, "small", self.rect.width)
        left = self.rect.left + look.px(3)
        look.text(surface, label, "small", (left, self.rect.top), palette.on_band)
        at = (left, self.rect.top + look.line_height("small"))
        look.text(surface, look.fitted(self.value, "subheading", self.rect.width), "subheading", at, palette.on_band)

    def press(self) -> Any:
        """Opens the parts."""
        return self.on_press()


class Marks(HeadFigure):
    """Attention as diamonds: full ones are left, hollow ones are spent."""

    def __init__(self, label: str, left: int, all_: int, key: str, on_press: Callable[[], Any], tip: str = "") -> None:
        super().__init__(label, f"{left}/{all_}", key, on_press, tip)
        self.left, self.all = left, all_

    def natural(self, look: Look) -> int:
        """The diamonds, or the label."""
        return max(look.px(13) * max(1, self.all), look.width(self.label, "small")) + look.px(6)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The label above the diamonds."""
        palette = look.palette
        look.text(
            surface,
            look.fitted(f"{self.label} {self.value}", "small", self.rect.width + look.px(30)),
            "small",
            self.rect.topleft,
            palette.on_band,
        )
        y = self.rect.top + look.line_height("small") + look.px(9)
        size = look.px(5)
        for number in range(max(0, self.all)):
            x = self.rect.left + look.px(6) + number * look.px(13)
            points_ = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
            if number < self.left:
                pygame.draw.polygon(surface, palette.accent, points_)
            pygame.draw.polygon(surface, palette.on_band, points_, look.px(1))


class Head(Box):
    """The dark band: the side, the quarter, the numbers."""

    def __init__(self, title: str, when: str, figures: Sequence[Widget], mark: str = "") -> None:
        super().__init__(*figures, gap=16)
        self.title, self.when, self.mark = title, when, mark

    def measure(self, look: Look, width: int) -> int:
        """Two lines and the margins."""
        return look.line_height("heading") + look.line_height("small") + look.px(14)

    def place(self, look: Look, rect: pygame.Rect) -> None:
        """The numbers on the right; those for which there is no room are left out from the left."""
        self.rect = rect
        left_most = (
            rect.left + look.px(24) + max(look.width(self._title(look), "heading"), look.width(self.when, "small"))
        )
        right = rect.right - look.px(16)
        for one in reversed(self.inside):
            wide, high = one.natural(look), one.measure(look, 0)
            if right - wide < left_most:
                one.place(look, pygame.Rect(0, 0, 0, 0))
                continue
            one.place(look, pygame.Rect(right - wide, rect.top + (rect.height - high) // 2, wide, high))
            right -= wide + look.px(self.gap)

    def _title(self, look: Look) -> str:
        return self.title.upper() if look.theme.capitals else self.title

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The band with the theme's motif, the title, the quarter, the numbers."""
        palette = look.palette
        pygame.draw.rect(surface, palette.band, self.rect)
        title = self._title(look)
        wide = max(look.width(title, "heading"), look.width(self.when, "small")) + look.px(34)
        if look.theme.lean:
            lean = self.rect.height // 2
            slab = [self.rect.topleft, (wide + lean, self.rect.top), (wide, self.rect.bottom), self.rect.bottomleft]
            pygame.draw.polygon(surface, palette.accent, slab)
            edge = [(wide + lean + look.px(8), self.rect.top), (wide + lean + look.px(14), self.rect.top)]
            edge += [(wide + look.px(14), self.rect.bottom), (wide + look.px(8), self.rect.bottom)]
            pygame.draw.polygon(surface, palette.on_band, edge)
            ink = palette.on_accent
        else:
            pygame.draw.rect(surface, palette.accent, (0, self.rect.bottom - look.px(4), wide, look.px(4)))
            ink = palette.on_band
        at = (self.rect.left + look.px(16), self.rect.top + look.px(5))
        look.text(surface, title, "heading", at, ink)
        look.text(surface, self.when, "small", (at[0], at[1] + look.line_height("heading")), ink)
        super().draw(look, surface)


class Tab(Widget):
    """The way to a page."""

    focusable = True
    grow = 0

    def __init__(
        self, text: str, hint: str, chosen: bool, on_press: Callable[[], Any], key: str, count: int = 0
    ) -> None:
        super().__init__(key, f"{text}: {hint}")
        self.text, self.chosen, self.on_press, self.count = text, chosen, on_press, count

    def _words(self) -> str:
        return f"{self.text} ({self.count})" if self.count else self.text

    def natural(self, look: Look) -> int:
        """The words."""
        return look.width(self._words(), "strong") + look.px(14)

    def measure(self, look: Look, width: int) -> int:
        """A line and a bar."""
        return look.line_height("strong") + look.px(12)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """The chosen page stands on a bar of the accent."""
        palette = look.palette
        text = look.fitted(self._words(), "strong", self.rect.width)
        at = (self.rect.centerx - look.width(text, "strong") // 2, self.rect.top + look.px(4))
        look.text(surface, text, "strong", at, palette.ink if self.chosen else palette.soft)
        if self.chosen:
            bar = (self.rect.left + look.px(4), self.rect.bottom - look.px(4), self.rect.width - look.px(8), look.px(4))
            pygame.draw.rect(surface, palette.accent, bar)

    def press(self) -> Any:
        """Goes there."""
        return self.on_press()


class Foot(Row):
    """The strip below: orders on the left, the end of the quarter on the right."""

    def measure(self, look: Look, width: int) -> int:
        """The buttons and a margin."""
        return super().measure(look, width) + look.px(12)

    def draw(self, look: Look, surface: pygame.Surface) -> None:
        """A line above."""
        pygame.draw.line(surface, look.palette.line, self.rect.topleft, self.rect.topright, look.px(1))
        super().draw(look, surface)


class Page(Screen):
    """A page of a campaign. Subclasses build the body."""

    name = "page"
    title = ""

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__()
        self.campaign, self.about = campaign, about

    def theme(self) -> str:
        """The side's own."""
        return self.campaign.style

    @abstractmethod
    def body(self) -> Widget:
        """What is between head and foot."""

    @property
    def short(self) -> bool:
        """Whether the window is too low for a picture above a list."""
        return self.app.surface.get_height() / self.app.scale < SHORT

    def build(self) -> Widget:
        """Head, tabs, body, foot."""
        self.app.place_of_save = str(self.campaign.path or "")
        body = Pad(self.body(), 14, 10)
        body.fill = True
        return Column(self._head(), self._tabs(), self._guide(), body, Pad(self._foot(), 14, 0), gap=0)

    def _guide(self) -> Widget | None:
        """The guide's strip, in the first year and as long as the player wants it."""
        found = guide_step(self.campaign) if self.app.preferences.on("guide") else None
        if found is None:
            return None
        number, step = found
        told = say("**Guide {n} of {all}.** {text}", n=number, all=len(STEPS), text=guide_words(step, self.campaign))
        words = Text(told, "small" if self.short else "body")
        show = Button(say("Show me"), self._go(step.page), "guide-show") if step.page != self.name else None
        return Pad(
            Card(
                Row(words, show, Button(say("Leave the guide"), self._leave_guide, "guide-leave", kind="quiet")),
                key="guide",
                chosen=True,
                pad=3 if self.short else 8,
            ),
            14,
            4,
        )

    def recall_button(self) -> Widget:
        """Calls up the news and the papers from before this sitting."""
        return Button(
            say("Call up the earlier news and papers"),
            self.campaign.recall,
            "recall",
            tip=say("The quarters before this sitting are gone through once more; it takes a second at most."),
        )

    def _leave_guide(self) -> None:
        self.app.preferences.set("guide", False)
        self.app.tell(say("The guide is left. Settings bring it back; the menu has it to read."))

    # ---- the frame ----

    def _head(self) -> Widget:
        campaign = self.campaign
        view, desk = campaign.view, campaign.desk
        left, tied = (sum(amount for _, amount in campaign.parts(one)) for one in ("purse", "customers"))
        all_ = sum(amount for _, amount in campaign.parts("attention"))
        figures: list[Widget] = [
            HeadFigure(
                say("Prestige"),
                points(campaign.meter("prestige")),
                "head-prestige",
                self._parts("prestige"),
                "term:prestige",
            ),
            HeadFigure(say("Fear"), points(campaign.meter("fear")), "head-fear", self._parts("fear"), "term:fear"),
            HeadFigure(
                say("Support"),
                points(campaign.meter("support")),
                "head-support",
                self._parts("support"),
                "term:support",
            ),
            HeadFigure(
                say("Customers’ money left"), money(tied), "head-tied", self._parts("customers"), "term:customers"
            ),
            HeadFigure(
                say("Free money left") if left >= 0 else say("Free money lacking"),
                money(abs(left)),
                "head-money",
                self._parts("purse"),
                "term:money",
            ),
            Marks(say("Attention"), desk.attention, all_, "head-attention", self._parts("attention"), "term:attention"),
        ]
        name = campaign.rules.sides[view.side].title
        when = quarter(view.period)
        if view.hindsight:
            when = say("{when}, with hindsight", when=when)
        return Head(name, when, figures)

    def _parts(self, what: str) -> Callable[[], Any]:
        return parts_sheet(self.campaign, what)

    def _tabs(self) -> Widget:
        keys = self.app.keys
        waiting = len(self.campaign.view.own.pending)
        tabs = [
            Tab(
                say(text),
                keys.hint(name),
                name == self.name,
                self._go(name),
                f"tab-{name}",
                waiting if name == "desk" else 0,
            )
            for name, text in PAGES
        ]
        return Pad(Row(*tabs, gap=4), 10, 2)

    def _go(self, name: str) -> Callable[[], Any]:
        return lambda: self.go(name)

    def go(self, name: str, about: str = "") -> Any:
        """To another page."""
        if name == self.name and not about:
            return None
        return Replace(page(name, self.campaign, about))

    def _foot(self) -> Widget:
        keys, campaign = self.app.keys, self.campaign
        count = len(campaign.orders)
        undone = bool(campaign.session._undone.get(campaign.side))
        over = bool(campaign.view.over)
        return Foot(
            Button(
                say("Orders: {n}", n=count),
                self._orders,
                "foot-orders",
                hint=keys.hint("orders"),
                tip=say("Look through this quarter’s orders and drop any of them."),
            ),
            Button(
                say("Undo"),
                self._undo,
                "foot-undo",
                hint=keys.hint("undo"),
                lock="" if count else say("There is no order to take back."),
            ),
            Button(
                say("Redo"),
                self._redo,
                "foot-redo",
                hint=keys.hint("redo"),
                lock="" if undone else say("Nothing was taken back."),
            ),
            Button(say("Menu"), self._menu, "foot-menu", hint=keys.hint("menu")),
            _Spring(),
            Button(
                say("Carry on"),
                self._carry_on,
                "foot-carry-on",
                hint=keys.hint("carry-on"),
                tip=say("End quarters until something needs you."),
                lock=say("The campaign is over.") if over else "",
            ),
            Button(
                say("Final report") if over else say("End the quarter"),
                self._end,
                "foot-end",
                kind="main",
                hint=keys.hint("end-turn"),
            ),
        )

    # ---- deeds ----

    def action(self, action: str) -> Any:
        """What the keys do on every page."""
        deeds: dict[str, Callable[[], Any]] = {
            "end-turn": self._end,
            "carry-on": self._carry_on,
            "undo": self._undo,
            "redo": self._redo,
            "orders": self._orders,
            "menu": self._menu,
            "save": self._save,
            "search": self._search,
        }
        if action in deeds:
            return deeds[action]()
        if action in dict(PAGES):
            return self.go(action)
        return MISSED

    def back(self) -> Any:
        """To the desk; from the desk to the menu."""
        return self._menu() if self.name == "desk" else self.go("desk")

    def _undo(self) -> Any:
        order = self.campaign.undo()
        self.app.tell(
            say("Taken back: {order}", order=self.campaign.line(order))
            if order
            else say("There is no order to take back.")
        )
        return None

    def _redo(self) -> Any:
        order = self.campaign.redo()
        self.app.tell(
            say("Given again: {order}", order=self.campaign.line(order)) if order else say("Nothing was taken back.")
        )
        return None

    def _orders(self) -> Any:
        from spacerace_game.ui.screens.orders import OrdersSheet

        return Push(OrdersSheet(self.campaign))

    def _menu(self) -> Any:
        from spacerace_game.ui.screens.menu import Menu

        return Push(Menu(self.campaign))

    def _save(self) -> Any:
        from spacerace_game.ui.screens.menu import keep_copy

        self.app.tell(keep_copy(self.campaign))
        return None

    def _search(self) -> Any:
        from spacerace_game.ui.screens.search import Search

        return Push(Search(self.campaign))

    def _end(self) -> Any:
        from spacerace_game.ui.screens.turning import end_quarter

        return end_quarter(self)

    def _carry_on(self) -> Any:
        from spacerace_game.ui.screens.turning import carry_on

        return carry_on(self)

    def order(self, order: Any, then: Any = None) -> Callable[[], Any]:
        """What a button does that gives an order."""

        def given() -> Any:
            refused = self.campaign.give(order)
            self.app.tell(refused or say("Ordered: {order}", order=self.campaign.line(order)))
            self.app.play("no" if refused else "stamp")
            if not refused and self.app.by_key and not self._still(self.app.focus):
                self.app.focus = self.first_focus()
            return None if refused else then

        return given

    def _still(self, name: str) -> bool:
        """Whether the page still has a widget of a name, now that an order has changed it."""
        key = name.partition("#")[0]
        return not key or any(one.key == key for one in _tree(self.build()))

    def order_button(
        self,
        text: str,
        order: Any,
        key: str = "",
        kind: str = "plain",
        tip: str = "",
        grow: int = 0,
        then: Any = None,
        priced: bool = False,
    ) -> Button:
        """A button that gives an order: it shows what it takes of attention, perhaps of money, and why it is locked."""
        lock = self.campaign.why_not(order)
        prices = ["◆" * self.campaign.attention(order)]
        if priced and not lock:
            prices.insert(0, money(sum(self.campaign.price(order))))
        return Button(
            text,
            self.order(order, then),
            key or f"order-{order.kind}-{text}",
            tip or self.campaign.line(order),
            kind,
            lock=lock,
            grow=grow,
            price=" ".join(one for one in prices if one),
        )

    # ---- words ----

    def term(self, term: str) -> str:
        """A term of the game, or an article of the archive."""
        found = term_text(term)
        if found:
            return f"{found}\n{unit_words(self.campaign)}" if term in MONEY else found
        for article in self.campaign.rules.scenario.articles:
            if article.id == term or article.title.casefold() == term.casefold():
                first = article.text.split(". ")[0].rstrip(".")
                return say(
                    "**{title}**\n{first}.\nPress it to read on in the archive.", title=article.title, first=first
                )
        return ""

    def open_term(self, term: str) -> Any:
        """Into the archive, or to nothing for a plain term."""
        for article in self.campaign.rules.scenario.articles:
            if article.id == term:
                return Replace(page("archive", self.campaign, article.id))
        return None


def parts_sheet(campaign: Campaign, what: str) -> Callable[[], Any]:
    """What a number does that opens to its parts."""

    def opened() -> Any:
        title, parts, total, note = breakdown(campaign, what)
        return Push(Breakdown(title, parts, total, note))

    return opened


def _tree(widget: Widget) -> Iterator[Widget]:
    yield widget
    for child in widget.children:
        yield from _tree(child)


class _Spring(Widget):
    """Takes what width is left."""

    def natural(self, look: Look) -> int:
        """Nothing of its own."""
        return 0

    def measure(self, look: Look, width: int) -> int:
        """Nothing."""
        return 0


class PageSheet(Screen):
    """A sheet over a page of a campaign, in its look and with its words."""

    overlay = True

    def __init__(self, campaign: Campaign) -> None:
        super().__init__()
        self.campaign = campaign

    def theme(self) -> str:
        """The side's own."""
        return self.campaign.style

    def term(self, term: str) -> str:
        """A term of the game."""
        return term_text(term)

    def done(self) -> Any:
        """Back to the page."""
        return Pop()
