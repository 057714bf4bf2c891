"""The report: true to its journal sentence by sentence, said once, escaped, and complete in one file."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from spacerace_game.chronicle.annals import Annals, annals_of
from spacerace_game.chronicle.journal import JournalRead, read_journal
from spacerace_game.cli.app import app
from spacerace_game.engine import view_for
from spacerace_game.play.campaign import run
from spacerace_game.play.history import replay_history
from spacerace_game.play.study import named
from spacerace_game.report.book import Book, Paragraph
from spacerace_game.report.html import page, report_html
from spacerace_game.report.pen import Claim, Piece
from spacerace_game.report.phrases import PHRASES
from spacerace_game.report.writing import write_book
from spacerace_game.spec.base import PROSE
from spacerace_game.spec.dates import parse_day
from spacerace_game.spec.rules import Rules, compile_rules
from spacerace_game.spec.scenario import Scenario
from spacerace_game.words.newspaper import Newsroom
from tests.report_ledger import MONTHS, Ledger

cli = CliRunner()
POLICIES = ("steady", "historical", "random", "steady", "historical")


def campaign(rules: Rules, number: int, folder: Path) -> JournalRead:
    """A random campaign: policies, seed and length by its number."""
    dice = random.Random(number)
    names = {side: dice.choice(POLICIES) for side in rules.side_index}
    turns = dice.choice((len(rules.turns), len(rules.turns), 90, 60, 25))
    path = folder / f"{number}.jsonl"
    policies = {side: named(name) for side, name in names.items()}
    run(rules, policies, seed=number, turns=turns, facts=False, journal=path, names=names)
    return read_journal(path)


@pytest.fixture(scope="module")
def told(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> tuple[JournalRead, Annals, Book]:
    """One campaign of two careful chiefs to its end, and the book of it."""
    path = tmp_path_factory.mktemp("told") / "steady.jsonl"
    names = dict.fromkeys(rules.side_index, "steady")
    run(rules, {side: named("steady") for side in names}, seed=4, facts=False, journal=path, names=names)
    read = read_journal(path)
    annals = annals_of(rules, read)
    return read, annals, write_book(annals)


# ---- true to its facts -------------------------------------------------------------------------------------


def pieces_of(book: Book) -> list[tuple[Piece, ...]]:
    found = [sentence.pieces for sentence in book.sentences()]
    for person in book.people:
        found += [(person.name,), (person.born,), person.here, person.really]
    for flight in book.flights:
        found += [(flight.day, flight.mission, flight.vehicle), flight.crew]
    for chapter in book.chapters:
        found += [(section.heading,) for section in chapter.sections]
        found += [(scene.title, scene.day) for scene in chapter.scenes]
    return found


def check_claims(book: Book, ledger: Ledger) -> int:
    """Every claim says what the journal says; returns how many there were."""
    checked = 0
    for pieces in pieces_of(book):
        for piece in pieces:
            if isinstance(piece, Claim):
                expected = ledger.expected(piece)
                assert piece.text in (expected, expected[:1].upper() + expected[1:]), (piece, expected)
                checked += 1
    return checked


def check_words(book: Book, rules: Rules) -> None:
    """Nothing that could be wrong stands outside a claim: no number, no date, no name, no side."""
    names = {side.adjective for side in rules.sides} | {side.title for side in rules.sides}
    names |= {person.name.split()[-1] for person in rules.scenario.people}
    names |= {vehicle.title.split(" (")[0].split(",")[0] for vehicle in rules.vehicles}
    names |= set(MONTHS) - {"May", "March"}
    pattern = re.compile(r"\d|\b(?:" + "|".join(re.escape(name) for name in sorted(names) if len(name) > 2) + r")\b")
    for pieces in pieces_of(book):
        for piece in pieces:
            if isinstance(piece, str):
                assert not pattern.search(piece), piece


SIGNS: dict[str, tuple[str, int]] = {"earlier": ("lag", -1), "later": ("lag", 1), "other-earlier": ("lag", -1)}
SIGNS |= {"other-later": ("lag", 1), "begun-earlier": ("begun-gap", -1), "begun-later": ("begun-gap", 1)}
SIGNS |= {"begun-earlier-yet": ("begun-gap", -1), "begun-later-yet": ("begun-gap", 1)}
WHY = {"begun-earlier": -1, "begun-later": 1, "attempt-one": 1, "attempts": 1}
"""Which way each thing told of the road to a milestone pushes it."""


def check_reasons(book: Book, ledger: Ledger) -> None:
    """What is told as a reason pushed the milestone the way it moved; what pushed the other way says “and yet”."""
    for chapter in book.chapters:
        for section in chapter.sections:
            real = ledger.real(section.id)
            lag = ledger.lag(section.id) if real else 0
            for block in section.blocks:
                for sentence in block.sentences if isinstance(block, Paragraph) else ():
                    push = WHY.get(sentence.kind.removesuffix("-yet"))
                    if push is not None:
                        against = push * lag < 0
                        assert against == sentence.kind.endswith("-yet"), sentence.text


def check_senses(book: Book, ledger: Ledger) -> None:
    """What a sentence says between its claims holds as well: sooner or later, first or not, kept or missed."""
    for sentence in book.sentences():
        about = {claim.about[0]: claim.about for claim in sentence.claims if claim.about}
        by_kind = {claim.kind: claim.about for claim in sentence.claims}
        kind = sentence.kind
        if kind in SIGNS:
            what, sign = SIGNS[kind]
            days = ledger.lag(about["lag"][1]) if what == "lag" else ledger.begun_gap(*about["begun-gap"][1:])
            assert days * sign > 0, sentence.text
        elif kind in ("died", "died-same", "died-same-year"):
            assert ledger.died_as_really(str(by_kind["died"][0])) == (kind != "died"), sentence.text
        elif kind == "first-same":
            milestone, side = by_kind.get("first") or by_kind["first-adjective"]
            assert ledger.first(milestone) == ledger.real(milestone)[0], sentence.text
            assert side == ledger.first(milestone)[1]
        elif kind == "first-new":
            assert not ledger.real(by_kind["first"][0]), sentence.text
        elif kind.startswith("surprise-"):
            _, milestone, side = about["surprised"]
            assert ledger.of("Surprised", milestone=milestone, side=side)[-1].shape == kind.removeprefix("surprise-")
        elif kind.startswith("captured-"):
            person = next(claim.about[1] for claim in sentence.claims if claim.kind == "name")
            winner = next((claim.about[0] for claim in sentence.claims if claim.kind == "side"), None)
            captor = ledger.rules.captured.get(str(person))
            if kind == "captured-lost":
                assert not [one for one in ledger.of("CaptureDecided", target=person) if one.winner == "usa"]
            else:
                assert ledger.of("CaptureDecided", target=person, winner=winner)
                assert (captor == winner) == (kind == "captured-same"), sentence.text
        elif kind.startswith("promise-"):
            _, how, _milestone, _side, _day = about["promise"]
            assert how.replace(" ", "-") == kind.removeprefix("promise-")
        elif kind in ("passed-later", "passed-never"):
            milestone = about["real"][1]
            later = [fact for fact in ledger.firsts() if fact.milestone == milestone]
            assert bool(later) == (kind == "passed-later"), sentence.text
            assert all(fact.day > ledger.real(milestone)[0][0] for fact in later)
        elif kind == "end-points":
            assert by_kind["side"][0] == by_kind["points"][1]
        elif kind in ("money", "follow", "flights"):
            sides = {claim.about[0] for claim in sentence.claims if claim.kind in ("side", "adjective")}
            named_in = {one for claim in sentence.claims for one in claim.about if one in ledger.rules.side_index}
            assert len(sides | named_in) <= 1 or kind == "follow", sentence.text


def sentences_in(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[.!?…])[”\"]?\s+", text) if one.strip()]


def check_said_once(book: Book) -> None:
    """No sentence stands twice, whether the pen wrote it or the scenario."""
    found = [sentence.text for sentence in book.sentences()]
    for quote in book.quotes():
        found += [one for one in sentences_in(quote.text) if len(one.split()) > 3]
    twice = [text for text, count in Counter(found).items() if count > 1]
    assert not twice, twice


def check_quotes(book: Book, rules: Rules) -> None:
    """What stands as somebody's words stands so in the scenario, under the name it is given."""
    for quote in book.quotes():
        what, *rest = quote.about
        if what == "telling":
            texts = rules.scenario.milestones[rules.milestone_index[rest[0]]].tellings
        elif what == "chapter":
            texts = next(one.text for one in rules.scenario.chapters if one.id == rest[0])
        else:
            storylet = rules.storylets[rules.storylet_index[rest[0]]]
            choice = next(one for one in storylet.choices if one.id == rest[1])
            texts = choice.text if what == "choice" else choice.outcome_text
        assert texts[rest[-1]] == quote.text
        assert rest[-1] in (quote.speaker, "any")


