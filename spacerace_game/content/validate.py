"""Checks a located tree against a spec and says every disagreement with line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, to_json

from spacerace_game.content.located import (
    Loc,
    Node,
    SpecPath,
    fields_that_know,
    follow,
    known_keys,
    locate,
    node_at,
    plain,
    walk,
)
from spacerace_game.content.problems import CODES, Problem, describe, did_you_mean, shorten
from spacerace_game.spec.base import ONE_LINE, SideTexts

M = TypeVar("M", bound=BaseModel)

MAX_PROBLEMS = 100

# pydantic's error types and those our specs raise. Any other ending in _type or _parsing is S203, else S200.
_CODES: dict[str, str] = {
    "extra_forbidden": "S201",
    "missing": "S202",
    "int_from_float": "S203",
    "greater_than": "S204",
    "greater_than_equal": "S204",
    "less_than": "S204",
    "less_than_equal": "S204",
    "multiple_of": "S204",
    "finite_number": "S204",
    "int_parsing_size": "S204",
    "range": "S204",
    "out_of_range": "S204",
    "bad_id": "S205",
    "bad_date": "S206",
    "date_from_datetime_parsing": "S206",
    "date_parsing": "S206",
    "union_tag_invalid": "S207",
    "union_tag_not_found": "S202",
    "literal_error": "S208",
    "enum": "S208",
    "string_too_long": "S209",
    "string_too_short": "S209",
    "too_long": "S210",
    "too_short": "S210",
    "string_pattern_mismatch": "S211",
    "bad_placeholder": "S211",
    "inconsistent": "S212",
    "value_error": "S212",
    "assertion_error": "S212",
    "unknown_id": "R301",
    "duplicate_id": "R302",
    "cycle": "R303",
}
_EXPECTED: dict[str, str] = {
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "string_type": "text",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "a map of keys and values",
    "model_type": "a map of keys and values",
    "model_attributes_type": "a map of keys and values",
    "none_required": "nothing",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "at least {min_length} characters",
    "too_long": "a length of at most {max_length}",
    "too_short": "a length of at least {min_length}",
    "string_pattern_mismatch": "text that matches {pattern}",
    "literal_error": "",
    "enum": "",
    "union_tag_invalid": "{expected_tags}",
}
_SAYS: dict[str, str] = {
    "S203": "wrong type for {name}",
    "S204": "{name} is out of range",
    "S208": "{name} is not one of the allowed values",
    "S205": "{name} is not an id",
    "S209": "{name} has the wrong length",
    "S210": "{name} has the wrong number of items",
    "S211": "{name} is not in the right form",
}
_ID_PATTERN = "^[a-z0-9]"
_AN_ID = "an id of lower-case letters, digits, '.', '-' and '_', at most 64"
_QUOTED = re.compile(r"'([^']*)'")


def validate(
    model: type[M], node: Node, file: str, *, context: dict[str, Any] | None = None
) -> tuple[M | None, list[Problem]]:
    """The spec that a tree describes, or None and everything in it that the model does not accept.

    Types are strict: text is never taken for a number, nor a number for text. What the reader has
    already refused is not reported a second time. Never raises for any content.

    >>> class Engine(BaseModel, extra="forbid"):
    ...     id: str
    ...     thrust_kn: float
    >>> from spacerace_game.content.reader import read_yaml
    >>> node, _ = read_yaml(b"id: rd-107\\nthrust: high\\n", "engines.yaml")
    >>> print(*validate(Engine, node, "engines.yaml")[1], sep="\\n")
    engines.yaml:1:1: S202 error: missing key 'thrust_kn'
    engines.yaml:2:1: S201 error: unknown key 'thrust'; did you mean 'thrust_kn'?
    """
    try:
        # Through JSON, because only there pydantic is strict and still takes a list for a tuple.
        return model.model_validate_json(to_json(plain(node)), strict=True, context=context), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    except RecursionError:
        return None, [Problem("S200", "error", "nested too deeply to check", file, *node.position)]
    return None, _problems(model, node, file, details)


def _problems(model: type[BaseModel], node: Node, file: str, details: Sequence[ErrorDetails]) -> list[Problem]:
    found: dict[tuple[int, int, str, str], Problem] = {}
    for error in details:
        place = follow(model, error["loc"])
        target = node_at(node, place.path)
        if target.kind == "refused" or _follows_from_another(node, place.path, error):
            continue
        problem = _problem(error, place, node, file)
        # Each member of a plain union reports the same value: one problem with all that would do.
        same = (problem.line, problem.column, problem.code, problem.what)
        if same in found:
            found[same] = _merged(found[same], problem)
        else:
            found[same] = problem
        if len(found) >= MAX_PROBLEMS:
            what = f"more than {MAX_PROBLEMS} problems in this file; the others are not shown"
            return [*found.values(), Problem("Y121", "error", what, file, problem.line, problem.column)]
    return sorted(found.values(), key=lambda p: (p.line, p.column, p.code))


def _follows_from_another(node: Node, path: Loc, error: ErrorDetails) -> bool:
    """Whether an error would vanish with another one that is reported anyway."""
    if error["type"] == "too_short":  # pydantic does not count the items that have errors of their own
        context = error["ctx"]
        return len(error["input"]) >= int(context["min_length"])
    if error["type"] != "missing" or not path:
        return False
    # The key is there, but the reader could not keep its value.
    parent = node_at(node, path[:-1])
    return path[-1] in parent.key_positions and not walk(parent, path[-1:])


def _merged(one: Problem, other: Problem) -> Problem:
    wanted = [*one.expected.split(" or "), other.expected]
    expected = " or ".join(dict.fromkeys(text for text in wanted if text))
    return Problem(one.code, one.severity, one.what, one.file, one.line, one.column, expected, one.found, one.hint)


def _problem(error: ErrorDetails, place: SpecPath, node: Node, file: str) -> Problem:
    kind, context = error["type"], error.get("ctx", {})
    code = str(context.get("code", "")) or _code(kind)
    if kind == "string_pattern_mismatch" and str(context["pattern"]).startswith(_ID_PATTERN):
        code, context = "S205", {"pattern": context["pattern"], "expected": _AN_ID}
    elif kind == "string_pattern_mismatch" and context["pattern"] == ONE_LINE:
        context = {"expected": "text of one line"}
    code = code if code in CODES else "S200"
    path, at_key = place.path, kind == "extra_forbidden" or "[key]" in error["loc"]
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        path = (*path, _unquoted(context["discriminator"]))
    elif "at" in context:
        path = (*path, *_as_path(context["at"]))
    line, column = locate(node, path, at_key=at_key)
    value = context["tag"] if kind == "union_tag_invalid" else error["input"]
    if "at" in context:
        value = plain(node_at(node, path))
    found = "" if kind in ("missing", "union_tag_not_found", "extra_forbidden") else describe(value)
    return Problem(
        code,
        "error",
        _what(kind, code, path, error),
        file,
        line,
        column,
        _expected(kind, context),
        found,
        _hint(kind, path, place, context, value),
    )


def _code(kind: str) -> str:
    fallback = "S203" if kind.endswith(("_type", "_parsing")) else "S200"
    return _CODES.get(kind, fallback)


def _what(kind: str, code: str, path: Loc, error: ErrorDetails) -> str:
    name = _name(path)
    if kind == "extra_forbidden":
        return f"unknown key {name}"
    if code == "S202":
        return f"missing key {name}"
    if kind == "union_tag_invalid":
        return f"unknown {_unquoted(error.get('ctx', {})['discriminator'])} {describe(error['ctx']['tag'])}"
    if kind in _EXPECTED and code in _SAYS:
        return _SAYS[code].format(name=name)
    message = error["msg"].removeprefix("Value error, ").removeprefix("Assertion failed, ")
    return shorten(f"{name}: {message}" if path else message, 300)


def _name(path: Loc) -> str:
    """The last key of a path with the indices after it, as a person would say it."""
    keys = [place for place, segment in enumerate(path) if isinstance(segment, str)]
    if not keys:
        return f"item {path[-1]}" if path else "the value"
    indices = "".join(f"[{index}]" for index in path[keys[-1] + 1 :])
    return repr(f"{shorten(str(path[keys[-1]]))}{indices}")


def _expected(kind: str, context: dict[str, Any]) -> str:
    if "expected" in context:
        return shorten(str(context["expected"]), 200)
    try:
        return shorten(_EXPECTED.get(kind, "").format(**context), 200)
    except (KeyError, IndexError):
        return ""


def _hint(kind: str, path: Loc, place: SpecPath, context: dict[str, Any], value: Any) -> str:
    if "hint" in context:
        return str(context["hint"])
    if kind == "extra_forbidden":
        return _meant(str(path[-1]), place.parent)
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        allowed = context.get("expected_tags") or context.get("expected") or ""
        return did_you_mean(str(value), _QUOTED.findall(str(allowed)))
    if "candidates" in context:
        return did_you_mean(str(value), map(str, context["candidates"]))
    if value is None and path and " " in str(path[-1]):
        return "put text with a comma in quotes where it stands in braces"
    if kind == "dict_type" and isinstance(value, str) and place.type == SideTexts:
        return "a text by side: write 'any:' and the text below it"
    return _type_hint(kind, value)


def _meant(key: str, model: Any) -> str:
    """What an unknown key may have been meant for."""
    if key != key.strip():
        return "a no-break space stands before it; use ordinary ones"
    below = fields_that_know(model, key)
    return did_you_mean(key, known_keys(model)) or (f"it is a key under {below[0]!r}" if below else "")


def _type_hint(kind: str, value: Any) -> str:
    """Help with the usual slips of people who know YAML 1.1 or a spreadsheet."""
    if kind == "string_type" and isinstance(value, bool | int | float):
        return f'write it in quotes: "{describe(value)}"'
    if kind == "bool_type" and isinstance(value, str) and value.lower() in ("yes", "no", "on", "off", "y", "n"):
        return "write true or false"
    if kind in ("int_type", "float_type", "number_type") and isinstance(value, str):
        return _number_hint(value[:40])
    if kind in ("list_type", "tuple_type"):
        if isinstance(value, str):
            return f"write [{shorten(value)}]"
        return "begin each item with '- '" if isinstance(value, dict) else ""
    return ""


def _number_hint(text: str) -> str:
    """How the number is written that a text looks like, or an empty text.

    >>> _number_hint("1,000"), _number_hint("0,25"), _number_hint("6 million")
    ('write 1000, without quotes or separators', 'write 0.25, with a point', '')
    """
    if re.fullmatch(r"[-+]?[0-9]+,[0-9]+", text) and not re.fullmatch(r"[-+]?[1-9][0-9]{0,2},[0-9]{3}", text):
        return f"write {text.replace(',', '.')}, with a point"
    digits = re.sub(r"[_, ]", "", text)
    if re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", digits):
        return f"write {digits}, without quotes or separators"
    return ""


def _unquoted(text: Any) -> str:
    return str(text).strip("'")


def _as_path(at: Any) -> Loc:
    return tuple(at) if isinstance(at, list | tuple) else (at,)
