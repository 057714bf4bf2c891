"""The modding reference and the editor's schema say what the specs say."""

from __future__ import annotations

import re
from pathlib import Path

from spacerace_game.content.draft import LISTS
from spacerace_game.content.reference import pages, write
from spacerace_game.content.schema import parts, schema
from spacerace_game.spec.numbers import Numbers

REFERENCE = Path(__file__).parent.parent / "docs" / "reference"


def test_the_reference_is_what_the_specs_say_today() -> None:
    kept = {path.name: path.read_text(encoding="utf-8") for path in REFERENCE.glob("*.md")}
    assert kept == pages(), "run: python -m spacerace_game.content.reference"


def test_writing_the_reference_again_changes_nothing(tmp_path: Path) -> None:
    assert write(tmp_path) == list(pages())
    (tmp_path / "stale.md").write_text("old", encoding="utf-8")
    assert write(tmp_path) == ["stale.md"]
    assert write(tmp_path) == []


def test_links_of_the_reference_lead_somewhere() -> None:
    found = pages()
    for name, text in found.items():
        for target, anchor in re.findall(r"\]\(([^)#]*)(#[^)]*)?\)", text):
            if target.startswith(".."):
                assert (REFERENCE / target).is_file(), f"{name}: {target}"
                continue
            page = found[target or name]
            assert not anchor or f"\n## {anchor[1:]}\n" in page.lower(), f"{name}: {target}{anchor}"


def test_the_reference_speaks_in_authors_units() -> None:
    vehicles = pages()["vehicles.md"]
    assert "| `price` | millions of 1965 dollars, not below zero | **needed** |" in vehicles
    assert "| `engine` | id of an engine |" in vehicles
    numbers = pages()["numbers.md"]
    assert "| `rest_cut` | per cent, 0 to 100 | `50` |" in numbers
    assert all(f"\n## {name}\n" in numbers for name in Numbers.model_fields)


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(parts()) == {"scenario", "any", *LISTS}
    for part in parts():
        found = schema(part)
        assert found["additionalProperties"] is False
        assert {"change", "remove"} <= set(found["properties"])
    assert "turn_months" in schema("scenario")["properties"]
    assert "turn_months" not in schema("any")["properties"]
