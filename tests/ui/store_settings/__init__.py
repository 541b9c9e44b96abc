"""Tests of the panel of sign-in and shifts."""
