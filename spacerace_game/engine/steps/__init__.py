"""The steps of a turn, one module for what belongs together."""
