"""The pen: sentences made of words and claims, none of them written twice.

A claim is a word, a number or a date that stands for something in the journal; it carries what it stands for. So a
report can be checked sentence by sentence against the campaign it tells, and nothing that could be wrong stands
outside a claim.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from string import Formatter
from typing import NamedTuple

from spacerace_game.report.phrases import PHRASES
from spacerace_game.spec.rules import Rules

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Claim(NamedTuple):
    """A piece of text that says something of the campaign."""

    kind: str
    """name, side, day, month, number, span, money, odds or title."""
    about: tuple[str | int, ...]
    """What it stands for, such as ("reached", "satellite", "ussr")."""
    text: str


Piece = str | Claim


class Sentence(NamedTuple):
    """One sentence: plain words and claims in turn."""

    pieces: tuple[Piece, ...]
    kind: str = ""
    """What it says, such as `earlier`: a key of `PHRASES`."""

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in it."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Claim))


Value = Claim | tuple[Piece, ...]


class Pen:
    """Writes a report's sentences. Which phrase serves is settled by the campaign and by what has been used."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._used: set[str] = set()
        self._uses: dict[tuple[str, int], int] = {}

    def say(self, kind: str, **values: Value) -> Sentence | None:
        """A sentence of a kind with these values, in the phrase used least; None if every phrase has been said.

        KeyError for a kind of which there are no phrases.
        """
        phrases = PHRASES[kind]
        known = "|".join(
            piece.text for value in values.values() for piece in _pieces(value) if isinstance(piece, Claim)
        )
        ranked = sorted(
            range(len(phrases)), key=lambda place: (self._uses.get((kind, place), 0), self._lot(kind, known, place))
        )
        for place in ranked:
            sentence = fill(phrases[place], values)
            if sentence.text not in self._used:
                self._used.add(sentence.text)
                self._uses[kind, place] = self._uses.get((kind, place), 0) + 1
                return sentence._replace(kind=kind)
        return None

    def _lot(self, kind: str, known: str, place: int) -> bytes:
        return blake2b(f"{self._name}|{kind}|{known}|{place}".encode(), digest_size=8).digest()


def _pieces(value: Value) -> tuple[Piece, ...]:
    return (value,) if isinstance(value, Claim) else value


def fill(phrase: str, values: dict[str, Value]) -> Sentence:
    """A phrase with its claims in place and a capital at its head.

    >>> fill("{who} flew.", {"who": Claim("side", ("usa",), "the United States")}).text
    'The United States flew.'
    """
    pieces: list[Piece] = []
    for words, name, _, _ in Formatter().parse(phrase):
        if words:
            pieces.append(words)
        if name:
            pieces += _pieces(values[name])
    head = pieces[0]
    if isinstance(head, Claim):
        pieces[0] = head._replace(text=head.text[:1].upper() + head.text[1:])
    else:
        pieces[0] = head[:1].upper() + head[1:]
    return Sentence(tuple(pieces))


def listed(claims: list[Claim]) -> tuple[Piece, ...]:
    """Claims in a row with commas and an and.

    >>> Sentence(listed([Claim("name", (one,), one) for one in ("Belka", "Strelka", "Zvezdochka")])).text
    'Belka, Strelka and Zvezdochka'
    """
    pieces: list[Piece] = []
    for place, claim in enumerate(claims):
        if place:
            pieces.append(" and " if place == len(claims) - 1 else ", ")
        pieces.append(claim)
    return tuple(pieces)


def number_text(value: int) -> str:
    """A whole number as prose writes it: in words up to twelve.

    >>> number_text(3), number_text(1250)
    ('three', '1,250')
    """
    return SMALL[value] if 0 <= value < len(SMALL) else f"{value:,}"


def money_text(thousands: int) -> str:
    """Thousands as whole millions, or with a tenth below ten.

    >>> money_text(1_234_567), money_text(2_340)
    ('1,235', '2.3')
    """
    return f"{thousands / 1000:,.0f}" if thousands >= 10_000 else f"{thousands / 1000:.1f}"


def odds_text(ppm: int) -> str:
    """Odds in per cent as prose writes them.

    >>> odds_text(784_321), odds_text(999_900)
    ('78 per cent', 'more than 99 per cent')
    """
    if ppm > 995_000:
        return "more than 99 per cent"
    return "less than 1 per cent" if ppm < 5_000 else f"{(ppm + 5_000) // 10_000} per cent"


def vehicle_names(rules: Rules) -> dict[str, str]:
    """What prose calls each vehicle: the name at the head of its title, with the rest where two share that name."""
    heads = Counter(short(one.title) for one in rules.vehicles)
    return {
        one.id: short(one.title) if heads[short(one.title)] == 1 else in_brackets(one.title) for one in rules.vehicles
    }


def in_brackets(title: str) -> str:
    """A full title as it stands in a sentence.

    >>> in_brackets("Saturn I, first stage"), in_brackets("Saturn I"), in_brackets("A-4 (V-2)")
    ('Saturn I (first stage)', 'Saturn I', 'A-4 (V-2)')
    """
    head = short(title)
    rest = title.removeprefix(head).lstrip(",: ").removeprefix("(").removesuffix(")")
    return f"{head} ({rest})" if rest else head


def short(title: str) -> str:
    """The name at the head of a longer title.

    >>> short("A-4 (V-2)"), short("Saturn I, first stage"), short("Apollo: mother ship and lunar module")
    ('A-4', 'Saturn I', 'Apollo')
    """
    for mark in (" (", ", ", ": "):
        title = title.split(mark)[0]
    return title
