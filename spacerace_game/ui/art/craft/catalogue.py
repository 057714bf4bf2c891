"""Finds the form of a spacecraft: the one it is known by, or one that its data make likely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacerace_game.ui.art.craft import probes, satellites, ships
from spacerace_game.ui.art.craft.plain import from_data
from spacerace_game.ui.art.craft.yard import Form, Yard
from spacerace_game.ui.art.shape import Shape

if TYPE_CHECKING:
    from spacerace_game.spec.hardware import Spacecraft

_FORMS = satellites.FORMS | probes.FORMS | ships.FORMS


def craft_shape(craft: Spacecraft, livery: str = "neutral") -> Shape:
    """The shape of a spacecraft; `livery` only colours what is built from data alone."""
    yard = Yard()
    form = _known(craft.id)
    if form is None:
        from_data(yard, craft, livery)
    else:
        form(yard)
    return yard.shape()


def _known(craft: str) -> Form | None:
    begin = max((name for name in _FORMS if craft.startswith(name)), key=len, default="")
    return _FORMS.get(begin)
