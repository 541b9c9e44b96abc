"""Writes Z reports in the background: once when they are made, and every copy that is asked for."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.reactions import ReceiptPress, ReceiptWritten
from pos_app.application.shift_queries import ShiftQueries, ZReportDocument
from pos_app.application.shift_report import shift_report_lines
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
