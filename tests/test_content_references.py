"""No field that holds an id may be forgotten by the checker."""

from __future__ import annotations

from types import NoneType
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from spacerace_game.content.references import LOCAL, NAMES, REFERENCES
from spacerace_game.spec.base import Id, SideTexts
from spacerace_game.spec.scenario import Scenario


def _models(hint: Any, seen: dict[type[BaseModel], None]) -> None:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        if hint not in seen:
            seen[hint] = None
            for inner in get_type_hints(hint, include_extras=True).values():
                _models(inner, seen)
    else:
        for inner in get_args(hint):
            _models(inner, seen)


def _holds_ids(hint: Any) -> bool:
    if hint == Id:
        return True
    if hint == SideTexts or (isinstance(hint, type) and issubclass(hint, BaseModel)):
        return False  # keys of texts are looked at everywhere
    return any(_holds_ids(inner) for inner in get_args(hint) if inner is not NoneType and inner is not str)


def _fields_with_ids() -> set[tuple[type[BaseModel], str]]:
    seen: dict[type[BaseModel], None] = {}
    _models(Scenario, seen)
    return {
        (model, name)
        for model in seen
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and name != "id" and _holds_ids(hint)
    }


def test_every_field_that_holds_an_id_is_resolved_or_gives_a_name() -> None:
    found = _fields_with_ids()
    assert len(found) > 80
    known = set(REFERENCES) | LOCAL | NAMES
    assert found - known == set()
    assert {field for field in known if field[1] not in field[0].model_fields} == set()
