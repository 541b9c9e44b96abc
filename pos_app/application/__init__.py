"""The use cases: plain service classes that return frozen snapshots."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
