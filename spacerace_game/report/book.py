"""The book of a campaign as data: front page, chapters, people, flights, figures. HTML comes later."""

from __future__ import annotations

from dataclasses import dataclass

from spacerace_game.chronicle.annals import Annals
from spacerace_game.report.comparison import Comparison
from spacerace_game.report.pen import Claim, Piece, Sentence


@dataclass(frozen=True, slots=True)
class Quote:
    """A text of the scenario, word for word."""

    speaker: str
    """The side whose telling it is, by id; empty for the narrator."""
    about: tuple[str, ...]
    """Where it stands in the scenario, such as ("telling", "satellite", "ussr")."""
    text: str


@dataclass(frozen=True, slots=True)
class Press:
    """What a side's newspaper printed over its page, word for word."""

    side: str
    turn: int
    paper: str
    date: str
    headline: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """The same thing as each side tells it."""

    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """A decision of the campaign: what was chosen and what came of it."""

    side: str
    storylet: str
    choice: str
    title: Claim
    day: Claim
    chosen: Quote
    outcome: Quote


@dataclass(frozen=True, slots=True)
class Section:
    """A milestone with what there is to tell of it."""

    id: str
    heading: Claim
    side: str
    blocks: tuple[Paragraph | Tellings, ...]
    press: tuple[Press, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A period of the campaign."""

    id: str
    number: int
    title: str
    first_day: int
    last_day: int
    opening: Quote | None
    tellings: Tellings
    blocks: tuple[Paragraph, ...]
    """What can be said of the whole period."""
    sections: tuple[Section, ...]
    scenes: tuple[Scene, ...]
    closing: tuple[Paragraph, ...]
    """Losses, deaths, promises, and what did not happen."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody, and what became of them here and in reality."""

    id: str
    name: Claim
    born: Claim
    here: tuple[Piece, ...]
    really: tuple[Piece, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class FlightRow:
    """One flight."""

    day: Claim
    side: str
    flight: str
    mission: Claim
    vehicle: Claim
    crew: tuple[Piece, ...]
    odds: str
    fate: str
    """success, partial or failure."""
    finding: str
    dead: int


@dataclass(frozen=True, slots=True)
class Book:
    """A campaign told as a book."""

    title: str
    subtitle: str
    annals: Annals
    comparison: Comparison
    preface: tuple[Paragraph, ...]
    chapters: tuple[Chapter, ...]
    verdict: tuple[Paragraph, ...]
    people: tuple[PersonRow, ...]
    flights: tuple[FlightRow, ...]
    remarks: tuple[str, ...]
    """What a reader should know about the campaign itself: hindsight, changed rules, where it was forked."""

    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence the pen wrote, in order."""
        found: list[Sentence] = []
        for paragraph in self.paragraphs():
            found += paragraph.sentences
        return tuple(found)

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph the pen wrote, in order."""
        found = list(self.preface)
        for chapter in self.chapters:
            found += chapter.blocks
            for section in chapter.sections:
                found += [block for block in section.blocks if isinstance(block, Paragraph)]
            found += chapter.closing
        return (*found, *self.verdict)

    def quotes(self) -> tuple[Quote, ...]:
        """Every text taken from the scenario, in order."""
        found: list[Quote] = []
        for chapter in self.chapters:
            found += [chapter.opening] if chapter.opening is not None else []
            found += chapter.tellings.quotes
            for section in chapter.sections:
                for block in section.blocks:
                    found += block.quotes if isinstance(block, Tellings) else ()
            for scene in chapter.scenes:
                found += [scene.chosen, scene.outcome]
        return tuple(found)