def check_press(book: Book, rules: Rules, ledger: Ledger) -> None:
    """What a paper is said to have printed stands on its page of that turn, and the milestone was reached in it."""
    rooms = {paper.side: Newsroom(rules, paper.side) for paper in rules.scenario.papers}
    printed: set[tuple[str, int, str, str]] = set()
    for turn, state in sorted(ledger.states.items()):
        for side, room in rooms.items():
            page = room.page(view_for(state, side), ledger.told[turn])
            printed.update((side, turn, story.headline, page.masthead) for story in page.stories)
    shown = [(section.id, one) for chapter in book.chapters for section in chapter.sections for one in section.press]
    for milestone, one in shown:
        assert (one.side, one.turn, one.headline, one.paper) in printed
        period = rules.turns[one.turn]
        reached = ledger.of("MilestoneReached", milestone=milestone)
        assert any(period.first <= fact.day <= period.last for fact in reached)
    assert len({(one.side, one.headline) for _, one in shown}) == len(shown)


def check_everything(rules: Rules, read: JournalRead) -> int:
    annals = annals_of(rules, read)
    book = write_book(annals)
    ledger = Ledger(rules, read)
    check_press(book, rules, ledger)
    checked = check_claims(book, ledger)
    check_words(book, rules)
    check_senses(book, ledger)
    check_reasons(book, ledger)
    check_said_once(book)
    check_quotes(book, rules)
    return checked


