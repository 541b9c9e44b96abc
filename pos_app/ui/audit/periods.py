"""The periods that the audit window offers, as moments of this machine's days."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_date
from pos_app.ui.i18n import _


@dataclass(frozen=True, slots=True)
class Period:
    """A span of time: ``since`` inclusive, ``until`` exclusive, aware; None is without end.

    ``name`` is what an offered one is remembered by.
    """

    text: str
    since: datetime | None = None
    until: datetime | None = None
    name: str = ""


def offered(now: datetime) -> tuple[Period, ...]:
    """Return the periods to choose from, as seen at ``now``; the first one is always."""
    local = now.astimezone()
    today = datetime.combine(local.date(), time()).astimezone()
    yesterday = datetime.combine(local.date() - timedelta(days=1), time()).astimezone()
    week = datetime.combine(local.date() - timedelta(days=6), time()).astimezone()
    month = datetime.combine(local.date() - timedelta(days=29), time()).astimezone()
    return (
        Period(_("Any time")),
        Period(_("Last 15 minutes"), since=local - timedelta(minutes=15), name="quarter"),
        Period(_("Last hour"), since=local - timedelta(hours=1), name="hour"),
        Period(_("Today"), since=today, name="today"),
        Period(_("Yesterday"), since=yesterday, until=today, name="yesterday"),
        Period(_("Last 7 days"), since=week, name="week"),
        Period(_("Last 30 days"), since=month, name="month"),
    )


def between(first_day: datetime, last_day: datetime) -> Period:
    """Return whole days from the first to the last, both of them included."""
    since = datetime.combine(first_day.date(), time()).astimezone()
    until = datetime.combine(last_day.date() + timedelta(days=1), time()).astimezone()
    first, last = format_date(first_day), format_date(last_day)
    return Period(_("{first} to {last}").format(first=first, last=last), since, until)
