"""The hangar: vehicles and spacecraft to scale, what they can do, what is suspected of them, and what they did."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.engine.orders_work import can_open
from spacerace_game.spec.hardware import Vehicle
from spacerace_game.spec.orders import FixFaults, FreezeDesign
from spacerace_game.spec.rules import SPACECRAFT, VEHICLE
from spacerace_game.ui.art.rocket import draw_lineup, draw_rocket, draw_spacecraft
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.programs import blockers, open_order
from spacerace_game.ui.presenters.units import money, percent
from spacerace_game.ui.say import say
from spacerace_game.ui.screens.house import Page
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import Flow, Panel, Picture, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice
from spacerace_game.ui.widgets.meters import Meter
from spacerace_game.ui.widgets.table import Head, Line, Table
from spacerace_game.ui.widgets.text import Figure, Heading, Rule, Tag, Text


class Hangar(Page):
    """Machines."""

    name = "hangar"
    title = "Hangar"

    def __init__(self, campaign: Campaign, about: str = "") -> None:
        super().__init__(campaign, about)
        rules = campaign.rules
        self.kind = "spacecraft" if about in rules.spacecraft_index else "vehicle"
        self.chosen = about if about in rules.item_index else ""
        self.drawn = "outside"

    def body(self) -> Widget:
        """The list, the drawing, the facts."""
        listed = self._list()
        return Split(listed, self._drawing(), self._facts(), key="hangar")

    def first_focus(self) -> str:
        """The list."""
        return f"machines-{self.kind}"

    def help(self) -> tuple[str, str]:
        """How machines are judged."""
        return say("The hangar"), say(
            "What a vehicle lifts is computed from its stages: masses, thrust, [[delta-v]]. A new design carries suspected "
            "[[faults|fault]]: clean flights make each less likely, failures show them, and what is shown can be fixed on the "
            "ground. The drawing is to scale; the person beside it is 1.75 m tall."
        )

    def _list(self) -> Widget:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        kind = VEHICLE if self.kind == "vehicle" else SPACECRAFT
        lines = []
        for item in rules.items:
            captured = item.kind == VEHICLE and side.stock[item.place] > 0
            if item.kind != kind or not (campaign.view.side in item.sides or captured):
                continue
            flown = (
                f"{side.won[item.place]}/{side.flown[item.place]}"
                if kind == VEHICLE and side.flown[item.place]
                else "—"
            )
            state, order = self._state(item)
            lines.append(
                Line(
                    item.id,
                    (item.title, state, flown),
                    (item.title, order, side.flown[item.place] if kind == VEHICLE else 0),
                    ("ink", "good" if order == 0 else "soft"),
                )
            )
        lines.sort(key=lambda line: (line.sort[1], -side.ready[rules.item_index[line.key]]))  # the newest on top
        if self.chosen not in {line.key for line in lines}:
            self.chosen = lines[0].key if lines else ""
        heads = [Head(say("machine"), 5), Head(say("state"), 3), Head(say("flown well"), 2, "right")]
        table = Table(
            heads,
            lines,
            f"machines-{self.kind}",
            self._choose,
            say("No machine of this kind is known to us."),
            self.chosen,
        )
        pick = Choice([("vehicle", say("Vehicles")), ("spacecraft", say("Spacecraft"))], self.kind, self._pick, "kind")
        return Panel(say("Machines"), pick, table, key=f"machines-panel-{self.kind}", grow=4, least=330)

    def _state(self, item: Any) -> tuple[str, int]:
        side = self.campaign.desk.side
        if side.ready[item.index]:
            return say("ready"), 0
        if item.kind == VEHICLE and side.stock[item.place]:
            return say("{n} captured", n=side.stock[item.place]), 0
        if self.campaign.desk.program_on(item.index) is not None:
            return say("at work"), 1
        if can_open(self.campaign.desk, item) is None:
            return say("can be begun"), 2
        return say("blocked"), 3

    def _pick(self, kind: str) -> None:
        self.kind, self.chosen = kind, ""

    def _choose(self, name: str) -> None:
        self.chosen = name

    def _item(self) -> Any:
        place = self.campaign.rules.item_index.get(self.chosen)
        return None if place is None else self.campaign.rules.items[place]

    def _drawing(self) -> Widget:
        item = self._item()
        if item is None:
            return Panel(
                say("Nothing chosen"), Text(say("Choose a machine on the left."), "italic", "soft"), grow=3, least=230
            )
        rules = self.campaign.rules

        livery = look_of(self.campaign.style) or "neutral"
        engines = {engine.id: engine for engine in rules.scenario.engines}
        beside = self._in_line(item) if item.kind == VEHICLE and self.drawn == "line" else []

        def paint(look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
            if item.kind != VEHICLE:
                draw_spacecraft(surface, rect, rules.spacecraft[item.place], look.palette, livery=livery)
            elif beside:
                shown = [(vehicle, livery, vehicle.title) for vehicle in beside]
                at = next((place for place, one in enumerate(beside) if one.id == item.id), None)
                draw_lineup(surface, rect, shown, look.palette, engines=engines, chosen=at)
            else:
                vehicle, cut = rules.vehicles[item.place], self.drawn == "section"
                draw_rocket(surface, rect, vehicle, look.palette, engines=engines, livery=livery, cutaway=cut)

        spec = rules.vehicles[item.place] if item.kind == VEHICLE else rules.spacecraft[item.place]
        return Panel(
            item.title,
            Text(spec.local_name, "body", "soft") if spec.local_name else None,
            Choice(
                [("outside", say("Outside")), ("section", say("Section")), ("line", say("In line"))],
                self.drawn,
                self._draw,
                "drawn",
                tips=[
                    say("To scale, with a person 1.75 m tall."),
                    say("The tanks, as large as the propellants need them."),
                    say("Beside the side’s other machines, at one scale."),
                ],
            )
            if item.kind == VEHICLE
            else None,
            Picture(paint, 340, "drawing", fill=True),
            Text(say("Blue: oxidiser. Amber: fuel. Brown: solid propellant."), "small", "soft")
            if item.kind == VEHICLE and self.drawn == "section"
            else None,
            grow=3,
            least=230,
            scroll=False,
        )

    def _draw(self, drawn: str) -> None:
        self.drawn = drawn

    def _in_line(self, item: Any) -> list[Vehicle]:
        """The chosen vehicle among those the side has, works on or may begin: four of them, by height."""
        rules = self.campaign.rules
        found = [
            (
                self._state(one)[1],
                abs(rules.vehicles[one.place].height_m - rules.vehicles[item.place].height_m),
                one.place,
            )
            for one in rules.items
            if one.kind == VEHICLE and self.campaign.view.side in one.sides and one.id != item.id
        ]
        places = [item.place, *(place for _, _, place in sorted(found)[:3])]
        return sorted((rules.vehicles[place] for place in places), key=lambda one: one.height_m)

    def _facts(self) -> Widget:
        item = self._item()
        if item is None:
            return Panel("", Text(say("Nothing is chosen."), "italic", "soft"), grow=4, least=330)
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        spec = rules.vehicles[item.place] if item.kind == VEHICLE else rules.spacecraft[item.place]
        state, order = self._state(item)
        rows: list[Widget] = [
            Row(Heading(item.title), Tag(state, "good" if order == 0 else "soft")),
            Text(spec.description, "small"),
        ]
        program = campaign.desk.program_on(item.index)
        if program is not None:
            rows.append(
                Flow(
                    self.order_button(say("Freeze the design early"), FreezeDesign(item=item.id), "freeze"),
                    Button(say("To the budget"), lambda: self.go("budget", item.id), "to-budget"),
                )
            )
        elif order >= 2:
            found = blockers(campaign, item, can_open(campaign.desk, item))
            rows.append(self.order_button(say("Open a program"), open_order(item.id), "open", "main"))
            if found:
                rows.append(Text(say("What blocks it"), "strong"))
                rows += [Button(campaign.name(one), self._see(one), f"block-{one}", grow=1) for one in found]
        if order == 0:
            rows.append(Button(say("Plan a flight"), lambda: self.go("flights", item.id), "plan", kind="main"))
        rows += self._capability(item, spec)
        rows += self._suspicions(item)
        if item.kind == VEHICLE:
            rows += [Rule(), Text(say("Stages"), "strong"), self._stages(spec)]
        if side.grounded[item.index] > campaign.view.turn:
            rows.append(Text(say("An inquiry keeps it on the ground until it is over."), "small", "bad"))
        return Panel("", *rows, key=f"facts-{item.id}", grow=4, least=340, gap=6)

    def _capability(self, item: Any, spec: Any) -> list[Widget]:
        rules = self.campaign.rules
        if item.kind == SPACECRAFT:
            rows: list[Widget] = [Figure(say("Mass"), say("{n:,.0f} kg", n=spec.mass_kg), "mass")]
            if spec.crew:
                rows.append(Figure(say("Crew"), str(spec.crew), "crew"))
            rows.append(Figure(say("Systems"), ", ".join(say(one) for one in spec.systems), "systems"))
            return rows
        can = rules.capabilities[spec.id]
        shown = (
            ("payload_leo_kg", say("To low orbit"), "kg"),
            ("payload_escape_kg", say("Away from the Earth"), "kg"),
            ("payload_tli_kg", say("To the Moon"), "kg"),
            ("range_km", say("Range"), "km"),
            ("apogee_km", say("Straight up"), "km"),
        )
        rows = [
            Figure(
                label,
                f"{can[key]:,.0f} {unit}",
                key,
                say("Computed from its stages, to a reference orbit of 200 km from its usual site."),
            )
            for key, label, unit in shown
            if can.get(key)
        ]
        rows.append(Figure(say("Height"), f"{spec.height_m:.1f} m", "height"))
        rows.append(Figure(say("Next article"), money(_unit_price(self.campaign, item.place)), "unit", "term:article"))
        return rows

    def _suspicions(self, item: Any) -> list[Widget]:
        campaign = self.campaign
        rules, side = campaign.rules, campaign.desk.side
        designs = rules.vehicle_designs[item.place] if item.kind == VEHICLE else (rules.spacecraft_design[item.place],)
        rows: list[Widget] = [Rule(), Text(say("Suspected faults"), "strong")]
        any_ = False
        for design in designs:
            believed = side.suspicion.get(design)
            if not believed:
                continue
            spec = rules.designs[design]
            rows.append(Text(spec.title, "small-strong", "soft"))
            order = sorted(range(len(believed)), key=lambda place: -believed[place])
            for place in [one for one in order if believed[one]][:5]:
                any_ = True
                name = campaign.name(spec.faults[place].name) if place < len(spec.faults) else say("a rough edge")
                fix = FixFaults(design=spec.id, fault=place)
                rows.append(
                    Row(
                        Meter(
                            name,
                            believed[place],
                            1_000_000,
                            percent(believed[place]),
                            f"fault-{spec.id}-{place}",
                            "term:fault",
                            tone="bad",
                        ),
                        self.order_button(
                            say("Fix"),
                            fix,
                            f"fix-{spec.id}-{place}",
                            tip=say("Find and fix it on the ground before it strikes."),
                            priced=True,
                        ),
                    )
                )
        if not any_:
            rows.append(
                Text(
                    say("None yet: the design has not been built.")
                    if not side.ready[item.index]
                    else say("Nothing is suspected any more."),
                    "italic",
                    "soft",
                )
            )
        return rows

    def _stages(self, spec: Any) -> Widget:
        engines = {engine.id: engine for engine in self.campaign.rules.scenario.engines}
        lines = []
        for number, stage in enumerate(spec.stages):
            engine = engines.get(stage.engine or "")
            name = f"{stage.engines}× {engine.title}" if engine else "—"
            count = f"{stage.count}× " if stage.count > 1 else ""
            lines.append(
                Line(
                    str(number),
                    (f"{count}{stage.title}", name, f"{stage.dry_kg:,.0f}", f"{stage.propellant_kg:,.0f}"),
                    (number, name, stage.dry_kg, stage.propellant_kg),
                )
            )
        heads = [
            Head(say("stage"), 3),
            Head(say("engines"), 3),
            Head(say("dry, kg"), 2, "right"),
            Head(say("propellant, kg"), 2, "right"),
        ]
        return Table(heads, lines, f"stages-{spec.id}", filtered=False)

    def _see(self, name: str) -> Callable[[], Any]:
        def seen() -> Any:
            item = self.campaign.rules.items[self.campaign.rules.item_index[name]]
            if item.kind in (VEHICLE, SPACECRAFT):
                self.kind, self.chosen = ("vehicle" if item.kind == VEHICLE else "spacecraft"), name
                return None
            return self.go("knowledge", name)

        return seen


def _unit_price(campaign: Campaign, vehicle: int) -> int:
    from spacerace_game.engine.money import unit_price

    return unit_price(campaign.rules, campaign.view.side, campaign.desk.side, vehicle)
