"""The audit trail: what makes the log evidence."""
