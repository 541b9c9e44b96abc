"""The shop's rules: aggregates, values and the events they raise. Standard library only."""
