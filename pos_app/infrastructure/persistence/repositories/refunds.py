"""Refunds: aggregates to rows, and what of an order has come back already."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import bindparam, func, insert, select

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.refund.refund import Refund
from pos_app.domain.services.taxation import TaxRow
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tender import Tender, TenderKind
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.refund_tables import (
    refund_lines,
    refund_payouts,
    refund_taxes,
    refunds,
)
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.refund_rows import restored_refund
from pos_app.infrastructure.persistence.repositories.register_numbers import (
    NOWHERE,
    next_of,
    taken,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import orders

_RETURNED = Statement(
    select(refund_lines.c.order_line, func.sum(refund_lines.c.quantity))
    .join(refunds, refunds.c.refund_id == refund_lines.c.refund_id)
    .where(refunds.c.order_id == bindparam("order_id"))
    .group_by(refund_lines.c.order_line)
)
_PAID_BACK = Statement(
    select(refund_payouts.c.kind, func.sum(refund_payouts.c.amount))
    .join(refunds, refunds.c.refund_id == refund_payouts.c.refund_id)
    .where(refunds.c.order_id == bindparam("order_id"))
    .group_by(refund_payouts.c.kind)
)
_ROUNDING = Statement(
    select(func.coalesce(func.sum(refunds.c.rounding), 0)).where(
        refunds.c.order_id == bindparam("order_id")
    )
)
_NEXT_SEQUENCE = next_of("last_refund_sequence")
_BY_ID = Statement(
    select(refunds, orders.c.number)
    .join(orders, orders.c.order_id == refunds.c.order_id, isouter=True)
    .where(refunds.c.refund_id == bindparam("refund_id"))
)
_LINES, _TAXES, _PAYOUTS = (
    Statement(
        select(table).where(table.c.refund_id == bindparam("refund_id")).order_by(table.c.position)
    )
    for table in (refund_lines, refund_taxes, refund_payouts)
)
_INSERT = Statement(insert(refunds))
_INSERT_LINE = Statement(insert(refund_lines))
_INSERT_TAX = Statement(insert(refund_taxes))
_INSERT_PAYOUT = Statement(insert(refund_payouts))


class SqlRefundRepository(IdentityMap[Refund, None]):
    """Refunds within one transaction; fulfils ``RefundRepository``."""

    def __init__(
        self, connection: Connection, report: Callable[[Aggregate], None], cashier_id: str
    ) -> None:
        """Book new refunds to ``cashier_id``, and to the shift that their number was taken in."""
        super().__init__(connection, report)
        self._cashier_id = cashier_id
        self._belonging = NOWHERE

    def by_id(self, refund_id: UUID) -> Refund | None:
        """Return the refund, or None."""
        key = {"refund_id": str(refund_id)}
        row = self.connection.one(_BY_ID, key)
        if row is None:
            return None
        return restored_refund(
            row,
            self.connection.all(_LINES, key),
            self.connection.all(_TAXES, key),
            self.connection.all(_PAYOUTS, key),
        )

    def returned(self, order_id: UUID) -> dict[int, Quantity]:
        """Return how much of each line of an order came back, by the line's number."""
        rows = self.connection.all(_RETURNED, {"order_id": str(order_id)})
        return {line: Quantity(thousandths) for line, thousandths in rows}

    def paid_back(self, order_id: UUID, currency: Currency) -> dict[TenderKind, Money]:
        """Return how much of an order was paid back, by the way it went."""
        rows = self.connection.all(_PAID_BACK, {"order_id": str(order_id)})
        return {TenderKind(kind): Money(minor, currency) for kind, minor in rows}

    def rounding(self, order_id: UUID, currency: Currency) -> Money:
        """Return by how much the cash paid back for an order was rounded, all in all."""
        row = self.connection.one(_ROUNDING, {"order_id": str(order_id)})
        return Money(0 if row is None else row[0], currency)

    def next_sequence(self, register_id: str) -> int:
        """Take the register's next number of returns; a rollback gives it back."""
        sequence, self._belonging = taken(self.connection, _NEXT_SEQUENCE, register_id)
        return sequence

    def add(self, refund: Refund) -> None:
        """Store a new refund with its lines, taxes and payouts."""
        returned, key = refund.returned, str(refund.refund_id)
        self.connection.run(
            _INSERT,
            {
                "refund_id": key,
                "order_id": None if returned.order_id is None else str(returned.order_id),
                "register_id": refund.register_id,
                "sequence": int(refund.number.rpartition("R")[2]),
                "number": refund.number,
                "kind": returned.kind.value,
                "currency": refund.total.currency.code,
                "total": refund.total.minor,
                "tax": sum(line.tax.minor for line in returned.lines),
                "rounding": returned.rounding.minor,
                "reason": returned.reason,
                "is_override": int(refund.is_override),
                "completed_at": to_text(refund.completed_at),
                **self._belonging.columns(refund.completed_at, self._cashier_id),
                "exempted": returned.exempted.minor,
            },
        )
        self.connection.run_many(
            _INSERT_LINE,
            [
                {
                    "refund_id": key,
                    "position": position,
                    "order_line": line.order_line,
                    "product_id": str(line.product_id),
                    "sku": line.sku,
                    "name": line.name,
                    "unit": line.unit.value,
                    "quantity": line.quantity.thousandths,
                    "amount": line.amount.minor,
                    "tax": line.tax.minor,
                    "is_taxed": int(line.is_taxed),
                    "is_restocked": int(line.is_restocked),
                    "reason": line.reason,
                }
                for position, line in enumerate(returned.lines, start=1)
            ],
        )
        taxes = enumerate(returned.tax_rows, start=1)
        self._insert(_INSERT_TAX, [_tax_row(key, position, row) for position, row in taxes])
        payouts = enumerate(refund.payout, start=1)
        self._insert(_INSERT_PAYOUT, [_payout_row(key, place, tender) for place, tender in payouts])
        self.hold(refund.refund_id, refund)

    def _insert(self, statement: Statement, rows: list[dict[str, object]]) -> None:
        if rows:
            self.connection.run_many(statement, rows)


def _tax_row(refund_id: str, position: int, row: TaxRow) -> dict[str, object]:
    return {
        "refund_id": refund_id,
        "position": position,
        "rate": str(row.rate),
        "net": row.net.minor,
        "tax": row.tax.minor,
    }


def _payout_row(refund_id: str, position: int, tender: Tender) -> dict[str, object]:
    return {
        "refund_id": refund_id,
        "position": position,
        "tender_id": str(tender.tender_id),
        "kind": tender.kind.value,
        "amount": tender.amount.minor,
        "reference": tender.reference,
        "account_id": None if tender.account_id is None else str(tender.account_id),
    }
