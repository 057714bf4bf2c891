"""Charts as inline SVG: the two-lane timeline, and lines over the years. No script, no colour without a shape.

Every chart has a title and a description for a screen reader; the numbers stand in tables beside it. Colours come
from the page's style sheet by class, so that they follow light and dark and print.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from spacerace_game.chronicle.annals import Annals
from spacerace_game.chronicle.statistics import by_year, real_spending
from spacerace_game.report.comparison import Comparison, Mark
from spacerace_game.spec.dates import civil, day_number

WIDE, LEFT, RIGHT = 1080, 52, 20


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a chart: its name, its class in the style sheet, and its points."""

    name: str
    look: str
    points: tuple[tuple[float, float], ...]
    """Year (with its fraction) and value."""


def year_of(day: int) -> float:
    """A day as a year with its fraction."""
    year = civil(day)[0]
    first = day_number(year, 1, 1)
    return year + (day - first) / (day_number(year + 1, 1, 1) - first)


def marker(shape: int, x: float, y: float, size: float, look: str, extra: str = "") -> str:
    """A side's own shape: circle, square, diamond, triangle."""
    if shape % 4 == 0:
        return f'<circle class="{look}" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"{extra}/>'
    if shape % 4 == 1:
        side = size * 1.8
        return (
            f'<rect class="{look}" x="{x - side / 2:.1f}" y="{y - side / 2:.1f}" '
            f'width="{side:.1f}" height="{side:.1f}"{extra}/>'
        )
    high = size * 1.35
    corners: tuple[tuple[float, float], ...]
    if shape % 4 == 2:
        corners = ((x, y - high), (x + high, y), (x, y + high), (x - high, y))
    else:
        corners = ((x, y - high), (x + high, y + high * 0.8), (x - high, y + high * 0.8))
    points = " ".join(f"{cx:.1f},{cy:.1f}" for cx, cy in corners)
    return f'<polygon class="{look}" points="{points}"{extra}/>'


# ---- the timeline ------------------------------------------------------------------------------------------


def timeline(found: Comparison, shapes: dict[str, int], weights: dict[str, int]) -> str:
    """Two lanes, reality above and the campaign below; a thread joins what is the same milestone in both."""
    first, last = year_of(found.first_day), year_of(found.last_day + 1)
    height, top, low = 470, 176, 294

    def across(year: float) -> float:
        return LEFT + (year - first) / (last - first) * (WIDE - LEFT - RIGHT)

    def x(day: int) -> float:
        return across(year_of(day))

    parts = [_svg_head("timeline", WIDE, height, "Timeline", "Above what really happened, below this campaign.")]
    parts += _year_lines(
        first, last, 30, height - 30, lambda year: LEFT + (year - first) / (last - first) * (WIDE - LEFT - RIGHT)
    )
    here = {mark.milestone: mark for mark in found.here.marks}
    for mark in found.real.marks:
        other = here.get(mark.milestone)
        if other is not None and mark.day <= found.last_day:
            kind = "thread" if other.side == mark.side else "thread crossed"
            parts.append(
                f'<path class="{kind}" d="M{x(mark.day):.1f} {top + 8} C{x(mark.day):.1f} {top + 55} '
                f'{x(other.day):.1f} {low - 55} {x(other.day):.1f} {low - 8}"/>'
            )
    for lane, y, upward in ((found.real, top, True), (found.here, low, False)):
        parts.append(f'<line class="lane" x1="{LEFT}" x2="{WIDE - RIGHT}" y1="{y}" y2="{y}"/>')
        marks = [mark for mark in lane.marks if found.first_day <= mark.day <= found.last_day]
        for mark in marks:
            hint = f"<title>{escape(mark.title)}: {escape(mark.side)}, {mark.date}</title>"
            shape = shapes.get(mark.side, 0)
            dot = marker(shape, x(mark.day), y, 4.6, f"side-{shape}")
            parts.append(f"<g>{dot}{hint}</g>")
        parts += _labels(marks, x, y, upward, weights, shapes)
    parts.append(f'<text class="lane-name" x="{LEFT}" y="{top - 158}">In reality</text>')
    parts.append(f'<text class="lane-name" x="{LEFT}" y="{low + 170}">In this campaign</text>')
    parts.append("</svg>")
    return "".join(parts)


def _labels(
    marks: Sequence[Mark],
    x: Callable[[int], float],
    y: int,
    upward: bool,
    weights: dict[str, int],
    shapes: dict[str, int],
) -> list[str]:
    """Names for the weightiest marks, slanted, as many as fit without touching."""
    taken: list[float] = []
    chosen: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (-weights.get(mark.milestone, 0), mark.day)):
        place = x(mark.day)
        if place < WIDE - 110 and all(abs(place - other) >= 17 for other in taken):
            taken.append(place)
            chosen.append(mark)
    found = []
    for mark in chosen:
        place, title = x(mark.day), mark.title if len(mark.title) <= 38 else mark.title[:36].rstrip() + "…"
        turn, edge = (-52, y - 11) if upward else (52, y + 16)
        found.append(
            f'<text class="mark side-text-{shapes.get(mark.side, 0)}" '
            f'transform="translate({place:.1f} {edge}) rotate({turn})">{escape(title)}</text>'
        )
    return found