@pytest.mark.parametrize("number", range(5))
def test_every_date_name_number_and_winner_is_in_the_journal(rules: Rules, tmp_path: Path, number: int) -> None:
    assert check_everything(rules, campaign(rules, number, tmp_path)) > 100


@pytest.mark.slow
@pytest.mark.parametrize("number", range(5, 50))
def test_every_date_name_number_and_winner_is_in_the_journal_at_length(
    rules: Rules, tmp_path: Path, number: int
) -> None:
    assert check_everything(rules, campaign(rules, number, tmp_path)) > 100


def test_a_report_works_for_a_scenario_with_three_sides_and_no_chapters(three_rules: Rules, tmp_path: Path) -> None:
    read = campaign(three_rules, 3, tmp_path)
    assert check_everything(three_rules, read) > 50
    assert report_html(annals_of(three_rules, read)).count("<section") > 5


def test_the_claims_catch_a_wrong_winner(rules: Rules, told: tuple[JournalRead, Annals, Book]) -> None:
    read, _, book = told
    ledger = Ledger(rules, read)
    claim = next(c for s in book.sentences() for c in s.claims if c.kind == "first")
    milestone, side = claim.about
    other = next(name for name in rules.side_index if name != side)
    with pytest.raises(AssertionError):
        ledger.expected(claim._replace(about=(milestone, other)))


def test_phrases_hold_no_number_date_or_side_of_their_own(rules: Rules) -> None:
    for kind, phrases in PHRASES.items():
        assert len(set(phrases)) == len(phrases), kind
        for phrase in phrases:
            plain = re.sub(r"\{\w+\}", "", phrase)
            assert not re.search(r"\d|American|Soviet|United States", plain), phrase
            assert phrase.endswith("."), phrase


def test_a_month_of_the_scramble_is_the_campaigns_and_never_as_in_reality() -> None:
    """The book of real history said: von Braun, who came in June 1945, history kept to its course. It was September."""
    for kind in ("captured-same", "captured-other", "captured-new"):
        for phrase in PHRASES[kind]:
            assert re.search(r"\bhere\b|\bthis (one|campaign)\b|\bthe campaign's\b", phrase), phrase
    for kind in ("begun-earlier", "begun-later", "begun-earlier-yet", "begun-later-yet"):
        assert all("real" not in phrase for phrase in PHRASES[kind])


def test_the_book_of_real_history_gives_real_days_of_death_and_no_made_up_birthdays(
    rules: Rules, tmp_path: Path
) -> None:
    path = tmp_path / "real.jsonl"
    replay_history(rules, until=parse_day("1957-12-31"), journal=path)
    read = read_journal(path)
    assert check_everything(rules, read) > 100
    book = write_book(annals_of(rules, read))
    text = " ".join(sentence.text for sentence in book.sentences())
    assert book.subtitle.endswith("as the record has it, played again under the rules of the game")
    assert "10 August 1945" in text  # Goddard; the quarter in which he dies ends in September
    rows = {row.id: row for row in book.people}
    assert rows["james-hamill"].born.text == "1919"
    assert rows["wernher-von-braun"].born.text == "23 March 1912"
    hoch = [piece.text for piece in rows["johannes-hoch"].here if isinstance(piece, Claim)]
    assert "1955" in hoch
    assert not any(row.born.text.startswith("1 July") for row in book.people)


