"""The shape of a rocket in metres, derived from its stage data.

The door is `shape_of`. Stage lengths and diameters are the scenario's. What they leave open is derived: a side block
whose propellant fills less than half of its cylinder is drawn as a cone, what remains of the height is nose or fairing,
a bell's width follows from thrust, and the tanks inside from the mass and density of the propellants.
"""

from spacerace_game.ui.art.vehicle.build import shape_of
from spacerace_game.ui.art.vehicle.propellants import propellants

__all__ = ["propellants", "shape_of"]
