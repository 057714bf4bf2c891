"""Every located item against its spec, and all of them together as one scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from spacerace_game.content.draft import HEAD, HEAD_KEYS, LISTS, PATHS, Draft, Entry, bounds
from spacerace_game.content.problems import Problem, shorten
from spacerace_game.content.validate import validate
from spacerace_game.spec.history import History
from spacerace_game.spec.scenario import Scenario


def check_items(draft: Draft, *, whole: bool) -> list[Problem]:
    """Every item by itself; where the extended scenario could not be had, nothing is said to be missing."""
    problems: list[Problem] = []
    if draft.head is not None:
        wrong = _check(draft.head, HEAD)
        problems += wrong if whole else [problem for problem in wrong if problem.code != "S202"]
    for kind, model in (*LISTS.items(), *PATHS.items()):
        for entry in draft.lists[kind]:
            problems += _check(entry, model)
    for kind in LISTS:
        entries = draft.lists[kind]
        least, most = bounds(kind)
        if len(entries) > most:
            what = f"more than {most} {kind}"
            problems.append(entries[most].problem("S210", (), what, found=str(len(entries))))
        elif len(entries) < least and draft.head is not None and whole:
            problems.append(draft.head.problem("S202", (), f"missing key {kind!r} in any file"))
    return problems + _too_long_histories(draft)


def _too_long_histories(draft: Draft) -> list[Problem]:
    problems: list[Problem] = []
    for part in PATHS:
        _, most = bounds(part, History)
        for side in draft.keys("history"):
            entries = [entry for entry in draft.lists[part] if entry.owner == side]
            if len(entries) > most:
                what = f"more than {most} items under {part!r}"
                problems.append(entries[most].problem("S210", (), what, found=str(len(entries))))
    return problems


def _check(entry: Entry, model: Any) -> list[Problem]:
    entry.spec, problems = validate(model, entry.node, entry.file)
    if not entry.files or not problems:
        return problems
    # In a patched item only the places tell which file a problem is in; the patch is the likelier one.
    files: dict[tuple[int, int], str] = {}
    for path, file in entry.files.items():
        for place in _places(entry, path):
            files[place] = file
    return [replace(one, file=files.get((one.line, one.column), one.file)) for one in problems]


def _places(entry: Entry, path: tuple[int | str, ...]) -> Iterable[tuple[int, int]]:
    """Where the parts of a replaced value stand, its key among them."""
    node = entry.node
    for segment in path:
        if isinstance(segment, str) and segment in node.key_positions:
            key = node.key_positions[segment]
        node = node[segment]
    yield key
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node.position
        yield from node.key_positions.values()
        waiting += [child for _, child in node.items()]
        waiting += node.elements()


def whole_scenario(draft: Draft, problems: list[Problem]) -> Scenario | None:
    """The scenario in one piece; every part has been checked before."""
    if draft.head is None or draft.head.spec is None:
        return None
    head = draft.head.spec
    data: dict[str, Any] = {name: getattr(head, name) for name in HEAD_KEYS if name in head.model_fields_set}
    for kind in LISTS:
        data[kind] = tuple(entry.spec for entry in draft.lists[kind])
    data["history"] = tuple(
        History(
            side=path.side,
            **{part: tuple(entry.spec for entry in draft.lists[part] if entry.owner == path.side) for part in PATHS},
        )
        for path in data["history"]
    )
    try:
        return Scenario.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        what = f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
        problems.append(draft.head.problem("S200", (), shorten(what, 300)))
        return None
