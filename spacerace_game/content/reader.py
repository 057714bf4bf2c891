"""Strict reading of YAML 1.2 core: everything surprising is a `Problem` with line and column.

A parser turns bytes into events and the nodes are built here, so no tag is ever looked up, no alias
ever expanded, and depth and size are refused before they cost anything. docs/decisions/yaml-reader.md
says why. Longer than most modules: text, scalars and nodes share one list of problems and one set of limits.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import yaml
from yaml import events

from spacerace_game.content.collector import collector_paused
from spacerace_game.content.located import Node, Position
from spacerace_game.content.parser import parser_of
from spacerace_game.content.problems import Problem, shorten

MAX_BYTES: Final = 2 * 1024 * 1024
MAX_DEPTH: Final = 16
MAX_NODES: Final = 200_000
MAX_TEXT: Final = 64 * 1024
MAX_INT: Final = 2**53
MAX_PROBLEMS: Final = 100

# All that YAML forbids, and the three line breaks that libyaml counts as lines and editors do not.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_CONTROL_BYTES: Final = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_LINE_BREAK = re.compile("\r\n|\r|\n")
_UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BOM = b"\xef\xbb\xbf"

_DROPPED: Final = "\x00dropped"  # no key can look like this: control characters are refused
_SAVE_AS_UTF8 = "save the file as UTF-8 without a byte order mark"


class _Stop(Exception):
    """Reading this file any further makes no sense."""


class _Refused(Exception):
    """A plain scalar that looks like a number and is not one we can keep."""

    def __init__(self, code: str, what: str, expected: str) -> None:
        super().__init__(what)
        self.code, self.what, self.expected = code, what, expected


def read_yaml(data: bytes, file: str) -> tuple[Node | None, list[Problem]]:
    """The tree of the one document in `data`, and everything that is wrong with it.

    With problems the tree may still be there, so that its content can be checked too; what was
    refused is a node of kind `refused`. Without a tree there is at least one problem. Never raises.

    >>> node, problems = read_yaml(b"country: NO\\ncountry: SE\\n", "sides.yaml")
    >>> print(node["country"].value, *problems, sep="\\n")
    NO
    sides.yaml:2:1: Y109 error: key 'country' a second time; expected each key once, found the first at 1:1; \
keep one, with all that belongs to it
    """
    problems = _Problems(file)
    try:
        text = _checked_text(data, problems)
        with collector_paused():
            return _Builder(text, problems).build(), problems.found
    except _Stop:
        return None, problems.found


def read_yaml_file(path: Path, file_label: str) -> tuple[Node | None, list[Problem]]:
    """`read_yaml` for a file on disk, named `file_label` in its problems; reads a bounded amount."""
    try:
        if path.exists() and not path.is_file():
            raise OSError("it is not a regular file")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, [Problem("Y100", "error", f"cannot open the file: {reason}", file_label, 1, 1)]
    return read_yaml(data, file_label)


class _Problems:
    """The problems of one file; too many of them end the reading."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []

    def add(self, code: str, at: Position, what: str, *, expected: str = "", found: str = "", hint: str = "") -> None:
        self.found.append(Problem(code, "error", what, self.file, *at, expected, found, hint))
        if len(self.found) >= MAX_PROBLEMS:
            what = f"more than {MAX_PROBLEMS} problems; the rest of the file was not read"
            self.found.append(Problem("Y121", "error", what, self.file, *at))
            raise _Stop


