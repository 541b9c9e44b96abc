"""The scale beside a register."""
