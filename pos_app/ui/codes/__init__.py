"""What the scanner of this till sends, what the till makes of it, and the rules it goes by."""
