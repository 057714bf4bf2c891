"""What is wrong with a scenario, said so that its author can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning", "note"]

# The one table of codes. A code never changes its meaning and is never used again;
# docs/problems.md has a paragraph for each, and a test holds the two together. K503 is given up: no key of a
# vehicle records what it could lift, with which the computed performance might be compared.
CODES: dict[str, str] = {
    # Y1xx: reading a file as YAML
    "Y100": "The file cannot be opened",
    "Y101": "Not valid YAML",
    "Y102": "Not UTF-8",
    "Y103": "UTF-16 or UTF-32",
    "Y104": "Byte order mark",
    "Y105": "Control character",
    "Y106": "Tag",
    "Y107": "Anchor or alias",
    "Y108": "Merge key",
    "Y109": "Duplicate key",
    "Y110": "Key that is not text",
    "Y111": "Empty key",
    "Y112": "Nested too deeply",
    "Y113": "File too long",
    "Y114": "Too many values",
    "Y115": "Text too long for one value",
    "Y116": "Whole number too large",
    "Y117": "Not a finite number",
    "Y118": "Several documents",
    "Y119": "Directive",
    "Y120": "Empty file",
    "Y121": "Too many problems",
    "Y122": "Too many files",
    "Y123": "Link that is not followed",
    "Y124": "File that is not read",
    # S2xx: one value, or one item, against its specification
    "S200": "Value not accepted",
    "S201": "Unknown key",
    "S202": "Missing key",
    "S203": "Wrong type",
    "S204": "Out of range",
    "S205": "Bad id",
    "S206": "Bad date",
    "S207": "Unknown kind",
    "S208": "Not one of the allowed values",
    "S209": "Text too long or too short",
    "S210": "Too many or too few items",
    "S211": "Text in the wrong form",
    "S212": "Values contradict each other",
    "S213": "Key in the wrong file",
    "S214": "No text for a side",
    "S215": "Id other than the folder's name",
    # R3xx: references between items
    "R301": "Unknown id",
    "R302": "Duplicate id",
    "R303": "Cycle",
    "R304": "Reference to the wrong kind of thing",
    "R305": "Patch without its target",
    "R306": "Never used",
    "R307": "Follow-up of another side",
    "R308": "All numbers replaced",
    # H4xx: history
    "H401": "Date outside the campaign",
    "H402": "Dates out of order",
    "H403": "Claim without a source",
    "H404": "Recorded fate without odds",
    "H405": "Used before it exists",
    "H406": "Series and record disagree",
    # K5xx: rocketry and hardware
    "K501": "Figures of a stage contradict each other",
    "K502": "Figure outside what can be built",
    "K504": "Vehicle cannot leave the pad",
    "K505": "Payload too heavy",
    # N6xx: what is written and never happens
    "N601": "Condition that never holds",
    "N602": "Vehicle without a pad",
    "N603": "Phase without a spacecraft",
    "N604": "Default that may be closed",
    "N605": "Effect that does nothing",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one place of one file; lines and columns count from 1.

    `hint` is a whole phrase, such as `did_you_mean` returns.
    Raises `ValueError` for a code that is not in `CODES`: that is our mistake, not the author's.

    >>> print(Problem("R301", "error", "no engine 'rd-170'", "vehicles.yaml", 41, 9,
    ...               hint=did_you_mean("rd-170", ["rd-107", "rl-10"])))
    vehicles.yaml:41:9: R301 error: no engine 'rd-170'; did you mean 'rd-107'?
    """

    code: str
    severity: Severity
    what: str
    file: str
    line: int
    column: int
    expected: str = ""
    found: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"problem code {self.code!r} is not in spacerace_game.content.problems.CODES")

    def __str__(self) -> str:
        compared = ", ".join(
            f"{word} {text}" for word, text in (("expected", self.expected), ("found", self.found)) if text
        )
        says = "; ".join(part for part in (self.what, compared, self.hint) if part)
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.severity}: {says}"

    def as_json(self) -> dict[str, str | int]:
        """The problem as a flat dictionary, for `--json` and for editors."""
        return {
            "code": self.code,
            "title": CODES[self.code],
            "severity": self.severity,
            "what": self.what,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "expected": self.expected,
            "found": self.found,
            "hint": self.hint,
        }


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by file, line, column and code."""
    return sorted(problems, key=lambda p: (p.file, p.line, p.column, p.code))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of these forbids playing the scenario; warnings and notes do not."""
    return any(problem.severity == "error" for problem in problems)


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A question that names the likeliest intended word, or an empty string.

    >>> did_you_mean("soyus", ["sputnik", "soyuz"])
    "did you mean 'soyuz'?"
    >>> did_you_mean("gemini", ["sputnik", "soyuz"])
    ''
    """
    # difflib is quadratic in the length of the words: nothing we know is longer than an id.
    if len(word) > 64:
        return ""
    known = sorted(set(candidates))
    by_folded = {name.casefold().replace("-", "_"): name for name in known}
    close = difflib.get_close_matches(word.casefold().replace("-", "_"), by_folded, n=1, cutoff=0.6)
    return f"did you mean {by_folded[close[0]]!r}?" if close else ""


def describe(value: Any) -> str:
    """A value as its author would recognise it, at most 60 characters.

    >>> describe(True), describe([1, 2]), describe({"kind": "flag"}), describe(None)
    ('true', 'a list of 2', 'a map with kind', 'nothing')
    """
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{shorten(value, 58)}'"
    if isinstance(value, dict):
        return shorten("a map with " + ", ".join(map(str, value))) if value else "an empty map"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}" if value else "an empty list"
    return shorten(repr(value))


def shorten(text: str, limit: int = 60) -> str:
    """The text on one line, cut to `limit` characters with an ellipsis.

    >>> shorten("A long way to the Moon", 10)
    'A long wa…'
    """
    line = " ".join(text[: 4 * limit].split())
    return line if len(line) <= limit and len(text) <= 4 * limit else line[: limit - 1] + "…"
