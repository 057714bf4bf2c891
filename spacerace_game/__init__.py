"""Space Race 1945: a turn-based narrative strategy game with real history playable inside it."""

__version__ = "0.1.0"
