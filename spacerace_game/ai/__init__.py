"""Policies: from what a side sees to its orders. A policy rolls its own dice and knows nothing hidden."""

from spacerace_game.ai.adaptive import historical
from spacerace_game.ai.policy import POLICIES, Policy, policy_named
from spacerace_game.ai.randomly import randomly
from spacerace_game.ai.steady import steady
from spacerace_game.ai.testers import TESTERS

POLICIES.update({"random": randomly, "steady": steady, "historical": historical})
POLICIES.update(TESTERS)

__all__ = ["POLICIES", "Policy", "historical", "policy_named", "randomly", "steady"]
