"""The shapes of spacecraft in metres, standing as they would in a hall: from their kind, mass and crew.

The door is `craft_shape`. A scenario gives no outline of a spacecraft. The well-known ones are recognised by the
beginning of their id; any other is built from what its data say: how heavy it is, whether people ride in it, whether it
lands, docks or looks out with instruments. Sizes follow from mass at the usual density where none is known.
"""

from spacerace_game.ui.art.craft.catalogue import craft_shape

__all__ = ["craft_shape"]
