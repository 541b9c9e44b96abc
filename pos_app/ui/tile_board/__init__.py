"""Arranging the tiles of this register: pages, what stands on them, where, and in which colour."""
