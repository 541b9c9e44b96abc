"""A count of what is really on the shelves."""
