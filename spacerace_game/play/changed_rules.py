"""A campaign whose scenario, or the game itself, was changed since it was saved: what is said, and how it goes on.

docs/decisions/journal-format.md says what stands in the journal then.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacerace_game import __version__
from spacerace_game.chronicle.journal import JournalRead
from spacerace_game.chronicle.replay import NotTrusted, snapshots, with_hindsight
from spacerace_game.chronicle.turns import Turns
from spacerace_game.engine import State
from spacerace_game.play.recorder import Recorder
from spacerace_game.play.saves import copy_campaign
from spacerace_game.spec.rules import Rules

COPY = "before-the-change"


@dataclass(frozen=True, slots=True)
class Changed:
    """How a saved campaign stands to rules, or to a game, that are not those it was played by."""

    what: str
    """Which scenario was changed, or that the game was, as a sentence."""
    turns: int
    """Turns played in the campaign."""
    state: State | None
    """Where it can go on, or None where it does not fit the scenario any more."""
    trouble: str = ""
    """Why it cannot go on from its last turn, with the remedy, or an empty text."""

    @property
    def whole(self) -> bool:
        """Whether it goes on from its last turn, so that nothing is given up."""
        return self.state is not None and self.state.turn == self.turns

    def __str__(self) -> str:
        return f"{self.what} {self.trouble}".rstrip()


class RulesChanged(Exception):
    """A campaign that was not opened, because its scenario was changed; `changed` says what can be done."""

    def __init__(self, changed: Changed) -> None:
        super().__init__(str(changed))
        self.changed = changed


def changed_since(rules: Rules, read: JournalRead) -> str:
    """A sentence that names the scenario if its rules are not those of the journal, or an empty text."""
    header = read.header
    if header is None or read.rules == rules.hash:
        return ""
    scenario = rules.scenario
    what = f"The scenario {scenario.id!r} ({scenario.title}) has been changed since this campaign was saved"
    if header["engine"] != __version__:
        what += f", and so has the game: {header['engine']} then, {__version__} now"
    return f"{what}."


def opened(rules: Rules, read: JournalRead) -> State | Changed:
    """Where a campaign stands, or what is to be known first: that its scenario, or the game itself, has been changed.

    `NotTrusted` where the journal does not fit rules that are its own, and no state of it does.
    """
    what, turns = changed_since(rules, read), read.turn
    try:
        state = Turns(rules, read).state(turns)
    except NotTrusted as error:
        reason, wrong = error.reason, error
    except (ValueError, LookupError) as error:
        reason = f"its orders name what is not there: {error}"
        wrong = NotTrusted(len(read.lines), reason)
    else:
        return Changed(what, turns, state) if what else state
    back = "Put the scenario back as it was to go on"
    try:
        kept = snapshots(rules, read)
    except NotTrusted:
        kept = []
    if not kept:
        if not what:
            raise wrong
        trouble = f"The campaign does not fit it any more: {reason}. {back}, or begin a new one."
        return Changed(what, turns, None, trouble)
    turn = kept[-1].turn
    if not what:
        saved = read.header["engine"] if read.header is not None else ""
        what = f"The game itself has been changed since this campaign was saved ({saved} then, {__version__} now)."
        back = "Open it with the game as it was to go on"
    trouble = (
        f"So the turns after turn {turn}, the last whose state the campaign holds, do not play out as they were "
        f"written. {back}: leaving the campaign then keeps where it stands, and it opens after any change. "
        f"Or go on from turn {turn}."
    )
    return Changed(what, turns, kept[-1], trouble)


def go_on_changed(read: JournalRead, changed: Changed, path: Path) -> tuple[Recorder, Path]:
    """Writes into a journal that the changed rules hold from here on; the recorder, and a copy as it was before.

    What stands in the file stays there. Where it goes on from an earlier turn, that is marked as hindsight.
    """
    state = changed.state
    assert state is not None
    copy = copy_campaign(path, COPY)
    recorder = Recorder.resume(path)
    try:
        back = changed.turns - state.turn
        recorder.rules_changed(read.rules, with_hindsight(state) if back else state, back)
    except BaseException:
        recorder.close()
        raise
    return recorder, copy
