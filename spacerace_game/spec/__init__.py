"""What a scenario may say: frozen specs, dates, bounds, and the compiled rules the engine reads."""
