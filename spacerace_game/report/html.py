"""The book as one HTML file: inline style and SVG, no script, no request. Every text of a scenario is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from spacerace_game.chronicle.annals import Annals
from spacerace_game.report.book import Book, Chapter, Paragraph, Quote, Scene, Section, Tellings
from spacerace_game.report.charts import (
    Line,
    lines_chart,
    marker,
    meter_lines,
    money_lines,
    reliability_lines,
    timeline,
)
from spacerace_game.report.comparison import Comparison
from spacerace_game.report.pen import Piece
from spacerace_game.report.style import STYLE
from spacerace_game.report.writing import write_book
from spacerace_game.spec.dates import iso

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; form-action 'none'"
FATES = {"success": "success", "partial": "in part", "failure": "lost"}


def report_html(annals: Annals) -> str:
    """The report on a campaign as a self-contained page."""
    return page(write_book(annals))


def page(book: Book) -> str:
    """A book as a self-contained page."""
    return Page(book).whole()


def document(title: str, body: str) -> str:
    """An HTML document with the report's style and a policy that lets nothing be loaded or run."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head>\n<body>{body}</body></html>\n"
    )


class Page:
    """Turns a book into markup."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.rules = book.annals.rules
        self.shapes = dict(self.rules.side_index)

    def whole(self) -> str:
        """The document."""
        book = self.book
        parts = [
            '<a class="skip" href="#start">To the text</a>',
            self.front(),
            self.contents(),
            '<main id="start">',
            f'<section class="part" id="preface"><h2>What it came to</h2>{self.paragraphs(book.preface)}',
            self.timeline(),
            "</section>",
            *(self.chapter(one) for one in book.chapters),
            self.verdict(),
            self.charts(),
            self.milestones(book.comparison),
            self.statistics(book.comparison),
            self.people(),
            self.flights(),
            "</main>",
            f"<footer>{escape(book.title)} · a campaign set beside real history</footer>",
        ]
        return document(book.title, "\n".join(parts))

    # ---- front -----------------------------------------------------------------------------------------

    def front(self) -> str:
        orbit = (
            '<svg class="orbit" viewBox="0 0 240 140" aria-hidden="true">'
            '<circle class="globe" cx="120" cy="70" r="34"/>'
            '<ellipse cx="120" cy="70" rx="34" ry="11"/><ellipse cx="120" cy="70" rx="12" ry="34"/>'
            '<ellipse cx="120" cy="70" rx="108" ry="38" transform="rotate(-14 120 70)"/>'
            + marker(0, 26, 78, 5, "side-0")
            + marker(1, 212, 61, 4.4, "side-1")
            + "</svg>"
        )
        remarks = "".join(f'<p class="remark">{escape(one)}</p>' for one in self.book.remarks)
        return (
            f'<header class="front">{orbit}<h1>{escape(self.book.title)}</h1>'
            f'<p class="subtitle">{escape(self.book.subtitle)}</p>{remarks}</header>'
        )

    def contents(self) -> str:
        rows = [("preface", "", "What it came to")]
        rows += [(one.id, roman(one.number), one.title) for one in self.book.chapters]
        rows += [("verdict", "", "The verdict"), ("figures", "", "Money, prestige, support, fear, reliability")]
        rows += [("milestones", "", "Every milestone"), ("statistics", "", "The statistics")]
        rows += [("people", "", "The people"), ("flights", "", "Every flight")]
        items = "".join(
            f'<li><a href="#{escape(name)}"><span class="no">{number}</span>'
            f'<span class="what">{escape(title)}</span></a></li>'
            for name, number, title in rows
        )
        return f'<nav aria-label="Contents"><ol>{items}</ol></nav>'

    # ---- prose -----------------------------------------------------------------------------------------

    def pieces(self, pieces: Iterable[Piece]) -> str:
        return "".join(escape(piece if isinstance(piece, str) else piece.text) for piece in pieces)

    def paragraphs(self, found: Iterable[Paragraph]) -> str:
        return "".join(f"<p>{' '.join(self.pieces(one.pieces) for one in each.sentences)}</p>" for each in found)

    def name(self, side: str) -> str:
        return escape(self.rules.sides[self.rules.side_index[side]].title) if side in self.rules.side_index else ""

    def tint(self, side: str) -> int:
        return self.shapes.get(side, 0) % 6

    def quote(self, one: Quote) -> str:
        if not one.speaker:
            return f"<blockquote><p>{escape(one.text)}</p></blockquote>"
        adjective = escape(self.rules.sides[self.rules.side_index[one.speaker]].adjective)
        tint = self.tint(one.speaker)
        return (
            f'<blockquote class="b{tint}"><cite class="c{tint}">The {adjective} telling</cite>'
            f"<p>{escape(one.text)}</p></blockquote>"
        )

    def tellings(self, found: Tellings) -> str:
        if not found.quotes:
            return ""
        return f'<div class="tellings">{"".join(self.quote(one) for one in found.quotes)}</div>'

    def chapter(self, one: Chapter) -> str:
        opening = f'<p class="opening">{escape(one.opening.text)}</p>' if one.opening is not None else ""
        scenes = "".join(self.scene(each) for each in one.scenes)
        return (
            f'<section class="chapter" id="{escape(one.id)}"><h2>'
            f'<span class="kicker">Chapter {roman(one.number)}</span>'
            f"{escape(one.title)}</h2>{opening}{self.tellings(one.tellings)}{self.paragraphs(one.blocks)}"
            f"{''.join(self.section(each) for each in one.sections)}"
            f"{f'<div class=scenes>{scenes}</div>' if scenes else ''}"
            f'<div class="closing">{self.paragraphs(one.closing)}</div></section>'
        )

    def section(self, one: Section) -> str:
        flag = f'<span class="flag c{self.tint(one.side)}">{self.name(one.side)}</span>'
        body = "".join(
            self.tellings(block) if isinstance(block, Tellings) else self.paragraphs((block,)) for block in one.blocks
        )
        press = "".join(
            f'<p class="press b{self.tint(each.side)}"><b>{escape(each.headline)}</b> '
            f"<span>{escape(each.paper)}, {escape(each.date)}</span></p>"
            for each in one.press
        )
        return f'<h3 id="m-{escape(one.id)}">{escape(one.heading.text)} {flag}</h3>{body}{press}'

    def scene(self, one: Scene) -> str:
        tint = self.tint(one.side)
        return (
            f'<div class="scene"><h4>{escape(one.title.text)} <small>'
            f'<span class="c{tint}">{self.name(one.side)}</span>, {escape(one.day.text)}</small></h4>'
            f'<p class="chosen">{escape(one.chosen.text)}</p>'
            f'<p class="came">{escape(one.outcome.text)}</p></div>'
        )

    # ---- figures ---------------------------------------------------------------------------------------

    def timeline(self) -> str:
        weights = {one.id: one.first for one in self.rules.scenario.milestones}
        chart = timeline(self.book.comparison, self.shapes, weights)
        key = "".join(
            f'<li><svg viewBox="0 0 26 10" aria-hidden="true">{marker(index, 13, 5, 4.2, f"side-{index % 6}")}</svg>'
            f"{escape(side.title)}</li>"
            for index, side in enumerate(self.rules.sides)
        )
        return (
            f'<figure class="wide">{chart}<figcaption>Each thread joins a milestone here with its real day; a broken '
            f'thread means that another side was first.<ul class="key">{key}</ul></figcaption></figure>'
        )

    def charts(self) -> str:
        annals = self.book.annals
        unit = self.rules.scenario.unit
        figures = [
            ("money", "Money spent by year", "Free and customers' money together.", money_lines(annals), unit),
            ("prestige", "Prestige", "At the end of each turn.", meter_lines(annals, "prestige"), "points"),
            ("support", "Support at home", "At the end of each turn.", meter_lines(annals, "support"), "points"),
            ("fear", "Fear of the other side", "At the end of each turn.", meter_lines(annals, "fear"), "points"),
            (
                "reliability",
                "Reliability",
                "Share of flights that did all they were sent for, over three years each.",
                reliability_lines(annals),
                "per cent",
            ),
        ]
        shown = "".join(self.figure(*figure) for figure in figures if any(line.points for line in figure[3]))
        return f'<section class="part" id="figures"><h2>The figures</h2><div class="charts">{shown}</div></section>'

    def figure(self, name: str, title: str, description: str, lines: list[Line], unit: str) -> str:
        chart = lines_chart(name, title, description, lines, unit)
        key = "".join(
            f'<li><svg viewBox="0 0 26 10" aria-hidden="true"><polyline class="line {line.look}" '
            f'points="0,5 26,5"/></svg>{escape(line.name)}</li>'
            for line in lines
            if line.points
        )
        return (
            f'<figure>{chart}<figcaption><b>{escape(title)}.</b> {escape(description)}<ul class="key">{key}</ul>'
            "</figcaption></figure>"
        )

    # ---- tables ----------------------------------------------------------------------------------------

    def verdict(self) -> str:
        found = self.book.comparison
        rows = []
        for column in range(len(found.verdicts[0].columns)):
            cells = []
            for one in found.verdicts:
                value = one.columns[column].percent
                wide = max(0.0, min(100.0, value / 2))
                bar = f'<span class="bar"><i style="width:{wide:.0f}%"></i></span>'
                cells.append(f'<td class="n" data-label="{escape(one.title)}">{value:.0f}{bar}</td>')
            first = found.verdicts[0].columns[column]
            rows.append(
                f'<tr><th scope="row">{escape(first.title)}</th>{"".join(cells)}'
                f'<td class="source">{escape(first.explanation)}</td></tr>'
            )
        victories = [
            f'<tr><th scope="row">{escape(one.title)}</th><td data-label="Here">{self.names(one.won_by)}</td>'
            f'<td data-label="In reality">{self.names(one.really)}</td></tr>'
            for one in found.victories
        ]
        heads = ("Column", *(f"#{one.title}" for one in found.verdicts), "What it counts")
        text = "The five columns; 100 is what that side had really done by the same day."
        return (
            f'<section class="part" id="verdict"><h2>The verdict</h2>{self.paragraphs(self.book.verdict)}'
            f"{table(text, heads, rows)}"
            f"{table('Who holds which victory.', ('Victory', 'Here', 'In reality'), victories)}</section>"
        )

    def part(self, name: str, title: str, body: str) -> str:
        return f'<section class="part" id="{name}"><h2>{escape(title)}</h2>{body}</section>'

    def names(self, sides: Iterable[str]) -> str:
        return ", ".join(self.name(side) for side in sides) or "nobody"

    def milestones(self, found: Comparison) -> str:
        rows = []
        for one in found.entries:
            here = f"{iso(one.day)}, {self.name(one.side or '')}" if one.day is not None else "—"
            real = f"{iso(one.real_day)}, {self.name(one.real_side or '')}" if one.real_day is not None else "—"
            lag = "" if one.lag is None else f"{one.lag:+,}"
            rows.append(
                f'<tr><th scope="row">{escape(one.title)}</th><td data-label="Here">{here}</td>'
                f'<td data-label="In reality">{real}</td><td class="n" data-label="Lag, days">{lag}</td></tr>'
            )
        return self.part(
            "milestones",
            "Every milestone",
            table(
                "Who was first and when, in the order of the real days; a negative lag is a lead.",
                ("Milestone", "Here", "In reality", "#Lag, days"),
                rows,
                "full",
            ),
        )

    def statistics(self, found: Comparison) -> str:
        rows = []
        for one in found.statistics:
            who = f" <small>({self.name(one.side)})</small>" if one.side else ""
            rows.append(
                f'<tr><th scope="row">{escape(one.name)}{who}</th><td data-label="Value">{escape(one.text)}</td>'
                f'<td>{escape(one.explanation)}<br><span class="source">{escape(one.source)}</span></td></tr>'
            )
        return self.part(
            "statistics",
            "The statistics",
            table(
                "Each figure with its meaning and where it comes from.",
                ("Statistic", "Value", "Meaning and source"),
                rows,
                "full",
            ),
        )

    def people(self) -> str:
        rows = [
            f'<tr{" class=differs" if one.differs else ""}><th scope="row">{escape(one.name.text)}</th>'
            f'<td class="d" data-label="Born">{escape(one.born.text)}</td>'
            f'<td data-label="Here">{self.pieces(one.here)}</td>'
            f'<td data-label="In reality">{self.pieces(one.really)}</td></tr>'
            for one in self.book.people
        ]
        return self.part(
            "people",
            "The people",
            table(
                "Everybody who worked for one side or the other, here and really; ≠ marks those who served elsewhere.",
                ("Name", "Born", "Here", "In reality"),
                rows,
                "full",
            ),
        )

    def flights(self) -> str:
        rows = []
        for one in self.book.flights:
            dead = f", {one.dead} dead" if one.dead else ""
            finding = f": {escape(one.finding)}" if one.finding and one.fate != "success" else ""
            crew = f"; {self.pieces(one.crew)}" if one.crew else ""
            rows.append(
                f'<tr><td class="d" data-label="Day">{escape(one.day.text)}</td>'
                f'<th scope="row">{escape(one.flight)}</th>'
                f'<td class="c{self.tint(one.side)}" data-label="Side">{self.name(one.side)}</td>'
                f'<td data-label="Mission">{escape(one.mission.text)}{crew}</td>'
                f'<td data-label="Vehicle">{escape(one.vehicle.text)}</td>'
                f'<td class="n" data-label="Odds">{one.odds}</td>'
                f'<td class="{one.fate}" data-label="Fate">{FATES[one.fate]}{dead}{finding}</td></tr>'
            )
        return self.part(
            "flights",
            "Every flight",
            table(
                "In the order of the days, with the odds of full success given before the launch.",
                ("Day", "Flight", "Side", "Mission", "Vehicle", "#Odds", "Fate"),
                rows,
                "full",
            ),
        )


def table(caption: str, heads: Iterable[str], rows: Iterable[str], look: str = "") -> str:
    """A table with a caption and column heads; a head that begins with # is over numbers."""
    columns = "".join(
        f'<th scope="col" class="n">{escape(head[1:])}</th>'
        if head.startswith("#")
        else f'<th scope="col">{escape(head)}</th>'
        for head in heads
    )
    return (
        f'<div class="scroll {look}"><table class="stack"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{columns}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def roman(number: int) -> str:
    """A chapter's number.

    >>> roman(4), roman(12)
    ('IV', '12')
    """
    return ROMAN[number - 1] if number <= len(ROMAN) else str(number)
