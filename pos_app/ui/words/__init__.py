"""The sentences and words of the screens that say what happened, and what to do."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
