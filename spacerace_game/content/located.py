"""Values that remember where in the file they stand, and the way a pydantic `loc` leads to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, RootModel, Tag

Kind = Literal["map", "list", "scalar", "refused"]
Position = tuple[int, int]
Loc = tuple[int | str, ...]

_NO_KEYS: Mapping[str, Position] = MappingProxyType({})


class Node:
    """A value of a YAML file with its line and column, both counted from 1.

    `value` is a dict of nodes for a map, a list of nodes for a list and a plain str, int, float,
    bool or None for a scalar. A `refused` node stands where the reader has already reported a
    problem; its value is None. `key_positions` has the place of every key of a map.

    >>> node = Node("map", {"id": Node("scalar", "r-7", 1, 5)}, 1, 1, {"id": (1, 1)})
    >>> node["id"]
    Node('scalar', 'r-7', 1, 5)
    """

    __slots__ = ("column", "key_positions", "kind", "line", "value")

    def __init__(
        self,
        kind: Kind,
        value: Any,
        line: int,
        column: int,
        key_positions: Mapping[str, Position] = _NO_KEYS,
    ) -> None:
        self.kind = kind
        self.value = value
        self.line = line
        self.column = column
        self.key_positions = key_positions

    def __repr__(self) -> str:
        return f"Node({self.kind!r}, {self.value!r}, {self.line}, {self.column})"

    def __getitem__(self, key: str | int) -> Node:
        """The node under a key of a map or at an index of a list; KeyError, IndexError or TypeError."""
        child: Node = self.value[key]
        return child

    def get(self, key: str) -> Node | None:
        """The node under this key, or None where there is no such key or no map at all."""
        child: Node | None = self.value.get(key) if self.kind == "map" else None
        return child

    def items(self) -> Iterator[tuple[str, Node]]:
        """Keys and nodes of a map in the order of the file; nothing for any other node."""
        return iter(self.value.items() if self.kind == "map" else ())

    def elements(self) -> Iterator[Node]:
        """The nodes of a list in order; nothing for any other node."""
        return iter(self.value if self.kind == "list" else ())

    @property
    def position(self) -> Position:
        """Line and column of the value."""
        return (self.line, self.column)


def plain(node: Node) -> Any:
    """The value without positions: dicts, lists and scalars.

    >>> plain(Node("list", [Node("scalar", 1957, 1, 3), Node("scalar", "r-7", 2, 3)], 1, 1))
    [1957, 'r-7']
    """
    if node.kind == "map":
        return {key: child.value if child.kind == "scalar" else plain(child) for key, child in node.items()}
    if node.kind == "list":
        return [child.value if child.kind == "scalar" else plain(child) for child in node.value]
    return node.value


def _has(node: Node, segment: str | int) -> bool:
    if isinstance(segment, str):
        return node.kind == "map" and segment in node.value
    return node.kind == "list" and 0 <= segment < len(node.value)


def walk(node: Node, loc: Sequence[str | int]) -> list[tuple[Node, str | int, Node]]:
    """The steps (parent, key or index, child) along a pydantic `loc`, as far as the node has them.

    pydantic puts the tag of a union and the names of its members into `loc`; a segment the node does
    not have is passed over. Where a tag is spelled like a key, the reading that leads on wins.
    """
    steps: list[tuple[Node, str | int, Node]] = []
    for place, segment in enumerate(loc):
        if not _has(node, segment):
            continue
        child = node[segment]
        following = loc[place + 1] if place + 1 < len(loc) else None
        if following is not None and not _has(child, following) and _has(node, following):
            continue
        steps.append((node, segment, child))
        node = child
    return steps


def node_at(node: Node, loc: Sequence[str | int]) -> Node:
    """The deepest node that a pydantic `loc` leads to; the node itself for an empty one."""
    steps = walk(node, loc)
    return steps[-1][2] if steps else node


def locate(node: Node, loc: Sequence[str | int], *, at_key: bool = False) -> Position:
    """Line and column of what a pydantic `loc` speaks of.

    A key that is not there gives the place of the map that lacks it; `at_key` asks for the key
    instead of its value, where the last step of the way is a key of a map.

    >>> stage = Node("map", {"engine": Node("scalar", "rd-107", 4, 13)}, 4, 5, {"engine": (4, 5)})
    >>> locate(stage, ("liquid", "engine")), locate(stage, ("engine",), at_key=True)
    ((4, 13), (4, 5))
    """
    steps = walk(node, loc)
    if not steps:
        return node.position
    parent, segment, child = steps[-1]
    if at_key and isinstance(segment, str):
        return parent.key_positions.get(segment, child.position)
    return child.position


# Walking the annotations ---------------------------------------------------------------------------


class SpecPath(NamedTuple):
    """A pydantic `loc` without what is not in the file, and the type expected where it ends."""

    path: Loc
    parent: Any
    """The model or type that holds the last segment."""
    type: Any


def follow(model: Any, loc: Sequence[int | str]) -> SpecPath:
    """Walk a pydantic `loc` through the types, leaving out tags of unions and names of their members.

    >>> class Stage(BaseModel):
    ...     engine: int | str
    >>> follow(Stage, ("engine", "str")).path
    ('engine',)
    """
    path: list[int | str] = []
    parent, here = None, model
    for segment in loc:
        if segment == "[key]":
            continue
        here = _bare(here)
        members = _members(here)
        if members:  # the segment is a tag, or pydantic's name of a member
            here = _chosen(members, segment)
        else:
            parent, here = here, _inside(here, segment)
            path.append(segment)
    return SpecPath(tuple(path), parent, here)


def _bare(annotation: Any) -> Any:
    """The annotation without `Annotated`, type aliases, the None of an optional, and root models."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif hasattr(annotation, "__value__"):
            annotation = annotation.__value__
        elif isinstance(annotation, type) and issubclass(annotation, RootModel):
            annotation = annotation.model_fields["root"].annotation
        elif len(some := [a for a in _members(annotation, with_none=True) if a is not NoneType]) == 1:
            annotation = some[0]
        else:
            return annotation


