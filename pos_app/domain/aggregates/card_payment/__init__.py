"""Money that a card terminal is asked for, and the terminal of a register."""
