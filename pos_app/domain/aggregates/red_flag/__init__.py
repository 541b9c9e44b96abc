"""A red flag: what a rule found, until somebody has looked at it."""
