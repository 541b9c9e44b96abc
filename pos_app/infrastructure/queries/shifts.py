"""Shifts and their reports for screens and commands, on the calling thread's own connection."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from pos_app.application.ports import Clock
from pos_app.application.shift_figures import report_content
from pos_app.application.shift_queries import ZReportDocument
from pos_app.application.shift_snapshots import ZReportRow
from pos_app.domain.aggregate import Aggregate
from pos_app.infrastructure.persistence.engine import Connection, Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.report_text import content_of, digest_of, text_of
from pos_app.infrastructure.persistence.repositories.shifts import SqlShiftRepository
from pos_app.infrastructure.persistence.repositories.z_reports import SqlZReportRepository
from pos_app.infrastructure.persistence.shift_tables import shifts, z_copies, z_reports
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import registers, staff, stores

_OPEN = Statement(
    select(shifts.c.shift_id, shifts.c.opened_at)
    .join(registers, registers.c.shift_id == shifts.c.shift_id)
    .where(registers.c.register_id == bindparam("register_id"))
)
_copies = (
    select(func.count()).where(z_copies.c.z_id == z_reports.c.z_id).correlate(z_reports)
).scalar_subquery()
_documents = select(z_reports.c.z_id, z_reports.c.content, z_reports.c.digest, _copies)
_BY_NUMBER = Statement(
    _documents.where(
        z_reports.c.register_id == bindparam("register_id"),
        z_reports.c.number == bindparam("number"),
    )
)
_LAST = Statement(
    _documents.where(z_reports.c.register_id == bindparam("register_id"))
    .order_by(z_reports.c.number.desc())
    .limit(1)
)
_BY_ID = Statement(_documents.where(z_reports.c.z_id == bindparam("z_id")))
_LATEST = Statement(
    select(z_reports.c.content, z_reports.c.closed_at, _copies)
    .where(z_reports.c.register_id == bindparam("register_id"))
    .order_by(z_reports.c.number.desc())
    .limit(bindparam("count"))
)
_STORE = Statement(select(stores.c.name))
_PEOPLE = Statement(select(staff.c.staff_id, staff.c.name))


class SqlShiftQueries:
    """Fulfils ``ShiftQueries``; any thread may call."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Read from ``database``; an X report is of the time of ``clock``."""
        self._database = database
        self._clock = clock

    def open_shift(self, register_id: str) -> str | None:
        """Return the id of the shift that is open at a register, or None."""
        row = self._database.reader().one(_OPEN, {"register_id": register_id})
        return None if row is None else str(row[0])

    def opened_at(self, register_id: str) -> datetime | None:
        """Return since when the open shift runs, or None."""
        row = self._database.reader().one(_OPEN, {"register_id": register_id})
        return None if row is None else from_text(row[1])

    def name_of(self, staff_id: str) -> str | None:
        """Return the name of a staff member, or None."""
        return _people(self._database.reader()).get(staff_id)

    def x_report(self, register_id: str) -> ZReportDocument | None:
        """Return what the open shift comes to by now, numbered 0; None without a shift."""
        reader = self._database.reader()
        reader.command("BEGIN")  # one moment for all of its sums
        try:
            kept = SqlShiftRepository(reader, _nobody)
            reports = SqlZReportRepository(reader, _nobody)
            shift = kept.open_at(register_id)
            if shift is None:
                return None
            content = report_content(
                kept,
                reports,
                shift,
                z_number=0,
                grand=reports.grand_totals(shift)[0],
                at=self._clock.now(),
            )
            text = text_of(content)
            return ZReportDocument("", content, text, digest_of(text), 0, *_names(reader))
        finally:
            reader.command("ROLLBACK")

    def z_report(self, register_id: str, number: int | None = None) -> ZReportDocument | None:
        """Return a Z report, the last one for None, or None where there is none."""
        if number is None:
            return self._document(_LAST, {"register_id": register_id})
        return self._document(_BY_NUMBER, {"register_id": register_id, "number": number})

    def by_id(self, z_id: str) -> ZReportDocument | None:
        """Return the Z report, or None."""
        return self._document(_BY_ID, {"z_id": z_id})

    def latest(self, register_id: str, limit: int) -> tuple[ZReportRow, ...]:
        """Return the latest Z reports of a register, newest first."""
        rows = self._database.reader().all(_LATEST, {"register_id": register_id, "count": limit})
        found = []
        for text, closed_at, copies in rows:
            content = content_of(text)
            found.append(
                ZReportRow(
                    number=content.z_number,
                    register_id=content.shift.register_id,
                    business_date=date.fromisoformat(content.shift.business_date),
                    closed_at=from_text(closed_at),
                    sales=content.trade.sales.amount,
                    refunds=content.trade.refunds.amount,
                    difference=content.cash[0].difference,
                    copies=copies,
                )
            )
        return tuple(found)

    def _document(
        self, statement: Statement, parameters: dict[str, object]
    ) -> ZReportDocument | None:
        reader = self._database.reader()
        row: tuple[Any, ...] | None = reader.one(statement, parameters)
        if row is None:
            return None
        return ZReportDocument(row[0], content_of(row[1]), row[1], row[2], row[3], *_names(reader))


def _names(reader: Connection) -> tuple[dict[str, str], str]:
    row = reader.one(_STORE)
    return _people(reader), "" if row is None else str(row[0])


def _people(reader: Connection) -> dict[str, str]:
    return dict(reader.all(_PEOPLE))


def _nobody(_aggregate: Aggregate) -> None:
    """A read reports no aggregate to anybody."""
