"""The paint of a stage: the two sides' as their rockets wore it, and a plain one for any other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacerace_game.ui.art.shape import BLACK, CREAM, DARK, GREEN, GREY, PALE, RED, STEEL, WHITE, Band, Hull
from spacerace_game.ui.art.vehicle.blueprint import Blueprint

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Stage

_QUARTERS = (BLACK, WHITE) * 2


def painted(plan: Blueprint, hull: Hull, stage: Stage, rank: int, side: bool = False) -> Hull:
    """The hull of a stage in its paint; `rank` counts from below, `side` is for what stands beside the core."""
    if plan.livery == "usa":
        return _american(plan, hull, stage, rank, side)
    if plan.livery == "ussr":
        return _soviet(plan, hull, stage, rank, side)
    return replace(hull, colour=CREAM, bands=(Band(0, 0.05, (DARK,)),))


def _american(plan: Blueprint, hull: Hull, stage: Stage, rank: int, side: bool) -> Hull:
    launcher, solid = plan.vehicle.kind == "launcher", plan.is_solid(stage)

    def name(worn: bool) -> str:
        return "UNITED STATES" if worn and launcher else ""

    if stage.design.startswith(("atlas", "centaur")):
        bands = (Band(0.93, 1.0, (DARK,)),) if stage.design.startswith("atlas") else (Band(0, 0.1, (WHITE,)),)
        return replace(hull, colour=STEEL, bands=bands, letters=name(stage.length_m > 15), letter_colour=BLACK)
    if stage.design.startswith("titan"):
        return replace(
            hull,
            colour=(200, 202, 200),
            bands=(Band(0, 0.06, (DARK,)), Band(0.93, 0.96, _QUARTERS)),
            letters=name(rank == 0),
            letter_colour=BLACK,
        )
    if side or (solid and rank):
        return replace(hull, colour=WHITE, bands=(Band(0, 0.05, (DARK,)), Band(0.9, 1.0, (WHITE,))))
    if stage.diameter_m >= 5:
        return _saturn(hull, stage, rank)
    if rank == 0 and stage.diameter_m < 2 and not solid:
        return replace(hull, colour=WHITE, bands=_chequers(stage), letters=name(stage.length_m > 16), letter_colour=RED)
    return replace(
        hull,
        colour=WHITE,
        bands=(Band(0, 0.04, (DARK,)), Band(0.95, 0.985, (BLACK,))),
        letters=name(rank == 0 and stage.length_m > 14),
        letter_colour=BLACK,
    )


def _chequers(stage: Stage) -> tuple[Band, ...]:
    """Black and white quarters, by which a film showed how a rocket rolled."""
    if stage.length_m > 16:
        return (Band(0.01, 0.12, _QUARTERS, 0.0), Band(0.95, 0.985, (BLACK,)))
    return (
        Band(0.02, 0.2, _QUARTERS, 0.0),
        Band(0.2, 0.34, _QUARTERS, 1.0),
        Band(0.62, 0.68, _QUARTERS, 0.0),
    )


def _saturn(hull: Hull, stage: Stage, rank: int) -> Hull:
    if rank == 0 and stage.engines == 8 and stage.diameter_m < 8:
        striped = (WHITE, BLACK) * 4
        return replace(
            hull,
            colour=WHITE,
            flutes=8,
            bands=(Band(0.0, 0.12, (WHITE,)), Band(0.12, 0.90, striped, 0.5), Band(0.90, 1.0, _QUARTERS, 0.0)),
            letters="UNITED STATES",
            letter_colour=RED,
        )
    if rank == 0:
        bands = (Band(0.0, 0.24, _QUARTERS, 0.0), Band(0.46, 0.55, _QUARTERS, 1.0), Band(0.90, 1.0, _QUARTERS, 0.0))
        return replace(hull, colour=WHITE, bands=bands, letters="USA", letter_colour=RED)
    return replace(
        hull,
        colour=WHITE,
        bands=(Band(0.0, 0.13, _QUARTERS, 1.0),),
        letter_colour=RED,
        letters="" if rank > 1 else "UNITED STATES",
    )


def _soviet(plan: Blueprint, hull: Hull, stage: Stage, rank: int, side: bool) -> Hull:
    if plan.is_solid(stage):
        return replace(hull, colour=GREY)
    if plan.has_cones:
        return _of_the_r7(hull, rank, side)
    if stage.diameter_m > 3.6:
        return replace(
            hull,
            colour=PALE,
            bands=(Band(0, 0.06, (GREY,)), Band(0.9, 0.97, (GREY, PALE), 0.5)),
            letters="" if rank else "СССР",
        )
    bands = (Band(0.0, 0.05, (DARK,)), Band(0.58, 0.6, (PALE,)))
    return replace(hull, colour=GREEN if rank == 0 else (120, 127, 106), bands=bands, star=rank == 0)


def _of_the_r7(hull: Hull, rank: int, side: bool) -> Hull:
    if side:
        return replace(hull, colour=(140, 146, 130), bands=(Band(0.0, 0.08, (DARK,)), Band(0.40, 0.425, (DARK,))))
    if rank == 0:
        return replace(hull, colour=(140, 146, 130), bands=(Band(0.64, 0.93, (PALE,)),), star=True)
    return replace(hull, colour=(150, 155, 141), bands=(Band(0, 0.1, (DARK,)), Band(0.3, 0.62, (PALE,))))
