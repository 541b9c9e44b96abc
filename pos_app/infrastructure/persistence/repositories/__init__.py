"""Rows to aggregates and back, in the open: one module per aggregate, read when it is used."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
