"""x"""
from spacerace_game.content.loading import load_scenario

def check_loaded(loaded):
    return loaded.problems
