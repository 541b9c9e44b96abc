"""A robot that works a shift in the real window: the self-test."""
