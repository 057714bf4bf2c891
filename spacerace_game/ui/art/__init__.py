"""Pictures drawn by code: rockets to scale, portraits, maps, papers."""
