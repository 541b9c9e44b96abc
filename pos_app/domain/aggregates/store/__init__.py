"""The store this data folder belongs to."""
