"""x"""
from spacerace_game.content.loading import load_scenario

def check_loaded(loaded):
    return loaded.problems
def check_folder(path):
    return load_scenario(path).problems
