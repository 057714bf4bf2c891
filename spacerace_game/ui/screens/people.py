"""People: the scramble in Germany, then captives, specialists, bureaus and crews."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.engine.bids import loads_asked
from spacerace_game.engine.captives import captive_named, captives_of, held
from spacerace_game.engine.orders_germany import next_team, promised, scrambling
from spacerace_game.engine.state import TREATMENTS
from spacerace_game.spec.base import text_for
from spacerace_game.spec.orders import AppointLeader, JudgeSuspect, ScreenCaptives, SendTeam, TrainCrew, TreatCaptives
from spacerace_game.ui.art.maps import draw_germany, draw_mark, germany_view, nearest
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.crews import crewed_ships, flyers
from spacerace_game.ui.presenters.errands import auto_assign, given_words, twice_words
from spacerace_game.ui.presenters.germany import Place, Wanted, holder_phrase, holder_words, places, slots, trains
from spacerace_game.ui.presenters.units import day, money, percent, points
from spacerace_game.ui.presenters.whereabouts import whereabouts
from spacerace_game.ui.say import say, say_count
from spacerace_game.ui.screens.faces import face
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.widgets.base import Column, Flow, Panel, Picture, Row, Scroll, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Card, Choice, Toggle
from spacerace_game.ui.widgets.meters import Meter
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Tag, Text

TREATMENT_WORDS = {
    "none": "not decided",
    "integrate": "integrated",
    "isolate": "isolated",
    "parallel": "parallel team",
    "home": "sent home",
}
TREATMENT_TIPS = {
    "integrate": "Full access and a new life: the most work, the most trust, and a past that may come to light.",
    "isolate": "Theoretical papers on an island: nothing leaks, knowledge comes slowly.",
    "parallel": "Their team against one of ours: both work faster, and quarrel.",
    "home": "No more money, no more suspicion, no more work. The other side will ask them questions.",
}
OFFERS = (("1", "Bare"), ("2", "Fair"), ("3", "Best"), ("0", "By force"))


def look_of(style: str) -> str:
    """The drawing's look of a style."""
    return {"modern": "usa", "constructivist": "ussr"}.get(style, "")


