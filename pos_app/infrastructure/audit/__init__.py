"""The audit log: how an entry is hashed, written, verified and exported."""
