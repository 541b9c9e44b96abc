"""The sentences and words of the screens that say what happened, and what to do."""
