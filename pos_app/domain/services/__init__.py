"""Rules that need no aggregate of their own: pure functions of what a sale consists of."""
