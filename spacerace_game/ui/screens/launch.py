"""A flight played back from its facts: the picture, the instruments and the call-outs, at any speed and never by force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from spacerace_game.engine.facts import FlightFlown
from spacerace_game.play.flight_record import flight_record, path_of
from spacerace_game.ui.campaign import Campaign
from spacerace_game.ui.look import Look
from spacerace_game.ui.presenters.attempts import at_stake, done_before, won
from spacerace_game.ui.presenters.beside import beside_history, real_first
from spacerace_game.ui.presenters.launch import SPEEDS, USUAL, CallOut, Playback, call_outs, clock, flown_of
from spacerace_game.ui.presenters.units import day, percent
from spacerace_game.ui.say import say
from spacerace_game.ui.screen import Pop
from spacerace_game.ui.screens.house import SHORT, PageSheet
from spacerace_game.ui.screens.people import look_of
from spacerace_game.ui.widgets.base import MISSED, Column, Flow, Pad, Panel, Picture, Row, Split, Widget
from spacerace_game.ui.widgets.controls import Button, Choice
from spacerace_game.ui.widgets.text import Heading, Rule, Text
from spacerace_game.words.facts import known_first

PACES = {"slow": 4, "normal": USUAL}
"""How fast a playback begins, by the player's setting."""
BODIES = {"moon": "the Moon", "venus": "Venus", "mars": "Mars", "deep": "far out"}
"""Where a way from the Earth leads."""
FRAME_MS = 33
"""The least time between two pictures."""


