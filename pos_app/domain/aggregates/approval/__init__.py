"""What one person asked and another decided."""
