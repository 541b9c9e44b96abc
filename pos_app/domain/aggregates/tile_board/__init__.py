"""The tiles of one register, as the store arranged them."""
