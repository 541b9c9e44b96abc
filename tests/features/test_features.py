"""Runs every feature of this folder through the real window."""

from __future__ import annotations

from pytest_bdd import scenarios

scenarios(".")
