"""Every text of the window goes through here; the English text is its own key.

A translation is a mapping from English texts to another language's. A text without a translation stays English.
"""

from __future__ import annotations

from collections.abc import Mapping

_CATALOGUE: dict[str, str] = {}


def use_catalogue(catalogue: Mapping[str, str]) -> None:
    """Takes another language's texts; an empty mapping gives back the English ones."""
    _CATALOGUE.clear()
    _CATALOGUE.update(catalogue)


def say(text: str, /, **values: object) -> str:
    """The text in the player's language with its values filled in.

    >>> say("{n} orders", n=3)
    '3 orders'
    """
    found = _CATALOGUE.get(text, text)
    return found.format(**values) if values else found


def say_count(n: int, one: str, many: str, **values: object) -> str:
    """The text for one or the text for many, with the number as `n`.

    >>> say_count(1, "{n} train load", "{n} train loads"), say_count(0, "{n} train load", "{n} train loads")
    ('1 train load', '0 train loads')
    """
    return say(one if n == 1 else many, n=n, **values)
