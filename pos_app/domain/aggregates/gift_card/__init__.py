"""A gift card: a code that is worth money."""
