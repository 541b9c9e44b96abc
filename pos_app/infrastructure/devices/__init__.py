"""Devices at the counter, each behind a port of the application."""
