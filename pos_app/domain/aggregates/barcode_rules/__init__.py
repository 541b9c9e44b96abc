"""How the store reads weights, prices, dates and lots in barcodes."""