def _svg_head(name: str, wide: int, high: int, title: str, description: str) -> str:
    return (
        f'<svg class="chart {name}" viewBox="0 0 {wide} {high}" role="img" '
        f'aria-label="{escape(title)}. {escape(description)}" preserveAspectRatio="xMidYMid meet">'
    )


def _year_lines(first: float, last: float, top: float, low: float, x: Callable[[float], float]) -> list[str]:
    step = 5 if last - first > 12 else 1
    found = []
    for year in range(int(first) + 1, int(last) + 1):
        if year % step == 0:
            place = x(year)
            found.append(f'<line class="grid" x1="{place:.1f}" x2="{place:.1f}" y1="{top}" y2="{low}"/>')
            found.append(f'<text class="tick" x="{place:.1f}" y="{low + 16}" text-anchor="middle">{year}</text>')
    return found


# ---- lines over the years ----------------------------------------------------------------------------------


def lines_chart(name: str, title: str, description: str, lines: Sequence[Line], unit: str, least: float = 0.0) -> str:
    """Lines over the years, on a scale that ends at a round number."""
    wide, high, top, low = 540, 300, 18, 258
    points = [point for line in lines for point in line.points]
    if not points:
        return ""
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    last = last if last > first else first + 1
    lowest = min(least, *(y for _, y in points))
    most = round_up(max(y for _, y in points))

    def x(year: float) -> float:
        return 46 + (year - first) / (last - first) * (wide - 46 - 14)

    def y(value: float) -> float:
        return low - (value - lowest) / ((most - lowest) or 1) * (low - top)

    parts = [_svg_head(name, wide, high, title, description)]
    parts += _year_lines(first, last, top, low, x)
    for place in range(5):
        value = lowest + (most - lowest) * place / 4
        parts.append(f'<line class="grid" x1="46" x2="{wide - 14}" y1="{y(value):.1f}" y2="{y(value):.1f}"/>')
        label = f"{value:,.0f}" if most - lowest >= 8 else f"{value:.1f}"
        parts.append(f'<text class="tick" x="40" y="{y(value) + 4:.1f}" text-anchor="end">{label}</text>')
    for line in lines:
        path = " ".join(f"{x(px):.1f},{y(py):.1f}" for px, py in line.points)
        parts.append(f'<polyline class="line {line.look}" points="{path}"/>')
    parts.append(f'<text class="unit" x="46" y="12">{escape(unit)}</text></svg>')
    return "".join(parts)


def round_up(value: float) -> float:
    """The next round number at or above a value.

    >>> round_up(0), round_up(87), round_up(1340), round_up(0.42)
    (1.0, 100.0, 1500.0, 0.5)
    """
    if value <= 0:
        return 1.0
    scale = 1.0
    while scale * 10 <= value:
        scale *= 10
    while scale > value:
        scale /= 10
    return next(scale * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if scale * step >= value)


def meter_lines(annals: Annals, meter: str) -> list[Line]:
    """A meter of each side over the turns, in points."""
    found = []
    for index, side in enumerate(annals.rules.sides):
        points = tuple(
            (year_of(annals.rules.turns[told.turn].last), getattr(told.standings[index], meter) / 10)
            for told in annals.turns
        )
        found.append(Line(side.title, f"side-{index}", points))
    return found


def money_lines(annals: Annals) -> list[Line]:
    """Each side's spending by year, free and tied, and what is known of real spending, in millions."""
    found = []
    for index, side in enumerate(annals.rules.sides):
        spent = annals.spent(side.id)
        found.append(Line(side.title, f"side-{index}", tuple((year, spent[year] / 1000) for year in sorted(spent))))
    for index, side in enumerate(annals.rules.sides):
        real = real_spending(annals.rules, side.id)
        last = civil(annals.until)[0]
        points = tuple((year, real[year] / 1000) for year in sorted(real) if year <= last)
        if points:
            found.append(Line(f"{side.title}, in reality (civil)", f"side-{index} real", points))
    return found


def reliability_lines(annals: Annals) -> list[Line]:
    """Share of full successes, per cent, over three years each, here and in the record."""
    rules, found = annals.rules, []
    for index, side in enumerate(rules.sides):
        years = by_year(annals.flights, side.id)
        here = {year: (tally.flown, tally.succeeded) for year, tally in years.items()}
        found.append(Line(side.title, f"side-{index}", running_share(here)))
    for index, side in enumerate(rules.sides):
        record: dict[int, tuple[int, int]] = {}
        for path in rules.scenario.history:
            for one in path.record if path.side == side.id else ():
                if rules.turns[0].first <= one.date <= annals.until:
                    flown, good = record.get(civil(one.date)[0], (0, 0))
                    record[civil(one.date)[0]] = (flown + 1, good + (one.fate == "success"))
        if record:
            found.append(Line(f"{side.title}, in reality", f"side-{index} real", running_share(record)))
    return found


def running_share(years: dict[int, tuple[int, int]]) -> tuple[tuple[float, float], ...]:
    """Per cent of successes over each year and the two before it, for years with a flight.

    >>> running_share({1957: (4, 1), 1958: (4, 3)})
    ((1957.5, 25.0), (1958.5, 50.0))
    """
    found = []
    for year in sorted(years):
        window = [years[each] for each in (year - 2, year - 1, year) if each in years]
        flown, good = sum(one[0] for one in window), sum(one[1] for one in window)
        found.append((year + 0.5, 100 * good / flown))
    return tuple(found)
