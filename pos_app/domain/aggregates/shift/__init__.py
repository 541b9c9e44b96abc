"""A shift at a register: from the float to the count of the drawer."""