def _checked_text(data: bytes, problems: _Problems) -> bytes:
    """The bytes to parse, after encoding and control characters are reported and made harmless."""
    if len(data) > MAX_BYTES:
        problems.add("Y113", (1, 1), "the file is too long", expected=f"at most {MAX_BYTES} bytes")
        raise _Stop
    _refuse_wide_encodings(data, problems)
    if data.startswith(_BOM):
        problems.add("Y104", (1, 1), "the file begins with a byte order mark", hint=_SAVE_AS_UTF8)
        data = data[len(_BOM) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _report_bad_bytes(data, problems)
        data = text.encode("utf-8")
    if data.isascii():
        clean = len(data.translate(None, _CONTROL_BYTES)) == len(data)
    else:
        clean = _CONTROL.search(text) is None
    return data if clean else _report_controls(text, problems).encode("utf-8")


def _refuse_wide_encodings(data: bytes, problems: _Problems) -> None:
    if data.startswith(_UTF_32):
        name = "UTF-32"
    elif data.startswith(_UTF_16) or (len(data) > 3 and data[:4].count(0) >= 2 and data[:4] != bytes(4)):
        name = "UTF-16 or UTF-32"
    else:
        return
    problems.add("Y103", (1, 1), f"the file is {name}", expected="UTF-8", hint=_SAVE_AS_UTF8)
    raise _Stop


def _report_bad_bytes(data: bytes, problems: _Problems) -> str:
    """One problem for each line with bytes that are not UTF-8; the text with them replaced."""
    for number, line in enumerate(re.split(b"\r\n|\r|\n", data), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError as error:
            column = len(line[: error.start].decode("utf-8")) + 1
            found = f"byte 0x{line[error.start]:02x}"
            problems.add("Y102", (number, column), "not UTF-8", expected="UTF-8", found=found, hint=_SAVE_AS_UTF8)
    return data.decode("utf-8", errors="replace")


def _report_controls(text: str, problems: _Problems) -> str:
    """One problem for each control character; the text with a space in place of each."""
    line, start = 1, 0
    breaks = _LINE_BREAK.finditer(text)
    following = next(breaks, None)
    for match in _CONTROL.finditer(text):
        while following is not None and following.start() < match.start():
            line, start, following = line + 1, following.end(), next(breaks, None)
        found = f"U+{ord(match.group()):04X}"
        at = (line, match.start() - start + 1)
        problems.add("Y105", at, "a control character", found=found, hint="take it away")
    return _CONTROL.sub(" ", text)


# What a plain scalar means (YAML 1.2 core schema) -------------------------------------------------

_STARTS: Final = frozenset("-+.0123456789tTfFnN~")
_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"(?P<int>[-+]?[0-9]+)|0o(?P<oct>[0-7]+)|0x(?P<hex>[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<special>[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)


def _core_value(text: str) -> str | int | float | bool | None:
    """What an unquoted scalar means; `_Refused` for numbers that cannot be kept."""
    if text in _WORDS:
        return _WORDS[text]
    if len(text) < 16 and text.isascii() and text.isdigit():
        return int(text)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text
    if match.lastgroup == "int":
        return _bounded_int(text, 10)
    if match.lastgroup == "oct":
        return _bounded_int(match["oct"], 8)
    if match.lastgroup == "hex":
        return _bounded_int(match["hex"], 16)
    number = float(text) if match.lastgroup == "float" else math.nan
    if not math.isfinite(number):
        raise _Refused("Y117", f"{shorten(text)} is not a finite number", "a finite number")
    return number


def _bounded_int(digits: str, base: int) -> int:
    # A long run of digits is judged by its length: int() would refuse it or take long.
    number = int(digits, base) if len(digits.lstrip("+-0")) < 20 and len(digits) < 100 else 2 * MAX_INT
    if abs(number) > MAX_INT:
        raise _Refused("Y116", f"{shorten(digits)} is too large", "a whole number of at most 2**53")
    return number


# From events to nodes -----------------------------------------------------------------------------


class _Builder:
    """Builds the node tree of one document from the parser's events, with a stack of its own."""

    def __init__(self, data: bytes, problems: _Problems) -> None:
        self._data = data
        self._parser = parser_of(data)
        self._problems = problems
        self._before = len(problems.found)
        self._root = Node("list", [], 1, 1)  # the document's root arrives here
        self._open = self._root  # the innermost map or list that is still being filled
        self._usual_keys: dict[str, str] = {}  # keys that are fine: looked at once, kept in memory once
        self._documents = 0

    def build(self) -> Node:
        """The root node; `_Stop` after a problem that leaves no tree."""
        try:
            self._run()
        except (yaml.YAMLError, ValueError) as error:
            self._too_deep_for_the_parser(error)
            self._syntax(error)
            raise _Stop from None
        if not self._documents:
            self._problems.add("Y120", (1, 1), "the file is empty")
            raise _Stop
        return self._root[0]

    def _run(self) -> None:
        """Takes every event; kept in one function because a scenario has a hundred thousand.

        `value` is what the open map or list holds, `keys` the places of a map's keys (None in a list), and
        `key` waits in a map for its value.
        """
        get_event: Callable[[], Any] = self._parser.get_event
        usual, starts = self._usual_keys, _STARTS
        scalar, a_map, a_list = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
        stack: list[tuple[Node, Any, dict[str, Position] | None, str | None]] = []
        value: Any = self._root.value
        keys: dict[str, Position] | None = None
        key: str | None = None
        values = 0
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is scalar:
                mark, text = event.start_mark, event.value
                line, column = mark.line + 1, mark.column + 1
                odd = event.style == '"' or event.anchor is not None or event.tag is not None or len(text) > MAX_TEXT
                refused = odd and self._refused(event, (line, column))
                if keys is not None and key is None:
                    key = usual.get(text)
                    if key is None or key in keys:
                        key = self._key(text, (line, column), event.implicit[0], keys)
                    else:
                        keys[key] = (line, column)
                    continue
                if refused:
                    node = Node("refused", None, line, column)
                elif (not text or text[0] in starts) and event.implicit[0]:
                    node = self._plain(text, line, column)
                else:
                    node = Node("scalar", text, line, column)
            elif kind is a_map or kind is a_list:
                mark = event.start_mark
                at = (mark.line + 1, mark.column + 1)
                self._check_open(event, at, len(stack), keys is not None and key is None)
                stack.append((self._open, value, keys, key))
                value, keys, key = ({}, {}, None) if kind is a_map else ([], None, None)
                self._open = Node("map", value, *at, keys) if keys is not None else Node("list", value, *at)
                continue
            elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
                node = self._open
                self._open, value, keys, key = stack.pop()
            elif kind is events.AliasEvent:
                node = self._alias(event)
            else:
                if kind is events.DocumentStartEvent:
                    self._document(event)
                continue
            values += 1
            if values > MAX_NODES:
                self._problems.add("Y114", node.position, "too many values", expected=f"at most {MAX_NODES}")
                raise _Stop
            if keys is None:
                value.append(node)
            elif key is None:
                key = _DROPPED  # a map, a list or an alias as a key, already reported
            else:
                if key is not _DROPPED:
                    value[key] = node
                key = None

    def _refused(self, event: Any, at: Position) -> bool:
        """Reports what is wrong with a key or value with an anchor or a tag, in double quotes, or too long;
        whether it cannot be kept."""
        refused = self._decorated(event, at)
        if len(event.value) > MAX_TEXT or (event.style == '"' and _CONTROL.search(event.value)):
            self._bad_text(event.value, at)
            return True
        return refused

    def _plain(self, text: str, line: int, column: int) -> Node:
        """An unquoted value that may be something else than text."""
        try:
            return Node("scalar", _core_value(text), line, column)
        except _Refused as no:
            self._problems.add(no.code, (line, column), no.what, expected=no.expected)
            return Node("refused", None, line, column)

    def _key(self, text: str, at: Position, unquoted: bool, keys: dict[str, Position]) -> str:
        """The key that the next value belongs to, noted with its place; `_DROPPED` if the value must go with it."""
        if text in keys:
            line, column = keys[text]
            found = f"the first at {line}:{column}"
            what = f"key {shorten(text)!r} a second time"
            hint = "keep one, with all that belongs to it"
            self._problems.add("Y109", at, what, expected="each key once", found=found, hint=hint)
            return _DROPPED
        if text not in self._usual_keys and self._odd_key(text, at, unquoted):
            return _DROPPED
        keys[text] = at
        return text

    def _odd_key(self, text: str, at: Position, unquoted: bool) -> bool:
        """Whether a key must be dropped together with its value; a number or a word is kept as text."""
        try:
            value = _core_value(text) if unquoted else text
        except _Refused:
            value = math.nan
        if not text:
            self._problems.add("Y111", at, "an empty key")
        elif text == "<<" and unquoted:
            self._problems.add("Y108", at, "a merge key", hint="write the keys out, or use a patch")
            return True
        elif not isinstance(value, str):
            what = f"key {shorten(text)} is not text"
            self._problems.add("Y110", at, what, hint=f'write "{shorten(text)}" in quotes')
        elif unquoted and len(text) <= MAX_TEXT:
            self._usual_keys[text] = text
        return len(text) > MAX_TEXT

    def _check_open(self, event: Any, at: Position, depth: int, as_key: bool) -> None:
        """Reports what is wrong with the beginning of a map or list."""
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, at)
        if depth >= MAX_DEPTH:
            self._problems.add("Y112", at, "nested too deeply", expected=f"at most {MAX_DEPTH} levels")
            raise _Stop
        if as_key:
            what = "a map as a key" if type(event) is events.MappingStartEvent else "a list as a key"
            self._problems.add("Y110", at, what, expected="text")

    def _alias(self, event: Any) -> Node:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._problems.add("Y107", at, f"an alias, *{shorten(event.anchor)}", hint="write the value out")
        return Node("refused", None, *at)

    def _decorated(self, event: Any, at: Position) -> bool:
        """Report an anchor and a tag; whether the value lost its meaning with its tag."""
        if event.anchor is not None:
            self._problems.add("Y107", at, f"an anchor, &{shorten(event.anchor)}", hint="take it away")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!", 1)
            self._problems.add("Y106", at, f"a tag, {shorten(tag)}", hint="take it away")
        return event.tag is not None

    def _bad_text(self, text: str, at: Position) -> None:
        control = _CONTROL.search(text)
        if len(text) > MAX_TEXT:
            self._problems.add("Y115", at, "the text is too long", expected=f"at most {MAX_TEXT} characters")
        if control is not None:
            found = f"U+{ord(control.group()):04X}"
            self._problems.add("Y105", at, "a control character in quoted text", found=found)

    def _document(self, event: Any) -> None:
        at = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._documents += 1
        if self._documents > 1:
            hint = "take the line with --- away, or give the rest a file of its own"
            self._problems.add("Y118", at, "a second document", expected="one document in a file", hint=hint)
            raise _Stop
        if event.version or event.tags:
            self._problems.add("Y119", at, "a % directive", hint="take the line away")

    def _too_deep_for_the_parser(self, error: Exception) -> None:
        """Since 0.2.6 libyaml gives up at a thousand levels, before their events come: what stands before that
        place is read again, and `_Stop` is raised where it went past our own limit."""
        if getattr(error, "problem", None) != _TOO_DEEP:
            return
        before = self._data.decode("utf-8", errors="replace")[: error.problem_mark.index]  # type: ignore[attr-defined]
        del self._problems.found[self._before :]
        _Builder(before.encode("utf-8"), self._problems).build()

    def _syntax(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        at = _place(mark) if mark is not None else self._open.position
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
        context, begun = getattr(error, "context", None), getattr(error, "context_mark", None)
        hint = _SYNTAX_HINTS.get(problem, "")
        if context in _BRACKETS and begun is not None:
            line, column = _place(begun)
            hint = f"the bracket that opens at {line}:{column} {_BRACKETS[context]}"
        if problem == _NO_END and begun is not None:
            at = _place(begun)  # the file's end is no place to look for a quote that was not closed
        elif (text := self._text_before(at)) is not None:
            end = f"{at[0]}:{at[1]}"
            at, hint = _place(text), f"the quote that opens here is closed only before {end}; is one missing?"
        if any(_NO_BREAK in self._line(near).partition(b":")[0] for near in (at[0] - 1, at[0])):
            hint = "the line is indented with no-break spaces; use ordinary ones"
        what = f"not valid YAML: {problem}" + (f" {context}" if context else "")
        self._problems.add("Y101", at, shorten(what, 200), hint=hint)

    def _line(self, number: int) -> bytes:
        """A line of the file, counted from 1; nothing past its end."""
        lines = re.split(b"\r\n|\r|\n", self._data)
        return lines[number - 1] if number <= len(lines) else b""

    def _text_before(self, at: Position) -> Any:
        """Where a quoted text begins that runs over lines and ends on the line of an error: it may lack its quote."""
        parser = parser_of(self._data)
        last: Any = None
        with suppress(yaml.YAMLError, ValueError):
            while (event := parser.get_event()) is not None:
                if isinstance(event, events.ScalarEvent):
                    last = event
        if last is None or last.style not in ("'", '"'):
            return None
        return last.start_mark if last.start_mark.line < last.end_mark.line == at[0] - 1 else None


def _place(mark: Any) -> Position:
    return mark.line + 1, mark.column + 1


_NO_END: Final = "found unexpected end of stream"
_TOO_DEEP: Final = "exceeded maximum nesting depth"
_NO_BREAK: Final = "\u00a0".encode()
_BRACKETS: Final = {
    "while parsing a flow mapping": "wants a '}', and text in it with a comma, quote or bracket wants double quotes",
    "while parsing a flow sequence": "wants a ']', and text in it with a comma, quote or bracket wants double quotes",
}
_SYNTAX_HINTS: Final = {
    "found character that cannot start any token": "indent with spaces, and put text in quotes",
    "found a tab character that violates indentation": "indent with spaces, not tabs",
    "mapping values are not allowed in this context": "quote text that contains ': ', and look at the indentation",
    "could not find expected ':'": "a key needs ': ' after it",
    "did not find expected key": "look at the indentation and at unclosed quotes above",
    "did not find expected '-' indicator": "look at the indentation: what belongs together begins in one column",
    _NO_END: "the quote that opens here is not closed",
}
