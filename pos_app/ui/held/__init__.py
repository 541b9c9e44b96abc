"""The held sales of the store: look into one, fetch it back, or give it up."""
