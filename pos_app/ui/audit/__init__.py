"""The audit window: who did what, live, with everything an entry says of itself."""
