"""Z reports: written once; their content is one canonical text, which the log has the digest of."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select

from pos_app.domain.aggregates.shift.shift import Shift
from pos_app.domain.aggregates.z_report.figures import GrandTotals, ReportContent, TradeFigures
from pos_app.domain.aggregates.z_report.z_report import Reached, ZReport
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.money import Currency, Money
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.refund_tables import refunds
from pos_app.infrastructure.persistence.report_text import content_of, digest_of, text_of
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.register_numbers import next_of, taken
from pos_app.infrastructure.persistence.repositories.shift_trade import trade_of
from pos_app.infrastructure.persistence.shift_tables import z_copies, z_reports
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import orders, registers

_NEXT_NUMBER = next_of("last_z_number")
_LAST_EVENT = Statement(select(func.max(registers.c.last_event_seq)))
_BEFORE = Statement(
    select(
        z_reports.c.grand_sales,
        z_reports.c.grand_refunds,
        z_reports.c.order_sequence,
        z_reports.c.refund_sequence,
    )
    .where(z_reports.c.register_id == bindparam("register_id"))
    .order_by(z_reports.c.number.desc())
    .limit(1)
)
_SOLD_SINCE = Statement(
    select(
        func.coalesce(func.sum(orders.c.total), 0),
        func.coalesce(func.max(orders.c.sequence), bindparam("after")),
    ).where(
        orders.c.register_id == bindparam("register_id"), orders.c.sequence > bindparam("after")
    )
)
_RETURNED_SINCE = Statement(
    select(
        func.coalesce(func.sum(refunds.c.total - refunds.c.rounding), 0),
        func.coalesce(func.max(refunds.c.sequence), bindparam("after")),
    ).where(
        refunds.c.register_id == bindparam("register_id"), refunds.c.sequence > bindparam("after")
    )
)
_INSERT = Statement(insert(z_reports))
_INSERT_COPY = Statement(insert(z_copies))
_BY_NUMBER = Statement(
    select(
        z_reports.c.z_id,
        z_reports.c.content,
        z_reports.c.digest,
        z_reports.c.order_sequence,
        z_reports.c.refund_sequence,
    ).where(
        z_reports.c.register_id == bindparam("register_id"),
        z_reports.c.number == bindparam("number"),
    )
)
_COPIES = Statement(select(func.count()).where(z_copies.c.z_id == bindparam("key")))
_NOTHING = (0, 0, 0, 0)


class SqlZReportRepository(IdentityMap[ZReport, None]):
    """The Z reports within one transaction; fulfils ``ZReportRepository``."""

    def next_number(self, register_id: str) -> int:
        """Take the register's next number; a rollback gives it back."""
        return taken(self.connection, _NEXT_NUMBER, register_id)[0]

    def trade(self, shift: Shift) -> TradeFigures:
        """Return what was sold, taken back and done in a shift so far."""
        return trade_of(self.connection, shift, self._reached_before(shift.register_id))

    def grand_totals(self, shift: Shift) -> tuple[GrandTotals, Reached]:
        """Return what the register sold since its first day, and up to which documents."""
        key = {"register_id": shift.register_id}
        sold, returned, order, refund = self.connection.one(_BEFORE, key) or _NOTHING
        sales, order = self.connection.one(_SOLD_SINCE, {**key, "after": order}) or (0, order)
        back, refund = self.connection.one(_RETURNED_SINCE, {**key, "after": refund}) or (0, refund)

        def amount(minor: int) -> Decimal:
            return Money(minor, shift.currency).amount

        return GrandTotals(amount(sold + sales), amount(returned + back)), Reached(order, refund)

    def last_event(self) -> int:
        """Return the number of the last event that is stored."""
        row = self.connection.one(_LAST_EVENT)
        return 0 if row is None else int(row[0])

    def digest(self, content: ReportContent) -> str:
        """Return the SHA-256 of the content as it is stored."""
        return digest_of(text_of(content))

    def add(self, report: ZReport) -> None:
        """Keep a new report."""
        content, currency = report.content, Currency.of(report.content.shift.currency)
        self.connection.run(
            _INSERT,
            {
                "z_id": str(report.z_id),
                "register_id": content.shift.register_id,
                "number": report.number,
                "shift_id": content.shift.shift_id,
                "business_date": content.shift.business_date,
                "closed_at": to_text(datetime.fromisoformat(content.shift.closed_at)),
                "grand_sales": Money.of(content.grand.sales, currency).minor,
                "grand_refunds": Money.of(content.grand.refunds, currency).minor,
                "order_sequence": report.reached.order_sequence,
                "refund_sequence": report.reached.refund_sequence,
                "content": text_of(content),
                "digest": report.digest,
            },
        )
        self.hold(report.z_id, report)

    def save_copy(self, report: ZReport) -> None:
        """Keep that one more copy was printed."""
        self.connection.run(
            _INSERT_COPY,
            {
                "z_id": str(report.z_id),
                "copy": report.copies,
                "printed_at": to_text(utc_now()),
            },
        )

    def by_number(self, register_id: str, number: int) -> ZReport | None:
        """Return the report, or None."""
        row = self.connection.one(_BY_NUMBER, {"register_id": register_id, "number": number})
        if row is None:
            return None
        z_id = UUID(row[0])
        known = self.known(z_id)
        if known is not None:
            return known
        copies = self.connection.one(_COPIES, {"key": row[0]})
        report = ZReport(
            z_id=z_id,
            content=content_of(row[1]),
            digest=row[2],
            reached=Reached(row[3], row[4]),
            copies=0 if copies is None else copies[0],
        )
        return self.hold(z_id, report)

    def _reached_before(self, register_id: str) -> Reached:
        row = self.connection.one(_BEFORE, {"register_id": register_id}) or _NOTHING
        return Reached(row[2], row[3])
