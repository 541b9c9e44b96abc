"""What comes out of a printer: receipts, reports and labels as pages."""
