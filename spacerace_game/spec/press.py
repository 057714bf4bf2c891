"""Newspapers: a masthead for each side, and stories by occasion in that paper's own voice.

A story's words may carry names in braces, such as `{vehicle}` or `{date}`, which the composer fills from the
facts. Which names an occasion knows stands in `FILLED_BY`; anything else in braces is a problem of content.
"""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from spacerace_game.spec.base import Day, Id, Prose, Sourced, Spec, Title
from spacerace_game.spec.missions import System

Whose = Literal["us", "rival"]
"""Seen from the paper: its own side's affair, or a rival's."""

Bound = Literal["short", "orbit", "moon", "planets"]
"""Where a flight was to go: straight up or down a range, about the Earth, to the Moon, or farther than that."""
BOUND: dict[str, Bound] = {
    "up": "short",
    "range": "short",
    "orbit": "orbit",
    "moon": "moon",
    "escape": "planets",
    "venus": "planets",
    "mars": "planets",
}
"""By a mission's destination."""


class OnMilestone(Spec):
    """A milestone was made public: by this paper's side first, by a rival first, or by this side after others."""

    kind: Literal["milestone"] = "milestone"
    milestone: Id | None = None
    """Empty: any, where no story of its own is left."""
    who: Literal["us", "rival", "us-later", "unannounced"] = "us"
    """`unannounced`: this side reached it and told nobody."""


class OnFailure(Spec):
    """A flight failed. The story that names most of what happened is taken."""

    kind: Literal["failure"] = "failure"
    whose: Whose = "us"
    """Whose flight, seen from the paper's side."""
    fault: Id | None = None
    """What brought it down; empty: whatever it was."""
    mission: Id | None = None
    """What kind of flight; empty: any."""
    system: System | None = None
    """The kind of flight phase in which it failed."""
    bound: tuple[Bound, ...] = Field(default=(), max_length=4)
    """Where it was to go: any of these; empty: anywhere."""
    part: Literal["stage", "upper", "craft"] | None = None
    """What failed: a stage that starts from the ground, an upper stage, or the spacecraft."""
    fate: Literal["partial", "failure"] | None = None
    """Whether it did part of what it was sent for, or was lost before it could."""
    crew: Literal["none", "home", "lost"] | None = None
    """Nobody aboard, a crew that came home, or a crew that was lost."""


class OnLosses(Spec):
    """Several flights of a rival without a crew failed in one quarter; one story tells of them all."""

    kind: Literal["losses"] = "losses"


class OnFlight(Spec):
    """A flight did what it was sent for and was announced."""

    kind: Literal["flight"] = "flight"
    whose: Whose = "us"
    """Whose flight, seen from the paper's side."""
    mission: Id | None = None
    """What kind of flight; empty: any."""
    crew: Literal["none", "home"] | None = None
    """Nobody aboard, or a crew that came home; empty: either."""


class OnSurprise(Spec):
    """A rival's first came as a surprise of this size."""

    kind: Literal["surprise"] = "surprise"
    shape: Literal["calm", "week", "alarm", "crisis"]
    milestone: Id | None = None


class OnPledge(Spec):
    """A pledge of this paper's side."""

    kind: Literal["pledge"] = "pledge"
    how: Literal["made", "asked for more", "put off", "kept", "kept late", "missed", "dropped"]
    secret: bool = False
    """A decree that nobody outside reads of."""


class OnDemand(Spec):
    """What the leader of this paper's side asked for by an anniversary."""

    kind: Literal["demand"] = "demand"
    how: Literal["made", "accepted", "refused", "done", "missed"]


class OnDeath(Spec):
    """Somebody of this paper's side died, other than in flight."""

    kind: Literal["death"] = "death"
    person: Id | None = None


class OnChief(Spec):
    """The chief of this paper's side was summoned, or had to go and was followed by another."""

    kind: Literal["chief"] = "chief"
    how: Literal["heard", "dismissed"]


class OnPatron(Spec):
    """A side has a new head of government from a day on."""

    kind: Literal["patron"] = "patron"
    side: Id
    since: Day


