"""JSON with one spelling: integers below 2**53, no floats, no doubled keys, bounded depth."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["MAX_DEPTH", "MAX_INTEGER", "JsonError", "decode_strict", "encode_canonical"]

MAX_DEPTH = 64
MAX_INTEGER = 2**53 - 1

# The second way out matches a string that never ends: without it a line of quotes takes quadratic time.
_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)', re.DOTALL)
_NOT_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[]{}")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class JsonError(ValueError):
    """Bytes or a value that strict JSON does not allow; the text is the reason."""


def encode_canonical(value: object) -> bytes:
    """The one UTF-8 spelling of `value`, keys in the order given; `JsonError` says what is not allowed.

    >>> encode_canonical({"turn": 3, "orders": {"usa": ["Jupiter-C"]}})
    b'{"turn":3,"orders":{"usa":["Jupiter-C"]}}'
    >>> encode_canonical({"odds": 0.5})
    Traceback (most recent call last):
        ...
    spacerace_game.store.strict_json.JsonError: value.odds is a float; only integers are kept
    """
    _check(value, "value", MAX_DEPTH)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), check_circular=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise JsonError("a text holds half a character (a lone surrogate)") from error


def _check(value: object, place: str, levels_left: int) -> None:
    if isinstance(value, (dict, list, tuple)) and not levels_left:
        raise JsonError(f"it is nested deeper than {MAX_DEPTH} levels")
    if isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise JsonError(f"{place} has the key {key!r}; keys are texts")
            _check(item, f"{place}.{key}", levels_left - 1)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            # Columns of integers are most of a state; they are spared the call.
            if type(item) is not int or not -MAX_INTEGER <= item <= MAX_INTEGER:
                _check(item, f"{place}[{index}]", levels_left - 1)
    elif isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise JsonError(f"{place} is an integer of 2**53 or more")
    elif isinstance(value, float):
        raise JsonError(f"{place} is a float; only integers are kept")
    elif value is not None and not isinstance(value, str):
        raise JsonError(f"{place} is a {type(value).__name__}, which JSON does not know")


def decode_strict(data: bytes) -> Any:
    """The value of UTF-8 JSON, or `JsonError` with the reason; it raises nothing else for any bytes.

    >>> decode_strict(b'{"turn": 3}')
    {'turn': 3}
    >>> decode_strict(b'{"turn": 3, "turn": 4}')
    Traceback (most recent call last):
        ...
    spacerace_game.store.strict_json.JsonError: the key 'turn' appears twice
    """
    if data.startswith(_BYTE_ORDER_MARK):
        raise JsonError("it begins with a byte order mark")
    if b"\0" in data:
        raise JsonError("it holds a NUL byte")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise JsonError(f"byte {error.start + 1} is not UTF-8") from error
    _check_depth(data)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except json.JSONDecodeError as error:
        raise JsonError(f"it is not JSON: {error.msg} at character {error.pos + 1}") from error


def _check_depth(data: bytes) -> None:
    """Refuse deep nesting before the parser, which recurses, can see it."""
    depth = 0
    for bracket in _STRINGS.sub(b"", data).translate(None, delete=_NOT_BRACKETS):
        depth += 1 if bracket in b"[{" else -1
        if depth > MAX_DEPTH:
            raise JsonError(f"it is nested deeper than {MAX_DEPTH} levels")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise JsonError(f"the key {key[:80]!r} appears twice")
            seen.add(key)
    return found


def _integer(digits: str) -> int:
    # Sixteen digits and a sign hold every allowed number; longer ones are never converted.
    number = int(digits) if len(digits) <= 17 else MAX_INTEGER + 1
    if not -MAX_INTEGER <= number <= MAX_INTEGER:
        raise JsonError("it holds an integer of 2**53 or more")
    return number


def _no_float(text: str) -> Any:
    raise JsonError(f"it holds the number {text[:20]}; only integers are kept")
