"""Red flags: rules over the audit log that point at what is worth a second look."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
