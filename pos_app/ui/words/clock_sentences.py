"""Says that the machine's clock jumped, how far, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from pos_app.domain.aggregates.store.events import ClockJumped
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_count, format_datetime
from pos_app.ui.i18n import _, ngettext

if TYPE_CHECKING:
    from pos_app.domain.events import DomainEvent

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def clock_warning(events: Iterable[DomainEvent]) -> ErrorText | None:
    """Return what to say of the last jump among ``events``, None without one."""
    jumps = [event for event in events if isinstance(event, ClockJumped)]
    if not jumps:
        return None
    jump = jumps[-1]
    headline = (
        _("The clock went back {far} to {time}.")
        if jump.seconds < 0
        else _("The clock jumped ahead {far} to {time}.")
    )
    return ErrorText(
        headline.format(far=how_far(jump.seconds), time=format_datetime(jump.shown_at)),
        _("Selling goes on. Check the machine's date and time."),
    )


def how_far(seconds: int) -> str:
    """Return how far a clock jumped, either way: ``90 s``, ``12 min``, ``3 h 20 min``, ``2 days``.

    What is left below the smaller unit is dropped.
    """
    size = abs(seconds)
    if size < 2 * _MINUTE:
        return _("{seconds} s").format(seconds=size)
    if size < _HOUR:
        return _("{minutes} min").format(minutes=size // _MINUTE)
    if size < 2 * _DAY:
        hours, minutes = size // _HOUR, size % _HOUR // _MINUTE
        if not minutes:
            return _("{hours} h").format(hours=hours)
        return _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    days = size // _DAY
    return ngettext("{days} day", "{days} days", days).format(days=format_count(days))
