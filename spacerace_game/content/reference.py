"""The modding reference, written from the specs: `python -m spacerace_game.content.reference`.

Every key with what it takes in author's units, its default and its meaning. A test compares docs/reference
with what this module writes, so the two cannot drift apart.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Gt, Le, Lt, MaxLen, MinLen
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from spacerace_game.content.draft import HEAD_KEYS, KEYS, LISTS, bounds, singular
from spacerace_game.content.references import ANYTHING, REFERENCES
from spacerace_game.spec import base, conditions, effects, orders
from spacerace_game.spec.change import Change
from spacerace_game.spec.numbers import Numbers
from spacerace_game.spec.scenario import Scenario

FOLDER = Path("docs") / "reference"
_UNIONS = {"conditions": conditions.Condition, "effects": effects.Effect, "orders": orders.Order}
_SINGLE = {"conditions": "condition", "effects": "effect", "orders": "order"}
_MADE = "<!-- Written by `python -m spacerace_game.content.reference`; change the specs, not this file. -->"
_ALIASES: tuple[tuple[Any, str], ...] = (
    (base.Id, "id"),
    (base.Title, "text of one line, at most 120 characters"),
    (base.Prose, "text"),
    (base.Source, "text: page, book or catalogue"),
    (base.Day, "date, `YYYY-MM-DD` in quotes or not"),
    (base.DayOrYear, "date, `YYYY-MM-DD` in quotes or not, or a year alone, `YYYY`"),
    (base.Money, "millions of 1965 dollars"),
    (base.Price, "millions of 1965 dollars, not below zero"),
    (base.Share, "per cent, 0 to 100"),
    (base.Rate, "per cent, −1,000 to 1,000"),
    (base.Points, "points, −1,000 to 1,000"),
    (base.Quarters, "quarters, 0 to 400"),
    (base.Count, "whole number, 0 to 1,000,000"),
    (base.Confidence, "`high`, `medium` or `low`"),
    (base.SideTexts, "text by side; `any` serves all others"),
)


def pages() -> dict[str, str]:
    """The text of each page by file name."""
    found = {"README.md": _index(), "scenario.md": _scenario(), "numbers.md": _numbers()}
    for name, model in LISTS.items():
        found[f"{name}.md"] = _page(name.capitalize(), _lead(name), [model])
    for name, union in _UNIONS.items():
        found[f"{name}.md"] = _union_page(name, union)
    lead = (
        "A file of its own, which `spacerace study --change FILE` takes. Two come with the game, in `assets/what_if/`."
    )
    found["changes.md"] = _page("Changes to history", lead, [Change])
    return found


def _index() -> str:
    rows = [f"- [{name}]({name}.md): {_doc(model)}" for name, model in LISTS.items()]
    return "\n".join(
        [
            "# Reference for scenario authors",
            "",
            _MADE,
            "",
            "What every key of a scenario takes, in author's units. How a scenario is put together is told in",
            "[modding](../modding.md), what the checker says in [problems](../problems.md).",
            "",
            "The head, `scenario.yaml`:",
            "",
            "- [scenario](scenario.md): title, frame and whatever concerns all.",
            "- [numbers](numbers.md): every constant of the rules, with its default.",
            "",
            "Lists, each of which any file may add to:",
            "",
            *rows,
            "",
            "Inside them:",
            "",
            "- [conditions](conditions.md): what must hold for a storylet, a choice or an ending.",
            "- [effects](effects.md): what a choice or a milestone does.",
            "- [orders](orders.md): what a history orders, as a player would.",
            "",
            "Outside a scenario:",
            "",
            f"- [changes](changes.md): {_doc(Change)}",
            "",
        ]
    )


def _scenario() -> str:
    lines = ["# scenario.yaml", "", _MADE, "", "These keys stand in `scenario.yaml` and nowhere else.", ""]
    lines += _table(Scenario, HEAD_KEYS)
    for model in _nested([Scenario.model_fields[key].annotation for key in ("tension", "calendar_end")], [Numbers]):
        lines += _section(model)
    return "\n".join([*lines, ""])


def _numbers() -> str:
    lines = ["# Numbers", "", _MADE, "", "Under `numbers` in `scenario.yaml`; what is left out keeps its default."]
    for name, info in Numbers.model_fields.items():
        model = info.annotation
        assert isinstance(model, type)
        assert issubclass(model, BaseModel)
        lines += ["", f"## {name}", "", _doc(model), "", *_table(model, tuple(model.model_fields))]
    inner = [field.annotation for field in Numbers.model_fields.values()]
    for model in _nested([f.annotation for m in inner for f in m.model_fields.values()], inner):  # type: ignore[union-attr]
        lines += _section(model)
    return "\n".join([*lines, ""])


def _lead(name: str) -> str:
    key, (_, most) = KEYS.get(name, "id"), bounds(name)
    return f"The list `{name}`: at most {most:,} items, each with its own `{key}`."


def _page(title: str, lead: str, models: list[type[BaseModel]]) -> str:
    lines = [f"# {title}", "", _MADE, "", lead]
    for model in [*models, *_nested(list(models), models)]:
        lines += _section(model)
    return "\n".join([*lines, ""])


def _section(model: type[BaseModel]) -> list[str]:
    return ["", f"## {model.__name__}", "", _doc(model), "", *_table(model, tuple(model.model_fields))]


def _union_page(name: str, union: Any) -> str:
    members = get_args(get_args(union)[0])
    said = f"Each {_SINGLE[name]} is a map whose `kind` says which one it is."
    lines = [f"# {name.capitalize()}", "", _MADE, "", said]
    for model in members:
        tag = model.model_fields["kind"].default
        keys = tuple(key for key in model.model_fields if key != "kind")
        lines += ["", f"## {tag}", "", _doc(model), "", *_table(model, keys)]
    for model in _nested(list(members), list(members)):
        lines += _section(model)
    return "\n".join([*lines, ""])


def _doc(model: Any) -> str:
    return " ".join((model.__doc__ or "").split())


def _table(model: type[BaseModel], keys: tuple[str, ...]) -> list[str]:
    if not keys:
        return ["It has no further keys."]
    hints = get_type_hints(model, include_extras=True)
    lines = ["| key | takes | default | meaning |", "|---|---|---|---|"]
    for key in keys:
        info = model.model_fields[key]
        takes = _takes(hints[key], info, model, key)
        meaning = " ".join((info.description or "").split())
        lines.append(f"| `{key}` | {_cell(takes)} | {_cell(_default(hints[key], info))} | {_cell(meaning)} |")
    return lines


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _takes(hint: Any, info: FieldInfo, model: type[BaseModel], key: str) -> str:
    targets = REFERENCES.get((model, key))
    word = "" if targets is None else _referred(targets)
    # An annotated type says its own limits; those of a list or map stand in the field.
    own = info.metadata if get_origin(hint) in (tuple, dict) else []
    return _kind_of(hint, word) + _limits(own, hint)


def _referred(targets: tuple[str, ...]) -> str:
    if targets == ANYTHING:
        return "id of anything"
    words = " or ".join("lot" if target == "lots" else singular(target) for target in targets)
    return f"id of {'an' if words[0] in 'aeiou' else 'a'} {words}"


def _kind_of(hint: Any, word: str = "") -> str:
    """What a type takes, in an author's words."""
    for alias, text in _ALIASES:
        if hint == alias:
            return word if word and alias is base.Id else text
    for name, union in _UNIONS.items():
        if hint == union:
            return f"[{_SINGLE[name]}]({name}.md)"
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind_of(arguments[0], word) + _limits(_flat(arguments[1:]), arguments[0])
    if origin is Literal:
        return " · ".join(f"`{value}`" for value in arguments)
    if origin in (Union, UnionType):
        return " or ".join(_kind_of(one, word) for one in arguments if one is not NoneType)
    if origin is tuple:
        return f"list of: {_kind_of(arguments[0], word)}"
    if origin is dict:
        return f"map from {_kind_of(arguments[0], word)} to {_kind_of(arguments[1])}"
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return "[numbers](numbers.md)" if hint is Numbers else f"[{hint.__name__}](#{hint.__name__.lower()})"
    return {str: "text", int: "whole number", float: "number", bool: "`true` or `false`"}.get(hint, str(hint))


