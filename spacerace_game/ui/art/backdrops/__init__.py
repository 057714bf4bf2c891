"""What stands still behind a flight: the land around a pad, the pad itself, clouds, the Earth's edge, other worlds."""
