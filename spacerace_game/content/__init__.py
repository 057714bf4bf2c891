"""From a scenario folder to checked specs: strict YAML, patches, problems, cache.

The door: `load_rules` gives what the engine plays by, `check_folder` everything that is wrong with a folder,
`load_scenario` the scenario with the origin of each value.
"""

from spacerace_game.content.cache import ContentError, load_rules
from spacerace_game.content.checks import check_folder
from spacerace_game.content.loading import Loaded, load_scenario
from spacerace_game.content.problems import Problem, has_errors

__all__ = [
    "ContentError",
    "Loaded",
    "Problem",
    "check_folder",
    "has_errors",
    "load_rules",
    "load_scenario",
]
