"""The parser that turns YAML into events: libyaml's, or PyYAML's own where PyYAML was built without libyaml.

libyaml was translated from PyYAML's parser, so that events and places agree but for what stands here: how tabs are
taken, where a file ends, which escapes and directives there are, and the words for a problem.
"""

from __future__ import annotations

import re
from typing import Any, Final, NoReturn, Protocol

from yaml.error import Mark, MarkedYAMLError
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

try:
    from yaml._yaml import CParser
except ImportError:  # built from source without the library, PyPy, a Python that no wheel was made for
    CParser = None  # type: ignore[assignment, misc]


class Events(Protocol):
    """What the reader needs of a parser."""

    def get_event(self) -> Any:
        """The next event, None after the last; `YAMLError` or ValueError for what is no YAML."""


def parser_of(data: bytes) -> Events:
    """A parser of UTF-8 without control characters, the faster one if it is there.

    >>> type(parser_of(b"country: NO").get_event()).__name__
    'StreamStartEvent'
    """
    return PythonParser(data) if CParser is None else CParser(data)


_BREAKS: Final = "\r\n"  # the others that YAML 1.1 knows are refused before anything is parsed
_ENDS: Final = "\0 \t\r\n"
_LONGEST_ESCAPE: Final = 8
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL)


class PythonParser(Reader, Scanner, Parser):
    """PyYAML's own parser, made to take what libyaml takes and to say what it says.

    >>> parser = PythonParser(b"country:\\tNO")
    >>> [type(parser.get_event()).__name__ for _ in range(4)][2:]
    ['MappingStartEvent', 'ScalarEvent']
    """

    def __init__(self, data: bytes) -> None:
        Reader.__init__(self, data.decode("utf-8"))
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """The next event, None after the last."""
        try:
            return super().get_event()  # type: ignore[no-untyped-call]
        except MarkedYAMLError as error:
            _in_words_of_libyaml(error)
            raise

    def fetch_stream_end(self) -> None:
        """The end of the file stands on a line of its own."""
        if self.column:
            self.line, self.column = self.line + 1, 0
        super().fetch_stream_end()

    def scan_to_next_token(self) -> None:
        """Tabs may stand between tokens, but not where they could be taken for indentation."""
        while True:
            blank = " \t" if self.flow_level or not self.allow_simple_key else " "
            while self.peek() in blank:
                self.forward()
            if self.peek() == "#":
                while self.peek() not in "\0\r\n":
                    self.forward()
            if not self.scan_line_break():  # type: ignore[no-untyped-call]
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str] | None:
        """Blanks and line ends within unquoted text, of which tabs are a part; None before the document's end."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        blanks: str = self.prefix(length)
        self.forward(length)
        if self.peek() not in _BREAKS:
            return [blanks] if blanks else []
        breaks: list[str] = []
        while self.peek() in " \t\r\n":
            if self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())  # type: ignore[no-untyped-call]
                self.allow_simple_key = True
                if self.prefix(3) in ("---", "...") and self.peek(3) in _ENDS:
                    return None
                continue
            if self.peek() == "\t" and self.column < indent:
                problem = "found a tab character that violates indentation"
                self._refuse("while scanning a plain scalar", start_mark, problem)
            self.forward()
        return breaks[1:] or [" "]

    def scan_directive_name(self, start_mark: Mark) -> str:
        """There are two directives, and no others are passed over."""
        name: str = super().scan_directive_name(start_mark)  # type: ignore[no-untyped-call]
        if name not in ("YAML", "TAG"):
            self._refuse("while scanning a directive", start_mark, "found unknown directive name")
        return name

    def scan_yaml_directive_number(self, start_mark: Mark) -> int:
        """A version is short: `int` would refuse thousands of digits in its own way."""
        if self.prefix(10).isdecimal():
            self._refuse("while scanning a directive", start_mark, "found extremely long version number")
        return int(super().scan_yaml_directive_number(start_mark))

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """An escape stands for a character that there is: no half of a pair, and none beyond the last."""
        begun = self.pointer, self.index, self.line, self.column
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            "".join(chunks).encode()  # half a pair cannot be written
        except (ValueError, OverflowError):  # a code that `chr` or `encode` refuses
            end = self.pointer + _LONGEST_ESCAPE
            self.pointer, self.index, self.line, self.column = begun
            for escape in _ESCAPE.finditer(self.buffer, self.pointer, end):
                code = int(escape[1] or escape[2] or "0", 16)
                if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
                    self.forward(escape.start() + 2 - self.pointer)
                    break
            problem = "found invalid Unicode character escape code"
            self._refuse("while parsing a quoted scalar", start_mark, problem)
        return chunks

    def _refuse(self, context: str, begun: Mark, problem: str) -> NoReturn:
        raise ScannerError(context, begun, problem, self.get_mark())


_WORDS: Final = tuple(
    (re.compile(theirs), ours)
    for theirs, ours in (
        (r"found character .* that cannot start any token", "found character that cannot start any token"),
        (r"sequence entries are not allowed here", "block sequence entries are not allowed in this context"),
        (r"(mapping (?:keys|values) are not allowed) here", r"\1 in this context"),
        (r"expected '<document start>', but .*", "did not find expected <document start>"),
        (r"expected (',' or '[\]}]'), but .*", r"did not find expected \1"),
        (r"expected the node content, but .*", "did not find expected node content"),
        (r"found unexpected document separator", "found unexpected document indicator"),
        (r"found unknown escape character .*", "found unknown escape character"),
        (r"expected escape sequence of .*", "did not find expected hexdecimal number"),
        (r"expected indentation indicator .*", "found an indentation indicator equal to 0"),
        (r"expected (?:a comment|chomping|a digit or ' ').*", "did not find expected comment or line break"),
        (r"expected alphabetic or numeric .*", "did not find expected alphabetic or numeric character"),
        (r"expected a digit, .*", "did not find expected version number"),
        (r"expected a digit or '\.', .*", "did not find expected digit or '.' character"),
        (r"expected ' ', .*", "did not find expected whitespace or line break"),
        (r"expected '!', .*", "did not find expected '!'"),
        (r"expected '>', .*", "did not find the expected '>'"),
        (r"expected URI, .*", "did not find expected tag URI"),
        (r"expected URI escape sequence .*", "did not find URI escaped octet"),
        (r"found undefined tag handle .*", "found undefined tag handle"),
        (r"duplicate tag handle .*", "found duplicate %TAG directive"),
        (r"found duplicate YAML directive", "found duplicate %YAML directive"),
        (r"found incompatible YAML document .*", "found incompatible YAML document"),
    )
)
"""What PyYAML's own parser calls a problem, and what libyaml does."""
_UNENDED: Final = {
    "while parsing a block mapping": "did not find expected key",
    "while parsing a block collection": "did not find expected '-' indicator",
}


def _in_words_of_libyaml(error: MarkedYAMLError) -> None:
    """Rewords a problem of PyYAML's own parser; a few of tags and directives keep a context less exact."""
    problem = str(error.problem)
    if problem.startswith("expected <block end>"):
        error.problem = _UNENDED[str(error.context)]
        return
    if error.context == "while scanning a double-quoted scalar":
        error.context = "while parsing a quoted scalar"
        if problem.startswith("found unknown escape") and error.problem_mark is not None:
            error.problem_mark.column -= 1  # the place of the backslash
    for theirs, ours in _WORDS:
        if match := theirs.fullmatch(problem):
            error.problem = match.expand(ours)
            return
