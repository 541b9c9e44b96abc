"""Tests of the screen of scanner and barcodes."""
