"""Rows to aggregates and back, in the open: one module per aggregate."""
