"""Makes the sounds of `sounds/`: every one is computed here from sines and noise, nothing is recorded.

    python assets/make_sounds.py assets/sounds

Needs nothing but Python. The same bytes come out on every machine: noise is from a counted generator, and samples
are rounded to sixteen bits.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from collections.abc import Callable
from pathlib import Path

Samples = list[float]

FINE, COARSE = 22_050, 11_025
"""Samples a second: the coarse rate is enough for rumble, which has no highs."""


class Noise:
    """White noise from a linear congruential generator (Numerical Recipes)."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def __call__(self) -> float:
        self.state = (self.state * 1_664_525 + 1_013_904_223) & 0xFFFFFFFF
        return self.state / 2**31 - 1


def silence(seconds: float, rate: int = FINE) -> Samples:
    return [0.0] * round(seconds * rate)


def tone(hertz: float, seconds: float, rate: int = FINE, attack: float = 0.004, release: float = 0.01) -> Samples:
    """A sine with soft ends."""
    count = round(seconds * rate)
    return [
        math.sin(math.tau * hertz * i / rate) * min(1.0, i / (attack * rate), (count - i) / (release * rate))
        for i in range(count)
    ]


def struck(hertz: float, seconds: float, fall: float, overtones: tuple[tuple[float, float], ...] = ()) -> Samples:
    """A tone that dies away, with overtones as (multiple, strength)."""
    count = round(seconds * FINE)
    parts = ((1.0, 1.0), *overtones)
    return [
        sum(
            s * math.sin(math.tau * hertz * m * i / FINE) * math.exp(-fall * (0.6 + 0.4 * m) * i / FINE)
            for m, s in parts
        )
        * min(1.0, i / 60, (count - i) / 400)
        for i in range(count)
    ]


def low_pass(samples: Samples, hertz: float, rate: int = FINE) -> Samples:
    """What is above a frequency taken out, one pole."""
    share = 1 - math.exp(-math.tau * hertz / rate)
    made, held = [], 0.0
    for sample in samples:
        held += share * (sample - held)
        made.append(held)
    return made


def high_pass(samples: Samples, hertz: float, rate: int = FINE) -> Samples:
    """What is below a frequency taken out."""
    low = low_pass(samples, hertz, rate)
    return [sample - slow for sample, slow in zip(samples, low, strict=True)]


def hiss(seconds: float, seed: int, rate: int = FINE) -> Samples:
    source = Noise(seed)
    return [source() for _ in range(round(seconds * rate))]


def shaped(samples: Samples, envelope: Callable[[float], float], rate: int = FINE) -> Samples:
    """Samples times a function of seconds."""
    return [sample * envelope(i / rate) for i, sample in enumerate(samples)]


def mixed(*tracks: tuple[float, Samples]) -> Samples:
    """Tracks laid over each other from (start in seconds, samples)."""
    length = max(round(start * FINE) + len(samples) for start, samples in tracks)
    made = [0.0] * length
    for start, samples in tracks:
        first = round(start * FINE)
        for i, sample in enumerate(samples):
            made[first + i] += sample
    return made


def scaled(samples: Samples, share: float) -> Samples:
    return [sample * share for sample in samples]


def looped(samples: Samples, overlap: float, rate: int) -> Samples:
    """Samples whose end runs into their beginning without a seam."""
    many = round(overlap * rate)
    body = samples[:-many]
    for i in range(many):
        share = i / many
        body[i] = body[i] * math.sqrt(share) + samples[len(samples) - many + i] * math.sqrt(1 - share)
    return body


def beep() -> Samples:
    """Three tenths of a second on, three off, as in October 1957; some hiss of the short waves under it."""
    signal = tone(1_480, 0.3, release=0.02)
    air = low_pass(hiss(0.6, 57), 2_600)
    return mixed((0, scaled(signal, 0.62)), (0, scaled(air, 0.10)))


def tick() -> Samples:
    return mixed((0, struck(1_900, 0.05, 140)), (0, scaled(shaped(hiss(0.02, 5), lambda t: math.exp(-300 * t)), 0.5)))


