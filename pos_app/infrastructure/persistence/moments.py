"""Moments as the database keeps them: UTC text of fixed width that sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime

_BEFORE_OFFSET = len("2026-11-22T21:53:55.123456")


def to_text(moment: datetime) -> str:
    """Return an aware moment as ``2026-11-22T21:53:55.123456Z``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:_BEFORE_OFFSET] + "Z"


def from_text(text: str) -> datetime:
    """Return the aware UTC moment that :func:`to_text` wrote."""
    return datetime.fromisoformat(text)
