"""Asks somebody who may allow it, at the spot, and lets the same command go on."""
