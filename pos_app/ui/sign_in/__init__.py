"""Where people sign in: who sells here, and their PIN or badge."""
