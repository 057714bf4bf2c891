"""From a folder to a scenario: every file read, mods applied, every item checked against its spec."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from spacerace_game.content.draft import (
    HEAD,
    HEAD_KEYS,
    KEYS,
    LISTS,
    PATCHED_HEAD,
    PATHS,
    Draft,
    Entry,
    Origin,
    singular,
)
from spacerace_game.content.items import check_items, whole_scenario
from spacerace_game.content.located import Node
from spacerace_game.content.patches import apply_changes, apply_removals, merged_head, no_list
from spacerace_game.content.problems import Problem, did_you_mean, has_errors, in_reading_order, shorten
from spacerace_game.content.reader import read_yaml
from spacerace_game.content.sources import HEAD_FILE, SourceFile, find_base, read_folder
from spacerace_game.spec.scenario import Scenario
from spacerace_game.store.folders import is_name

MOST_LAYERS = 8
"""How many scenarios may extend each other."""


@dataclass(frozen=True)
class Layer:
    """One folder of a scenario: where it is, what it extends and its files."""

    folder: Path
    extends: str
    files: tuple[SourceFile, ...]
    headless: bool = False
    """Whether its `scenario.yaml` could not be read, or what it extends is no name: nobody knows what that is."""

    @property
    def baseless(self) -> bool:
        """Whether it extends a scenario that is not there to be looked at, as far as one knows."""
        return bool(self.extends) or self.headless


@dataclass(frozen=True)
class Loaded:
    """What a folder says: the scenario unless there are errors, all problems, and the items with places."""

    scenario: Scenario | None
    problems: list[Problem]
    draft: Draft = field(repr=False)
    layers: tuple[Layer, ...] = field(default=(), repr=False)
    """The folder itself, then the scenarios it extends."""

    @property
    def lacks_base(self) -> bool:
        """Whether the scenario to be extended could not be had, so that references mean nothing."""
        return not self.layers or self.layers[-1].baseless

    @cached_property
    def origins(self) -> dict[tuple[str, str, str], Origin]:
        """File, line and column of each value, by kind, id and key; keys of numbers are dotted."""
        found: dict[tuple[str, str, str], Origin] = {}
        for entry in self.draft.entries():
            for key, child in entry.node.items():
                if entry.kind == "scenario" and key == "numbers":
                    for path, node in _leaves(child, ("numbers",)):
                        place = Origin(entry.file_of(path), node.line, node.column)
                        found[entry.kind, entry.key, ".".join(path)] = place
                else:
                    found[entry.kind, entry.key, key] = Origin(entry.file_of((key,)), child.line, child.column)
        return found


def _leaves(node: Node, path: tuple[str, ...]) -> Iterable[tuple[tuple[str, ...], Node]]:
    if node.kind != "map":
        yield path, node
    for key, child in node.items():
        yield from _leaves(child, (*path, key))


def load_scenario(folder: Path, *, label: str | None = None) -> Loaded:
    """Read a scenario folder and what it extends; every problem of every file in reading order.

    `label` is put before file names in problems. References between items are not looked at here:
    that is `check_folder`. Never raises for any content.
    """
    prefix = "" if label is None else f"{label.rstrip('/')}/"
    problems: list[Problem] = []
    layers: list[Layer] = []
    draft = _gather(folder, prefix, problems, layers)
    problems += check_items(draft, whole=not layers[-1].baseless)
    scenario = None if has_errors(problems) else whole_scenario(draft, problems)
    return Loaded(scenario, in_reading_order(problems), draft, tuple(layers))


def _gather(folder: Path, prefix: str, problems: list[Problem], layers: list[Layer]) -> Draft:
    """The items of a folder on top of those of the scenario it extends."""
    files, wrong = read_folder(folder, prefix)
    problems += wrong
    trees = _trees(files, problems)
    head = next((tree for file, tree in trees if file.name == HEAD_FILE), None)
    wanted = head.get("extends") if head is not None else None
    name = wanted.value if wanted is not None and isinstance(wanted.value, str) else ""
    number = len(layers)
    headless = head is None or (wanted is not None and wanted.value is not None and not name)
    layers.append(Layer(folder.resolve(), name, tuple(files), headless))
    draft = Draft()
    if name and wanted is not None:
        draft = _extended(folder, name, wanted, prefix, problems, layers)
    if draft.head is not None or not (name or headless):  # else the missing base has been reported
        for file, tree in trees:
            problems += _removals(draft, tree, file)
        for file, tree in trees:
            problems += _changes(draft, tree, file)
    for file, tree in trees:
        problems += _additions(draft, tree, file, number)
    if head is not None:
        own = Node("map", {k: v for k, v in head.items() if k in HEAD_KEYS}, 1, 1, head.key_positions)
        problems += _head(draft, own, prefix + HEAD_FILE, trees)
    return draft


def _trees(files: list[SourceFile], problems: list[Problem]) -> list[tuple[SourceFile, Node]]:
    """The files that are maps at least."""
    trees: list[tuple[SourceFile, Node]] = []
    for file in files:
        tree, wrong = read_yaml(file.data, file.label)
        problems += wrong
        if tree is not None and tree.kind == "map":
            trees.append((file, tree))
        elif tree is not None and tree.kind != "refused":
            what = "a file is a map of keys such as 'vehicles:'"
            problems.append(Problem("S203", "error", what, file.label, *tree.position))
    return trees


def _head(draft: Draft, own: Node, file: str, trees: list[tuple[SourceFile, Node]]) -> list[Problem]:
    """What `scenario.yaml` says of the whole, over what the extended scenario says."""
    if draft.head is None:
        draft.head = Entry("scenario", own, file)
        return []
    problems = [*_missing_in_mod(own, file), *_numbers_of_mod(draft.head, own, file)]
    draft.head = merged_head(draft.head, own, file)
    for source, tree in trees:
        change = tree.get("change")
        if change is not None:
            problems += _head_changes(draft, change, source.label)
    return problems


def _missing_in_mod(own: Node, file: str) -> list[Problem]:
    return [
        Problem("S202", "error", f"missing key {key!r}: a mod has its own", file, 1, 1)
        for key in ("id", "format", "title")
        if key not in own.key_positions
    ]


def _numbers_of_mod(base: Entry, own: Node, file: str) -> list[Problem]:
    """A mod that says all numbers anew though the scenario below has set some: those fall back to their defaults."""
    if "numbers" not in own.key_positions or base.node.get("numbers") is None:
        return []
    what = "these replace all 'numbers' of the extended scenario, whose others fall back to their defaults"
    hint = "to change only these, write them under 'change'"
    return [Problem("R308", "warning", what, file, *own.key_positions["numbers"], hint=hint)]


def _extended(
    folder: Path, name: str, wanted: Node, prefix: str, problems: list[Problem], layers: list[Layer]
) -> Draft:
    """The draft of the scenario a folder extends; empty, with a problem, where that cannot be had."""
    file = prefix + HEAD_FILE
    base, hint = find_base(folder, name)
    if base is None:
        if not is_name(name):
            return Draft()  # its spec says so
        what = f"there is no scenario {shorten(name)!r} to extend"
        problems.append(Problem("R301", "error", what, file, *wanted.position, hint=hint))
        return Draft()
    ring = [layer.folder.name for layer in layers]
    if any(layer.folder == base for layer in layers):
        what = f"scenarios that extend each other: {' → '.join([*ring, base.name])}"
        hint = "give the mod's folder, and its id, a name of their own" if len(ring) == 1 else ""
        problems.append(Problem("R303", "error", what, file, *wanted.position, hint=hint))
        return Draft()
    if len(layers) >= MOST_LAYERS:
        what = f"more than {MOST_LAYERS} scenarios on top of each other"
        problems.append(Problem("R303", "error", what, file, *wanted.position))
        return Draft()
    return _gather(base, f"{base.name}/", problems, layers)


# What one file adds, changes and takes away --------------------------------------------------------


def _removals(draft: Draft, tree: Node, file: SourceFile) -> list[Problem]:
    node = tree.get("remove")
    if node is None:
        return []
    return _needs_base(draft, tree, "remove", file) or apply_removals(draft, node, file.label)


def _changes(draft: Draft, tree: Node, file: SourceFile) -> list[Problem]:
    node = tree.get("change")
    if node is None:
        return []
    without_head = Node(
        node.kind,
        {key: value for key, value in node.items() if key not in HEAD.model_fields}
        if node.kind == "map"
        else node.value,
        *node.position,
        node.key_positions,
    )
    return _needs_base(draft, tree, "change", file) or apply_changes(draft, without_head, file.label)


def _head_changes(draft: Draft, change: Node, file: str) -> list[Problem]:
    kept = {key: value for key, value in change.items() if key in HEAD.model_fields}
    return apply_changes(draft, Node("map", kept, *change.position, change.key_positions), file)


def _needs_base(draft: Draft, tree: Node, key: str, file: SourceFile) -> list[Problem]:
    if draft.head is not None:
        return []
    what = f"{key!r} in a scenario that extends no other"
    place = tree.key_positions[key]
    return [Problem("R305", "error", what, file.label, *place, hint="say 'extends' in scenario.yaml")]


def _additions(draft: Draft, tree: Node, file: SourceFile, number: int) -> list[Problem]:
    problems: list[Problem] = []
    for key, value in tree.items():
        place = tree.key_positions[key]
        if key in ("change", "remove"):
            continue
        if key in LISTS:
            if value.kind == "list":
                for item in value.elements():
                    problems += _add(draft, key, item, file.label, number)
            elif value.kind != "refused":
                problems.append(no_list(key, value, file.label))
        elif key not in HEAD_KEYS:
            hint = did_you_mean(key, [*LISTS, *HEAD_KEYS, "change", "remove"])
            problems.append(Problem("S201", "error", f"unknown key {shorten(key)!r}", file.label, *place, hint=hint))
        elif file.name != HEAD_FILE:
            hint = "in a mod any file may change it, under 'change'" if key in PATCHED_HEAD else ""
            what = f"{key!r} is said in {HEAD_FILE} only"
            problems.append(Problem("S213", "error", what, file.label, *place, hint=hint))
    return problems


def _add(draft: Draft, kind: str, node: Node, file: str, number: int) -> list[Problem]:
    if node.kind == "refused":
        return []
    entry = Entry(kind, node, file, layer=number)
    twin = draft.find(kind, entry.key) if entry.key else None
    problems: list[Problem] = []
    if kind == "history" and node.kind == "map":
        problems = _add_history(draft, entry, number)
        if twin is not None:
            return problems  # a side's history may be spread over several files
    elif twin is not None:
        return [_second(entry, twin, KEYS.get(kind, "id"))]
    draft.add(entry)
    return problems


def _add_history(draft: Draft, entry: Entry, number: int) -> list[Problem]:
    """Takes the lists out of a history, so that each of their items is checked by itself."""
    problems: list[Problem] = []
    kept = dict(entry.node.items())
    for part in PATHS:
        items = kept.get(part)
        if items is None or items.kind != "list":
            continue
        kept[part] = Node("list", [], *items.position)
        for item in items.elements():
            if item.kind == "refused":
                continue
            found = Entry(part, item, entry.file, entry.key, layer=number)
            owner = "" if part in ("record", "orders") else entry.key
            twin = draft.find(part, found.key, owner) if found.key else None
            if twin is None:
                draft.add(found)
            else:
                problems.append(_second(found, twin, KEYS.get(part, "id")))
    entry.node = Node("map", kept, *entry.node.position, entry.node.key_positions)
    return problems


def _second(entry: Entry, twin: Entry, key: str) -> Problem:
    """Two items of one id: a slip within a scenario, a misunderstanding in a mod."""
    place = twin.origin((KEYS.get(twin.kind, "id"),))
    where = f"the first at {place.file}:{place.line}:{place.column}"
    name = f"{singular(entry.kind)} {entry.key!r}"
    if twin.layer != entry.layer:
        what = f"{name} is in the extended scenario already"
        return entry.problem("R305", (key,), what, found=where, hint="write it under 'change'")
    return entry.problem("R302", (key,), f"{name} a second time", found=where)
