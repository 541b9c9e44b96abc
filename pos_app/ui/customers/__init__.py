"""The customers of the store: find or add one, and sell to them."""
