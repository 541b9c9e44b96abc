"""Reads for screens: paged by key, on connections that cannot write."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
