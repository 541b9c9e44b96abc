"""Devices at the counter, each behind a port of the application."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
