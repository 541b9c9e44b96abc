"""Examines a store and the machine it stands on, and packs what support needs to know."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
