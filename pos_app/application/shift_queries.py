"""The read side of shifts: the report of the open one, and those that were made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from pos_app.application.shift_snapshots import ZReportRow
from pos_app.domain.aggregates.z_report.figures import ReportContent
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class ZReportDocument:
    """A Z report as it was made; ``digest`` is what the log says of ``text``, its stored form.

    ``people`` are the names of staff members by id, as they are now.
    """

    z_id: str
    content: ReportContent
    text: str
    digest: str
    copies: int
    people: Mapping[str, str]
    store_name: str


class ShiftQueries(Protocol):
    """Reads shifts and reports; any thread may call."""

    def open_shift(self, register_id: str) -> str | None:
        """Return the id of the shift that is open at a register, or None."""

    def opened_at(self, register_id: str) -> datetime | None:
        """Return since when the open shift runs, or None."""

    def name_of(self, staff_id: str) -> str | None:
        """Return the name of a staff member, or None."""

    def x_report(self, register_id: str) -> ZReportDocument | None:
        """Return what the open shift comes to by now, numbered 0; None without a shift."""

    def z_report(self, register_id: str, number: int | None = None) -> ZReportDocument | None:
        """Return a Z report, the last one for None, or None where there is none."""

    def by_id(self, z_id: str) -> ZReportDocument | None:
        """Return the Z report, or None."""

    def latest(self, register_id: str, limit: int) -> tuple[ZReportRow, ...]:
        """Return the latest Z reports of a register, newest first."""
