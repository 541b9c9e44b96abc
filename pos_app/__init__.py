"""A desktop point of sale that can prove what happened at the till."""

__version__ = "0.1.0"
