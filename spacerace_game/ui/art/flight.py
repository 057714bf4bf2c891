"""A flight as it looks at any second of it: the pad, the climb, staging, space, the way down, and what went wrong.

A picture is a function of the flight and the time alone, so it can be shown at any speed, skipped, stepped or left
standing. Nothing here decides anything: where the rocket is and what happened comes from the record of the flight.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pygame

from spacerace_game.ui.art.backdrops import (
    UNDER,
    capsule,
    cloud,
    country,
    earth_edge,
    pad_picture,
    regolith,
    soil,
    world_disc,
)
from spacerace_game.ui.art.brush import PICTURES, Colour, Inks, Point, Sheet, mix, noise, seed_of, stamp
from spacerace_game.ui.art.craft import craft_shape
from spacerace_game.ui.art.maps import landscape
from spacerace_game.ui.art.rocket import draw_shape
from spacerace_game.ui.art.shape import NOSE, Hull, Shape, propellants, shape_of
from spacerace_game.ui.presenters.launch import IN_THE_CLIMB, WANDERS_S, Flown, Phase

_Put = Callable[[float, float], Point]
_MARGIN = 6
PIECES = 5
"""Into how many a rocket breaks."""

FIRE: tuple[Colour, ...] = ((255, 246, 214), (252, 206, 96), (236, 132, 44), (176, 62, 34), (74, 60, 58))


def whole_of(flown: Flown) -> Shape:
    """The whole rocket of a flight."""
    return shape_of(flown.vehicle, flown.engines, flown.livery)


def draw_flight(
    surface: pygame.Surface, rect: pygame.Rect, flown: Flown, seconds: float, palette: Inks, *, motion: bool = True
) -> None:
    """Draws the flight at a second of its own clock into a rectangle. Without `motion` nothing flickers or trembles."""
    before = surface.get_clip()
    surface.set_clip(rect.clip(before))
    frame = _Frame(surface, rect, flown, seconds, palette, motion)
    phase = flown.phase_at(seconds)
    low = flown.falls and phase is not None and phase.system not in ("landing", "reentry", "docking")
    if (
        phase is None
        or (low and flown.at(seconds)[0] < 80_000)
        or (flown.failed_at is not None and flown.end in IN_THE_CLIMB)
    ):
        frame.ascent()
    elif phase.system == "landing":
        frame.landing(phase)
    elif phase.system == "reentry":
        frame.reentry(phase)
    else:
        frame.space(phase)
    if flown.failed_at is not None and seconds >= flown.failed_at:
        frame.failure_veil()
    surface.set_clip(before)


@dataclass(frozen=True, slots=True)
class _Rig:
    """How a rocket's metres become pixels: a point of its axis is held at a place, and it leans about that point."""

    at: Point
    anchor: float
    """The height on the rocket that is held at `at`, in metres above its foot."""
    px: float
    full: float
    """Pixels to the metre before anything was dropped: the scale of the pad."""
    floor: float
    lift: float
    """Pixels that the rocket has risen in the picture."""
    tilt: float

    def put(self, x: float, height: float) -> Point:
        """The place of a point beside the axis at a height of the rocket, in metres."""
        turn = math.radians(self.tilt)
        right, up = x * self.px, (height - self.anchor) * self.px
        return (
            self.at[0] + right * math.cos(turn) + up * math.sin(turn),
            self.at[1] + right * math.sin(turn) - up * math.cos(turn),
        )


