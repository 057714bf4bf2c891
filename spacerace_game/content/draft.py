"""A scenario between reading and checking: located items of all files, each knowing where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, create_model

from spacerace_game.content.located import Loc, Node, locate
from spacerace_game.content.problems import Problem, Severity
from spacerace_game.spec.base import Spec
from spacerace_game.spec.history import DatedOrder, History, RecordedCapture, RecordedDeed, RecordedFlight, Series
from spacerace_game.spec.scenario import Scenario


class Origin(NamedTuple):
    """Where a value stands."""

    file: str
    line: int
    column: int


def _item_model(name: str) -> type[BaseModel] | None:
    """What a list of the scenario holds, if its items have ids; None for anything else."""
    arguments = get_args(Scenario.model_fields[name].annotation)
    model = arguments[0] if arguments else None
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return None
    return model if "id" in model.model_fields or model is History else None


LISTS: dict[str, type[BaseModel]] = {
    name: model for name in Scenario.model_fields if (model := _item_model(name)) is not None
}
"""The lists of items that any file may add to, with what they hold."""
PATHS: dict[str, type[BaseModel]] = {
    "orders": DatedOrder,
    "series": Series,
    "record": RecordedFlight,
    "captures": RecordedCapture,
    "deeds": RecordedDeed,
}
"""The lists inside a side's history."""
HEAD_KEYS = tuple(name for name in Scenario.model_fields if name not in LISTS)
"""What only `scenario.yaml` says."""
PATCHED_HEAD = ("numbers", "texts")
"""Maps of the head that a mod may change key by key."""
KEYS = {"history": "side", "record": "flight", "captures": "target"}
"""The key that names an item, where it is not `id`."""
SINGULAR = {
    "people": "person",
    "facilities": "facility",
    "bureaus": "bureau",
    "technologies": "technology",
    "spacecraft": "spacecraft",
    "series": "series",
    "record": "recorded flight",
    "captures": "captured person or lot",
    "history": "history of side",
    "requirements": "requirement",
    "reservations": "reservation",
    "chronicle": "chronicle entry",
    "spending": "year of spending",
    "storylets": "storylet",
}


def _head_model() -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for name in HEAD_KEYS:
        info = Scenario.model_fields[name]
        fields[name] = (info.annotation, info)
    return create_model("Head", __base__=Spec, **fields)


HEAD = _head_model()
"""The head of a scenario by itself."""


def bounds(name: str, model: type[BaseModel] = Scenario) -> tuple[int, int]:
    """Least and most items of a list.

    >>> bounds("sides")
    (1, 6)
    """
    least, most = 0, 10_000
    for limit in model.model_fields[name].metadata:
        if isinstance(limit, MinLen):
            least = limit.min_length
        elif isinstance(limit, MaxLen):
            most = limit.max_length
    return least, most


def singular(kind: str) -> str:
    """One item of a kind, for messages.

    >>> singular("vehicles"), singular("technologies")
    ('vehicle', 'technology')
    """
    return SINGULAR.get(kind) or kind.removesuffix("s")


@dataclass(slots=True)
class Entry:
    """An item of some list, or the head: its node and the files its values come from."""

    kind: str
    node: Node
    file: str
    owner: str = ""
    """For parts of a history, the side."""
    files: dict[Loc, str] = field(default_factory=dict)
    """Files of the values that a mod replaced, by their way from the item."""
    spec: Any = None
    """The checked spec, once there is one."""
    layer: int = 0
    """0 for the scenario itself, 1 for the one it extends, and so on."""

    key: str = field(init=False)
    """The item's id, or an empty text where it has none that can be used."""

    def __post_init__(self) -> None:
        child = self.node.get(KEYS.get(self.kind, "id"))
        self.key = child.value if child is not None and isinstance(child.value, str) else ""

    def file_of(self, path: Loc) -> str:
        """The file that the value at the end of a way comes from."""
        if self.files:
            for length in range(len(path), 0, -1):
                found = self.files.get(path[:length])
                if found is not None:
                    return found
        return self.file

    def origin(self, path: Loc = (), *, at_key: bool = False) -> Origin:
        """File, line and column of the value at the end of a way, or of its key."""
        return Origin(self.file_of(path), *locate(self.node, path, at_key=at_key))

    def problem(
        self,
        code: str,
        path: Loc,
        what: str,
        *,
        severity: Severity = "error",
        expected: str = "",
        found: str = "",
        hint: str = "",
        at_key: bool = False,
    ) -> Problem:
        """A problem at the very value."""
        place = self.origin(path, at_key=at_key)
        return Problem(code, severity, what, *place, expected=expected, found=found, hint=hint)


@dataclass(slots=True)
class Draft:
    """All located items of a scenario and of those it extends, patches applied."""

    head: Entry | None = None
    lists: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in (*LISTS, *PATHS)})
    removed: dict[str, Origin] = field(default_factory=dict)
    """Where a mod takes an item away, by its id."""
    _index: dict[tuple[str, str, str], Entry] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """The head and every item, in the order of the lists."""
        if self.head is not None:
            yield self.head
        for entries in self.lists.values():
            yield from entries

    def keys(self, kind: str) -> list[str]:
        """The ids of a kind, also of items that have problems of their own."""
        return [entry.key for entry in self.lists[kind] if entry.key]

    def find(self, kind: str, key: str, owner: str = "") -> Entry | None:
        """The first item of that kind and id; parts of a history also by side."""
        return self._index.get((kind, key, owner))

    def add(self, entry: Entry) -> None:
        """Puts an item at the end of its list."""
        self.lists[entry.kind].append(entry)
        self._note(entry)

    def replace(self, old: Entry, new: Entry) -> None:
        """Puts an item of the same id in the place of another."""
        self.lists[old.kind] = [new if entry is old else entry for entry in self.lists[old.kind]]
        for name, entry in self._index.items():
            if entry is old:
                self._index[name] = new

    def remove(self, kind: str, gone: Callable[[Entry], bool]) -> None:
        """Takes items out of a list."""
        self.lists[kind] = [entry for entry in self.lists[kind] if not gone(entry)]
        self._index = {}
        for entries in self.lists.values():
            for entry in entries:
                self._note(entry)

    def _note(self, entry: Entry) -> None:
        if entry.key:
            for owner in ("", entry.owner):
                self._index.setdefault((entry.kind, entry.key, owner), entry)
