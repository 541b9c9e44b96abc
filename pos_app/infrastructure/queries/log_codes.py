"""Finds the sale that a receipt's log code speaks of."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pos_app.application.evidence import ReceiptCode
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.refund_tables import refunds
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, orders

_ENTRY = Statement(
    select(audit_log.c.hash, audit_log.c.aggregate_id).where(audit_log.c.seq == bindparam("seq"))
)
_NUMBER = Statement(select(orders.c.number).where(orders.c.order_id == bindparam("key")))
_NUMBER_OF_REFUND = Statement(
    select(orders.c.number)
    .join(refunds, refunds.c.order_id == orders.c.order_id)
    .where(refunds.c.refund_id == bindparam("key"))
)


class SqlSalesByLogCode:
    """Fulfils ``SalesByLogCode``; any thread may call."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def order_number_of(self, code: ReceiptCode) -> str | None:
        """Return the number of the sale, None for a code that is not of this log."""
        reader = self._database.reader()
        entry = reader.one(_ENTRY, {"seq": code.seq})
        if entry is None or not code.fits(entry[0]):
            return None
        key = {"key": entry[1]}
        # The receipt of a return leads to its sale.
        row = reader.one(_NUMBER, key) or reader.one(_NUMBER_OF_REFUND, key)
        return None if row is None else str(row[0])
