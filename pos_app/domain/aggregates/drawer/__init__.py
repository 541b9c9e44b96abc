"""The cash drawer of a register."""
