"""Hold the rocketry model against published payloads and ranges: `python benchmarks/rocketry_accuracy.py`.

Prints a line per vehicle and the summary the project promises: median absolute error at most 10 %, nine in
ten within 25 %, none above 40 %; ideal delta-v within 3 % where the payload is under half a per cent of the
lift-off mass. Leaves with code 1 when a promise is broken.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from spacerace_game.rocketry import Launcher, apogee_with, capability, launcher_from_mapping, range_with
from spacerace_game.rocketry.burns import burns_of, total_delta_v
from spacerace_game.rocketry.orbit import TRANSLUNAR_C3, load_to_escape, load_to_orbit

DATA = Path(__file__).parent / "data" / "published_performance.yaml"
MEDIAN, NINE_IN_TEN, WORST, DELTA_V = 0.10, 0.25, 0.40, 0.03


@dataclass(frozen=True)
class Comparison:
    """One vehicle: what is published, what the model says, and the signed relative error."""

    id: str
    era: str
    measure: str
    published: float
    computed: float
    error: float
    milliseconds: float


def main() -> int:
    """Print the comparison and say whether every promise is kept."""
    rows = [compare(entry) for entry in read_vehicles()]
    for row in rows:
        print(
            f"{row.id:24s} {row.era:8s} {row.measure:8s} {row.published:10.0f} {row.computed:10.0f} "
            f"{row.error:+8.1%} {row.milliseconds:7.1f} ms"
        )
    kept = [report(rows, era) for era in ("scenario", "other")]
    mean = sum(row.milliseconds for row in rows) / len(rows)
    print(f"full capability: {mean:.1f} ms per vehicle on average")
    return 0 if all(kept) else 1


def read_vehicles() -> list[dict[str, Any]]:
    """The published figures, as plain mappings."""
    with DATA.open(encoding="utf-8") as file:
        vehicles: list[dict[str, Any]] = yaml.safe_load(file)["vehicles"]
    return vehicles


def compare(entry: dict[str, Any]) -> Comparison:
    """Compute one published figure with the model."""
    launcher, defects = launcher_from_mapping(entry)
    if launcher is None:
        raise SystemExit(f"{entry['id']}: {defects}")
    published = float(entry["published"])
    measure = entry["measure"]
    load = None if measure in ("range", "apogee") else load_of(launcher, entry)
    if measure == "range":
        computed = range_with(launcher, entry["payload_kg"])
    elif measure == "apogee":
        computed = apogee_with(launcher, entry["payload_kg"])
    elif measure == "delta_v":
        burns = burns_of(launcher)
        published = total_delta_v(burns, published)
        computed = total_delta_v(burns, load) if load is not None else 2.0 * published
    else:
        computed = load if load is not None else 0.0
    began = time.perf_counter()
    capability(launcher, payload_kg=entry.get("payload_kg"))
    spent = (time.perf_counter() - began) * 1000.0
    era = entry.get("era", "scenario")
    return Comparison(entry["id"], era, measure, published, computed, computed / published - 1.0, spent)


def load_of(launcher: Launcher, entry: dict[str, Any]) -> float | None:
    """Signed payload of the model in the entry's own reference orbit, kg."""
    tilt = entry.get("inclination_deg")
    where = entry.get("orbit", entry["measure"])
    if where == "escape":
        return load_to_escape(launcher, 0.0, tilt)
    if where == "tli":
        return load_to_escape(launcher, TRANSLUNAR_C3 / 1.0e6, tilt)
    return load_to_orbit(launcher, float(entry["altitude_km"]), tilt, entry.get("apogee_km"))


def report(rows: list[Comparison], era: str) -> bool:
    """Print the summary of one era and say whether its promises are kept."""
    own = [row for row in rows if row.era == era]
    errors = sorted(abs(row.error) for row in own if row.measure != "delta_v")
    delta_v = sorted(abs(row.error) for row in own if row.measure == "delta_v")
    median, ninth, worst = errors[len(errors) // 2], errors[(9 * len(errors) - 1) // 10], errors[-1]
    print(f"{era}: {len(errors)} payloads and ranges: median {median:.1%}, nine in ten {ninth:.1%}, worst {worst:.1%}")
    kept = median <= MEDIAN and ninth <= NINE_IN_TEN and worst <= WORST
    if delta_v:
        print(f"{era}: {len(delta_v)} ideal delta-v: worst {delta_v[-1]:.1%}")
        kept = kept and delta_v[-1] <= DELTA_V
    return kept


if __name__ == "__main__":
    sys.exit(main())
