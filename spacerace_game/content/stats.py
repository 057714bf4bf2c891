"""What a scenario holds, counted; and every dated claim in it with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from spacerace_game.content.draft import LISTS, PATHS, Entry
from spacerace_game.content.loading import Loaded
from spacerace_game.content.located import Loc
from spacerace_game.content.references import mentions
from spacerace_game.spec.dates import LifeDate, civil, iso

EVERYONE = "any"


def count(loaded: Loaded) -> dict[str, Any]:
    """Items by kind, by side (`any` for what belongs to nobody) and, where they have a date, by decade.

    Items with problems of their own are not counted.
    """
    kinds: dict[str, int] = {}
    sides: dict[str, dict[str, int]] = {}
    decades: dict[str, dict[str, int]] = {}
    words = 0
    for kind in (*LISTS, *PATHS):
        if kind == "history":
            continue
        for entry in loaded.draft.lists[kind]:
            if entry.spec is None:
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            for side in _sides(entry):
                own = sides.setdefault(side, {})
                own[kind] = own.get(kind, 0) + 1
            day = _day(entry.spec)
            if day is not None:
                decade = decades.setdefault(f"{civil(day)[0] // 10 * 10}s", {})
                decade[kind] = decade.get(kind, 0) + 1
            words += _words(entry.spec)
    claims = list(sourced_claims(loaded))
    sure = {word: sum(claim.confidence == word for claim in claims) for word in ("high", "medium", "low")}
    return {
        "scenario": loaded.draft.head.key if loaded.draft.head is not None else "",
        "kinds": kinds,
        "sides": dict(sorted(sides.items())),
        "decades": dict(sorted(decades.items())),
        "words": words,
        "claims": sure,
        "problems": {
            severity: sum(problem.severity == severity for problem in loaded.problems)
            for severity in ("error", "warning", "note")
        },
    }


def _sides(entry: Entry) -> tuple[str, ...]:
    if entry.owner:
        return (entry.owner,)
    found = getattr(entry.spec, "sides", None)
    if found:
        return tuple(found)
    return (getattr(entry.spec, "side", None) or EVERYONE,)


def _day(spec: Any) -> int | None:
    """The day an item is about: its own date, its real first flight, or the first of its real firsts."""
    for name in ("date", "first_flight", "earliest", "posted"):
        day = getattr(spec, name, None)
        if isinstance(day, int):
            return day
    real = getattr(spec, "real", None)
    if real:
        return int(min(feat.date for feat in real.values()))
    when = getattr(spec, "when", None)
    for condition in getattr(when, "conditions", (when,)) if when is not None else ():
        since = getattr(condition, "since", None)
        if isinstance(since, int):
            return since
    return None


def _words(spec: Any) -> int:
    """Words written for people: texts that contain a blank."""
    total = 0
    for mention in mentions(spec):
        value = getattr(mention.holder, mention.field)
        text = value.get(mention.word) if mention.at_key and isinstance(value, dict) else mention.word
        if isinstance(text, str) and " " in text:
            total += len(text.split())
    return total


@dataclass(frozen=True, slots=True)
class Claim:
    """A dated or sourced statement about reality, and where it stands."""

    kind: str
    id: str
    date: str
    says: str
    source: str
    confidence: str
    file: str
    line: int

    def as_json(self) -> dict[str, str | int]:
        """The claim as a flat dictionary."""
        return asdict(self)


def sourced_claims(loaded: Loaded) -> Iterator[Claim]:
    """Every claim with a source, in the order of the lists."""
    for entry in loaded.draft.entries():
        if entry.spec is not None and entry.kind != "scenario":
            yield from _claims(entry, entry.spec, ())


def _claims(entry: Entry, spec: Any, path: Loc) -> Iterator[Claim]:
    source = getattr(spec, "source", None)
    if isinstance(source, str) and entry.kind not in NO_CLAIMS:
        place = entry.origin((*path, "source"))
        day = next((getattr(spec, name) for name in _DATES if getattr(spec, name, None) is not None), None)
        yield Claim(
            entry.kind,
            entry.key,
            str(day.written()) if isinstance(day, LifeDate) else iso(day) if isinstance(day, int) else "",
            _says(entry, spec, path),
            source,
            getattr(spec, "confidence", ""),
            place.file,
            place.line,
        )
    for name in type(spec).model_fields:
        value = getattr(spec, name)
        if hasattr(type(value), "model_fields"):
            yield from _claims(entry, value, (*path, name))
        elif isinstance(value, tuple):
            for place_in, item in enumerate(value):
                if hasattr(type(item), "model_fields"):
                    yield from _claims(entry, item, (*path, name, place_in))
        elif isinstance(value, dict):
            for key, item in value.items():
                if hasattr(type(item), "model_fields"):
                    yield from _claims(entry, item, (*path, name, key))


NO_CLAIMS = frozenset({"orders"})
"""Lists in which the key `source` means something else: an order names a source of intelligence."""
_DATES = ("date", "since", "first_flight", "born")


def _says(entry: Entry, spec: Any, path: Loc) -> str:
    """What is claimed, in few words."""
    name = getattr(spec, "title", None) or getattr(spec, "name", None) or getattr(spec, "flight", None)
    title = getattr(entry.spec, "title", None) or entry.key
    if path and path[0] == "real":
        return f"{title}, {path[1]}" + (f": {name}" if name else "")
    if entry.kind == "record":
        return f"{entry.owner}: {spec.fate}"
    if entry.kind == "captures":
        return f"went to {spec.side}"
    return str(name or title)
