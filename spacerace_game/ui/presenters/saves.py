"""A campaign on disk as a player knows it: which scenario, whose chair, what kind of file, and how far it has come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from spacerace_game.play.saves import Save
from spacerace_game.play.session import HUMAN
from spacerace_game.spec.rules import Rules
from spacerace_game.ui.presenters.units import quarter
from spacerace_game.ui.say import say

KINDS = {"campaign": "campaign", "copy": "copy", "autosave": "autosave"}


class SaveWords(NamedTuple):
    """What the list of campaigns says of one."""

    title: str
    led: str
    kind: str
    when: str


def save_words(save: Save, rules: Rules | None) -> SaveWords:
    """A save in words; `rules` are those of its scenario, None where they cannot be read."""
    titles: Mapping[str, str] = {side.id: side.title for side in rules.sides} if rules is not None else {}
    led = ", ".join(titles.get(side, side) for side, who in save.controllers.items() if who == HUMAN) or "—"
    name, _, label = save.path.stem.partition("--")
    number = re.fullmatch(r".*-(\d+)", name)
    title = rules.scenario.title if rules is not None else save.scenario or save.path.stem
    if number is not None and rules is not None:
        title = say("{title}, no. {n}", title=title, n=number[1])
    kind = say("damaged") if save.trouble else say(KINDS[save.kind])
    again = re.search(r"-(\d+)$", label)
    if save.kind == "copy" and again is not None and len(again[1]) < 4:
        kind = say("{kind} {n}", kind=kind, n=again[1])
    return SaveWords(title, led, kind, _when(save, rules))


def _when(save: Save, rules: Rules | None) -> str:
    """The season and year in which it goes on."""
    if save.trouble:
        return "—"
    if rules is None:
        return say("turn {n}", n=save.turns)
    if save.turns >= len(rules.turns):
        return say("ended, {when}", when=quarter(rules.turns[-1]))
    return quarter(rules.turns[save.turns])
