"""Measurements: how fast the game is, and how true its rockets are."""
