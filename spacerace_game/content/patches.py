"""Mods: `change` and `remove` applied to the items of the scenario that is extended.

docs/decisions/mod-layering.md says in which order, and why a patch replaces whole keys.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacerace_game.content.draft import HEAD_KEYS, KEYS, LISTS, PATCHED_HEAD, PATHS, Draft, Entry, Origin, singular
from spacerace_game.content.located import Loc, Node, plain
from spacerace_game.content.problems import Problem, describe, did_you_mean, shorten

REMOVABLE = tuple(kind for kind in (*LISTS, *PATHS) if kind != "captures")


def apply_changes(draft: Draft, node: Node, file: str) -> list[Problem]:
    """Replaces the keys that `change` names in items that exist already; the draft is altered."""
    problems: list[Problem] = []
    if node.kind != "map":
        return [] if node.kind == "refused" else [_no_map("change", node, file)]
    for kind, wanted in node.items():
        if kind in PATCHED_HEAD:
            problems += _change_head(draft, kind, wanted, file)
        elif kind not in LISTS:
            hint = "say it in the mod's own scenario.yaml, outside 'change'" if kind in HEAD_KEYS else ""
            problems.append(_unknown_kind("change", kind, node, file, [*LISTS, *PATCHED_HEAD], hint))
        elif wanted.kind != "list":
            problems += _no_list(kind, wanted, file)
        else:
            for patch in wanted.elements():
                problems += _change_item(draft, kind, patch, file)
    return problems


def apply_removals(draft: Draft, node: Node, file: str) -> list[Problem]:
    """Takes away the items that `remove` names by id; the draft is altered."""
    problems: list[Problem] = []
    if node.kind != "map":
        return [] if node.kind == "refused" else [_no_map("remove", node, file)]
    for kind, wanted in node.items():
        if kind not in REMOVABLE:
            problems.append(_unknown_kind("remove", kind, node, file, REMOVABLE))
        elif wanted.kind != "list":
            problems += _no_list(kind, wanted, file)
        else:
            for name in wanted.elements():
                problems += _remove_item(draft, kind, name, file)
    return problems


def _remove_item(draft: Draft, kind: str, name: Node, file: str) -> list[Problem]:
    if name.kind == "refused":
        return []
    if not isinstance(name.value, str):
        return [_no_id(kind, name, file)]
    found = draft.find(kind, name.value)
    if found is None:
        return [_unknown(draft, kind, name, file)]
    draft.removed[found.key] = Origin(file, *name.position)
    draft.remove(kind, lambda entry: entry is found)
    if kind == "history":
        for part in PATHS:
            draft.remove(part, lambda entry: entry.owner == found.key)
    return []


def _change_item(draft: Draft, kind: str, patch: Node, file: str, owner: str = "") -> list[Problem]:
    if patch.kind == "refused":
        return []
    if patch.kind != "map":
        return [_no_map(singular(kind), patch, file)]
    name = patch.get(KEYS.get(kind, "id"))
    if name is None:
        what = f"missing key {KEYS.get(kind, 'id')!r}: which {singular(kind)} is changed?"
        return [Problem("S202", "error", what, file, *patch.position)]
    if name.kind == "refused":
        return []
    if not isinstance(name.value, str):
        return [_no_id(kind, name, file)]
    found = draft.find(kind, name.value, owner)
    if found is None:
        return [_unknown(draft, kind, name, file)]
    if kind == "history":
        return _change_history(draft, patch, found.key, file)
    changed = Entry(kind, found.node, found.file, found.owner, dict(found.files), layer=found.layer)
    changed.node = _with_keys(changed, found.node, patch, (), file, deep=False)
    draft.replace(found, changed)
    return []


def _change_history(draft: Draft, patch: Node, side: str, file: str) -> list[Problem]:
    """In a history the items of each list are changed by their own ids."""
    problems: list[Problem] = []
    for part, wanted in patch.items():
        if part == "side":
            continue
        if part not in PATHS:
            problems.append(_unknown_kind("history", part, patch, file, PATHS))
        elif wanted.kind != "list":
            problems += _no_list(part, wanted, file)
        else:
            for item in wanted.elements():
                problems += _change_item(draft, part, item, file, side)
    return problems


def _change_head(draft: Draft, key: str, patch: Node, file: str) -> list[Problem]:
    if patch.kind == "refused" or draft.head is None:
        return []
    if patch.kind != "map":
        return [_no_map(key, patch, file)]
    wrapped = Node("map", {key: patch}, *patch.position, {key: patch.position})
    draft.head.node = _with_keys(draft.head, draft.head.node, wrapped, (), file, deep=True)
    return []


def _with_keys(entry: Entry, base: Node, patch: Node, way: Loc, file: str, *, deep: bool) -> Node:
    """A copy of a map with the patch's keys in it; maps within maps are merged only if `deep`."""
    values, places = dict(base.value), dict(base.key_positions)
    for key, value in patch.items():
        path = (*way, key)
        old = values.get(key)
        if deep and old is not None and old.kind == "map" and value.kind == "map":
            values[key] = _with_keys(entry, old, value, path, file, deep=True)
            continue
        values[key] = value
        places[key] = patch.key_positions[key]
        for below in [known for known in entry.files if known[: len(path)] == path]:
            del entry.files[below]
        entry.files[path] = file
    return Node("map", values, base.line, base.column, places)


