"""What the store orders from a supplier."""
