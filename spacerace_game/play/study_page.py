"""A study as one HTML page, in the look of the report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

from spacerace_game.play.study import MilestoneRow
from spacerace_game.play.study_results import Found, near, off_course, spread
from spacerace_game.report.charts import year_of
from spacerace_game.report.html import document, table
from spacerace_game.report.pen import number_text
from spacerace_game.spec.dates import iso
from spacerace_game.words.days import long_date, span

SHOWN = 25
"""Flights that decided most, as many as are shown."""
WIDE, HIGH = 420, 58
BEFORE, AFTER = 4, 8
"""Years around the real day that the pictures show; what lies beyond stands at their edges."""


def study_html(found: Found) -> str:
    """The page of a study."""
    title = found.rules.scenario.title
    many = len(found.rows)
    change = found.about["change"]
    about = f"{many:,} campaigns, seeds {found.about['seed']} to {found.about['seed'] + max(0, many - 1)}"
    led = ", ".join(f"{_side(found, side)} by {policy}" for side, policy in found.about["policies"].items())
    told = f'<p class="opening">{escape(change.get("text") or change["title"])}</p>' if change else ""
    body = "".join(
        (
            f'<header class="front study"><h1>{escape(change["title"] if change else "How likely was it?")}</h1>',
            f'<p class="subtitle">{escape(title)}</p><p class="remark">{escape(about)}</p>',
            f'<p class="remark">{escape(led)}</p></header><main id="start">{told}',
            _agreement(found),
            _milestones(found),
            _off(found),
            _likelihood(found),
            _decided(found),
            f"</main><footer>{escape(title)} · a study of {number_text(many)} campaigns</footer>",
        )
    )
    return document(f"{title}: a study", body)


def _side(found: Found, side: str) -> str:
    return found.rules.sides[found.rules.side_index[side]].title


def _agreement(found: Found) -> str:
    rows = []
    figures: tuple[tuple[str, str, Sequence[float], str], ...] = (
        (
            "Order of the milestones",
            "Kendall's tau-b with the real order; 1 is the same order.",
            found.orders,
            "{:.2f}",
        ),
        ("Winners as in reality", "Share of the milestones that the real side reached first.", found.winners, "{:.0%}"),
        ("Median lag, days", "Behind reality; negative is a lead.", found.median_lags, "{:+.0f}"),
    )
    for name, meaning, values, form in figures:
        shown = spread(values)
        if shown is not None:
            cells = "".join(f'<td class="n">{form.format(shown[key])}</td>' for key in ("p10", "median", "p90"))
            rows.append(f'<tr><th scope="row">{name}</th>{cells}<td class="source">{meaning}</td></tr>')
    for index, side in enumerate(found.rules.sides):
        shown = spread([row.points[index] for row in found.rows])
        if shown is not None:
            cells = "".join(f'<td class="n">{shown[key]:.0f}</td>' for key in ("p10", "median", "p90"))
            rows.append(
                f'<tr><th scope="row">Verdict, {escape(side.title)}</th>{cells}'
                '<td class="source">Points; 100 is history.</td></tr>'
            )
    text = "One campaign in ten lies below the first figure, and one in ten above the last."
    body = table(text, ("", "#10 %", "#median", "#90 %", "What it is"), rows)
    return f'<section class="part" id="agreement"><h2>How much like history</h2>{body}</section>'


def _milestones(found: Found) -> str:
    rows = []
    for row in found.milestones:
        spec = found.rules.scenario.milestones[found.rules.milestone_index[row.id]]
        real = f"{iso(row.real_day)}, {escape(_side(found, row.real_side or ''))}" if row.real_day is not None else "—"
        middle = "—" if row.median is None else iso(row.median)
        shares = ", ".join(f"{escape(_side(found, side))} {share:.0%}" for side, share in row.shares.items() if share)
        share = row.reached / len(found.rows) if found.rows else 0
        mark = "" if row.real_day is None or near(found, row) else " class=differs"
        rows.append(
            f'<tr{mark}><th scope="row">{escape(spec.title)}</th><td data-label="When">{_strip(found, row)}</td>'
            f'<td class="d" data-label="Median">{middle}</td><td class="d" data-label="In reality">{real}</td>'
            f'<td class="n" data-label="Reached">{share:.0%}</td><td data-label="First">{shares or "nobody"}</td></tr>'
        )
    text = (
        "Each bar is the share of campaigns in which the milestone fell in that quarter; the dotted stroke is the "
        "real day. ≠ marks a median more than nine months off, or a real winner that wins in half or fewer."
    )
    heads = ("Milestone", "When", "Median", "In reality", "#Reached", "First")
    body = table(text, heads, rows, "full")
    return f'<section class="part" id="milestones"><h2>The milestones</h2>{body}</section>'


def _strip(found: Found, row: MilestoneRow) -> str:
    """The distribution of a milestone's quarter as a small picture around the real day, which is marked."""
    rules = found.rules
    place = rules.milestone_index[row.id]
    first, last = year_of(rules.turns[0].first), year_of(rules.turns[-1].last + 1)
    if row.real_day is not None:
        real = year_of(row.real_day)
        first, last = max(first, real - BEFORE), min(last, real + AFTER)
    many = max(1, int((last - first) * 4))
    bins: Counter[tuple[int, int]] = Counter()
    for one in found.rows:
        side, day = one.first[place]
        if side >= 0:
            bins[max(0, min(many - 1, int((year_of(day) - first) * 4))), side] += 1
    most = max((sum(bins[quarter, side] for side in range(len(rules.sides))) for quarter, _ in bins), default=1)
    base = HIGH - 14.0
    parts = [f'<line class="grid" x1="0" x2="{WIDE}" y1="{base}" y2="{base}"/>']
    for quarter in sorted({quarter for quarter, _ in bins}):
        low = base
        for side in range(len(rules.sides)):
            high = bins[quarter, side] / most * (base - 3)
            if high:
                parts.append(
                    f'<rect class="side-{side % 6}" x="{quarter * WIDE / many:.1f}" y="{low - high:.1f}" '
                    f'width="{max(2.0, WIDE / many - 1):.1f}" height="{high:.1f}"/>'
                )
                low -= high
    if row.real_day is not None:
        at = (year_of(row.real_day) - first) / (last - first) * WIDE
        parts.append(f'<line class="lane" x1="{at:.1f}" x2="{at:.1f}" y1="2" y2="{base + 4}"/>')
        parts.append(f'<circle class="real-day" cx="{at:.1f}" cy="{base + 4}" r="3.2"/>')
    for year, anchor, x in ((int(first), "start", 0), (int(last), "end", WIDE)):
        parts.append(f'<text class="tick" x="{x}" y="{HIGH - 1}" text-anchor="{anchor}">{year}</text>')
    told = "nobody" if row.median is None else f"median {iso(row.median)}"
    return (
        f'<svg class="strip" viewBox="0 0 {WIDE} {HIGH}" role="img" aria-label="{escape(row.id)}: {told}">'
        f"{''.join(parts)}</svg>"
    )


