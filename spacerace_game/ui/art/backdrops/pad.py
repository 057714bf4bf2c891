"""The pad under a rocket, by its grade and its builders: table, tower, trailer, masts, or the arms of a tulip."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from spacerace_game.ui.art.backdrops.strokes import box, truss
from spacerace_game.ui.art.brush import Colour, Sheet, mix
from spacerace_game.ui.art.shape import Shape

UNDER = 40
"""Pixels of a pad's picture that lie below the ground line."""


@dataclass(frozen=True, slots=True)
class _Site:
    """A sheet with a rocket's place on it, in pixels, and the colours of steel and of concrete in its light."""

    sheet: Sheet
    middle: float
    ground: float
    high: float
    """How high the rocket is."""
    half: float
    """Half of its width."""
    steel: Colour
    dark: Colour


def pad_picture(
    whole: Shape, px: float, family: bool, opened: float, livery: str, night: bool, grade: int = 3
) -> pygame.Surface:
    """The stand of a grade with its tower, trailer or masts, or the arms of a tulip; `opened` from 0 to 1."""
    high = whole.height * px
    sheet = Sheet((round(high * 1.5 + 60), round(high * 1.16) + UNDER), scale=2)
    steel = mix((150, 62, 46) if livery == "usa" else (96, 102, 96), (14, 18, 30), 0.45 if night else 0.0)
    dark = mix((78, 76, 74), (14, 18, 30), 0.5 if night else 0.0)
    middle = round(high * 1.5 + 60) / 2
    site = _Site(sheet, middle, sheet.size[1] - UNDER, high, whole.half_width * px, steel, dark)
    _table(site)
    if family:
        _tulip(site, opened)
    elif whole.height <= 8:
        for side in (-1, 1):
            sheet.line([(middle, site.ground), (middle + side * site.half, site.ground + 6)], steel, 2)
    elif grade <= 1:
        _feet(site)
        if livery == "usa":
            _cable_mast(site, opened)
        else:
            _trailer(site, opened)
    else:
        if grade >= 4:
            _pedestal(site)
        if grade >= 5 or (grade >= 4 and livery != "usa"):
            _lightning_masts(site)
        _service_tower(site, opened, grade)
    return sheet.finish()


def _table(site: _Site) -> None:
    """The block of concrete under everything."""
    middle, ground, half = site.middle, site.ground, site.half
    site.sheet.polygon(
        [
            (middle - half * 1.6 - 14, ground),
            (middle + half * 1.6 + 14, ground),
            (middle + half * 1.9 + 20, ground + UNDER),
            (middle - half * 1.9 - 20, ground + UNDER),
        ],
        site.dark,
    )
    edge = mix(site.dark, (210, 206, 196), 0.4)
    site.sheet.rect(middle - half * 1.6 - 14, ground - 1, half * 3.2 + 28, 3, edge)


def _tulip(site: _Site, opened: float) -> None:
    """Two pairs of arms that hold a rocket at its waist and fall open."""
    for side in (-1, 1):
        turn = math.radians(4 + 32 * opened) * side
        foot = (site.middle + side * site.half * 1.28, site.ground)
        for reach, inner in ((0.60, 0.0), (0.44, 0.16)):
            tip = (foot[0] + site.high * reach * math.sin(turn), foot[1] - site.high * reach * math.cos(turn))
            base = (foot[0] - side * site.half * inner, site.ground)
            truss(site.sheet, base, tip, site.half * 0.20, site.steel)


def _feet(site: _Site) -> None:
    """The legs of a plain table."""
    middle, ground, half = site.middle, site.ground, site.half
    for side in (-1, 1):
        leg = [(middle + side * half * 0.7, ground - 2), (middle + side * half * 1.5, ground + 6)]
        site.sheet.line(leg, site.steel, 3)


def _cable_mast(site: _Site, opened: float) -> None:
    """A mast on two stays, whose cable is drawn away."""
    sheet, middle, ground, high, steel = site.sheet, site.middle, site.ground, site.high, site.steel
    x = middle - site.half - high * 0.16
    sheet.line([(x, ground), (x, ground - high * 1.04)], steel, max(1.6, high * 0.010))
    for side in (-1, 1):
        sheet.line([(x, ground - high * 1.0), (x + side * high * 0.20, ground)], steel, 0.8)
    plug = (middle - site.half * 0.9 - opened * high * 0.1, ground - high * 0.80)
    sheet.line([(x, ground - high * 0.86), plug], steel, 1)


def _trailer(site: _Site, opened: float) -> None:
    """The trailer that has set the rocket up and lies down."""
    ground, high = site.ground, site.high
    base = (site.middle - site.half - high * 0.10, ground)
    turn = math.radians(88 - 76 * opened)
    tip = (base[0] - high * 0.66 * math.cos(turn), base[1] - high * 0.66 * math.sin(turn))
    truss(site.sheet, base, tip, high * 0.045, site.steel)
    box(
        site.sheet, base[0] - high * 0.40, ground - high * 0.05, base[0] + high * 0.02, ground - high * 0.025, site.dark
    )
    for wheel in (0.05, 0.14, 0.34):
        site.sheet.circle((base[0] - high * wheel, ground - high * 0.02), high * 0.024, site.dark)


def _pedestal(site: _Site) -> None:
    """The legs of a concrete table, over the trench that leads the fire away."""
    middle, ground, half = site.middle, site.ground, site.half
    light = mix(site.dark, (206, 200, 186), 0.30)
    for side in (-1, 1):
        outer, inner = middle + side * (half * 1.9 + 20), middle + side * (half * 0.9 + 4)
        box(site.sheet, min(outer, inner), ground, max(outer, inner), ground + UNDER, light)
    box(site.sheet, middle - half * 0.8, ground + UNDER * 0.35, middle + half * 0.8, ground + UNDER, (26, 24, 24))


def _lightning_masts(site: _Site) -> None:
    sheet, ground, high, steel = site.sheet, site.ground, site.high, site.steel
    for side in (-1, 1):
        mast = site.middle + side * high * 0.62
        sheet.line([(mast, ground), (mast, ground - high * 1.13)], steel, max(1.4, high * 0.008))
        sheet.line([(mast - high * 0.03, ground), (mast, ground - high * 0.5)], steel, 1.0)
        sheet.line([(mast + high * 0.03, ground), (mast, ground - high * 0.5)], steel, 1.0)


def _service_tower(site: _Site, opened: float, grade: int) -> None:
    """A tower beside the rocket, whose arms are drawn in; the greatest pads have the most of them."""
    sheet, ground, high, steel = site.sheet, site.ground, site.high, site.steel
    x = site.middle - site.half - max(8.0, 0.09 * high)
    axis, top = x - 0.05 * high, ground - high * 1.06
    truss(sheet, (axis, ground), (axis, top), high * 0.075, steel)
    for level in (0.32, 0.58, 0.82) if grade < 5 else (0.16, 0.27, 0.38, 0.49, 0.60, 0.70, 0.80, 0.89):
        y = ground - high * level
        end = x + ((site.middle - site.half * 0.9) - x) * (1 - 0.92 * opened)
        sheet.line([(x - 0.02 * high, y), (end, y)], steel, max(1.2, high * 0.012))
        sheet.line([(x - 0.02 * high, y + high * 0.025), (end, y)], steel, max(0.8, high * 0.006))
    sheet.line([(axis, top), (axis, ground - high * 1.15)], steel, 1.2)