def merged_head(base: Entry, own: Node, file: str) -> Entry:
    """The head of a mod: what it says itself, and for all else what the extended scenario says."""
    kept = Entry("scenario", base.node, base.file, files=dict(base.files))
    merged = _with_keys(kept, base.node, own, (), file, deep=False)
    node = Node("map", merged.value, own.line, own.column, merged.key_positions)
    files = {**{(key,): base.file_of((key,)) for key in base.node.value}, **kept.files}
    return Entry("scenario", node, file, files=files)


def _unknown(draft: Draft, kind: str, name: Node, file: str) -> Problem:
    what = f"the extended scenario has no {singular(kind)} {str(name.value)[:80]!r}"
    hint = did_you_mean(str(name.value), draft.keys(kind))
    return Problem("R301", "error", what, file, *name.position, hint=hint)


def _no_id(kind: str, name: Node, file: str) -> Problem:
    """Something else where the id of an item is expected."""
    what, hint, inner = f"wrong type for the id of a {singular(kind)}", "", name.get("id")
    found = describe(plain(name))
    if inner is not None and isinstance(inner.value, str):
        hint = f"write the id alone: {inner.value[:64]}"
    return Problem("S203", "error", what, file, *name.position, expected="an id", found=found, hint=hint)


def _unknown_kind(verb: str, kind: str, node: Node, file: str, known: Iterable[str], hint: str = "") -> Problem:
    hint = hint or did_you_mean(kind, known)
    place = node.key_positions.get(kind, node.position)
    return Problem("S201", "error", f"unknown key {kind[:60]!r} under {verb!r}", file, *place, hint=hint)


def _no_map(name: str, node: Node, file: str) -> Problem:
    what, wanted = f"wrong type for {name!r}", "a map of keys and values"
    return Problem("S203", "error", what, file, *node.position, expected=wanted, found=describe(plain(node)))


def _no_list(name: str, node: Node, file: str) -> list[Problem]:
    return [] if node.kind == "refused" else [no_list(name, node, file)]


def no_list(name: str, node: Node, file: str) -> Problem:
    """A list of items that is none; the usual slips are a lone item, and ids as keys."""
    found = describe(plain(node))
    hint = f"write [{shorten(node.value)}]" if isinstance(node.value, str) else ""
    if node.kind == "map" and node.get(KEYS.get(name, "id")) is None and all(c.kind == "map" for _, c in node.items()):
        first = next((key for key, _ in node.items()), "")
        hint = f"write each item as '- id: {shorten(first, 64)}' and its keys below" if first else ""
    elif node.kind == "map":
        hint = "begin the item with '- '"
    elif node.value is None:
        hint = f"put items below it, or take {name!r} away"
    return Problem("S203", "error", f"wrong type for {name!r}", file, *node.position, "a list", found, hint)
