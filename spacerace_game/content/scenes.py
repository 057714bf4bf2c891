"""Whether the scenes of a scenario can be met and read by those they are meant for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from spacerace_game.content.draft import Entry
from spacerace_game.content.located import Loc
from spacerace_game.content.problems import Problem, Severity
from spacerace_game.content.references import Book
from spacerace_game.spec.effects import StartLater
from spacerace_game.spec.stories import Choice, Storylet


def check_scenes(book: Book) -> list[Problem]:
    """Follow-ups of the wrong sides, defaults that may be closed, and texts that a side is missing."""
    return [*_follow_ups(book), *_defaults(book), *_texts(book)]


def _follow_ups(book: Book) -> Iterator[Problem]:
    """Choices that bring a scene to a side that cannot meet it."""
    known: dict[str, Storylet] = book.table("storylets")
    for entry, storylet in book.specs("storylets"):
        for number, choice in enumerate(storylet.choices):
            for place, effect in enumerate(choice.effects):
                after = known.get(effect.storylet) if isinstance(effect, StartLater) else None
                left = [] if after is None else [side for side in storylet.sides if side not in after.sides]
                if after is None or not left:
                    continue
                severity: Severity = "error" if len(left) == len(storylet.sides) else "warning"
                path: Loc = ("choices", number, "effects", place, "storylet")
                what = f"{after.id!r} never comes to {_listed(left)}, who can take this choice"
                wanted = f"one with 'sides' {_listed(storylet.sides)}"
                yield entry.problem("R307", path, what, severity=severity, expected=wanted, found=_listed(after.sides))


def _listed(sides: Iterable[str]) -> str:
    """Sides in a row.

    >>> _listed(["usa", "ussr"])
    "'usa', 'ussr'"
    """
    return ", ".join(map(repr, sides))


def _defaults(book: Book) -> Iterator[Problem]:
    """Defaults that are taken though they may be closed, or cost more than a side may have."""
    poorest = _poorest(book)
    dearest = 10**12  # where nothing is known of a side's money
    for entry, storylet in book.specs("storylets"):
        for number, choice in enumerate(storylet.choices):
            if choice.id == storylet.default:
                yield from _default(entry, number, choice, min(poorest.get(side, dearest) for side in storylet.sides))


def _default(entry: Entry, number: int, choice: Choice, least: int) -> Iterator[Problem]:
    if choice.requires is not None:
        what = f"the default {choice.id!r} is taken even where its 'requires' does not hold"
        hint = "make a choice without 'requires' the default"
        yield entry.problem("N604", ("choices", number, "requires"), what, severity="warning", hint=hint)
    if choice.price > least:
        what = f"the default {choice.id!r} is taken even by a side that cannot pay it, and then costs what there is"
        hint = "make a cheaper choice the default"
        yield entry.problem(
            "N604",
            ("choices", number, "price"),
            what,
            severity="warning",
            expected=f"at most {least / 1000:g}, a quarter of the smallest year's grant",
            found=f"{choice.price / 1000:g}",
            hint=hint,
        )


def _poorest(book: Book) -> dict[str, int]:
    """By side, a quarter of its smallest neutral grant."""
    return {
        entry.key: min((year.amount for year in side.neutral_grant), default=0) // 4
        for entry, side in book.specs("sides")
    }


_TOLD_TO_ALL = (
    ("sides", "description"),
    ("endings", "text"),
    ("people", "biography"),
    ("sites", "telling"),
    ("milestones", "tellings"),
    ("chapters", "text"),
)
"""Texts for whoever plays. A side without one reads another's: that is no error, since a mod may add a side."""


def _texts(book: Book) -> Iterator[Problem]:
    """Texts that a side has none of."""
    sides = tuple(book.ids["sides"])
    for entry, storylet in book.specs("storylets"):
        own = [side for side in storylet.sides if side in sides]
        yield from _missing(entry, ("text",), storylet.text, own, "error")
        for number, choice in enumerate(storylet.choices):
            yield from _missing(entry, ("choices", number, "text"), choice.text, own, "error")
            yield from _missing(entry, ("choices", number, "outcome_text"), choice.outcome_text, own, "error")
    for kind, name in _TOLD_TO_ALL:
        for entry, spec in book.specs(kind):
            texts = getattr(spec, name)
            if texts:
                yield from _missing(entry, (name,), texts, sides, "warning")
    head = book.draft.head
    if head is not None and head.spec is not None and head.spec.texts:
        yield from _missing(head, ("texts",), head.spec.texts, sides, "warning")


def _missing(
    entry: Entry, path: Loc, texts: Mapping[str, str], sides: Iterable[str], severity: Severity
) -> Iterator[Problem]:
    if "any" in texts:
        return
    for side in sides:
        if side not in texts:
            hint = (
                "a change replaces the whole text, so say it anew" if path in entry.files else f"add {side!r} or 'any'"
            )
            what = f"no text for side {side!r}, and no 'any'"
            yield entry.problem("S214", path, what, severity=severity, hint=hint)
