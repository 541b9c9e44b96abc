"""What carts, orders and products went through, rebuilt from the entries of the log alone.

Each history is made by its ``of`` from entries in the order of their seq. Entries of a type that
a history does not know change nothing; so do entries whose content somebody damaged.
"""
