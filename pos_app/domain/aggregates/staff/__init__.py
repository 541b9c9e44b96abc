"""The people who work here."""
