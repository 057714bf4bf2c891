"""The rules of the game: a pure function from (state, orders) to (state, facts)."""