class Launch(PageSheet):
    """One flight, from the countdown to its end."""

    name = "launch"
    overlay = False

    def __init__(self, campaign: Campaign, fact: FlightFlown, then: Any = None) -> None:
        """`then` is what comes after it, such as the quarter's paper; without it, whatever was below."""
        super().__init__(campaign)
        self.fact, self.then = fact, then
        self.record = flight_record(campaign.rules, fact)
        livery = look_of(campaign.style_of(fact.side)) or "neutral"
        self.flown = flown_of(campaign.rules, self.record, livery)
        called = call_outs(campaign.rules, self.record, self.flown, campaign.name)
        self.playback = Playback(self.flown, called)
        self.planned = path_of(campaign.rules, fact.mission, fact.vehicle, fact.spacecraft).samples
        self.since = 0
        self.sounded = -100.0
        site = self.flown.site
        self.pad = (site.latitude, site.longitude) if site else (0.0, 0.0)

    def entered(self) -> Any:
        """It runs by itself where things may move; otherwise it waits for the next call-out to be asked for."""
        self.animated = self.app.preferences.on("motion")
        pace = self.app.preferences.word("text_speed")
        self.playback.speed = PACES.get(pace, USUAL)
        if not self.animated:
            self.playback.seconds = -2.0
        if pace == "at once":
            self.animated, self.playback.seconds = False, self.flown.until

    # ---- what is on the screen ----

    def build(self) -> Widget:
        """The picture on the left; instruments and call-outs on the right; the controls below."""
        head = Row(
            Heading(f"{self.campaign.name(self.fact.vehicle)} · {self.campaign.name(self.fact.mission)}"),
            Text(day(self.fact.day), "strong", "soft", align="right"),
        )
        picture = Picture(self._paint, 300, "flight", fill=True, tip=self._tip)
        picture.least = 420  # type: ignore[attr-defined]
        picture.grow = 5
        low = self.app.surface.get_height() / self.app.scale < SHORT
        side = Column(
            Picture(self._dials, 96 if low else 128, "dials", tip=self._tip),
            Picture(self._chart, 92 if low else 150, "path", tip=self._tip),
            self._calls(),
        )
        side.grow = 3
        side.least = 300  # type: ignore[attr-defined]
        return Pad(Column(head, Split(picture, side, key="launch-split"), self._controls()), 14, 10)

    def _calls(self) -> Widget:
        said = [one for one in self.playback.called if one.seconds <= self.playback.seconds]
        rows = self._ended() if self.playback.over else self._stakes()
        rows += [self._line(one) for one in reversed(said)]
        if not said:
            rows.append(Text(say("The count is running."), "document", "soft"))
        return Panel(say("Call-outs"), *rows, key="calls", gap=4)

    def _ended(self) -> list[Widget]:
        """How it ended, what it won and where that stands in real history."""
        fates = {
            "success": (say("All went well."), "good"),
            "partial": (say("It came through only in part."), "warn"),
            "failure": (say("It was lost."), "bad"),
        }
        words, tone = fates.get(self.fact.fate, ("", "ink"))
        rows: list[Widget] = [Text(words, "strong", tone)]
        for one in won(self.campaign, self.fact)[:3]:
            words = "First: {what}." if known_first(one, self.campaign.view) else "Done after others: {what}."
            rows.append(Text(say(words, what=self.campaign.name(one.milestone)), "strong", "good"))
            rows.append(Text(beside_history(self.campaign, one.milestone, one.day), "small", "soft"))
        rows.append(Text(say("The odds of full success were {odds}.", odds=percent(self.fact.odds)), "small", "soft"))
        return [*rows, Rule()]

    def _stakes(self) -> list[Widget]:
        """What the flight is sent for and how likely it is, for as long as nobody knows."""
        stakes = at_stake(self.campaign, self.fact)[:3]
        rows: list[Widget] = []
        for milestone in stakes:
            words = (
                "To draw level: {what}." if done_before(self.campaign, milestone, self.fact) else "For a first: {what}."
            )
            rows.append(Text(say(words, what=self.campaign.name(milestone)), "strong"))
            real = real_first(self.campaign, milestone)
            rows.append(Text(say("In reality: {first}.", first=real), "small", "soft") if real else Rule())
        if self.fact.crew:
            names = ", ".join(self.campaign.name(one) for one in self.fact.crew)
            rows.append(Text(say("Aboard: {names}.", names=names), "strong"))
        rows.append(Text(say("The odds of full success are {odds}.", odds=percent(self.fact.odds)), "small", "soft"))
        return [*rows, Rule()]

    @staticmethod
    def _line(one: CallOut) -> Widget:
        strong = one.tone in ("good", "bad")
        return Row(
            Text(clock(one.seconds), "small", "soft", grow=2),
            Text(one.text, "strong" if strong else "body", one.tone, grow=5),
            align="top",
        )

    def _controls(self) -> Widget:
        playback = self.playback
        over = playback.over
        speeds = [(str(speed), say("{n}×", n=speed)) for speed in SPEEDS]
        return Row(
            Flow(
                Button(
                    say("Pause") if self.animated and not over else say("Play"),
                    self._play,
                    "play",
                    kind="main",
                    hint=say("Space"),
                    lock=say("This is the end.") if over else "",
                ),
                Choice(speeds, str(playback.speed), self._pace, "speed"),
                Button(say("Before"), self._step(-1), "step-back", tip=say("To the call-out before.")),
                Button(
                    say("Next call"),
                    self._step(1),
                    "step",
                    tip=say("To the next call-out."),
                    lock=say("This is the end.") if over else "",
                ),
                Button(say("To the end"), self._finish, "finish", lock=say("This is the end.") if over else ""),
                Button(say("Again"), self._again, "again"),
            ),
            Button(
                say("Back") if self.then is None else say("On to the news"),
                self._leave,
                "back",
                hint="Esc",
                kind="main" if over else "plain",
            ),
        )

    def first_focus(self) -> str:
        """The pause."""
        return "play"

    def help(self) -> tuple[str, str]:
        """How to watch."""
        return say("The launch"), say(
            "A flight told again from its facts: nothing is decided here. The climb runs at the speed you choose; what "
            "comes after it is shown phase by phase. Space pauses, left and right go from call-out to call-out, End goes "
            "to the end and Escape leaves. With motion switched off in the settings it stands still between call-outs."
        )

    # ---- painting ----

    def _tip(self) -> str:
        if not self.flown.measured(self.playback.seconds):
            return say("Height and speed are read on the climb, and in orbit about the Earth.")
        altitude, speed, distance = self.flown.at(self.playback.seconds)
        return say(
            "Height {up:,.1f} km, speed {speed:,.0f} m/s over the ground, {far:,.0f} km from the pad",
            up=altitude / 1000,
            speed=speed,
            far=distance / 1000,
        )

    def _paint(self, look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        from spacerace_game.ui.art.flight import draw_flight

        moving = self.app.preferences.on("motion")
        draw_flight(surface, rect, self.flown, self.playback.seconds, look.palette, motion=moving)
        words = clock(self.playback.seconds)
        wide = look.width(words, "figure") + look.px(24)
        box = pygame.Rect(
            rect.left + look.px(12), rect.top + look.px(12), wide, look.line_height("figure") + look.px(8)
        )
        pygame.draw.rect(surface, look.palette.band, box)
        pygame.draw.rect(surface, look.palette.accent, (box.left, box.top, look.px(5), box.height))
        look.text(surface, words, "figure", (box.left + look.px(15), box.top + look.px(4)), look.palette.on_band)
        pygame.draw.rect(surface, look.palette.line, rect, 1)

    def _dials(self, look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        from spacerace_game.ui.art.dials import draw_dial, rounded_up

        seconds = self.playback.seconds
        if self.flown.failed_at is not None:
            seconds = min(seconds, self.flown.failed_at)
        altitude, speed, _ = self.flown.at(seconds)
        tallest = rounded_up(max(sample.altitude_m for sample in self.planned) / 1000)
        fastest = rounded_up(max(sample.speed_m_s for sample in self.planned))
        thrust = self.flown.thrust_kn(seconds)
        strongest = rounded_up(max((self.flown.thrust_kn(begin) for begin, _, _ in self.flown.lit), default=1.0))
        read = self.flown.measured(seconds)
        gap = look.px(6)
        wide = (rect.width - 2 * gap) // 3
        for number, (label, unit, value, most) in enumerate(
            (
                (say("Height"), "km", altitude / 1000 if read else None, tallest),
                (say("Speed"), "m/s", speed if read else None, fastest),
                (say("Thrust"), "kN", thrust, strongest),
            )
        ):
            place = pygame.Rect(rect.left + number * (wide + gap), rect.top, wide, rect.height)
            draw_dial(surface, place, look.palette, label=label, unit=unit, value=value, most=most)

    def _chart(self, look: Look, surface: pygame.Surface, rect: pygame.Rect) -> None:
        from spacerace_game.ui.art.dials import draw_ascent, draw_track, draw_way

        seconds = self.playback.seconds
        target = self.flown.target
        if target and self.flown.phase_at(seconds) is not None:
            labels = say("the Earth"), say(BODIES.get(target, ""))
            draw_way(surface, rect, look.palette, body=target, way=self.flown.way_out(seconds), labels=labels)
            return
        around = not self.flown.falls and seconds > self.flown.climbs_until and self.flown.end is None
        if around or (self.flown.phase_at(seconds) is not None and not self.flown.falls):
            rivals = [
                look_of(self.campaign.style_of(side))
                for side in self.campaign.rules.side_index
                if side != self.fact.side
            ]
            own = look_of(self.campaign.style_of(self.fact.side))
            draw_track(
                surface,
                rect,
                look.palette,
                track=self._track(seconds),
                pad=self.pad,
                own=(own,) if own else (),
                rival=tuple(one for one in rivals if one),
            )
            return
        step = max(1, len(self.planned) // 80)
        planned = [(one.downrange_m / 1000, one.altitude_m / 1000) for one in self.planned[::step]]
        upto = int(min(max(0.0, seconds), self.flown.climbs_until)) + 1
        flown = [(one[4] / 1000, one[1] / 1000) for one in self.flown.samples[:upto:step]]
        altitude, _, distance = self.flown.at(seconds)
        flown.append((distance / 1000, altitude / 1000))
        draw_ascent(
            surface,
            rect,
            look.palette,
            planned=planned,
            flown=flown,
            labels=(say("Height, km"), say("Distance, km")),
            scale=look.scale,
        )

    def _track(self, seconds: float) -> list[tuple[float, float]]:
        """The places passed over since lift-off; no more than three times around."""
        from spacerace_game.ui.art.maps import ground_track

        lean = max(abs(self.pad[0]) + 4, 65.0 if self.flown.livery == "ussr" else 33.0)
        return ground_track(lean, start=self.pad, orbits=min(3.0, seconds / 5_400), period_min=90)

    # ---- time ----

    def tick(self, passed: int) -> bool:
        """Lets the clock run; a new call-out brings the list up to date."""
        if self.playback.over:
            self._stop()
            return True
        before = self.playback.heard()
        start = self.playback.seconds
        self.playback.run(passed)
        self._sounds(start, before)
        if self.playback.heard() != before or self.playback.over:
            self.app.change()
        self.since += passed
        if self.since < FRAME_MS:
            return False
        self.since = 0
        return True

    def _sounds(self, start: float, heard: int) -> None:
        sound = self.app.sound
        if sound is None:
            return
        now = self.playback.seconds
        lost_at = self.flown.lost_at
        for count in range(int(-start), int(-now), -1):
            sound.play("last-tick" if count <= 1 else "tick", 0.6)
        lost = lost_at is not None and now >= lost_at
        if lost_at is not None and start < lost_at <= now:
            loud = self.flown.end in ("pad", "burst", "wander", "burn-up", "crash")
            sound.play("explosion" if loud else "static")
        sound.engine(0 if lost else self.flown.thrust_kn(now), 0.8 if self.flown.at(now)[0] < 60_000 else 0.4)
        for one in self.playback.called[heard : self.playback.heard()]:
            self._sound_of(one)
        phase = self.flown.phase_at(now)
        if phase is not None and phase.system == "radio" and not lost and not self.fact.crew:
            self.sounded += abs(now - start) / max(1e-6, self.playback.rate())
            if self.sounded > 0.62:
                self.sounded = 0.0
                sound.play("beep", 0.7)
        if self.playback.over:
            sound.play("success" if self.fact.fate == "success" else "failure")

    def _sound_of(self, one: CallOut) -> None:
        if one.event in ("separation", "fairing"):
            self.app.play("separation")
        elif one.event == "failure" and self.flown.failed_at is None:
            self.app.play("static")
        elif one.event != "failure":
            self.app.play("teletype")

    def _stop(self) -> None:
        self.animated = False
        if self.app.sound is not None:
            self.app.sound.engine(0)
        if self.app.focus in ("", "play"):
            self.app.focus = "back"
        self.app.change()

    # ---- deeds ----

    def key(self, event: pygame.event.Event) -> Any:
        """Space pauses, the arrows step, End goes to the end."""
        deeds: dict[int, Callable[[], Any]] = {
            pygame.K_SPACE: self._play,
            pygame.K_RIGHT: self._step(1),
            pygame.K_LEFT: self._step(-1),
            pygame.K_END: self._finish,
            pygame.K_HOME: self._again,
        }
        return deeds[event.key]() if event.key in deeds else MISSED

    def _play(self) -> None:
        if self.playback.over:
            return
        self.animated = not self.animated
        if not self.animated and self.app.sound is not None:
            self.app.sound.engine(0)

    def _pace(self, speed: str) -> None:
        self.playback.speed = int(speed) if speed.isdigit() else USUAL

    def _step(self, by: int) -> Callable[[], Any]:
        def stepped() -> None:
            self._quiet()
            self.playback.step(by)

        return stepped

    def _finish(self) -> None:
        self._quiet()
        self.playback.finish()
        self.app.focus = "back"

    def _again(self) -> None:
        self.playback.again()
        self.animated = self.app.preferences.on("motion")

    def _quiet(self) -> None:
        self.animated = False
        if self.app.sound is not None:
            self.app.sound.engine(0)

    def _leave(self) -> Any:
        self._quiet()
        return Pop(self.then)

    def back(self) -> Any:
        """Leaves at any moment."""
        return self._leave()
