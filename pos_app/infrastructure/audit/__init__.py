"""The audit log: how an entry is hashed, written, verified and exported."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
