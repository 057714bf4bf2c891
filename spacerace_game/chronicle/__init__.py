"""The written campaign: journal, replay and comparison with real history.

Doors: `journal.read_journal`, `turns.Turns`, `annals.annals_of`, `difference.difference`. Nothing is imported here, so
that reading a journal does not load the engine.
"""
