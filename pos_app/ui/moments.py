"""Moments as the lists of the audit window write them: the time alone if it is of today."""

from __future__ import annotations

from datetime import datetime

from pos_app.ui.formatting import format_date, format_time


def when(moment: datetime, today: datetime) -> str:
    """Return "14:05", or "12 Mar, 14:05" for a moment of another day than ``today``."""
    time = format_time(moment)
    is_today = moment.astimezone().date() == today.astimezone().date()
    return time if is_today else f"{format_date(moment)}, {time}"


def when_exactly(moment: datetime) -> str:
    """Return the day with its year and the time with its seconds."""
    return f"{format_date(moment, with_year=True)}, {format_time(moment, with_seconds=True)}"
