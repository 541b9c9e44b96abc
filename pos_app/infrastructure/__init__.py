"""The world outside: the database, files, handlers' threads, the clock."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
