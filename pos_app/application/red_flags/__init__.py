"""Red flags: rules over the audit log that point at what is worth a second look."""
