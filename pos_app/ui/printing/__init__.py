"""What comes out of a printer: receipts, reports and labels as pages."""

from pos_app.on_demand import modules_of

__getattr__ = modules_of(__name__)
