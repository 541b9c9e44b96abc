"""Tests of the screen of tiles."""
