"""A promotion: a rule that takes something off sales, from its beginning to its end."""
