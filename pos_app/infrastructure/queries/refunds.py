"""Returns for receipts, on the calling thread's own connection."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pos_app.application.refund_receipt import RefundDocument
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.refund_tables import (
    refund_lines,
    refund_payouts,
    refund_taxes,
    refunds,
)
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import orders

_REFUND = Statement(
    select(
        refunds.c.number,
        refunds.c.register_id,
        orders.c.number,
        refunds.c.kind,
        refunds.c.currency,
        refunds.c.total,
        refunds.c.rounding,
        refunds.c.completed_at,
    )
    .join(orders, orders.c.order_id == refunds.c.order_id, isouter=True)
    .where(refunds.c.refund_id == bindparam("refund_id"))
)
_LINES = Statement(
    select(refund_lines.c.name, refund_lines.c.quantity, refund_lines.c.unit, refund_lines.c.amount)
    .where(refund_lines.c.refund_id == bindparam("refund_id"))
    .order_by(refund_lines.c.position)
)
_TAXES = Statement(
    select(refund_taxes.c.rate, refund_taxes.c.net, refund_taxes.c.tax)
    .where(refund_taxes.c.refund_id == bindparam("refund_id"))
    .order_by(refund_taxes.c.position)
)
_PAYOUTS = Statement(
    select(refund_payouts.c.kind, refund_payouts.c.amount)
    .where(refund_payouts.c.refund_id == bindparam("refund_id"))
    .order_by(refund_payouts.c.position)
)


class SqlRefundQueries:
    """Fulfils ``RefundQueries``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def by_id(self, refund_id: str) -> RefundDocument | None:
        """Return the document, or None."""
        reader = self._database.reader()
        key = {"refund_id": refund_id}
        row = reader.one(_REFUND, key)
        if row is None:
            return None
        currency = Currency.of(row[4])

        def money(minor: int) -> Money:
            return Money(minor, currency)

        return RefundDocument(
            number=row[0],
            register_id=row[1],
            order_number=row[2] or "",
            kind=row[3],
            currency=currency.code,
            total=money(row[5]).amount,
            rounding=money(row[6]).amount,
            lines=tuple(
                (name, Quantity(quantity).value, unit, money(amount).amount)
                for name, quantity, unit, amount in reader.all(_LINES, key)
            ),
            taxes=tuple(
                (rate, money(net).amount, money(tax).amount)
                for rate, net, tax in reader.all(_TAXES, key)
            ),
            payouts=tuple(
                (kind, money(amount).amount) for kind, amount in reader.all(_PAYOUTS, key)
            ),
            completed_at=from_text(row[7]),
        )
