"""The returns panel: a receipt's lines, what of them comes back, and how it is paid for."""