class _Frame:
    """One picture on its way to the surface."""

    def __init__(
        self, surface: pygame.Surface, rect: pygame.Rect, flown: Flown, seconds: float, palette: Inks, motion: bool
    ) -> None:
        self.surface, self.rect, self.flown, self.t, self.palette, self.motion = (
            surface,
            rect,
            flown,
            seconds,
            palette,
            motion,
        )
        self.seed = seed_of(flown.flight)
        self.night = noise(self.seed, 77) < 0.36
        self.tick = int(seconds * 18) if motion else 1
        self.since = seconds - flown.failed_at if flown.failed_at is not None else -1.0
        self.place = _place_of(flown)
        self.grade = flown.site.grade if flown.site else flown.vehicle.grade

    # The climb

    def ascent(self) -> None:
        """From the pad until there is nothing more to see of the climb."""
        flown = self.flown
        held = self.t if flown.failed_at is None else min(self.t, flown.failed_at)
        altitude, speed, _ = flown.at(held)
        standing = flown.standing(held)
        whole = whole_of(flown)
        rig = self._rig(whole, standing, held, altitude)
        self._sky(altitude)
        self._stars(altitude)
        self._limb(altitude)
        self._land(altitude, rig.floor)
        self._clouds(altitude, speed)
        high = whole.height * rig.full
        ground = rig.floor + min(altitude * rig.full - rig.lift, 5_000)
        if ground < self.rect.bottom + 400 and held < 90:
            self._pad(whole, rig.full, ground)
        if flown.falls and held >= flown.climbs_until - 0.5 and flown.failed_at is None:
            self._dust(
                self.rect.centerx,
                rig.floor,
                high * 0.7,
                max(0.4, self.t - flown.climbs_until),
                soil(self.place, self.night),
            )
            return
        if flown.end == "pad" and self.since >= 0:
            self._pad_fire(self.rect.centerx, ground, high)
            return
        if altitude < 400 and held < 90:
            self._exhaust_cloud(self.rect.centerx, ground, high, altitude)
        self._dropped(whole, rig)
        if not self._broken(whole, standing, rig, ground):
            self._rocket(whole, standing, rig, altitude)

    def _rig(self, whole: Shape, standing: frozenset[int], held: float, altitude: float) -> _Rig:
        """How metres of the rocket become places in the picture.

        The rocket fills much of the picture; what is left of it after a drop comes nearer in a few seconds.
        """
        high = self.rect.height
        full = high * 0.50 / whole.height
        last = max((when for when, _ in self.flown.drops if when <= held), default=None)
        now = _extent(whole, standing)
        px, anchor = full, whole.height / 2
        if last is not None:
            before = _extent(whole, self.flown.standing(last - 0.01))
            first = before[1] - before[0] > whole.height * 0.98
            near = min(high * 0.42 / max(0.5, now[1] - now[0]), full * 2.6)
            far = full if first else min(high * 0.42 / max(0.5, before[1] - before[0]), full * 2.6)
            ease = min(1.0, max(0.0, (held - last - 3) / 6)) if self.motion else 1.0
            ease = ease * ease * (3 - 2 * ease)
            px = _stepped(far + (near - far) * ease)
            middle = whole.height / 2 if first else sum(before) / 2
            anchor = middle + (sum(now) / 2 - middle) * ease
        away = min(1.0, max(0.0, (altitude - 150) / 2_500))
        lift = min(altitude * full, high * 0.28) * (1 - away) + high * 0.10 * away
        floor = self.rect.bottom - high * 0.13
        at = (float(self.rect.centerx), floor - lift - whole.height / 2 * full)
        return _Rig(at, anchor, px, full, floor, lift, self._tilt(held, altitude))

    def _tilt(self, held: float, altitude: float) -> float:
        tilt = self.flown.tilt(held) if held > 0 else 0.0
        most = 178.0 if self.flown.falls else 96.0
        tilt = min(most, max(-5.0, tilt)) * min(1.0, altitude / 400)
        if self.flown.end == "wander" and self.since > -6:
            grown = math.pow(self.since + 6, 1.6)
            return tilt + 3.2 * grown * math.sin(1.4 * (self.since + 6))
        if self.flown.end == "stuck" and self.since > 0:
            return tilt + 15 * self.since
        return tilt

    def _sky(self, altitude: float) -> None:
        day = ((110, 152, 182), (206, 214, 202)) if not self.night else ((16, 22, 38), (48, 52, 72))
        high = ((34, 58, 102), (120, 160, 190)) if not self.night else ((8, 10, 20), (22, 28, 48))
        space = ((6, 8, 16), (14, 20, 38))
        top, bottom = day
        if altitude < 28_000:
            share = altitude / 28_000
            top, bottom = mix(day[0], high[0], share), mix(day[1], high[1], share)
        else:
            share = min(1.0, (altitude - 28_000) / 60_000)
            top, bottom = mix(high[0], space[0], share), mix(high[1], space[1], share)
        bands = 26
        step = self.rect.height / bands
        for band in range(bands):
            colour = mix(top, bottom, (band / (bands - 1)) ** 1.4)
            box = (self.rect.x, self.rect.y + round(band * step), self.rect.width, math.ceil(step) + 1)
            self.surface.fill(colour, box)

    def _stars(self, altitude: float) -> None:
        strength = 1.0 if self.night and altitude < 20_000 else min(1.0, max(0.0, (altitude - 35_000) / 50_000))
        if strength <= 0.02:
            return
        drift = (self.t * 0.35) % self.rect.width if self.motion else 0.0
        for number in range(110):
            x = (noise(self.seed, number, 1) * self.rect.width - drift * (0.4 + noise(number, 3))) % self.rect.width
            y = noise(self.seed, number, 2) * self.rect.height * 0.92
            tone = mix((24, 28, 42), (236, 232, 216), strength * (0.25 + 0.75 * noise(number, 4) ** 2))
            at = (self.rect.x + int(x), self.rect.y + int(y))
            self.surface.set_at(at, tone)
            if noise(number, 5) > 0.86:
                self.surface.set_at((at[0] + 1, at[1]), mix(tone, (20, 24, 40), 0.4))
                self.surface.set_at((at[0], at[1] + 1), mix(tone, (20, 24, 40), 0.4))

    def _limb(self, altitude: float) -> None:
        """The round edge of the Earth, from some 45 km up."""
        share = min(1.0, max(0.0, (altitude - 45_000) / 110_000))
        if share <= 0:
            return
        key = ("limb", self.rect.size, self.night)
        picture = PICTURES.get(key, lambda: earth_edge(self.rect.size, self.night))
        rise = self.rect.height * (0.05 + 0.95 * share)
        stamp(
            self.surface,
            picture,
            (self.rect.x, round(self.rect.bottom - picture.get_height() * rise / self.rect.height)),
        )

    def _land(self, altitude: float, floor: float) -> None:
        """The country around the pad, sinking as the rocket climbs."""
        if altitude > 60_000:
            return
        sink = self.rect.height * 0.34 * (1 - math.exp(-altitude / 9_000))
        key = ("land", self.place, self.grade, self.rect.size, self.night)
        high = round(self.rect.height * 0.36)
        picture = PICTURES.get(key, lambda: country(self.place, (self.rect.width, high), self.night, self.grade))
        y = floor - picture.get_height() * 0.42 + sink
        stamp(self.surface, picture, (self.rect.x, round(y)))
        below = round(y + picture.get_height())
        if below < self.rect.bottom:
            self.surface.fill(
                soil(self.place, self.night), (self.rect.x, below - 1, self.rect.width, self.rect.bottom - below + 1)
            )

    def _clouds(self, altitude: float, speed: float) -> None:
        if not 200 < altitude < 26_000:
            return
        for number in range(12):
            level = 900 + 11_000 * noise(self.seed, number, 21)
            depth = 0.35 + 0.65 * noise(self.seed, number, 22)
            y = self.rect.centery + (altitude - level) * 0.16 * depth
            if not self.rect.y - 90 < y < self.rect.bottom + 90:
                continue
            x = self.rect.x + noise(self.seed, number, 23) * self.rect.width
            wide = round(self.rect.width * (0.16 + 0.26 * noise(number, 24)) * depth)
            key = ("cloud", number, wide, self.night)
            picture = PICTURES.get(key, lambda wide=wide, number=number: cloud(wide, number, self.night))  # type: ignore[misc]
            stamp(self.surface, picture, (round(x - wide / 2), round(y)))
        if self.motion and 1_500 < altitude < 22_000 and speed > 150 and self.since < 0:
            for streak in range(14):
                x = self.rect.x + noise(self.seed, streak, self.tick // 5) * self.rect.width
                y = self.rect.y + ((noise(streak, 9) + self.t * 1.7) % 1.0) * self.rect.height
                tone = mix((120, 150, 180), (230, 234, 230), 0.3)
                pygame.draw.line(self.surface, tone, (x, y), (x, y + 6 + speed / 60))

    def _pad(self, whole: Shape, px: float, ground: float) -> None:
        opened = min(1.0, max(0.0, (self.t + 3) / 4)) if self.motion else float(self.t > 0)
        family = (
            any(stage.parallel and stage.count > 2 for stage in self.flown.vehicle.stages)
            and self.flown.livery != "usa"
        )
        step, livery, grade = round(opened * 8), self.flown.livery, self.grade
        key = ("pad", self.flown.vehicle.id, round(px * 40), family, step, livery, grade, self.night)
        picture = PICTURES.get(key, lambda: pad_picture(whole, px, family, step / 8, livery, self.night, grade))
        at = (self.rect.centerx - picture.get_width() // 2, round(ground - picture.get_height() + UNDER))
        stamp(self.surface, picture, at)
        if self.night and self.t < 6:
            self._searchlights(ground, whole.height * px)

    def _searchlights(self, ground: float, high: float) -> None:
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        top = (self.rect.width / 2, ground - self.rect.y - high * 0.7)
        for sign in (-1, 1):
            base = (self.rect.width / 2 + sign * self.rect.width * 0.40, ground - self.rect.y)
            beyond = (top[0] - sign * high * 0.9, top[1] - high * 0.55)
            spread = high * 0.16
            pygame.draw.polygon(
                layer, (226, 222, 190, 26), [base, (beyond[0] - spread, beyond[1]), (beyond[0] + spread, beyond[1])]
            )
        self.surface.blit(layer, self.rect)

    def _exhaust_cloud(self, x: float, ground: float, high: float, altitude: float) -> None:
        """Smoke and steam that roll out from under the rocket."""
        begin = min((begin for begin, _, _ in self.flown.lit), default=-3.0)
        run = self.t - begin
        if run < 0.4 or not self.flown.lit:
            return
        size = high * 0.42 * (1 - math.exp(-run / 3.2))
        warm = mix((238, 230, 214), (250, 196, 120), max(0.0, 1 - altitude / 60) * 0.4)
        dark = mix(warm, (96, 92, 92), 0.45)
        if self.night:
            warm, dark = mix(warm, (40, 40, 56), 0.35), mix(dark, (24, 26, 40), 0.5)
        for sign in (-1, 1):
            for puff in range(13):
                share = (puff + 0.4) / 13
                sway = 0.06 * math.sin(self.t * 2.2 + puff) if self.motion else 0.0
                at = (
                    x + sign * size * (0.15 + 1.9 * share),
                    ground - size * (0.10 + 0.22 * noise(self.seed, puff, 3) + sway * (1 - share)),
                )
                radius = size * (0.22 + 0.2 * noise(self.seed, puff, 4)) * (1.1 - 0.55 * share)
                _disc(self.surface, at, radius, mix(warm, dark, 0.25 + 0.7 * noise(self.seed, puff, 5)))

    def _rocket(self, whole: Shape, standing: frozenset[int], rig: _Rig, altitude: float) -> None:
        burning = self.flown.burning(self.t) & standing
        if self.flown.end in ("stuck", "burst") and self.since >= 0:
            burning = frozenset()
        picture = self._stack(whole, standing, rig.px)
        low = _extent(whole, standing)[0]
        if burning:
            self._plume(whole, burning, rig, altitude)
        shake = (noise(self.tick, 8) - 0.5) * 1.4 if self.motion and burning and altitude < 400 else 0.0
        x, y = rig.put(0.0, low + (picture.get_height() / 2 - _MARGIN) / rig.px)
        turned = pygame.transform.rotozoom(picture, -rig.tilt, 1) if abs(rig.tilt) > 0.3 else picture
        stamp(self.surface, turned, turned.get_rect(center=(round(x + shake), round(y))))

    def _stack(self, whole: Shape, standing: frozenset[int], px: float) -> pygame.Surface:
        """The picture of what still stands, upright, with a margin."""
        key = (
            "stack",
            self.flown.vehicle.id,
            self.flown.livery,
            standing,
            round(px * 30),
            self.palette.name,
            self._craft_key(),
        )
        return PICTURES.get(key, lambda: _stack_picture(self.flown, whole, standing, px, self.palette))

    def _craft_key(self) -> str:
        return self.flown.craft.id if self.flown.craft else ""

    def _plume(self, whole: Shape, burning: frozenset[int], rig: _Rig, altitude: float) -> None:
        """Fire below every engine that burns; wide and pale where the air is thin."""
        thin = min(1.0, altitude / 70_000)
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        ox, oy = self.rect.topleft
        for place in sorted(burning):
            mouths = _mouths(whole, place)
            colours, smoke = _flame(self.flown, place)
            if smoke and 40 < altitude < 30_000 and mouths:
                self._trail(mouths, rig)
            for number, (mx, my, wide) in enumerate(mouths):
                flutter = 0.86 + 0.28 * noise(self.tick, number, place) if self.motion else 1.0
                long = wide * (7.5 + 11 * thin) * flutter
                spread = 0.55 + 2.6 * thin
                for ring, (reach, width) in enumerate(((1.0, 1.0), (0.72, 0.72), (0.45, 0.46), (0.24, 0.24))):
                    alpha = int((120, 165, 215, 245)[ring] * (1 - 0.62 * thin))
                    w = wide * 0.5 * width
                    bulge = w * (1 + spread)
                    flame = ((-w, 0.0), (-bulge, 0.42), (0.0, 1.0), (bulge, 0.42), (w, 0.0))
                    points = [rig.put(mx + a, my - b * long * reach) for a, b in flame]
                    pygame.draw.polygon(layer, (*colours[ring], alpha), [(a - ox, b - oy) for a, b in points])
        self.surface.blit(layer, self.rect)

    def _trail(self, mouths: Sequence[tuple[float, float, float]], rig: _Rig) -> None:
        wide, low = max(width for _, _, width in mouths), min(y for _, y, _ in mouths)
        drift = ((self.t * 2.4) % 1.0) if self.motion else 0.0
        for puff in range(10, 0, -1):
            sway = (noise(puff, self.tick // 6) - 0.5) * wide if self.motion else 0.0
            at = rig.put(sway, low - wide * (2.4 + 2.5 * (puff + drift)))
            _disc(
                self.surface, at, wide * rig.px * (0.6 + 0.20 * puff), mix((224, 220, 208), (150, 146, 142), puff / 12)
            )

    def _dropped(self, whole: Shape, rig: _Rig) -> None:
        """Stages that have just been let go, falling behind and turning over."""
        failed = self.flown.failed_at
        for when, design in self.flown.drops:
            age = self.t - when
            if not 0 <= age < 10 or (failed is not None and when > failed):
                continue
            for place, stage in enumerate(self.flown.vehicle.stages):
                if stage.design == design:
                    self._falling(whole, place, rig, age)
        gone = self.flown.fairing_off_at()
        if gone is not None and 0 <= self.t - gone < 7 and (failed is None or gone < failed):
            self._halves(whole, rig, self.t - gone)

    def _falling(self, whole: Shape, place: int, rig: _Rig, age: float) -> None:
        groups = _groups(whole, place, self.flown.vehicle.stages[place].count > 1)
        back = (age**1.5 * 0.055 * self.rect.height + age * 6) / rig.px
        for number, (sign, part) in enumerate(groups):
            low = min(hull.profile[0][0] for hull in part)
            high = max(hull.profile[-1][0] for hull in part)
            key = (
                "part",
                self.flown.vehicle.id,
                self.flown.livery,
                place,
                number,
                round(rig.px * 30),
                self.palette.name,
            )
            picture = PICTURES.get(key, _part_maker(whole, part, place, rig.px, self.palette))
            aside = sign * age * (0.055 * self.rect.height + 6) / rig.px
            x, y = rig.put(part[0].x + aside, (low + high) / 2 - back)
            spin = rig.tilt + (sign or 0.4) * age * (15 + 8 * noise(place, number, 6))
            turned = pygame.transform.rotozoom(picture, -spin, 1)
            stamp(self.surface, turned, turned.get_rect(center=(round(x), round(y))))

    def _halves(self, whole: Shape, rig: _Rig, age: float) -> None:
        nose = tuple(hull for hull in whole.hulls if hull.stage == NOSE)
        if not nose:
            return
        key = ("part", self.flown.vehicle.id, self.flown.livery, "nose", round(rig.px * 30), self.palette.name)
        picture = PICTURES.get(key, _part_maker(whole, nose, NOSE, rig.px, self.palette))
        middle = (nose[0].profile[0][0] + nose[-1].profile[-1][0]) / 2
        half = picture.get_width() // 2
        back = age**1.6 * self.rect.height * 0.03 / rig.px
        for sign in (-1, 1):
            piece = picture.subsurface((0 if sign < 0 else half, 0, half, picture.get_height()))
            turned = pygame.transform.rotozoom(piece, -(rig.tilt + sign * age * 24), 1)
            x, y = rig.put(sign * (half / 2 + age * self.rect.height * 0.055) / rig.px, middle - back)
            stamp(self.surface, turned, turned.get_rect(center=(round(x), round(y))))

    # What goes wrong

    def _broken(self, whole: Shape, standing: frozenset[int], rig: _Rig, ground: float) -> bool:
        """Draws a rocket that comes apart, burns and falls; false while it is still whole. `ground` is its line."""
        burst = {"burst": 0.0, "wander": WANDERS_S}.get(self.flown.end or "")
        if burst is None or self.since < burst:
            return False
        age = self.since - burst
        picture = self._stack(whole, standing, rig.px)
        low = _extent(whole, standing)[0]
        centre = rig.put(0.0, low + (picture.get_height() / 2 - _MARGIN) / rig.px)
        high = picture.get_height() // PIECES
        size = picture.get_height() * 0.5
        falls = [self._fall(piece, centre, high, size, rig.tilt) for piece in range(PIECES)]
        self._smoke(centre, size, age)
        for fall in falls:
            self._burning(fall, age, size, ground)
        self._fireball(centre, size, age)
        for piece, fall in enumerate(falls):
            x, y = fall(age)
            if y > ground or y > self.rect.bottom + high:
                continue
            part = picture.subsurface((0, piece * high, picture.get_width(), high))
            turn = rig.tilt + age * (noise(self.seed, piece, 31) - 0.5) * 260
            turned = pygame.transform.rotozoom(part, -turn, 1)
            char = min(150, int(age * 42))
            turned.fill((255 - char, 255 - char, 255 - char, 255), special_flags=pygame.BLEND_RGBA_MULT)
            stamp(self.surface, turned, turned.get_rect(center=(round(x), round(y))))
        for shard in range(26 if age < 5 else 0):
            way, reach = math.tau * noise(self.seed, shard, 41), size * (0.4 + noise(self.seed, shard, 42))
            far = reach * (1 - math.exp(-age * 1.3))
            tip = (centre[0] + far * math.cos(way), centre[1] + far * math.sin(way) + 12 * age * age)
            tail = (tip[0] - 9 * math.cos(way), tip[1] - 9 * math.sin(way))
            pygame.draw.aaline(self.surface, mix(FIRE[1], (90, 80, 76), min(1.0, age / 4)), tail, tip)
        return True

    def _fall(self, piece: int, centre: Point, high: float, size: float, tilt: float) -> Callable[[float], Point]:
        """Where a piece is at an age: thrown out, braked by the air, and falling ever faster."""
        way = math.tau * noise(self.seed, piece, 32)
        throw = size * (0.5 + 1.1 * noise(self.seed, piece, 33))
        offset = (piece - PIECES / 2 + 0.5) * high
        s, c = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
        start = centre[0] - offset * s, centre[1] + offset * c
        weight = self.rect.height * (0.014 + 0.008 * noise(self.seed, piece, 34))

        def place(age: float) -> Point:
            far = throw * (1 - math.exp(-0.8 * age))
            return start[0] + far * math.cos(way), start[1] + far * math.sin(way) * 0.7 + weight * age * age

        return place

    def _burning(self, fall: Callable[[float], Point], age: float, size: float, ground: float) -> None:
        """The flame at a piece and the smoke along the way it fell; a fire where it came down."""
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        wide = max(2.5, size * 0.055)
        step = 0.11
        for number in range(int(age / step), -1, -1):
            then = number * step
            x, y = fall(then)
            if y > ground or y > self.rect.bottom + wide:
                continue
            old = age - then
            if old > 6:
                continue
            hot = max(0.0, 1 - old / 0.7)
            colour = mix((96, 90, 88), FIRE[1], hot) if hot < 0.6 else FIRE[0 if hot > 0.85 else 1]
            puff = wide * (0.55 + 0.4 * old + 0.25 * noise(self.seed, number, 71))
            at = (x - self.rect.x + old * 3 * (noise(number, 72) - 0.3), y - self.rect.y - old * 4)
            pygame.draw.circle(layer, (*colour, int(200 * (1 - old / 6))), at, puff)
        self.surface.blit(layer, self.rect)
        if ground < self.rect.bottom and fall(age)[1] > ground:
            flare = 0.8 + 0.4 * noise(self.tick // 2, int(fall(0)[1])) if self.motion else 1.0
            x = fall(age)[0]
            for ring, share in ((2, 1.0), (1, 0.66), (0, 0.36)):
                _disc(self.surface, (x, ground - wide * share), wide * 1.5 * share * flare, FIRE[ring])

    def _smoke(self, centre: Point, size: float, age: float) -> None:
        """The cloud that stays where it broke up."""
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        grown = size * (0.5 + 0.09 * age)
        alpha = int(150 * min(1.0, age / 1.5) * max(0.25, 1 - age / 14))
        for puff in range(18):
            way, far = math.tau * noise(self.seed, puff, 81), grown * 0.8 * noise(self.seed, puff, 82)
            at = (
                centre[0] - self.rect.x + far * math.cos(way) * 1.2 + age * 2,
                centre[1] - self.rect.y + far * math.sin(way) - age * 5,
            )
            shade = mix((70, 64, 62), (146, 138, 130), noise(self.seed, puff, 83))
            pygame.draw.circle(layer, (*shade, alpha), at, grown * (0.2 + 0.2 * noise(self.seed, puff, 84)))
        self.surface.blit(layer, self.rect)

    def _fireball(self, centre: Point, size: float, age: float) -> None:
        grown = size * (0.35 + 0.85 * (1 - math.exp(-age * 1.6)))
        fade = min(1.0, age / 5)
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        for ring in range(4, -1, -1):
            share = (ring + 1) / 5
            if ring < age * 0.9 - 0.6:
                continue
            colour = (*mix(FIRE[ring], FIRE[4], fade * 0.7), int(235 * (1 - fade * 0.75)))
            heart = (centre[0] - self.rect.x, centre[1] - self.rect.y - age * 6)
            pygame.draw.circle(layer, colour, heart, grown * 0.5 * share)
            for puff in range(12):
                way = math.tau * (puff / 12 + noise(self.seed, ring, puff))
                far = grown * 0.5 * share
                at = (
                    centre[0] - self.rect.x + far * math.cos(way),
                    centre[1] - self.rect.y + far * math.sin(way) - age * 6,
                )
                radius = grown * share * (0.30 + 0.2 * noise(self.seed, ring, puff, 2))
                pygame.draw.circle(
                    layer, (*mix(FIRE[ring], FIRE[4], fade * 0.7), int(235 * (1 - fade * 0.75))), at, radius
                )
        self.surface.blit(layer, self.rect)

    def _pad_fire(self, x: float, ground: float, high: float) -> None:
        """An explosion on the pad."""
        age = self.since
        size = high * (0.45 + 0.75 * (1 - math.exp(-age * 0.9)))
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        smoke = mix((60, 56, 56), (20, 22, 30), 0.4 if self.night else 0.0)
        rise = min(age, 9) * high * 0.09
        for puff in range(26):
            way = math.pi * noise(self.seed, puff, 51)
            far = size * 0.75 * noise(self.seed, puff, 52)
            at = (
                x - self.rect.x + far * math.cos(way) * 1.3,
                ground - self.rect.y - far * math.sin(way) - rise * (0.4 + noise(puff, 53)),
            )
            pygame.draw.circle(
                layer,
                (*mix(smoke, (120, 108, 100), 0.6 * noise(puff, 54)), 235),
                at,
                size * (0.14 + 0.16 * noise(puff, 55)),
            )
        for ring in (3, 2, 1, 0):
            share = (0.30, 0.52, 0.74, 1.0)[ring]
            if age > 7 and ring == 0:
                continue
            for puff in range(14):
                way = math.pi * (puff + 0.5) / 14
                flare = 0.85 + 0.3 * noise(self.tick // 2, puff, ring) if self.motion else 1.0
                far = size * 0.46 * share * flare
                at = (x - self.rect.x + far * 1.25 * math.cos(way), ground - self.rect.y - far * math.sin(way) * 0.9)
                fade = min(1.0, max(0.0, (age - 2) / 10))
                pygame.draw.circle(
                    layer, (*mix(FIRE[ring], smoke, fade), 240), at, size * 0.20 * share * (1 - 0.6 * fade) + 2
                )
        self.surface.blit(layer, self.rect)
        for shard in range(18):
            way = math.pi * (0.1 + 0.8 * noise(self.seed, shard, 61))
            far = high * (0.7 + noise(self.seed, shard, 62)) * (1 - math.exp(-age))
            at = (x + far * math.cos(way), ground - far * math.sin(way) + 18 * age * age)
            if at[1] < ground:
                pygame.draw.aaline(self.surface, FIRE[2], (at[0] - 7 * math.cos(way), at[1] + 7 * math.sin(way)), at)

    def failure_veil(self) -> None:
        """Signs of a loss that has no fire in it: a dead carrier wave on the strip of paper."""
        if self.flown.end not in ("silence", "dark"):
            return
        high = max(34, self.rect.height // 10)
        strip = pygame.Rect(self.rect.x + 18, self.rect.bottom - high - 18, min(420, self.rect.width - 36), high)
        pygame.draw.rect(self.surface, (232, 226, 204), strip)
        for x in range(strip.x, strip.right, 14):
            pygame.draw.line(self.surface, (206, 198, 170), (x, strip.y), (x, strip.bottom - 1))
        points: list[Point] = []
        for x in range(strip.x + 2, strip.right - 2):
            age = (strip.right - x) / 42
            alive = age > self.since
            wave = (
                math.sin((x + self.t * 42) * 0.55) * high * 0.30
                if alive
                else (noise(x, self.tick // 2) - 0.5) * high * 0.07
            )
            points.append((x, strip.centery + wave))
        pygame.draw.aalines(self.surface, (140, 30, 28), False, points)
        pygame.draw.rect(self.surface, (60, 56, 48), strip, 1)

    # Space and the way down

    def space(self, phase: Phase) -> None:
        """A craft at work, over the Earth, between worlds or beside another body."""
        share = self._share(phase)
        self.surface.fill((7, 9, 18), self.rect)
        self._stars(400_000)
        if phase.body == "earth":
            picture = PICTURES.get(("limb", self.rect.size, self.night), lambda: earth_edge(self.rect.size, self.night))
            stamp(self.surface, picture, (self.rect.x, self.rect.bottom - picture.get_height()))
        else:
            self._worlds(phase, share)
        size = min(self.rect.width * 0.5, self.rect.height * 0.46)
        sway = math.sin(self.t * 0.25) * 5 if self.motion else 0.0
        turn = -62.0 + sway
        centre = (self.rect.centerx - self.rect.width * 0.04, self.rect.centery - self.rect.height * 0.06 + sway)
        dead = self.since >= 0
        if dead and self.flown.end in ("dark", "silence"):
            turn += self.since * 7
        if phase.system == "docking":
            self._meeting(phase, share, centre, size)
            return
        if phase.system == "engine" and not dead:
            self._push(centre, size, turn)
        self._ship(centre, size, turn, 0.42 if dead and self.flown.end == "dark" else 1.0)
        if phase.system == "radio" and not dead:
            self._waves(centre, size)

    def _share(self, phase: Phase) -> float:
        return min(1.0, max(0.0, (self.t - phase.begin) / max(1.0, phase.end - phase.begin)))

    def _ship(self, centre: Point, size: float, turn: float, light: float = 1.0) -> None:
        picture = self._craft_picture(size, light)
        turned = pygame.transform.rotozoom(picture, turn, 1)
        stamp(self.surface, turned, turned.get_rect(center=(round(centre[0]), round(centre[1]))))

    def _craft_picture(self, size: float, light: float = 1.0) -> pygame.Surface:
        flown = self.flown
        craft = flown.craft
        last = frozenset({len(flown.vehicle.stages) - 1, NOSE})
        key = (
            "ship",
            craft.id if craft else flown.vehicle.id,
            flown.livery,
            round(size),
            round(light * 10),
            self.palette.name,
        )

        def make() -> pygame.Surface:
            shape = craft_shape(craft, flown.livery) if craft else _only(whole_of(flown), last)
            px = min(size / shape.height, size * 1.5 / (shape.half_width * 2))
            sheet = Sheet((math.ceil(shape.half_width * 2 * px) + 8, math.ceil(shape.height * px) + 8))
            draw_shape(sheet, shape, sheet.size[0] / 2, sheet.size[1] - 4, px, self.palette, light=light)
            return sheet.finish()

        return PICTURES.get(key, make)

    def _waves(self, centre: Point, size: float) -> None:
        for ring in range(4):
            age = ((self.t * 0.8 + ring / 4) % 1.0) if self.motion else (ring + 1) / 4.5
            radius = size * (0.35 + 0.7 * age)
            box = pygame.Rect(0, 0, radius * 2, radius * 2)
            box.center = (round(centre[0]), round(centre[1]))
            tone = mix((226, 190, 110), (10, 12, 22), age)
            pygame.draw.arc(self.surface, tone, box, -2.5, -1.6, 2)

    def _push(self, centre: Point, size: float, turn: float) -> None:
        a = math.radians(turn)
        long = size * (0.55 + 0.10 * (noise(self.tick, 3) if self.motion else 0.5))
        c, s = math.cos(a), -math.sin(a)
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        for ring, (reach, wide) in enumerate(((1.0, 0.15), (0.7, 0.10), (0.4, 0.055))):
            shape = [
                (-wide * size * 0.3, size * 0.42),
                (-wide * size, size * 0.42 + long * reach * 0.5),
                (0, size * 0.42 + long * reach),
                (wide * size, size * 0.42 + long * reach * 0.5),
                (wide * size * 0.3, size * 0.42),
            ]
            points = [
                (centre[0] - self.rect.x + x * c - y * s, centre[1] - self.rect.y + x * s + y * c) for x, y in shape
            ]
            pygame.draw.polygon(layer, (*mix(FIRE[1], (190, 210, 236), 0.35), (60, 110, 190)[ring]), points)
        self.surface.blit(layer, self.rect)

    def _meeting(self, phase: Phase, share: float, centre: Point, size: float) -> None:
        gap = size * 1.4 * (1 - share) + size * 0.04
        if self.flown.end == "apart" and self.since >= 0:
            gap = size * (0.10 + 0.12 * self.since)
        one = (centre[0] - size * 0.36 - gap / 2, centre[1])
        other = (centre[0] + size * 0.36 + gap / 2, centre[1])
        drift = self.since * 5 if self.flown.end == "apart" and self.since >= 0 else 0.0
        self._ship(one, size * 0.7, -90 - drift)
        picture = self._craft_picture(size * 0.7)
        turned = pygame.transform.rotozoom(picture, 90 + drift * 0.6, 1)
        stamp(self.surface, turned, turned.get_rect(center=(round(other[0]), round(other[1]))))
        _ = phase

    def _worlds(self, phase: Phase, share: float) -> None:
        """The Earth small behind, and what the craft flies to before it."""
        far = {"moon": (206, 202, 190), "venus": (226, 206, 156), "mars": (196, 112, 72)}.get(phase.body)
        total = self.flown.phases[-1].end - self.flown.phases[0].begin
        way = (self.t - self.flown.phases[0].begin) / max(1.0, total)
        small = max(4.0, self.rect.height * 0.11 * (1 - 0.8 * way))
        at = (self.rect.x + self.rect.width * 0.13, self.rect.y + self.rect.height * 0.74)
        _disc(self.surface, at, small, (70, 112, 150))
        _disc(self.surface, (at[0] - small * 0.2, at[1] - small * 0.15), small * 0.55, (112, 148, 160))
        if far is None:
            _disc(
                self.surface,
                (self.rect.right - self.rect.width * 0.12, self.rect.y + self.rect.height * 0.16),
                9,
                (255, 236, 180),
            )
            return
        big = self.rect.height * (0.06 + 0.52 * max(way, share * 0.6) ** 1.6)
        key = ("world", phase.body, round(big))
        picture = PICTURES.get(key, lambda: world_disc(phase.body, round(big), far))
        where = (round(self.rect.right - self.rect.width * 0.16), round(self.rect.y + self.rect.height * 0.30))
        stamp(self.surface, picture, picture.get_rect(center=where))

    def reentry(self, phase: Phase) -> None:
        """A capsule in its own fire."""
        share = self._share(phase)
        self._sky(90_000 - 60_000 * share)
        self._stars(90_000)
        self._limb(160_000 * (1 - share * 0.5))
        burnt = self.flown.end == "burn-up" and self.since >= 0
        size = min(self.rect.width, self.rect.height) * 0.24
        centre = (
            self.rect.x + self.rect.width * (0.42 + 0.2 * share),
            self.rect.y + self.rect.height * (0.36 + 0.18 * share),
        )
        way = math.radians(34)
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        heat = max(0.0, 1 - self.since / 4.5) if burnt else math.sin(math.pi * min(1.0, share + 0.12))
        for ring, (reach, wide) in enumerate(((4.2, 0.72), (3.2, 0.60), (2.2, 0.48), (1.3, 0.36))):
            flare = 1 + 0.12 * (noise(self.tick, ring, 5) - 0.5) if self.motion else 1.0
            long = size * reach * heat * flare
            nose = (
                centre[0] - self.rect.x + size * 0.42 * math.cos(way),
                centre[1] - self.rect.y + size * 0.42 * math.sin(way),
            )
            tail = (nose[0] - long * math.cos(way), nose[1] - long * math.sin(way))
            n = (-math.sin(way) * size * wide * 0.5, math.cos(way) * size * wide * 0.5)
            colour = FIRE[3 - ring]
            points = [
                (nose[0] + n[0] * 0.6, nose[1] + n[1] * 0.6),
                (nose[0] - size * 0.5 * math.cos(way) + n[0], nose[1] - size * 0.5 * math.sin(way) + n[1]),
                tail,
                (nose[0] - size * 0.5 * math.cos(way) - n[0], nose[1] - size * 0.5 * math.sin(way) - n[1]),
                (nose[0] - n[0] * 0.6, nose[1] - n[1] * 0.6),
            ]
            pygame.draw.polygon(layer, (*colour, (70, 120, 180, 230)[ring]), points)
            pygame.draw.circle(
                layer, (*colour, (70, 120, 180, 230)[ring]), nose, size * wide * 0.36 * min(1.0, heat * 2)
            )
        self.surface.blit(layer, self.rect)
        if burnt:
            for shard in range(30):
                spread = (noise(self.seed, shard, 71) - 0.5) * 0.7
                far = self.since * size * (0.5 + 1.2 * noise(self.seed, shard, 72))
                at = (centre[0] + far * math.cos(way + spread), centre[1] + far * math.sin(way + spread))
                tail = (at[0] - size * 0.5 * math.cos(way + spread), at[1] - size * 0.5 * math.sin(way + spread))
                pygame.draw.aaline(self.surface, mix(FIRE[1], FIRE[3], noise(shard, 7)), tail, at)
            return
        ball = PICTURES.get(
            ("capsule", self._round_capsule(), round(size)), lambda: capsule(self._round_capsule(), round(size))
        )
        turned = pygame.transform.rotozoom(ball, 56, 0.9)
        stamp(self.surface, turned, turned.get_rect(center=(round(centre[0]), round(centre[1]))))

    def _round_capsule(self) -> bool:
        """Whether what comes home is a ball, as Vostok's cabin was, or a cone."""
        craft = self.flown.craft
        return craft is not None and self.flown.livery == "ussr" and not craft.id.startswith(("soyuz", "lok"))

    def landing(self, phase: Phase) -> None:
        """Down under a canopy to the Earth, or on an engine to another world."""
        if phase.body == "earth":
            self._down_to_earth(phase)
        else:
            self._down_elsewhere(phase)

    def _down_to_earth(self, phase: Phase) -> None:
        share = self._share(phase)
        torn = self.flown.end == "streamer" and self.since >= 0
        altitude = 4_000 * (1 - share)
        self._sky(altitude)
        floor = self.rect.bottom - self.rect.height * 0.13
        place = "steppe" if self.flown.livery == "ussr" else "ocean"
        high = round(self.rect.height * 0.36)
        land = PICTURES.get(
            ("land", place, self.rect.width, self.night), lambda: country(place, (self.rect.width, high), self.night)
        )
        sink = self.rect.height * 0.16 * (1 - share)
        y = floor - land.get_height() * 0.42 + sink
        stamp(self.surface, land, (self.rect.x, round(y)))
        below = round(y + land.get_height())
        self.surface.fill(
            soil(place, self.night), (self.rect.x, below - 1, self.rect.width, max(1, self.rect.bottom - below + 1))
        )
        size = self.rect.height * 0.11
        top = self.rect.y + self.rect.height * 0.26
        down = top + (floor - top - size * 0.4) * share**1.3
        sway = math.sin(self.t * 0.9) * 5 if self.motion else 0.0
        x = self.rect.centerx + sway * 2
        if torn:
            down = min(floor - size * 0.3, down + self.since * self.rect.height * 0.22)
        landed = share >= 0.999 or (torn and down >= floor - size * 0.31)
        if not landed:
            self._canopy(x, down, size, torn, sway)
        elif torn:
            self._dust(x, floor, size * 2.2, self.since, (112, 96, 80) if place == "steppe" else (214, 222, 224))
            return
        else:
            self._fallen_canopy(x, floor, size)
        ball = PICTURES.get(
            ("capsule", self._round_capsule(), round(size)), lambda: capsule(self._round_capsule(), round(size))
        )
        turned = pygame.transform.rotozoom(ball, sway * 1.2 if not landed else -14, 1)
        stamp(self.surface, turned, turned.get_rect(center=(round(x), round(down))))

    def _canopy(self, x: float, y: float, size: float, torn: bool, sway: float) -> None:
        red, white = (206, 92, 48), (240, 232, 212)
        top = y - size * (2.6 if not torn else 1.7)
        if torn:
            points = [
                (x + (noise(s, self.tick // 3) - 0.5) * size * 0.5, y - size * 0.4 - size * 1.9 * s / 8)
                for s in range(9)
            ]
            for (x1, y1), (x2, y2) in itertools.pairwise(points):
                pygame.draw.line(self.surface, red, (x1, y1), (x2, y2), max(3, round(size * 0.16)))
            return
        wide = size * 1.45
        gores = 8
        for gore in range(gores):
            a, b = math.pi - math.pi * gore / gores, math.pi - math.pi * (gore + 1) / gores
            arc = [
                (x + wide * math.cos(a + (b - a) * s / 5), top - wide * 0.72 * math.sin(a + (b - a) * s / 5))
                for s in range(6)
            ]
            low = [
                (x + wide * math.cos(b), top),
                (x + wide * (math.cos(a) + math.cos(b)) / 2, top + size * 0.10),
                (x + wide * math.cos(a), top),
            ]
            pygame.draw.polygon(self.surface, red if gore % 2 else white, [*arc, *low])
            pygame.draw.aalines(self.surface, (92, 70, 56), False, arc)
            pygame.draw.aaline(
                self.surface, (70, 66, 62), (x + wide * math.cos(a), top), (x + sway * 0.2, y - size * 0.35)
            )
        pygame.draw.aaline(self.surface, (70, 66, 62), (x - wide, top), (x + sway * 0.2, y - size * 0.35))
        pygame.draw.aaline(self.surface, (70, 66, 62), (x + wide, top), (x + sway * 0.2, y - size * 0.35))

    def _fallen_canopy(self, x: float, floor: float, size: float) -> None:
        points = [
            (x + size * 0.6, floor),
            (x + size * 1.1, floor - size * 0.34),
            (x + size * 1.8, floor - size * 0.16),
            (x + size * 2.6, floor - size * 0.28),
            (x + size * 3.2, floor),
        ]
        pygame.draw.polygon(self.surface, (206, 92, 48), points)
        pygame.draw.polygon(
            self.surface, (240, 232, 212), [points[1], points[2], (x + size * 1.6, floor), (x + size * 1.0, floor)]
        )

    def _dust(self, x: float, floor: float, size: float, age: float, colour: Colour) -> None:
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        grown = size * (1 - math.exp(-age * 1.1))
        for puff in range(22):
            way = math.pi * noise(self.seed, puff, 81)
            far = grown * noise(self.seed, puff, 82)
            at = (x - self.rect.x + far * math.cos(way) * 1.5, floor - self.rect.y - far * math.sin(way) * 0.7)
            tone = mix(colour, (60, 56, 54), 0.4 * noise(puff, 83))
            pygame.draw.circle(
                layer, (*tone, max(40, int(220 - age * 14))), at, grown * (0.14 + 0.12 * noise(puff, 84))
            )
        self.surface.blit(layer, self.rect)

    def _down_elsewhere(self, phase: Phase) -> None:
        share = self._share(phase)
        sky = {"mars": ((206, 158, 120), (236, 206, 172)), "venus": ((196, 150, 70), (232, 200, 120))}.get(phase.body)
        if sky is None:
            self.surface.fill((6, 7, 12), self.rect)
            self._stars(400_000)
            _disc(
                self.surface,
                (self.rect.x + self.rect.width * 0.2, self.rect.y + self.rect.height * 0.2),
                self.rect.height * 0.05,
                (84, 124, 160),
            )
        else:
            for band in range(18):
                box = (
                    self.rect.x,
                    self.rect.y + band * self.rect.height // 18,
                    self.rect.width,
                    self.rect.height // 18 + 2,
                )
                self.surface.fill(mix(sky[0], sky[1], band / 17), box)
        tone = {"mars": (170, 92, 58), "venus": (150, 104, 44)}.get(phase.body, (150, 148, 140))
        key = ("ground", phase.body, self.rect.size)
        ground = PICTURES.get(key, lambda: regolith(self.rect.size, tone))
        stamp(self.surface, ground, (self.rect.x, self.rect.bottom - ground.get_height()))
        floor = self.rect.bottom - self.rect.height * 0.16
        crashed = self.flown.end == "crash" and self.since >= 0
        size = self.rect.height * 0.30
        top = self.rect.y + self.rect.height * 0.22
        y = top + (floor - top - size / 2) * share**0.8
        if crashed:
            y = min(floor - size * 0.2, y + self.since * self.rect.height * 0.5)
            if y >= floor - size * 0.21:
                self._dust(self.rect.centerx, floor, size * 1.2, self.since, tone)
                return
        elif share < 0.999:
            self._landing_fire(self.rect.centerx, y + size * 0.42, size, floor, tone)
        self._ship((self.rect.centerx, y), size, 24 * self.since if crashed else 0.0)

    def _landing_fire(self, x: float, y: float, size: float, floor: float, tone: Colour) -> None:
        layer = pygame.Surface(self.rect.size, pygame.SRCALPHA, 32)
        long = size * (0.45 + (0.1 * noise(self.tick, 2) if self.motion else 0.05))
        for ring, (reach, wide) in enumerate(((1.0, 0.14), (0.6, 0.08))):
            points = [
                (x - self.rect.x - size * wide * 0.4, y - self.rect.y),
                (x - self.rect.x - size * wide, y - self.rect.y + long * reach * 0.5),
                (x - self.rect.x, y - self.rect.y + long * reach),
                (x - self.rect.x + size * wide, y - self.rect.y + long * reach * 0.5),
                (x - self.rect.x + size * wide * 0.4, y - self.rect.y),
            ]
            pygame.draw.polygon(layer, (*mix(FIRE[1], (210, 220, 236), 0.3), (90, 170)[ring]), points)
        self.surface.blit(layer, self.rect)
        if floor - y < size * 1.4:
            self._dust(x, floor, size * (1.4 - (floor - y) / size) * 0.7, 3.0, tone)


def _disc(surface: pygame.Surface, at: Point, radius: float, colour: Colour) -> None:
    if radius >= 1:
        pygame.draw.aacircle(surface, colour, (round(at[0]), round(at[1])), round(radius))


def _place_of(flown: Flown) -> str:
    """The country around the pad."""
    if flown.site is not None and (flown.site.latitude or flown.site.longitude):
        return landscape(flown.site.latitude, flown.site.longitude)
    if flown.livery == "usa":
        return "desert" if 30 < flown.vehicle.latitude_deg < 34 else "cape"
    return "steppe"


def _stepped(px: float) -> float:
    """A scale rounded to steps of a fiftieth, so that few pictures are made while the view comes nearer."""
    return math.exp(round(math.log(px) * 50) / 50)


def _extent(shape: Shape, standing: frozenset[int]) -> tuple[float, float]:
    """The heights between which stands what is left."""
    hulls = [hull for hull in shape.hulls if hull.stage in standing] or list(shape.hulls)
    low = min(hull.profile[0][0] for hull in hulls)
    bells = [bell.y for bell in shape.bells if bell.stage in standing]
    return min([low, *bells]), max(hull.profile[-1][0] for hull in hulls)


def _groups(whole: Shape, place: int, many: bool) -> list[tuple[float, tuple[Hull, ...]]]:
    """The bodies that a dropped stage falls into, each with the side to which it goes."""
    hulls = [hull for hull in whole.hulls if hull.stage == place and not hull.lattice]
    if not many:
        return [(0.0, tuple(hulls))] if hulls else []
    return [(max(-1.0, min(1.0, hull.x / 1.5)) or (0.3 if hull.depth > 0 else -0.3), (hull,)) for hull in hulls]


def _part_maker(
    whole: Shape, part: tuple[Hull, ...], place: int, px: float, palette: Inks
) -> Callable[[], pygame.Surface]:
    return lambda: _part_picture(whole, part, place, px, palette)


def _only(shape: Shape, standing: frozenset[int]) -> Shape:
    """The part of a shape that still stands, set on the ground."""
    hulls = tuple(hull for hull in shape.hulls if hull.stage in standing) or shape.hulls
    fins = tuple(fin for fin in shape.fins if fin.stage in standing)
    bells = tuple(bell for bell in shape.bells if bell.stage in standing)
    reach = max(abs(hull.x) + hull.width / 2 for hull in hulls)
    reach = max([reach, *(abs(x) for fin in fins for x, _ in fin.outline)])
    part = Shape(hulls, fins, bells, 0.0, reach)
    return _lowered(part, _extent(part, frozenset(hull.stage for hull in hulls))[0])


def _lowered(shape: Shape, by: float) -> Shape:
    hulls = tuple(
        replace(
            hull,
            profile=tuple((h - by, r) for h, r in hull.profile),
            seams=tuple(seam - by for seam in hull.seams),
            tanks=tuple((a - by, b - by, kind) for a, b, kind in hull.tanks),
        )
        for hull in shape.hulls
    )
    fins = tuple(replace(fin, outline=tuple((x, y - by) for x, y in fin.outline)) for fin in shape.fins)
    bells = tuple(replace(bell, y=bell.y - by) for bell in shape.bells)
    return replace(shape, hulls=hulls, fins=fins, bells=bells, height=max(hull.profile[-1][0] for hull in hulls))


def _stack_picture(flown: Flown, whole: Shape, standing: frozenset[int], px: float, palette: Inks) -> pygame.Surface:
    part = _only(whole, standing)
    rider = None
    extra = 0.0
    if NOSE not in standing and flown.craft is not None:
        rider = craft_shape(flown.craft, flown.livery)
        top = max((hull for hull in part.hulls), key=lambda hull: hull.profile[-1][0])
        room = flown.vehicle.height_m - max(hull.profile[-1][0] for hull in whole.hulls if hull.stage != NOSE)
        fit = min(1.0, max(room, 1.5) / rider.height, 2.6 * top.width / max(0.1, rider.half_width * 2))
        extra = rider.height * fit
    high = (part.height + extra) * px
    reach = part.half_width * px
    if rider is not None:
        reach = max(reach, rider.half_width * px * extra / rider.height)
    sheet = Sheet((math.ceil(reach * 2) + _MARGIN * 2, math.ceil(high) + _MARGIN * 2))
    floor = sheet.size[1] - _MARGIN
    if rider is not None:
        draw_shape(sheet, rider, sheet.size[0] / 2, floor - part.height * px, px * extra / rider.height, palette)
    draw_shape(sheet, part, sheet.size[0] / 2, floor, px, palette)
    return sheet.finish()


def _part_picture(whole: Shape, hulls: Sequence[Hull], place: int, px: float, palette: Inks) -> pygame.Surface:
    straight = tuple(replace(hull, x=0.0, top=hull.top - hull.x) for hull in hulls)
    reach = max(abs(hull.top) + hull.width / 2 for hull in straight)
    bells = tuple(bell for bell in whole.bells if bell.stage == place) if len(hulls) > 1 or not whole.bells else ()
    part = _lowered(Shape(straight, (), bells, 0.0, reach), min(hull.profile[0][0] for hull in straight))
    sheet = Sheet((math.ceil(part.half_width * 2 * px) + 8, math.ceil(part.height * px) + 8))
    draw_shape(sheet, part, sheet.size[0] / 2, sheet.size[1] - 4, px, palette)
    return sheet.finish()


def _mouths(whole: Shape, place: int) -> list[tuple[float, float, float]]:
    """Where fire comes out of a stage: x, height above the whole rocket's foot, and width, in metres."""
    bells = [(bell.x, bell.y, bell.width) for bell in whole.bells if bell.stage == place]
    if bells:
        return bells
    hulls = [hull for hull in whole.hulls if hull.stage == place and not hull.lattice]
    return [(hull.x, hull.profile[0][0], hull.profile[0][1] * 1.1) for hull in hulls[:4]]


def _flame(flown: Flown, place: int) -> tuple[tuple[Colour, ...], bool]:
    """The colours of a stage's fire by its propellants, outside in, and whether it smokes."""
    engine = flown.engines.get(flown.vehicle.stages[place].engine)
    name = engine.propellants.lower() if engine else "kerosene"
    if "hydrogen" in name:
        return ((120, 150, 210), (160, 190, 232), (206, 222, 244), (240, 246, 255)), False
    if propellants(engine)[1] < 0:
        return ((226, 150, 70), (248, 196, 100), (255, 232, 170), (255, 250, 230)), True
    if "nitric" in name or "tetroxide" in name:
        return ((190, 104, 62), (224, 150, 92), (244, 206, 150), (255, 240, 214)), False
    if "ethanol" in name or "alcohol" in name or "hydyne" in name:
        return ((214, 110, 48), (240, 160, 70), (252, 214, 130), (255, 244, 214)), False
    return ((222, 106, 38), (244, 160, 60), (254, 214, 112), (255, 246, 208)), True
