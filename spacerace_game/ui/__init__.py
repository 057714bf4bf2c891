"""The window: pygame screens over a session. It sends orders and shows views; it holds no rule of the game."""
