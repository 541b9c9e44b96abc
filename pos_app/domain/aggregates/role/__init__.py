"""The roles: what each lets its people do."""
