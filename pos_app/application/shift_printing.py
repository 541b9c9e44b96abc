"""Writes reports of shifts in the background: X and Z, and every copy that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.reactions import ReceiptPress, ReceiptWritten
from pos_app.application.shift_queries import ShiftQueries, ZReportDocument
from pos_app.application.shift_report import shift_report_lines
from pos_app.domain.aggregates.shift.events import XReportPrinted
from pos_app.domain.aggregates.z_report.events import ZReportMade, ZReportReprinted


def report_name(register_id: str, number: int, copy: int = 0) -> str:
    """Return what a Z report is called in the folder of receipts."""
    name = f"Z-{register_id}-{number:04d}"
    return f"{name}-copy-{copy}" if copy else name


class WriteZReport:
    """Writes a Z report when its shift is closed."""

    publication_name = "write_z_report"

    def __init__(self, reports: ShiftQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._reports = reports
        self._press = press

    def __call__(self, event: ZReportMade) -> ReceiptWritten:
        """Write the report.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        return _written(self._press, _document(self._reports, event.z_id), event.event_id, 0)


class WriteXReport:
    """Writes what the running shift comes to when somebody asked for it on paper."""

    publication_name = "write_x_report"

    def __init__(
        self, reports: ShiftQueries, press: ReceiptPress, register_id: Callable[[], str]
    ) -> None:
        """Write with ``press`` of the register that the store names now."""
        self._reports = reports
        self._press = press
        self._register_id = register_id

    def __call__(self, event: XReportPrinted) -> ReceiptWritten | None:
        """Write the report; nothing when the shift has ended since: its Z report says more.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        report = self._reports.x_report(self._register_id())
        if report is None or report.content.shift.shift_id != str(event.of_shift):
            return None
        moment = event.occurred_at.astimezone()
        name = f"X-{report.content.shift.register_id}-{moment:%Y-%m-%d-%H%M%S}"
        return self._press.write(
            name,
            event.event_id,
            lambda code: shift_report_lines(report, self._press.store.name, log_code=code),
        )


class ReprintZReport:
    """Writes one more copy of a Z report, which says that it is one."""

    publication_name = "reprint_z_report"

    def __init__(self, reports: ShiftQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._reports = reports
        self._press = press

    def __call__(self, event: ZReportReprinted) -> ReceiptWritten:
        """Write the copy; raises as :class:`WriteZReport`."""
        report = _document(self._reports, event.z_id)
        return _written(self._press, report, event.event_id, event.copy)


def _document(reports: ShiftQueries, z_id: UUID) -> ZReportDocument:
    report = reports.by_id(str(z_id))
    if report is None:  # a report and its event are committed together
        raise StoreNotSetUp
    return report


def _written(
    press: ReceiptPress, report: ZReportDocument, event_id: UUID, copy: int
) -> ReceiptWritten:
    content = report.content
    return press.write(
        report_name(content.shift.register_id, content.z_number, copy),
        event_id,
        lambda code: shift_report_lines(report, press.store.name, log_code=code, copy=copy),
    )
