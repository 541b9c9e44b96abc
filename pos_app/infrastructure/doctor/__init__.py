"""Examines a store and the machine it stands on, and packs what support needs to know."""
