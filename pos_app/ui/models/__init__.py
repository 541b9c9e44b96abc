"""Models of lists that any screen may show."""