def _flat(metadata: Any) -> list[Any]:
    """Limits, also those that stand inside a pydantic field."""
    return [one for part in metadata for one in (part.metadata if isinstance(part, FieldInfo) else [part])]


def _limits(metadata: Any, hint: Any) -> str:
    if any(hint == alias for alias, _ in _ALIASES):
        return ""
    said = []
    for limit in _flat(metadata):
        for kind, attribute, word in _LIMITS:
            if isinstance(limit, kind):
                said.append(f"{word} {_number(getattr(limit, attribute))}")
    return f", {' '.join(said)}" if said else ""


_LIMITS = (
    (Ge, "ge", "from"),
    (Gt, "gt", "above"),
    (Le, "le", "to"),
    (Lt, "lt", "below"),
    (MinLen, "min_length", "at least"),
    (MaxLen, "max_length", "at most"),
)


def _number(value: Any) -> str:
    """A limit as people write it; a year has no comma.

    >>> _number(-90), _number(1957), _number(100_000)
    ('−90', '1957', '100,000')
    """
    text = f"{value:,}" if abs(value) >= 10_000 else f"{value:g}"
    return text.replace("-", "−")


def _default(hint: Any, info: FieldInfo) -> str:
    if info.is_required():
        return "**needed**"
    value = info.get_default(call_default_factory=True, validated_data={})
    if value is None or value in ((), {}, ""):
        return "–"
    if isinstance(value, conditions.AllOf):
        return "always"
    if isinstance(value, Numbers):
        return "see there"
    plain = TypeAdapter(hint).dump_python(value, mode="json")
    return f"`{json.dumps(plain, ensure_ascii=False)}`"


def _nested(hints: list[Any], known: Any) -> list[type[BaseModel]]:
    """The models that these types mention and that have no page of their own, each once."""
    seen: dict[type[BaseModel], None] = {}
    own_page = {*known, *LISTS.values(), Numbers}
    waiting = list(hints)
    while waiting:
        hint = waiting.pop(0)
        if any(hint == union for union in _UNIONS.values()):
            continue
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            if hint in seen or (hint in own_page and hint not in hints):
                continue
            if hint not in own_page:
                seen[hint] = None
            waiting += get_type_hints(hint, include_extras=True).values()
        else:
            waiting += [one for one in get_args(hint) if one is not NoneType and not isinstance(one, str)]
    return list(seen)


def write(folder: Path) -> list[str]:
    """Write all pages to a folder and remove those that are no more; the names that changed."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    changed = []
    for path in sorted(folder.glob("*.md")):
        if path.name not in wanted:
            path.unlink()
            changed.append(path.name)
    for name, text in wanted.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            changed.append(name)
    return changed


def main() -> None:
    """Write docs/reference of the checkout in which this is run."""
    if not Path("docs").is_dir():
        sys.exit("run this at the top of the checkout: there is no docs folder here")
    changed = write(FOLDER)
    print(f"{FOLDER}: {', '.join(sorted(changed)) or 'nothing'} changed")


if __name__ == "__main__":
    main()
