"""Names of countries and machines as they stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

PLURAL = ("States", "Union", "Republic", "Republics", "Kingdom", "Federation", "Commonwealth", "Empire", "League")
"""Last words of names that take an article."""


def with_article(title: str) -> str:
    """A country's name as it stands in a sentence.

    >>> with_article("United States"), with_article("Soviet Union"), with_article("Borland")
    ('the United States', 'the Soviet Union', 'Borland')
    """
    return f"the {title}" if title.split()[-1] in PLURAL else title


def capital(text: str) -> str:
    """A sentence with its first letter a capital.

    >>> capital("the Soviet Union was first.")
    'The Soviet Union was first.'
    """
    return text[:1].upper() + text[1:]


def listed(names: Iterable[str]) -> str:
    """Names in a row, parted by semicolons where a name has a comma of its own.

    >>> listed(["Mars", "Venus"]), listed(["A-4 parts, twenty sets", "a stand"])
    ('Mars, Venus', 'A-4 parts, twenty sets; a stand')
    """
    found = list(names)
    return ("; " if any("," in one for one in found) else ", ").join(found)
