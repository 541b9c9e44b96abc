"""Values that are valid once they exist: money, quantities, codes, identifiers."""
