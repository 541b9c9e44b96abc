"""Tests of the registers, exports and background work of the audit window."""
