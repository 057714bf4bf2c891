"""The golden transcript: whoever changes a rule sees in a diff what it does to a campaign."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from spacerace_game.spec.rules import Rules
from tests.golden import FILE, transcript


def test_a_steady_campaign_goes_as_it_is_written_down(rules: Rules) -> None:
    kept = FILE.read_text(encoding="utf-8").splitlines()
    now = transcript(rules).splitlines()
    if kept != now:
        diff = list(unified_diff(kept, now, "kept", "now", lineterm="", n=0))
        shown = "\n".join(diff[:40])
        pytest.fail(
            f"{len(diff)} lines of the transcript differ; if that is meant, run "
            f"`python -m tests.golden --write` and review the diff:\n{shown}",
            pytrace=False,
        )


def test_the_transcript_is_short_enough_to_read() -> None:
    assert len(FILE.read_text(encoding="utf-8").splitlines()) < 600
