"""One package per aggregate: its rules, its events, and the repository it needs."""
