"""Screens: each shows one page of the game and returns what comes next."""
