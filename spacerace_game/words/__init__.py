"""Sentences for facts, refusals and reasons."""
