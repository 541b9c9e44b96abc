"""Reads for screens: paged by key, on connections that cannot write."""
