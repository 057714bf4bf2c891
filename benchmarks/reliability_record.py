"""Hold the suspected-fault model against the launch record: `python benchmarks/reliability_record.py`.

The families with ten or more launches to 1975 are split by a hash of their names. How much ground testing a
family had behind it is not known, so the model mixes the scenario's five levels; the weights of the mixture
are tuned on one half and everything below is reported on the other. Prints predicted and real successes in
flights 1–5, 6–20 and 21–40, whether each real count lies in the model's 90 % band, and the growth slopes of
Duane and Crow-AMSAA (MIL-HDBK-189C). Leaves with code 1 when under 80 % of the reported families lie in
their band.

`--derive TABLE` makes the counts in `data/family_outcomes.csv` again from a launch table with the columns
family, country, date, time_utc, launch_id and outcome (GCAT, J. McDowell, planet4589.org/space/gcat, CC BY 4.0);
only a full success counts.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from spacerace_game.content import load_rules
from spacerace_game.play.growth import (
    Bench,
    Debut,
    Stack,
    bench,
    campaign,
    crow_beta,
    growth_slope,
    present_after,
)
from spacerace_game.spec.rules import Rules

DATA = Path(__file__).parent / "data"
LEAST_LAUNCHES = 10
FLIGHTS = 40
BINS = ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 40))
RANGES = ((1, 5), (6, 20), (21, 40))
BAND, PROMISED = 0.90, 0.80
PRIOR = 1.0
"""Families' worth of faith in even weights, shared by the levels, so that nine families do not rule one out."""
SOURCE = "GCAT (J. McDowell, planet4589.org/space/gcat), CC BY 4.0"


@dataclass(frozen=True)
class Family:
    """The derived counts of one family, by BINS, and its stack."""

    name: str
    half: str
    attempts: tuple[int, ...]
    successes: tuple[int, ...]
    stack: Stack

    @property
    def flights(self) -> int:
        """Flights counted, at most FLIGHTS."""
        return sum(self.attempts)

    def within(self, values: Sequence[int]) -> tuple[int, ...]:
        """Values by BINS added up to RANGES."""
        return tuple(
            sum(value for value, (first, last) in zip(values, BINS) if low <= first and last <= high)
            for low, high in RANGES
        )


@dataclass(frozen=True)
class Played:
    """A family's redrawn campaigns under one level of ground test."""

    won: list[tuple[bool, ...]]

    @cached_property
    def counts(self) -> list[tuple[int, ...]]:
        """Successes in RANGES of each campaign."""
        return [tuple(sum(one[low - 1 : high]) for low, high in RANGES) for one in self.won]

    def likelihood(self, real: Sequence[int]) -> float:
        """How likely the real counts are, smoothed by a triangle of width 1 + successes ÷ 8."""
        total = 1e-9
        for counts in self.counts:
            weight = 1.0
            for mine, his in zip(counts, real):
                width = 2.0 + max(mine, his) / 8
                weight *= max(0.0, 1.0 - abs(mine - his) / width) / width
            total += weight
        return total / len(self.counts)


def half_of(name: str) -> str:
    """Tuning or reporting, by a hash of the name.

    >>> half_of("R-7") in ("tuning", "reporting")
    True
    """
    return ("tuning", "reporting")[blake2b(name.encode(), digest_size=8).digest()[0] % 2]