def last_tick() -> Samples:
    return mixed((0, struck(980, 0.5, 9, ((2.0, 0.3),))), (0, scaled(tick(), 0.6)))


def engine(level: int) -> Samples:
    """Rumble that loops: the larger the engine, the lower and the more broken."""
    rate = COARSE
    body = hiss(2.3, 100 + level, rate)
    low = low_pass(low_pass(body, (420, 240, 130)[level - 1], rate), (900, 520, 300)[level - 1], rate)
    crackle, source, held = [], Noise(900 + level), 0.0
    for _ in body:
        held *= 0.972
        if source() > 0.9985 - 0.0011 * level:
            held = source()
        crackle.append(held)
    slow = (7.0, 5.0, 3.4)[level - 1]
    made = []
    for i, (deep, spark) in enumerate(zip(low, low_pass(crackle, 2_200, rate), strict=True)):
        sway = 0.82 + 0.12 * math.sin(math.tau * slow * i / rate) + 0.06 * math.sin(math.tau * slow * 1.618 * i / rate)
        made.append(deep * sway * (3.4 + 0.9 * level) + spark * 0.16 * level)
    return looped(made, 0.3, rate)


def key(seed: int) -> Samples:
    """A type bar."""
    knock = shaped(low_pass(hiss(0.045, seed), 3_800), lambda t: math.exp(-95 * t))
    return mixed((0, scaled(knock, 1.4)), (0, scaled(struck(320 + 23 * (seed % 7), 0.03, 120), 0.4)))


def teletype() -> Samples:
    """Seven characters a second and a half, and the carriage."""
    tracks: list[tuple[float, Samples]] = []
    at = 0.0
    for number in range(11):
        tracks.append((at, key(300 + number)))
        at += 0.088 + 0.022 * ((number * 7) % 3)
    tracks.append(
        (
            at + 0.05,
            scaled(shaped(high_pass(hiss(0.16, 77), 900), lambda t: 0.4 * math.sin(min(1, t / 0.16) * 3.1)), 0.5),
        )
    )
    tracks.append((at + 0.22, scaled(struck(2_350, 0.35, 11, ((2.76, 0.4),)), 0.25)))
    return mixed(*tracks)


def paper() -> Samples:
    """A sheet turned over."""
    first = shaped(
        high_pass(hiss(0.34, 21), 1_500),
        lambda t: max(0.0, math.sin(min(1.0, t / 0.3) * math.pi)) ** 1.4 * (0.6 + 0.4 * math.sin(61 * t)),
    )
    second = shaped(high_pass(hiss(0.12, 22), 2_400), lambda t: math.exp(-34 * t))
    return mixed((0, scaled(first, 0.5)), (0.27, scaled(second, 0.7)))


def rubber() -> Samples:
    """A stamp on a pad of paper on a wooden desk."""
    thud = mixed(
        (0, struck(92, 0.3, 17, ((1.9, 0.5), (3.1, 0.2)))),
        (0, scaled(shaped(low_pass(hiss(0.08, 31), 1_400), lambda t: math.exp(-60 * t)), 1.6)),
    )
    return mixed((0, thud), (0.17, scaled(shaped(high_pass(hiss(0.06, 32), 2_000), lambda t: math.exp(-50 * t)), 0.22)))


def click() -> Samples:
    return mixed(
        (0, shaped(high_pass(hiss(0.02, 41), 1_200), lambda t: math.exp(-330 * t))),
        (0.002, scaled(struck(1_150, 0.03, 160), 0.5)),
    )


def no() -> Samples:
    """Two dull knocks: that may not be ordered."""
    knock = mixed(
        (0, struck(150, 0.12, 42)), (0, scaled(shaped(low_pass(hiss(0.04, 51), 900), lambda t: math.exp(-90 * t)), 0.8))
    )
    return mixed((0, knock), (0.11, scaled(knock, 0.8)))


