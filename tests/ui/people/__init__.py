"""Tests of the page of staff and roles."""