def _off(found: Found) -> str:
    rows = []
    for row in off_course(found):
        spec = found.rules.scenario.milestones[found.rules.milestone_index[row.id]]
        lag = row.median - row.real_day if row.median is not None and row.real_day is not None else None
        when = "never in half of them" if lag is None else f"{span(lag)} {'early' if lag < 0 else 'late'}"
        wins = row.shares.get(row.real_side or "", 0) * row.reached / max(1, len(found.rows))
        rows.append(
            f'<tr><th scope="row">{escape(spec.title)}</th><td data-label="Median">{when}</td>'
            f'<td class="n" data-label="The real winner wins">{wins:.0%}</td></tr>'
        )
    if not rows:
        return ""
    text = "Milestones whose median lies more than nine months from the real day, or whose winner is another."
    body = table(text, ("Milestone", "Median", "#The real winner wins"), rows)
    return f'<section class="part" id="off"><h2>Off course</h2>{body}</section>'


def _likelihood(found: Found) -> str:
    one = found.likelihood
    if one is None:
        return ""
    surprise = "" if one.surprise is None else f", {one.surprise:+.1f} standard deviations from what the odds expect"
    left = f" Left out, for want of any chance at all: {', '.join(one.impossible)}." if one.impossible else ""
    return (
        '<section class="part" id="likelihood"><h2>The record itself</h2>'
        f"<p>Played with its recorded fates, real history holds {one.flights:,} flights whose odds were known before "
        f"they flew. The sum of the logarithms of the odds of what happened is {one.total:.1f}{escape(surprise)}."
        f"{escape(left)}</p></section>"
    )


def _decided(found: Found) -> str:
    rows = []
    for one in [each for each in found.decided if each.weight][:SHOWN]:
        moved = sorted(one.moved, key=lambda pair: -(abs(pair[1]) if pair[1] is not None else 10_000))
        told = "; ".join(f"{_title(found, name)} {_moved(days)}" for name, days in moved[:4])
        winners = ", ".join(_title(found, name) for name in one.winners)
        date = long_date(found.rules.record[one.flight][2].date)
        rows.append(
            f'<tr><th scope="row">{escape(one.flight)}</th><td class="d" data-label="Day">{date}</td>'
            f'<td data-label="If it had been a">{one.fate}</td>'
            f'<td data-label="What would have moved">{escape(told)}</td>'
            f'<td data-label="Another winner">{escape(winners) or "—"}</td>'
            f'<td class="n" data-label="Days in all">{one.weight:,}</td></tr>'
        )
    if not rows:
        return ""
    text = "History again with all fates the same but one: what would have moved if that flight had ended otherwise."
    heads = ("Flight", "Day", "If it had been a", "What would have moved", "Another winner", "#Days in all")
    return f'<section class="part" id="decided"><h2>What decided most</h2>{table(text, heads, rows, "full")}</section>'


def _moved(days: int | None) -> str:
    if days is None:
        return "lost"
    return f"{span(days)} {'earlier' if days < 0 else 'later'}"


def _title(found: Found, milestone: str) -> str:
    return found.rules.scenario.milestones[found.rules.milestone_index[milestone]].title
