"""Prints X reports and copies of Z reports, and saves a Z report as a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pos_app.application.access import needs
from pos_app.application.errors import ReportNotFound
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.report_files import ReportFiles
from pos_app.application.shift_queries import ShiftQueries, ZReportDocument
from pos_app.application.shift_table import HEADING, table_rows
from pos_app.domain.aggregates.shift.errors import NoShiftOpen
from pos_app.domain.values import permissions


class ZReportService:
    """The commands on Z reports; they are made by closing a shift."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: Callable[[], str],
        queries: ShiftQueries,
        files: ReportFiles,
    ) -> None:
        """Serve the register that the store names now; tables go to ``files``."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id
        self._queries = queries
        self._files = files

    @needs(permissions.SEE_EXPECTED_CASH)
    def x_report(self) -> ZReportDocument | None:
        """Return what the open shift comes to by now, numbered 0; None without a shift."""
        return self._queries.x_report(self._register_id())

    @needs(permissions.SEE_EXPECTED_CASH)
    def print_x(self) -> None:
        """Record that the X report is printed; what listens to the event prints it.

        Raises:
            NoShiftOpen: there is nothing to report.
        """
        with self._unit_of_work() as uow:
            shift = uow.shifts.open_at(self._register_id())
            if shift is None:
                raise NoShiftOpen
            shift.print_x()
            uow.collect_events_from(shift)
            uow.commit()
        uow.dispatch_events()

    @needs(permissions.REPRINT_Z)
    def save_table(self, number: int) -> Path:
        """Write a report as a table for spreadsheets and return where it is.

        Raises:
            ReportNotFound: this register has no such report.
            OSError: the folder of reports cannot be written.
        """
        register_id = self._register_id()
        report = self._queries.z_report(register_id, number)
        if report is None:
            raise ReportNotFound(number=number)
        name = f"z-report-{register_id}-{number:04d}"
        return self._files.write(name, HEADING, tuple(table_rows(report.content)))

    @needs(permissions.REPRINT_Z)
    def reprint(self, number: int) -> int:
        """Count one more copy of a report, and return which copy it is.

        What listens to the event prints it.

        Raises:
            ReportNotFound: this register has no such report.
        """
        with self._unit_of_work() as uow:
            report = uow.z_reports.by_number(self._register_id(), number)
            if report is None:
                raise ReportNotFound(number=number)
            copy = report.reprint()
            uow.z_reports.save_copy(report)
            uow.collect_events_from(report)
            uow.commit()
        uow.dispatch_events()
        return copy
