"""What the shop needs to keep Z reports."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.aggregates.z_report.figures import GrandTotals, ReportContent, TradeFigures
from pos_app.domain.aggregates.z_report.z_report import Reached, ZReport


class ZReportRepository(Protocol):
    """The Z reports of the store; what was added once is never changed."""

    def next_number(self, register_id: str) -> int:
        """Take the register's next number; a rollback gives it back."""

    def trade(self, shift: Shift) -> TradeFigures:
        """Return what was sold, taken back and done in a shift so far."""

    def grand_totals(self, shift: Shift) -> tuple[GrandTotals, Reached]:
        """Return what the register sold since its first day, and up to which documents."""

    def last_event(self) -> int:
        """Return the number of the last event that is stored."""

    def digest(self, content: ReportContent) -> str:
        """Return the SHA-256 of the content as it is stored."""

    def add(self, report: ZReport) -> None:
        """Keep a new report."""

    def save_copy(self, report: ZReport) -> None:
        """Keep that one more copy was printed."""

    def by_number(self, register_id: str, number: int) -> ZReport | None:
        """Return the report, or None."""
