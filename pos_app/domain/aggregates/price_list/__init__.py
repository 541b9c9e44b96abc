"""A price list: other prices for a group of customers, a period, or larger quantities."""
