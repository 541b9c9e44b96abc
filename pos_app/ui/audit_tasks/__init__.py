"""Background work in the audit window: what waits, what failed and why, trying it again."""
