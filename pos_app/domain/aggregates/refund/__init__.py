"""Goods that come back, and the money that goes out for them."""
