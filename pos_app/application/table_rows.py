"""What reading a table needs to name, and nothing else: a process that only reads starts sooner."""

from __future__ import annotations

from collections.abc import Callable

Row = dict[str, str]
"""The cells of a row by their headings."""

Progress = Callable[[int, int], None]
"""Told ``(done, of)`` now and then; raising from it cancels the work and undoes it."""
