"""The products of the store: a list of any length beside the one that is edited."""
