"""The pictures of the prologue, drawn as posters of their time; any other panel gets one by its date and sides.

The door: `draw_panel` draws one by its id, `has_picture` says whether it has a picture of its own.
"""

from spacerace_game.ui.art.prologue.panels import draw_panel, has_picture

__all__ = ["draw_panel", "has_picture"]