def brass(hertz: float, seconds: float) -> Samples:
    """A held note with many overtones that swells."""
    count = round(seconds * FINE)
    made = []
    for i in range(count):
        t = i / FINE
        swell = min(1.0, t / 0.07) * min(1.0, (seconds - t) / 0.18)
        made.append(
            swell
            * sum(
                math.sin(math.tau * hertz * n * t + 0.004 * n * math.sin(33 * t)) / n ** (1.9 - 0.5 * swell)
                for n in range(1, 7)
            )
        )
    return low_pass(made, 3_000)


def success() -> Samples:
    return scaled(
        mixed(
            (0, brass(261.63, 0.22)),
            (0.2, brass(329.63, 0.22)),
            (0.4, brass(392.0, 1.1)),
            (0.4, scaled(brass(523.25, 1.1), 0.8)),
            (0.4, scaled(brass(196.0, 1.1), 0.6)),
        ),
        0.5,
    )


def failure() -> Samples:
    return scaled(
        mixed(
            (0, brass(220.0, 0.5)),
            (0, scaled(brass(174.61, 0.5), 0.8)),
            (0.46, brass(207.65, 1.2)),
            (0.46, scaled(brass(155.56, 1.2), 0.9)),
            (0.46, scaled(brass(103.83, 1.2), 0.8)),
        ),
        0.5,
    )


def explosion() -> Samples:
    boom = shaped(low_pass(low_pass(hiss(2.2, 61), 190), 420), lambda t: min(1.0, t / 0.008) * math.exp(-2.1 * t))
    crack = shaped(low_pass(hiss(0.3, 62), 3_600), lambda t: math.exp(-17 * t))
    debris = shaped(
        low_pass(hiss(1.6, 63), 1_300), lambda t: math.exp(-3.2 * t) * (0.5 + 0.5 * math.sin(23 * t) * math.sin(37 * t))
    )
    return mixed((0, scaled(boom, 7.0)), (0, scaled(crack, 1.0)), (0.15, scaled(debris, 0.5)))


def static() -> Samples:
    """A channel with nobody on it."""
    made = low_pass(high_pass(hiss(1.6, 71), 500), 2_800)
    return shaped(made, lambda t: min(1.0, t / 0.05, (1.6 - t) / 0.5) * (0.75 + 0.25 * math.sin(math.tau * 2.3 * t)))


def separation() -> Samples:
    return mixed(
        (0, struck(140, 0.4, 12, ((2.4, 0.6), (3.9, 0.3)))),
        (0, scaled(shaped(low_pass(hiss(0.35, 81), 2_200), lambda t: math.exp(-12 * t)), 0.9)),
    )


SOUNDS: dict[str, tuple[Callable[[], Samples], float, int]] = {
    # name: how it is made, how loud its loudest sample, samples a second
    "beep": (beep, 0.55, FINE),
    "tick": (tick, 0.50, FINE),
    "last-tick": (last_tick, 0.60, FINE),
    "engine-1": (lambda: engine(1), 0.60, COARSE),
    "engine-2": (lambda: engine(2), 0.75, COARSE),
    "engine-3": (lambda: engine(3), 0.90, COARSE),
    "teletype": (teletype, 0.50, FINE),
    "key": (lambda: key(302), 0.45, FINE),
    "paper": (paper, 0.40, FINE),
    "stamp": (rubber, 0.75, FINE),
    "click": (click, 0.30, FINE),
    "no": (no, 0.45, FINE),
    "success": (success, 0.55, FINE),
    "failure": (failure, 0.55, FINE),
    "explosion": (explosion, 0.92, FINE),
    "static": (static, 0.35, FINE),
    "separation": (separation, 0.70, FINE),
}


def write(path: Path, samples: Samples, loudest: float, rate: int) -> int:
    """A wave file of one channel and sixteen bits; gives its size."""
    peak = max(abs(sample) for sample in samples) or 1.0
    data = array.array("h", (round(sample / peak * loudest * 32_767) for sample in samples))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(data.tobytes())
    return path.stat().st_size


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for name, (make, loudest, rate) in SOUNDS.items():
        size = write(folder / f"{name}.wav", make(), loudest, rate)
        total += size
        print(f"{name:12} {size:8}")
    print(f"{'total':12} {total:8}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
