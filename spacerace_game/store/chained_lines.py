"""JSON lines that prove each other: every line carries a hash of itself and of the line before.

A raw line is ``{"chain":"<32 hex digits>",<the rest of the object>}`` and a line feed. The hash is
blake2b of 16 bytes over the ASCII of the previous chain and the raw bytes after the comma, so reading
needs no second encoding to verify, and a single changed byte, wherever it lies, is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from .strict_json import JsonError, decode_strict, encode_canonical

__all__ = ["CHAIN_START", "MAX_LINE_BYTES", "Fault", "GoodLine", "scan_lines", "seal_line"]

CHAIN_START = "0" * 32
MAX_LINE_BYTES = 8 * 2**20

_OPENING = b'{"chain":"'
_CHAIN_END = len(_OPENING) + 32
_REST = _CHAIN_END + 2


@dataclass(frozen=True, slots=True)
class GoodLine:
    """A line that stands: its value without the chain, its chain, and the offset of the byte after it."""

    value: dict[str, Any]
    chain: str
    end: int


@dataclass(frozen=True, slots=True)
class Fault:
    """The first line that does not stand (counted from 1), why, and whether a torn write explains it."""

    line_number: int
    reason: str
    torn: bool


def seal_line(previous_chain: str, value: Mapping[str, Any]) -> tuple[bytes, str]:
    """The raw line of `value` after the line with `previous_chain`, and its own chain.

    `JsonError` if the value is empty, holds a chain, is not canonical JSON or is too long.

    >>> raw, chain = seal_line(CHAIN_START, {"kind": "note"})
    >>> raw
    b'{"chain":"3fd83d80c5486d79a68cb2ed5cf9bfad","kind":"note"}\\n'
    """
    if not value or "chain" in value:
        raise JsonError("a line needs content, and its chain is not for the caller to give")
    rest = encode_canonical(dict(value))[1:]
    chain = _link(previous_chain, rest)
    raw = b'%s%s",%s\n' % (_OPENING, chain.encode("ascii"), rest)
    if len(raw) > MAX_LINE_BYTES:
        raise JsonError(f"the line would be longer than {MAX_LINE_BYTES:,} bytes")
    return raw, chain


def scan_lines(data: bytes) -> Iterator[GoodLine | Fault]:
    """Every good line in turn and, if one does not stand, its fault as the last item; raises nothing."""
    start, number, chain = 0, 0, CHAIN_START
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        if end < 0:
            yield Fault(number, "the line is cut off before its end", torn=True)
            return
        try:
            value, chain = _open_line(data, start, end, chain)
        except JsonError as error:
            # A power cut may leave the length of the last write but zeros in place of its bytes.
            torn = end + 1 == len(data) and data.find(b"\0", start) >= 0
            yield Fault(number, str(error), torn)
            return
        start = end + 1
        yield GoodLine(value, chain, start)


def _link(previous_chain: str, rest: bytes) -> str:
    return blake2b(previous_chain.encode("ascii") + rest, digest_size=16).hexdigest()


def _open_line(data: bytes, start: int, end: int, previous_chain: str) -> tuple[dict[str, Any], str]:
    if end + 1 - start > MAX_LINE_BYTES:
        raise JsonError(f"the line is longer than {MAX_LINE_BYTES:,} bytes")
    raw = data[start:end]
    if raw.startswith(b"\xef\xbb\xbf"):
        raise JsonError("it begins with a byte order mark; save it as UTF-8 without one")
    if not raw.startswith(_OPENING) or raw[_CHAIN_END:_REST] != b'",':
        raise JsonError("the line does not begin with its chain")
    if raw.endswith(b"\r"):
        raise JsonError("the line ends in CR LF: a program changed the line ends; change them back to LF and it opens")
    rest = raw[_REST:]
    chain = _link(previous_chain, rest)
    if raw[len(_OPENING) : _CHAIN_END] != chain.encode("ascii"):
        raise JsonError("the line, or the order of the lines before it, was changed: the chain is broken")
    value = decode_strict(b"{" + rest)
    # Whoever makes a chain can make it over any bytes; demanding the one spelling keeps lines comparable.
    if not isinstance(value, dict) or encode_canonical(value)[1:] != rest:
        raise JsonError("the line is not in its one canonical spelling")
    if "chain" in value:
        raise JsonError("the key 'chain' appears twice")
    return value, chain