def test_every_flight_and_every_milestone_of_the_campaign_is_in_the_book(
    told: tuple[JournalRead, Annals, Book],
) -> None:
    _, annals, book = told
    assert [(row.side, row.flight) for row in book.flights] == [(one.side, one.flight) for one in annals.flights]
    told_of = {section.id for chapter in book.chapters for section in chapter.sections}
    firsts = {name for (name, _), fact in annals.reached.items() if fact.first}
    assert told_of == firsts


def test_the_same_journal_gives_the_same_book(told: tuple[JournalRead, Annals, Book]) -> None:
    _, annals, book = told
    assert book.subtitle.endswith("that did not happen, set beside the one that did")
    assert page(book) == report_html(annals)


# ---- one file that needs nothing ---------------------------------------------------------------------------


class Tags(HTMLParser):
    """What markup there is in a page, and what a reader sees of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.open: list[str] = []
        self.tables = self.captions = 0
        self.headers_without_scope = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "th" and not dict(attrs).get("scope"):
            self.headers_without_scope += 1


def test_a_report_has_no_script_and_asks_for_nothing(told: tuple[JournalRead, Annals, Book]) -> None:
    text = page(told[2])
    found = Tags(text)
    assert not found.tags.keys() & {"script", "link", "iframe", "img", "object", "embed", "form", "video", "audio"}
    for tag, name, value in found.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("src", "srcset", "action", "data"), (tag, name)
        if name == "href":
            assert value is not None
            assert value.startswith("#")
    assert "url(" not in text
    assert "@import" not in text
    assert "default-src 'none'" in unescape(text)


def test_the_tables_of_a_report_can_be_read_aloud(told: tuple[JournalRead, Annals, Book]) -> None:
    found = Tags(page(told[2]))
    assert found.tags["table"] == found.tags["caption"] == found.tags["thead"] > 4
    assert found.headers_without_scope == 0
    images = [value for tag, name, value in found.attributes if tag == "svg" and name == "role"]
    labels = [value for tag, name, value in found.attributes if tag == "svg" and name == "aria-label"]
    assert images
    assert len(images) == len(labels)
    targets = {value for _, name, value in found.attributes if name == "id"}
    links = {str(value)[1:] for tag, name, value in found.attributes if tag == "a" and name == "href"}
    assert links <= targets
    assert ("html", "lang", "en") in found.attributes


HOSTILE = "<script>x()</script>\"'><img src=x onerror=y>&{0}"

WORDS = PROSE - {"confidence", "style"} | {"adjective", "unit", "death"}


def hostile(data: Any, key: str = "") -> Any:
    """Every word for people in a scenario turned into an attack."""
    if isinstance(data, dict):
        words = key in WORDS
        return {k: (HOSTILE if words and isinstance(v, str) else hostile(v, k)) for k, v in data.items()}
    if isinstance(data, list):
        return [hostile(one, key) for one in data]
    return HOSTILE if key in WORDS and isinstance(data, str) else data


def test_a_hostile_scenario_cannot_put_markup_into_a_report(three_rules: Rules, tmp_path: Path) -> None:
    scenario = Scenario.model_validate(hostile(three_rules.scenario.model_dump(mode="json")))
    rules = compile_rules(scenario, three_rules.capabilities)
    read = campaign(rules, 3, tmp_path)
    text = report_html(annals_of(rules, read))
    found = Tags(text)
    assert HOSTILE in unescape(text)
    assert not found.tags.keys() & {"script", "img"}
    assert not [name for _, name, _ in found.attributes if name.startswith("on")]


def test_the_command_writes_a_report_and_refuses_clearly(
    told: tuple[JournalRead, Annals, Book], rules: Rules, tmp_path: Path
) -> None:
    path = tmp_path / "short.jsonl"
    run(rules, {}, seed=3, turns=4, journal=path)
    out = tmp_path / "book.html"
    done = cli.invoke(app, ["report", str(path), "--out", str(out)])
    assert done.exit_code == 0, done.output
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
    missing = cli.invoke(app, ["report", str(tmp_path / "none.jsonl"), "--out", str(out)])
    assert missing.exit_code == 2
    assert "there is no such file" in missing.output
    path.write_text("nothing of the kind\n", encoding="utf-8")
    foreign = cli.invoke(app, ["report", str(path), "--out", str(out)])
    assert foreign.exit_code == 2
    assert "line 1" in foreign.output


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs a browser")
def test_a_browser_shows_a_report_without_a_word_on_its_console(
    told: tuple[JournalRead, Annals, Book], tmp_path: Path
) -> None:
    path = tmp_path / "book.html"
    path.write_text(page(told[2]), encoding="utf-8")
    command = ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"]
    done = subprocess.run(
        [*command, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0
    assert "What it came to" in done.stdout
    assert "CONSOLE" not in done.stderr
