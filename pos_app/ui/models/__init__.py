"""Qt models over frozen rows; the texts in them are ready to show."""
