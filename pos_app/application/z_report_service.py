"""Prints Z reports again, each time under the next number of copies."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.access import needs
from pos_app.application.errors import ReportNotFound
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.shift_queries import ShiftQueries, ZReportDocument
from pos_app.domain.values import permissions


class ZReportService:
    """The commands on Z reports; they are made by closing a shift."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        register_id: Callable[[], str],
        queries: ShiftQueries,
    ) -> None:
        """Serve the register that the store names now."""
        self._unit_of_work = unit_of_work
        self._register_id = register_id
        self._queries = queries

    @needs(permissions.SEE_EXPECTED_CASH)
    def x_report(self) -> ZReportDocument | None:
        """Return what the open shift comes to by now, numbered 0; None without a shift."""
        return self._queries.x_report(self._register_id())

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
