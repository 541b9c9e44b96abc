"""Copies of a store's database: made while it sells, sealed, checked, listed, brought back."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
