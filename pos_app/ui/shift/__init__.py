"""The screen of shifts: open with a float, move cash, count, compare, close, and the Z reports."""
