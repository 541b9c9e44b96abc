"""Builds the rooms of the program, each from the one workshop; bootstrap joins them to a till."""
