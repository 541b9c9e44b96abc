"""Tests of the panel of taxes and rounding."""
