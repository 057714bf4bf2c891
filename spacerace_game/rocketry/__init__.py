"""Rocket physics from plain numbers, computed to the same bits on every machine."""