def _members(annotation: Any, *, with_none: bool = False) -> list[Any]:
    """The members of a union; nothing for any other type."""
    if get_origin(annotation) not in (Union, UnionType):
        return []
    return [a for a in get_args(annotation) if with_none or a is not NoneType]


def _chosen(members: list[Any], segment: int | str) -> Any:
    """The member of a union that a tag or pydantic's name for a type means; None if none does."""
    flat = [nested for member in members for nested in (_members(_bare(member)) or [member])]
    tags = [_tags(_bare(member)) for member in flat]
    shared = set(tags[0]).intersection(*tags[1:])
    for member, own in zip(flat, tags):
        if segment in _names(member):
            return member
        if any(segment in own[field] for field in shared if _tells_apart(field, tags)):
            return member
    return None


def _tells_apart(field: str, tags: list[dict[str, list[str]]]) -> bool:
    """Whether no word of this field belongs to two members, as it must be with a discriminator."""
    words = [word for own in tags for word in own[field]]
    return len(words) == len(set(words))


def _names(member: Any) -> list[str]:
    """The explicit tag of a member of a union, and the name of its type."""
    extras = get_args(member)[1:] if get_origin(member) is Annotated else ()
    tags = [extra.tag for extra in extras if isinstance(extra, Tag)]
    return [*tags, *(t.__name__ for t in (member, _bare(member)) if isinstance(t, type))]


def _tags(model: Any) -> dict[str, list[str]]:
    """The fields of a model that can hold nothing but certain words, with these words."""
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {
        name: [str(word.value if isinstance(word, Enum) else word) for word in get_args(field.annotation)]
        for name, field in model.model_fields.items()
        if get_origin(field.annotation) is Literal
    }


def _inside(container: Any, segment: int | str) -> Any:
    """The type one step further: a field, an item, or a value of a dict; None where it is unknown."""
    container = _bare(container)
    if isinstance(container, type) and issubclass(container, BaseModel):
        for name, field in container.model_fields.items():
            if segment in (name, field.alias):
                return field.annotation
        return None
    arguments = get_args(container)
    if not arguments:
        return None
    if get_origin(container) is tuple and isinstance(segment, int) and arguments[-1] is not Ellipsis:
        return arguments[min(segment, len(arguments) - 1)]
    return arguments[0] if isinstance(segment, int) else arguments[-1]


def known_keys(model: Any) -> list[str]:
    """The keys that a model knows, as a file spells them; nothing for any other type."""
    model = _bare(model)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def fields_that_know(model: Any, key: str) -> list[str]:
    """The fields of a model whose own specs, alone or in a list, have a key that the model itself has not.

    >>> from spacerace_game.spec.hardware import Vehicle
    >>> fields_that_know(Vehicle, "engine")
    ['stages']
    """
    model = _bare(model)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return []
    found = []
    for name, info in model.model_fields.items():
        held = _bare(info.annotation)
        inner = get_args(held)[:1] if get_origin(held) is tuple else (held,)
        if any(key in known_keys(one) for one in inner):
            found.append(info.alias or name)
    return found