def derive(table: Path) -> None:
    """Writes the counts by family and bin; nothing else of the table is kept."""
    launches: dict[str, list[tuple[str, str]]] = {}
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = f"{row['date']} {row['time_utc']} {row['launch_id']}"
            launches.setdefault(row["family"], []).append((key, row["outcome"]))
    with (DATA / "family_outcomes.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(("family", "half", "first", "last", "attempts", "successes", "source"))
        for name, found in sorted(launches.items()):
            if len(found) < LEAST_LAUNCHES:
                continue
            outcomes = [outcome for _, outcome in sorted(found) if outcome != "unknown"]
            for first, last in BINS:
                own = outcomes[first - 1 : last]
                out.writerow((name, half_of(name), first, last, len(own), own.count("success"), SOURCE))


def read_families() -> list[Family]:
    """The families with their counts and stacks, in the order of the files."""
    with (DATA / "family_stacks.csv").open(encoding="utf-8", newline="") as file:
        stacks = {row["family"]: _stack(row) for row in csv.DictReader(file)}
    rows: dict[str, list[dict[str, str]]] = {}
    with (DATA / "family_outcomes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["family"], []).append(row)
    return [
        Family(
            name,
            half_of(name),
            tuple(int(row["attempts"]) for row in own),
            tuple(int(row["successes"]) for row in own),
            stacks[name],
        )
        for name, own in rows.items()
    ]


def _stack(row: dict[str, str]) -> Stack:
    debuts = tuple(Debut(int(text.rstrip("+")), text.endswith("+")) for text in row["debuts"].split())
    return Stack(int(row["engines"]), row["engine_out"] == "yes", int(row["uppers"]), debuts)


def play(rules: Rules, family: Family, runs: int) -> list[Played]:
    """Redrawn campaigns of a family, for each level of ground test."""
    on: Bench = bench(rules, family.stack)
    found = []
    for ground in range(len(rules.numbers.reliability.ground_removes)):
        present = present_after(rules, ground)
        seeds = range(1_000_000 * ground, 1_000_000 * ground + runs)
        found.append(
            Played([tuple(one.won for one in campaign(on, present, seed, family.flights, False)) for seed in seeds])
        )
    return found


def tune(likelihoods: Sequence[Sequence[float]], rounds: int = 200) -> list[float]:
    """Weights of the mixture by expectation and maximisation (Dempster, Laird & Rubin 1977), with a prior.

    >>> [round(w, 2) for w in tune([[0.9, 0.1]] * 9)]
    [0.94, 0.06]
    """
    levels = len(likelihoods[0])
    weights = [1.0 / levels] * levels
    for _ in range(rounds):
        shares = [PRIOR / levels] * levels
        for row in likelihoods:
            total = sum(w * x for w, x in zip(weights, row))
            shares = [share + w * x / total for share, w, x in zip(shares, weights, row)]
        weights = [share / sum(shares) for share in shares]
    return weights


def quantiles(played: Sequence[Played], weights: Sequence[float], low: int, high: int) -> tuple[float, int, int]:
    """Mean and the central 90 % band of the successes in flights low…high, over the mixture."""
    found: dict[int, float] = {}
    for one, weight in zip(played, weights):
        for won in one.won:
            count = sum(won[low - 1 : high])
            found[count] = found.get(count, 0.0) + weight / len(one.won)
    mean = sum(count * share for count, share in found.items())
    below, ends = 0.0, []
    for count in sorted(found):
        for bound in ((1 - BAND) / 2, 1 - (1 - BAND) / 2):
            if below < bound <= below + found[count] + 1e-12:
                ends.append(count)
        below += found[count]
    return mean, ends[0], ends[-1]


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the comparison; 0 when the promised share of reported families lies in the band."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--derive", type=Path, metavar="TABLE", help="make the counts again from a launch table")
    parser.add_argument("--runs", type=int, default=400, help="campaigns per family and level (400)")
    parser.add_argument("--scenario", default="space_race_1945", help="whose numbers to hold against the record")
    chosen = parser.parse_args(arguments)
    if chosen.derive is not None:
        derive(chosen.derive)
        return 0
    rules = load_rules(chosen.scenario)
    families = read_families()
    played = {family.name: play(rules, family, chosen.runs) for family in families}
    tuning = [family for family in families if family.half == "tuning"]
    weights = tune([[p.likelihood(f.within(f.successes)) for p in played[f.name]] for f in tuning])
    removes = rules.numbers.reliability.ground_removes
    told = ", ".join(f"g={g / 1e6:.2f} {w:.0%}" for g, w in zip(removes, weights))
    print(f"mixture tuned on {len(tuning)} families ({', '.join(f.name for f in tuning)}):\n  {told}")
    kept = True
    for half in ("tuning", "reporting"):
        share = report(half, [f for f in families if f.half == half], played, weights)
        if half == "reporting":
            kept = share >= PROMISED
    slopes([f for f in families if f.flights == FLIGHTS], played, weights)
    return 0 if kept else 1


def report(half: str, families: Iterable[Family], played: dict[str, list[Played]], weights: Sequence[float]) -> float:
    """Prints a half, family by family; the share of families whose real count lies in the band."""
    print(f"\n{half}: successes, real of flown (predicted; 90 % band)")
    inside, number = 0, 0
    totals = [[0.0, 0.0, 0.0] for _ in RANGES]
    in_range = [[0, 0] for _ in RANGES]
    for family in families:
        real, flown = family.within(family.successes), family.within(family.attempts)
        cells = []
        for place, (low, high) in enumerate(RANGES):
            if not flown[place]:
                cells.append(f"{'—':>22s}")
                continue
            mean, least, most = quantiles(played[family.name], weights, low, high)
            cells.append(f"{real[place]:3d} of {flown[place]:2d} ({mean:4.1f};{least:3d}–{most:<2d})")
            totals[place] = [a + b for a, b in zip(totals[place], (real[place], flown[place], mean))]
            in_range[place][0] += int(least <= real[place] <= most)
            in_range[place][1] += 1
        mean, least, most = quantiles(played[family.name], weights, 1, FLIGHTS)
        count = sum(family.successes)
        good = least <= count <= most
        inside, number = inside + int(good), number + 1
        mark = "in" if good else "OUT"
        print(f"  {family.name:9s} {'  '.join(cells)}  all {count:2d} ({mean:4.1f};{least:3d}–{most:<2d}) {mark}")
    for (low, high), (real_sum, flown_sum, mean_sum), (right, of) in zip(RANGES, totals, in_range):
        print(
            f"  flights {low}–{high}: real {real_sum / flown_sum:.0%} of {flown_sum:.0f}, "
            f"predicted {mean_sum / flown_sum:.0%}; {right} of {of} families in the band"
        )
    print(f"  families in the band over flights 1–{FLIGHTS}: {inside} of {number} ({inside / number:.0%})")
    return inside / number


def slopes(families: Sequence[Family], played: dict[str, list[Played]], weights: Sequence[float]) -> None:
    """Prints Duane's slope of the record and of the model, over the families with all flights."""
    ends = [last for _, last in BINS]
    real = [float(sum(sum(f.attempts[:n]) - sum(f.successes[:n]) for f in families)) for n in range(1, len(BINS) + 1)]
    lost = [0.0] * FLIGHTS
    betas = 0.0
    for family in families:
        for one, weight in zip(played[family.name], weights):
            for flight in range(FLIGHTS):
                lost[flight] += weight * sum(not won[flight] for won in one.won) / len(one.won)
    cumulative = [sum(lost[:n]) for n in range(1, FLIGHTS + 1)]
    model = [cumulative[last - 1] for last in ends]
    for family in families:
        for one, weight in zip(played[family.name], weights):
            failed = [place + 1 for won in one.won for place, good in enumerate(won) if not good]
            betas += weight * crow_beta(failed, FLIGHTS) / len(families)
    print(f"\ngrowth over {FLIGHTS} flights, {len(families)} families ({', '.join(f.name for f in families)})")
    print(f"  cumulative failures a family at {ends}:")
    print("    record " + " ".join(f"{value / len(families):5.2f}" for value in real))
    print("    model  " + " ".join(f"{value / len(families):5.2f}" for value in model))
    print(f"  Duane slope β: record {growth_slope(real, ends):.2f}, model {growth_slope(model, ends):.2f}")
    print(f"  Crow-AMSAA β of the model's campaigns: {betas:.2f} (1 is no growth)")


if __name__ == "__main__":
    sys.exit(main())
