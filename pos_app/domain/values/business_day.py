"""The day that trade belongs to, which is not always the day of the clock.

A bar that closes at two books its last hours with the evening before: its day ends at, say, four
in the morning. A shift keeps the day on which it was opened for as long as it lasts.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from pos_app.domain.errors import InvalidDayEnd

LATEST_DAY_END = 12


def business_date(local: datetime, day_end_hour: int) -> date:
    """Return the business day of a moment of local time; the day ends at ``day_end_hour``."""
    return (local - timedelta(hours=day_end_hour)).date()


def checked_day_end(hour: int) -> int:
    """Return the hour at which the business day ends: 0 for midnight, at most noon.

    Raises:
        InvalidDayEnd: it is none of these hours.
    """
    if not 0 <= hour <= LATEST_DAY_END:
        raise InvalidDayEnd(hour=hour, latest=LATEST_DAY_END)
    return hour