class People(Page):
    """Who works for you, and who might."""

    name = "people"
    title = "People"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        self.tab = "germany" if scrambling(campaign.desk) else "specialists"
        self.site = ""
        self.mapped = False
        """Whether a window too low for map and list shows the map."""
        self.chosen = about
        if about in {one.id for one in campaign.rules.scenario.sites}:
            self.site, self.tab = about, "germany"
        elif about:
            self.tab = self._tab_of(about)

    def _tab_of(self, about: str) -> str:
        captive = captive_named(self.campaign.rules, about)
        view = self.campaign.view
        if captive is not None and held(captive, view.side, view.holder, view.lot_holder):
            return "captives"
        if about in self.campaign.rules.bureau_index:
            return "bureaus"
        people = self.campaign.rules.person_index
        if about in people and self.campaign.rules.scenario.people[people[about]].role == "crew":
            return "crew"
        return "specialists"

    def body(self) -> Widget:
        """The tabs, and the chosen one."""
        tabs = [
            ("captives", say("Captives")),
            ("specialists", say("Specialists")),
            ("bureaus", say("Bureaus")),
            ("crew", say("Crews")),
        ]
        if scrambling(self.campaign.desk):
            tabs.insert(0, ("germany", say("Germany")))
        elif self.tab == "germany":
            self.tab = "captives"
        bodies = {
            "germany": self._germany,
            "captives": self._captives,
            "specialists": self._specialists,
            "bureaus": self._bureaus,
            "crew": self._crew,
        }
        return Column(Choice(tabs, self.tab, self._pick, "people-tab"), bodies[self.tab]())

    def first_focus(self) -> str:
        """The list of the tab."""
        return {"germany": "sites", "bureaus": "people-tab"}.get(self.tab, self.tab)

    def help(self) -> tuple[str, str]:
        """What each tab is for."""
        return say("People"), say(
            "**Germany**, until the end of 1946: each team has one errand a month. Survey a site to learn who and what is there, "
            "then recruit people on an [[offer]], or carry things off by train. Both sides plan in secret; when both come for "
            "one person, [[access]], [[leaning]] and the offer decide the odds. Who refuses will refuse the same again: only better "
            "terms, easier access or more teams in the same month may do.\n\n**Captives**: how each is treated decides "
            "what they give and what it costs; open [[trust]] and output to their parts. **Bureaus** are places with their own "
            "strengths and quarrels. **Crews** have to be trained for their spacecraft."
        )

    def _pick(self, tab: str) -> None:
        self.tab, self.chosen = tab, ""

    # ---- Germany ----

    def _germany(self) -> Widget:
        campaign = self.campaign
        found = places(campaign)
        if self.site not in {one.id for one in found} and found:
            self.site = found[0].id
        site = next((one for one in found if one.id == self.site), None)
        by_id = {one.id: (one.latitude, one.longitude) for one in found}

        def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
            view = germany_view(rect)
            draw_germany(surface, view, look.palette, zones=True)
            for one in found:
                at = view.at(one.latitude, one.longitude)
                tone = self._tone(look, one.holder)
                size = look.px(11 if one.id == self.site else 8)
                draw_mark(
                    surface,
                    (round(at[0]), round(at[1])),
                    "people" if any(w.people for w in one.wanted) else "site",
                    tone,
                    look.palette.card,
                    size,
                )
                if one.wanted or one.id == self.site:
                    label = f"{one.title.split(',')[0]} {len(one.wanted) or ''}".strip()
                    wide = look.width(label, "small-strong")
                    x = at[0] + look.px(9)
                    if x + wide > rect.right:
                        x = at[0] - wide - look.px(9)
                    if one.id == self.site:
                        back = pygame.Rect(round(x) - 3, round(at[1]) - look.px(9), wide + 6, look.px(18))
                        pygame.draw.rect(surface, look.palette.card, back)
                        look.text(
                            surface,
                            label,
                            "small-strong",
                            (round(x), round(at[1]) - look.px(9)),
                            look.palette.accent_ink,
                        )

        def pressed(at: tuple[int, int]) -> None:
            entry = self.app.entry("map")
            if entry is not None:
                rect = entry.widget.rect
                near = nearest(by_id, germany_view(rect), (at[0] + rect.left, at[1] + rect.top), 40)
                if near:
                    self.site = near

        map_ = Picture(paint, 330, "map", on_press=pressed, fill=True)
        lines = [self._site_line(one) for one in found]
        heads = [
            Head(say("site"), 5),
            *([] if self.short else [Head(say("held by"), 4)]),
            Head(say("access"), 2, "right", "term:access"),
            Head(say("known"), 2, "right"),
            Head(say("teams"), 2, "right"),
        ]
        table = Table(heads, lines, "sites", self._see, chosen=self.site)
        shown: list[Widget] = [map_, Scroll(table, "sites-scroll", most=190)]
        turn = None
        if self.short:
            shown = [map_] if self.mapped else [Scroll(table, "sites-scroll")]
            turn = Button(say("List") if self.mapped else say("Map"), self._turn_map, "germany-map")
        left = Panel(
            say("Germany"), *shown, key="germany", grow=4 if self.short else 5, least=400, scroll=False, aside=turn
        )
        return Split(left, self._site(site), self._teams(), key="scramble")

    def _site_line(self, one: Place) -> Line:
        """A site in the list; in a low window the holder stands with the site alone."""
        known = str(len(one.wanted)) if one.surveyed or one.wanted else "?"
        cells = [one.title.split(",")[0], f"{one.access} / 4", known, ", ".join(str(n) for n in one.teams)]
        order: list[Any] = [one.title, one.access, len(one.wanted), len(one.teams)]
        if not self.short:
            cells.insert(1, holder_words(self.campaign, one.holder))
            order.insert(1, one.holder)
        return Line(one.id, tuple(cells), tuple(order))

    def _tone(self, look: Look, holder: str) -> Any:
        if holder == self.campaign.side:
            return look.palette.own
        return look.palette.rival if holder in self.campaign.rules.side_index else look.palette.soft

    def _see(self, site: str) -> None:
        self.site = site

    def _turn_map(self) -> None:
        self.mapped = not self.mapped

    def _site(self, site: Place | None) -> Widget:
        campaign = self.campaign
        if site is None:
            return Panel(say("No site"), Text(say("This scenario has no sites."), "italic", "soft"))
        hand = (
            say("; passes to {who} on {day}", who=holder_phrase(campaign, site.next_holder), day=day(site.next_day))
            if site.next_holder
            else ""
        )
        holder = say("Held by {who}{hand}.", who=holder_phrase(campaign, site.holder), hand=hand)
        access = say("{n} of 4", n=site.access)
        rows: list[Widget] = [
            Text(holder, "strong"),
            Meter(say("Access"), site.access, 4, access, "access", "term:access"),
            Rule(),
        ]
        if self.short:
            told = say("{holder} Our [[access]]: {n}.", holder=holder, n=access)
            rows = [Text(told, "small-strong")]
        marked, here = self._marked(), {one.id for one in site.wanted}
        marked[:] = [one for one in marked if one in here]
        if site.wanted:
            most = campaign.rules.numbers.capture.targets
            rows.append(Text(say("Believed to be here; choose up to {n}", n=most), "strong"))
            rows += [self._toggle(one) for one in site.wanted]
        else:
            rows.append(Text(say("Nobody and nothing known here. A survey may change that."), "italic", "soft"))
        rows += [Rule(), Text(site.telling, "small")] if site.telling else []
        listed = Scroll(Column(*rows, gap=2 if self.short else 6), f"site-{site.id}")
        return Panel(
            site.title,
            listed,
            Rule(),
            *self._errand(site),
            key=f"at-{site.id}",
            grow=5 if self.short else 4,
            least=310,
            gap=6,
            scroll=False,
        )

    def _toggle(self, one: Wanted) -> Widget:
        """Someone or something that can be marked, with the price and what was declined before."""
        price = say(", {money} on fair terms", money=money(one.price)) if one.price else ""
        before = f"; {one.declined}" if one.declined else ""
        text = f"{one.title}: {one.about}{price}{before}"
        return Toggle(text, one.id in self._marked(), self._want(one.id), f"want-{one.id}", self._about(one.id))

    def _marked(self) -> list[str]:
        marked: list[str] = self.memory.setdefault("wanted", [])
        return marked

    def _errand(self, site: Place) -> list[Widget]:
        """What the next team can be sent for here: always in sight below the names."""
        campaign = self.campaign
        slot = next_team(campaign.desk)
        if slot is None:
            text = say("Every team has an errand. Drop one on the right to send it elsewhere.")
            return [Text(text, "italic", "soft")]
        team, beat = slot
        marked = self._marked()
        when = next(one.when for one in slots(campaign) if (one.team, one.beat) == slot)
        rows: list[Widget] = [Text(say("Team {team}, {when}", team=team, when=when), "strong")]
        twice = twice_words(campaign, tuple(marked), beat)
        if twice:
            rows.append(Text(twice, "small", "warn"))
        if site.wanted:
            locks = ["", "", "", "" if site.holder == campaign.side else say("Only in your own zone.")]
            offers = [(key, say(text)) for key, text in OFFERS]
            rows.append(
                Choice(offers, str(self.memory.get("offer", 2)), self._terms, "offer", "term:offer", locks=locks)
            )
        buttons = [
            self._sender(text, order, f"send-{key}", "main" if not number else "plain")
            for number, (text, order, key) in enumerate(self._errands(site, team, beat))
        ]
        return [*rows, Flow(*buttons, gap=6)]

    def _errands(self, site: Place, team: int, beat: int) -> list[tuple[str, SendTeam, str]]:
        """Label, order and key of all that a team can do here with what is marked."""
        marked = self._marked()
        people = tuple(one.id for one in site.wanted if one.id in marked and one.people)
        things = tuple(one.id for one in site.wanted if one.id in marked and not one.people)

        def order(task: str, targets: tuple[str, ...] = (), offer: int = 2) -> SendTeam:
            return SendTeam.model_validate(
                {"team": team, "beat": beat, "site": site.id, "task": task, "targets": targets, "offer": offer}
            )

        found = []
        if people:
            recruit = order("recruit", people, int(self.memory.get("offer", 2)))
            bill = promised(self.campaign.rules, recruit)
            label = say("Recruit {n}", n=len(people))
            if bill:
                label = say("{label}; {money} if all come", label=label, money=money(bill))
            found.append((label, recruit, "recruit"))
        if things:
            found.append((say("Carry off {n}", n=len(things)), order("carry-off", things), "carry"))
            found.append((say("Destroy {n}", n=len(things)), order("deny", things), "deny"))
        found.append((say("Survey"), order("survey"), "survey"))
        found.append((say("Watch"), order("watch"), "watch"))
        return found

    def _sender(self, text: str, order: SendTeam, key: str, kind: str) -> Button:
        """A button that sends the team and clears the marks it was sent for."""
        button, send = self.order_button(text, order, key, kind), self.order(order)

        def sent() -> Any:
            marked = self._marked()
            told = send()
            if order in self.campaign.orders:
                marked[:] = [one for one in marked if one not in order.targets]
                self.app.focus = "sites"
            return told

        button.on_press = sent
        return button

    def _about(self, name: str) -> str:
        rules = self.campaign.rules
        if name in rules.person_index:
            return text_for(rules.scenario.people[rules.person_index[name]].biography, self.campaign.side)
        return str(rules.lots[rules.lot_index[name]][1].description) if name in rules.lot_index else ""

    def _want(self, name: str) -> Callable[[], Any]:
        def flip() -> None:
            marked = self._marked()
            if name in marked:
                marked.remove(name)
            elif len(marked) < self.campaign.rules.numbers.capture.targets:
                marked.append(name)
            else:
                self.app.tell(say("A team can go for {n} at most.", n=self.campaign.rules.numbers.capture.targets))

        return flip

    def _terms(self, offer: str) -> None:
        self.memory["offer"] = int(offer)

    def _teams(self) -> Widget:
        campaign = self.campaign
        rows: list[Widget] = [
            Flow(
                Button(
                    say("Send all for me"),
                    self._auto,
                    "auto",
                    tip=say("Gives every free team the most promising errand, and says what its offers may cost."),
                ),
                self.order_button(say("Check captives first"), ScreenCaptives(on=True), "screen-on")
                if not campaign.desk.side.screening
                else self.order_button(say("Take them as they come"), ScreenCaptives(on=False), "screen-off"),
                gap=6,
            ),
            Text(
                say_count(
                    trains(campaign),
                    "{n} train load this quarter, {asked} asked for",
                    "{n} train loads this quarter, {asked} asked for",
                    asked=loads_asked(campaign.desk),
                ),
                "small",
                "warn" if loads_asked(campaign.desk) > trains(campaign) else "soft",
            ),
        ]
        for kind in ("found-institute", "move-institute"):
            for order in campaign.options[kind][:3]:
                rows.append(
                    self.order_button(campaign.line(order), order, f"{kind}-{getattr(order, 'site', '')}", grow=1)
                )
        for slot in slots(campaign):
            head = say("Team {team}, {when}", team=slot.team, when=slot.when)
            if slot.errand is None:
                rows.append(
                    Card(
                        Text(head, "small-strong"),
                        Text(say("no errand yet"), "small", "soft"),
                        key=f"slot-{slot.team}-{slot.beat}",
                        pad=6,
                        gap=1,
                    )
                )
            else:
                place = campaign.orders.index(slot.errand)
                line = campaign.line(slot.errand).split(": ", 1)[-1]
                rows.append(
                    Card(
                        Row(
                            Text(head, "small-strong"),
                            Button(say("Drop"), self._drop(place), f"drop-{slot.team}-{slot.beat}", kind="quiet"),
                        ),
                        Text(line, "small"),
                        key=f"slot-{slot.team}-{slot.beat}",
                        pad=6,
                        gap=1,
                    )
                )
        return Panel(say("Teams"), *rows, key="teams", grow=3, least=230, gap=5)

    def _auto(self) -> None:
        self.app.tell(given_words(auto_assign(self.campaign)))

    def _drop(self, place: int) -> Callable[[], Any]:
        def dropped() -> None:
            self.campaign.drop(place)

        return dropped

    # ---- captives ----

    def _captives(self) -> Widget:
        campaign = self.campaign
        view, side = campaign.view, campaign.desk.side
        mine = [one for one in captives_of(campaign.rules) if held(one, view.side, view.holder, view.lot_holder)]
        lines = []
        for captive in mine:
            treatment = TREATMENTS[side.treatment[captive.place]]
            trust = sum(amount for _, amount in campaign.parts(f"trust:{captive.id}"))
            output = sum(amount for _, amount in campaign.parts(f"output:{captive.id}"))
            waits = {1: say("being checked"), 2: say("a suspect")}.get(side.waiting[captive.index], "")
            lines.append(
                Line(
                    captive.id,
                    (
                        campaign.name(captive.id),
                        waits or say(TREATMENT_WORDS[treatment]),
                        points(trust),
                        points(output),
                    ),
                    (campaign.name(captive.id), treatment, trust, output),
                    ("ink", "warn" if waits or treatment == "none" else "ink"),
                )
            )
        if self.chosen not in {one.id for one in mine}:
            self.chosen = mine[0].id if mine else ""
        heads = [
            Head(say("captive"), 4),
            Head(say("treatment"), 3),
            Head(say("trust"), 1, "right", "term:trust"),
            Head(say("output"), 1, "right"),
        ]
        empty = say("Nobody from Germany works for you. They are recruited by field teams, until the end of 1946.")
        table = Table(heads, lines, "captives", self._choose, empty, self.chosen)
        return Split(
            Panel(say("Captives: {n}", n=len(mine)), table, key="captives-panel", grow=4, least=400),
            self._captive(),
            key="captives-split",
        )

    def _choose(self, name: str) -> None:
        self.chosen = name

    def _captive(self) -> Widget:
        campaign = self.campaign
        captive = captive_named(campaign.rules, self.chosen) if self.chosen else None
        if captive is None:
            return Panel(
                say("Nobody chosen"), Text(say("Choose someone on the left."), "italic", "soft"), grow=3, least=330
            )
        side = campaign.desk.side
        now = TREATMENTS[side.treatment[captive.place]]
        keys = ("integrate", "isolate", "parallel", "home")
        treat = Choice(
            [(key, say(TREATMENT_WORDS[key].capitalize())) for key in keys],
            now,
            lambda key: self.order(TreatCaptives(whom=captive.id, treatment=key))(),
            "treat",
            tips=[say(TREATMENT_TIPS[key]) for key in keys],
            locks=[
                "" if key == now else campaign.why_not(TreatCaptives(whom=captive.id, treatment=key)) for key in keys
            ],
        )
        trust = sum(amount for _, amount in campaign.parts(f"trust:{captive.id}"))
        output = sum(amount for _, amount in campaign.parts(f"output:{captive.id}"))
        rows: list[Widget] = [*self._dossier(captive.id), treat]
        rows.append(
            Text(
                say(TREATMENT_TIPS[now])
                if now in TREATMENT_TIPS
                else say("Until you decide, they wait and cost money."),
                "small",
                "soft",
            )
        )
        rows.append(
            Figure(say("Trust"), points(trust), "trust", "term:trust", on_press=self._parts(f"trust:{captive.id}"))
        )
        rows.append(Figure(say("Output"), points(output), "output", on_press=self._parts(f"output:{captive.id}")))
        if side.drafts[captive.index]:
            rows.append(
                Meter(
                    say("A design of their own"),
                    side.drafts[captive.index],
                    1_000_000,
                    percent(side.drafts[captive.index]),
                    "draft",
                )
            )
        if side.dossier[captive.index]:
            rows.append(
                Text(
                    say(
                        "There is something in the file that could come to light: {n} points.",
                        n=side.dossier[captive.index],
                    ),
                    "small",
                    "warn",
                )
            )
        suspects = [
            o for o in campaign.options["judge-suspect"] if isinstance(o, JudgeSuspect) and o.whom == captive.id
        ]
        if suspects:
            rows.append(Text(say("What shall become of this suspect?"), "strong"))
            rows += [self.order_button(campaign.line(o), o, f"judge-{o.verdict}", grow=1) for o in suspects]
        for kind in ("adopt-design", "shelve-design"):
            for order in [o for o in campaign.options[kind] if getattr(o, "whom", "") == captive.id][:5]:
                rows.append(
                    self.order_button(campaign.line(order), order, f"{kind}-{getattr(order, 'item', '')}", grow=1)
                )
        rows += self._lead(captive.id)
        return Panel("", *rows, key=f"captive-{captive.id}", grow=3, least=340, gap=7)

    def _dossier(self, name: str) -> list[Widget]:
        """The card of a person or group: portrait, name, fields, life."""
        campaign = self.campaign
        rules = campaign.rules
        if name not in rules.person_index:
            lot = rules.lots[rules.lot_index[name]][1]
            return [Heading(lot.title), *self._whereabouts(name), Text(lot.description, "small")]
        place = rules.person_index[name]
        person = rules.scenario.people[place]
        gone = campaign.view.holder[place] == -1
        look = look_of(campaign.style if campaign.view.holder[place] == campaign.view.side + 1 else "")

        born = say("born {year}", year=person.born.year)
        temper = [] if person.temper == "steady" else [say(person.temper)]
        skills = ", ".join(f"{campaign.name(one.discipline)} {one.skill}" for one in person.skills)
        facts = Column(
            Heading(person.name, "subheading"),
            Text(person.local_name, "body", "soft") if person.local_name else None,
            Text(", ".join([person.nationality, born, *temper]), "small", "soft"),
            Text(skills, "small") if skills else None,
            Text(say("Leads {n} of 100", n=person.leads), "small") if person.leads else None,
            Tag(say("dead"), "bad") if gone else None,
            gap=2,
        )
        return [
            Row(face(person, look, 104, 84, gone=gone, key="portrait"), facts, align="top"),
            *self._whereabouts(name),
            Text(text_for(person.biography, campaign.side), "small"),
        ]

    def _whereabouts(self, name: str) -> list[Widget]:
        """Where someone from Germany is, as far as we know."""
        where = whereabouts(self.campaign, name)
        return [Text(say("Where: {where}", where=where), "small-strong")] if where else []

    def _lead(self, name: str) -> list[Widget]:
        orders = [
            o for o in self.campaign.options["appoint-leader"] if isinstance(o, AppointLeader) and o.person == name
        ]
        if not orders:
            return []
        buttons = [self.order_button(self.campaign.name(o.item), o, f"lead-{o.item}", grow=1) for o in orders[:8]]
        return [Text(say("Could lead"), "strong"), *buttons]

    # ---- specialists, bureaus, crews ----

    def _mine(self) -> list[tuple[int, Any]]:
        """Everyone of ours whose trade is not flying."""
        view = self.campaign.view
        return [
            (place, one)
            for place, one in enumerate(self.campaign.rules.scenario.people)
            if view.holder[place] == view.side + 1 and one.role != "crew"
        ]

    def _specialists(self) -> Widget:
        campaign = self.campaign
        rules = campaign.rules
        led = {
            program.leader - 1: rules.items[program.item].title
            for program in campaign.desk.side.programs
            if program.leader
        }
        lines = []
        now = campaign.view.period.year
        for place, person in self._mine():
            best = max(person.skills, key=lambda one: one.skill, default=None)
            field = f"{campaign.name(best.discipline)} {best.skill}" if best else "—"
            lines.append(
                Line(
                    person.id,
                    (person.name, field, str(person.leads), led.get(place, "—"), str(now - person.born.year)),
                    (person.name, field, person.leads, led.get(place, ""), now - person.born.year),
                )
            )
        if self.chosen not in rules.person_index:
            self.chosen = max(lines, key=lambda line: line.sort[2]).key if lines else ""
        heads = [
            Head(say("name"), 4),
            Head(say("best field"), 4),
            Head(say("leads"), 1, "right"),
            Head(say("leads now"), 3),
            Head(say("age"), 1, "right"),
        ]
        table = Table(
            heads, lines, "specialists", self._choose, say("Nobody works for you yet."), self.chosen, sort=2, down=True
        )
        rows: list[Widget] = []
        if self.chosen:
            rows = [*self._dossier(self.chosen), Rule(), *self._lead(self.chosen)]
            if rules.person_index[self.chosen] in flyers(campaign):
                rows += self._training(self.chosen)
        right = Panel(
            "",
            *(rows or [Text(say("Choose someone on the left."), "italic", "soft")]),
            key=f"person-{self.chosen}",
            grow=3,
            least=320,
        )
        return Split(
            Panel(say("Specialists: {n}", n=len(lines)), table, key="specialists-panel", grow=4, least=440),
            right,
            key="specialists-split",
        )

    def _bureaus(self) -> Widget:
        campaign = self.campaign
        rules, view, side = campaign.rules, campaign.view, campaign.desk.side
        cards: list[Widget] = []
        for place, bureau in enumerate(rules.bureaus):
            if bureau.side != campaign.side or bureau.since > view.period.last:
                continue
            work = [rules.items[p.item].title for p in side.programs if place + 1 in (p.bureau, p.rival)]
            lead = campaign.name(bureau.lead) if bureau.lead else say("no one person")
            cards.append(
                Card(
                    Row(Text(bureau.title, "strong"), *(Tag(say(kind)) for kind in bureau.makes)),
                    Text(
                        say(
                            "Led by {lead}. Good at {fields}.",
                            lead=lead,
                            fields=", ".join(campaign.name(one) for one in bureau.disciplines),
                        ),
                        "small",
                        "soft",
                    ),
                    Text(
                        say("At work on {what}", what=", ".join(work)) if work else say("Free"),
                        "small",
                        "good" if work else "soft",
                    ),
                    Meter(
                        say("Rivalry"),
                        side.rivalry[place],
                        1000,
                        points(side.rivalry[place]),
                        f"rivalry-{bureau.id}",
                        "term:rivalry",
                        tone="rival",
                    ),
                    key=f"bureau-{bureau.id}",
                    chosen=bureau.id == self.chosen,
                )
            )
        empty = Text(say("No bureau of yours exists yet."), "italic", "soft")
        return Split(Panel(say("Bureaus"), *(cards or [empty]), key="bureaus-panel", least=420), key="bureaus-split")

    def _training(self, person: str) -> list[Widget]:
        """The ships that somebody who may fly could train for, and what is in the way of it."""
        campaign = self.campaign
        found = [TrainCrew(person=person, spacecraft=craft) for craft in crewed_ships(campaign, person)]
        rows: list[Widget] = [Text(say("Could train for"), "strong")]
        if not found:
            none = say("There is no crewed spacecraft to train for yet.")
            if campaign.desk.side.training[campaign.rules.person_index[person]]:
                none = say("There is no other ship to train for.")
            return [*rows, Text(none, "italic", "soft")]
        locks = {campaign.why_not(order) for order in found}
        rows += [
            self.order_button(campaign.name(order.spacecraft), order, f"train-{order.spacecraft}", grow=1, priced=True)
            for order in found
        ]
        return [*rows, *(Text(lock, "small", "warn") for lock in sorted(locks - {""}))]

    def _crew(self) -> Widget:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        lines = []
        for place in flyers(campaign):
            person = rules.scenario.people[place]
            craft = rules.spacecraft[side.training[place] - 1].title if side.training[place] else "—"
            skill = (
                sum(amount for _, amount in campaign.parts(f"skill:{person.id}"))
                if side.training[place]
                else max((s.skill for s in person.skills), default=0)
            )
            rest = day(side.rest[place]) if side.rest[place] > campaign.view.period.first else "—"
            lines.append(
                Line(
                    person.id,
                    (person.name, craft, str(skill), str(side.experience[place]), rest),
                    (person.name, craft, skill, side.experience[place], side.rest[place]),
                )
            )
        if self.chosen not in {line.key for line in lines}:
            self.chosen = max(lines, key=lambda line: line.sort[2]).key if lines else ""
        heads = [
            Head(say("name"), 4),
            Head(say("trains for"), 3),
            Head(say("skill"), 1, "right"),
            Head(say("flights"), 1, "right"),
            Head(say("rests until"), 2, "right"),
        ]
        table = Table(
            heads,
            lines,
            "crew",
            self._choose,
            say("Nobody has been chosen to fly yet. The first crews join as their years come."),
            self.chosen,
            sort=2,
            down=True,
        )
        rows: list[Widget] = []
        if self.chosen:
            rows = [*self._dossier(self.chosen), Rule(), *self._training(self.chosen)]
        right = Panel(
            "",
            *(rows or [Text(say("Choose someone on the left."), "italic", "soft")]),
            key=f"crew-{self.chosen}",
            grow=3,
            least=320,
        )
        return Split(
            Panel(say("Crews: {n}", n=len(lines)), table, key="crews-panel", grow=4, least=440),
            right,
            key="crews-split",
        )
