"""Finds the form of a spacecraft: the one it is known by, or one that its data make likely."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from spacerace_game.ui.art.craft import probes, satellites, ships
from spacerace_game.ui.art.craft.plain import from_data
from spacerace_game.ui.art.craft.yard import Form, Yard
from spacerace_game.ui.art.shape import Shape

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft

_FORMS = satellites.FORMS | probes.FORMS | ships.FORMS
_LANDERS = probes.LANDERS | ships.LANDERS
_PARTS: dict[str, Mapping[str, Form]] = {"lander": _LANDERS, "top": _LANDERS | ships.TOPS, "mother": ships.MOTHERS}


def craft_shape(craft: Spacecraft, livery: str = "neutral", part: str = "whole") -> Shape:
    """The shape of a spacecraft; `livery` only colours what is built from data alone.

    `part` may be what goes down to another world, what rises from there again, or what waits above: `lander`, `top`,
    `mother`. A craft whose parts nobody knows by name is always shown whole.
    """
    yard = Yard()
    form = _known(craft.id, _PARTS.get(part, {})) or _known(craft.id, _FORMS)
    if form is None:
        from_data(yard, craft, livery)
    else:
        form(yard)
    return yard.shape()


def _known(craft: str, forms: Mapping[str, Form]) -> Form | None:
    begin = max((name for name in forms if craft.startswith(name)), key=len, default="")
    return forms.get(begin)
