"""The use cases: plain service classes that return frozen snapshots."""
