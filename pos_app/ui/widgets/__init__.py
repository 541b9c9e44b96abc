"""The small parts that screens are built of; each draws itself with the look of the moment.

They know nothing of carts or records: texts go in ready to show, signals say what a person did.
"""
