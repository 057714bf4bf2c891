"""JSON Schema of scenario files, for editors that complete and check while one types."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, create_model

from spacerace_game.content.draft import HEAD_KEYS, LISTS
from spacerace_game.spec.base import Spec
from spacerace_game.spec.scenario import Scenario

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Loose(BaseModel):
    """A file says some of the keys, never all."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


def schema(part: str = "any") -> dict[str, Any]:
    """The schema of `scenario.yaml` (`scenario`), of a file with one list (its name), or of any other file.

    KeyError for a part that does not exist.

    >>> sorted(schema("engines")["properties"])
    ['change', 'engines', 'remove']
    """
    names = parts()[part]
    model: type[BaseModel] = Spec if part == "scenario" else _Loose
    fields: dict[str, Any] = {}
    for name in names:
        info = Scenario.model_fields[name]
        required = part == "scenario" and info.is_required() and name in HEAD_KEYS
        fields[name] = (info.annotation, info if required else _optional(name))
    built = create_model(f"{part}_file", __base__=model, **fields)
    found = built.model_json_schema(mode="validation")
    found["$schema"] = DIALECT
    found["title"] = "scenario.yaml" if part == "scenario" else f"A scenario's file of {part}"
    found["description"] = "Space Race 1945, scenario format 1"
    found.setdefault("properties", {}).update(_patches(found["properties"]))
    if part == "scenario" and "required" in found:
        # A mod inherits what it does not say.
        found["required"] = [name for name in ("id", "format", "title") if name in found["required"]]
    return found


def parts() -> dict[str, tuple[str, ...]]:
    """The kinds of file and the keys of each."""
    return {
        "scenario": (*HEAD_KEYS, *LISTS),
        "any": tuple(LISTS),
        **{name: (name,) for name in LISTS},
    }


def _optional(name: str) -> Any:
    info = Scenario.model_fields[name]
    if not info.is_required():
        return info
    copied = info._copy()
    copied.default = None
    return copied


def _patches(known: dict[str, Any]) -> dict[str, Any]:
    lists = [name for name in known if name in LISTS]
    items = {"type": "array", "items": {"type": "object"}}
    maps = {"numbers": {"type": "object"}, "texts": {"type": "object"}}
    return {
        "change": {
            "type": "object",
            "description": "Items of the extended scenario, by id, with the keys to be replaced.",
            "properties": {**dict.fromkeys(lists, items), **maps},
        },
        "remove": {
            "type": "object",
            "description": "Ids of items of the extended scenario to be left out, by list.",
            "properties": {name: {"type": "array", "items": {"type": "string"}} for name in lists},
        },
    }
