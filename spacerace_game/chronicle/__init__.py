"""The written campaign: journal, replay and comparison with real history."""
