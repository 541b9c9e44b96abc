"""The returns panel."""
