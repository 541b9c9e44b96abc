"""The exceptions of the audit window: what the rules point at, and what was said about it."""