class OnDecision(Spec):
    """This paper's side took a choice that the public hears of."""

    kind: Literal["decision"] = "decision"
    storylet: Id
    choice: Id | None = None


class OnEvent(Spec):
    """Something else that gets about."""

    kind: Literal["event"] = "event"
    event: Literal[
        "past surfaced",
        "loss found out",
        "source lost",
        "deterrence met",
        "requirement met",
        "requirement late",
        "institute founded",
        "institute moved",
        "institute closed",
        "bomb weighed",
    ]
    whose: Whose = "us"


class OnSilence(Spec):
    """A failure of this quarter is kept from the readers; this is what stood in its place."""

    kind: Literal["silence"] = "silence"


class OnQuiet(Spec):
    """Nothing happened that could be told."""

    kind: Literal["quiet"] = "quiet"


Occasion = Annotated[
    OnMilestone
    | OnFailure
    | OnLosses
    | OnFlight
    | OnSurprise
    | OnPledge
    | OnDemand
    | OnDeath
    | OnChief
    | OnPatron
    | OnDecision
    | OnEvent
    | OnSilence
    | OnQuiet,
    Field(discriminator="kind"),
]

_ALWAYS = frozenset({"us", "them", "us_adjective", "them_adjective", "date", "year", "leader", "rival_leader"})
_FLIGHT = frozenset({"vehicle", "mission", "number", "crew"})
FILLED_BY: dict[str, frozenset[str]] = {
    "milestone": _ALWAYS | {"milestone", "vehicle", "crew"},
    "failure": _ALWAYS | _FLIGHT | {"fault", "dead"},
    "losses": _ALWAYS | {"count", "list"},
    "flight": _ALWAYS | _FLIGHT,
    "surprise": _ALWAYS | {"milestone"},
    "pledge": _ALWAYS | {"milestone"},
    "demand": _ALWAYS | {"milestone"},
    "death": _ALWAYS | {"person", "age"},
    "event": _ALWAYS | {"person", "what"},
}
"""The names in braces that the composer fills, by kind of occasion; `_ALWAYS` where a kind is not named."""


class PressStory(Spec):
    """What one paper makes of an occasion."""

    headline: Title
    lead: Prose
    for_print: bool = True
    """Whether readers see it; otherwise it stands in the bulletin for those who need to know."""


class PressItem(Spec):
    """An occasion, and what each side's paper makes of it. Printed once in a campaign."""

    id: Id
    about: Occasion
    repeats: bool = False
    """Printed as often as the occasion comes: names, dates and numbers from the facts tell one from another."""
    stories: dict[Id, PressStory] = Field(min_length=1, max_length=8)
    """By side; a side that is not named has nothing to say about it."""

    @model_validator(mode="after")
    def _fillable(self) -> PressItem:
        known = FILLED_BY.get(self.about.kind, _ALWAYS)
        for story in self.stories.values():
            for name in names_in(story.headline) | names_in(story.lead):
                if name not in known:
                    reason = {"reason": f"{{{name}}} is not filled here; known are: {', '.join(sorted(known))}"}
                    raise PydanticCustomError("bad_placeholder", "{reason}", reason)
        return self


class Paper(Spec):
    """A side's newspaper."""

    id: Id
    side: Id
    title: Title
    local_name: Title | None = None
    """The masthead in its own script."""
    city: Title
    motto: Title
    local_motto: Title | None = None
    dates: Literal["month-first", "day-first"] = "day-first"
    description: Prose


class SmallNews(Sourced):
    """A piece of domestic news that was true of its time, whatever the campaign does. Printed once."""

    id: Id
    side: Id
    since: Day
    until: Day
    """The first and the last day on which it is still news."""
    headline: Title
    lead: Prose


def names_in(text: str) -> set[str]:
    """The names in braces in a text; an unreadable one counts as the whole text.

    >>> sorted(names_in("{vehicle} rose on {date}."))
    ['date', 'vehicle']
    """
    if "{" not in text and "}" not in text:
        return set()
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}
