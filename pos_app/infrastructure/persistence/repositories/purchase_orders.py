"""Purchase orders with their lines, and deliveries: rows to aggregates and back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from pos_app.domain.aggregates.goods_receipt.goods_receipt import GoodsReceipt
from pos_app.domain.aggregates.purchase_order.purchase_order import (
    OrderedLine,
    PurchaseOrder,
    PurchaseOrderState,
)
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.purchasing_tables import (
    goods_receipt_lines,
    goods_receipts,
    purchase_order_lines,
    purchase_orders,
)
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_BY_ID = Statement(
    select(purchase_orders).where(
        purchase_orders.c.purchase_order_id == bindparam("purchase_order_id")
    )
)
_LATEST = Statement(
    select(purchase_orders).order_by(purchase_orders.c.sequence.desc()).limit(bindparam("limit"))
)
_LINES = Statement(
    select(purchase_order_lines)
    .where(purchase_order_lines.c.purchase_order_id == bindparam("purchase_order_id"))
    .order_by(purchase_order_lines.c.position)
)
_NEXT_ORDER = Statement(select(func.coalesce(func.max(purchase_orders.c.sequence), 0) + 1))
_INSERT = Statement(insert(purchase_orders))
_UPDATE = Statement(
    update(purchase_orders)
    .where(purchase_orders.c.purchase_order_id == bindparam("key"))
    .values(state=bindparam("state"), supplier_id=bindparam("supplier_id"))
)
_DELETE_LINES = Statement(
    delete(purchase_order_lines).where(purchase_order_lines.c.purchase_order_id == bindparam("key"))
)
_INSERT_LINE = Statement(insert(purchase_order_lines))
_NEXT_RECEIPT = Statement(select(func.coalesce(func.max(goods_receipts.c.sequence), 0) + 1))
_INSERT_RECEIPT = Statement(insert(goods_receipts))
_INSERT_RECEIPT_LINE = Statement(insert(goods_receipt_lines))


class SqlPurchaseOrderRepository(IdentityMap[PurchaseOrder, None]):
    """Purchase orders within one transaction; fulfils ``PurchaseOrderRepository``."""

    def by_id(self, purchase_order_id: UUID) -> PurchaseOrder | None:
        """Return the order, or None."""
        known = self.known(purchase_order_id)
        if known is not None:
            return known
        row = self.connection.one(_BY_ID, {"purchase_order_id": str(purchase_order_id)})
        return None if row is None else self._restored(row)

    def latest(self, limit: int) -> tuple[PurchaseOrder, ...]:
        """Return the newest orders, the newest first."""
        rows = self.connection.all(_LATEST, {"limit": limit})
        return tuple(map(self._restored, rows))

    def next_sequence(self) -> int:
        """Return the number for the next order."""
        row = self.connection.one(_NEXT_ORDER)
        return 1 if row is None else int(row[0])

    def add(self, order: PurchaseOrder) -> None:
        """Keep a new order."""
        self.connection.run(
            _INSERT,
            {
                "purchase_order_id": str(order.purchase_order_id),
                "sequence": _sequence_of(order.number),
                "currency": order.currency.code,
                "supplier_id": _text(order.supplier_id),
                "state": order.state.value,
            },
        )
        self._write_lines(order)
        self.hold(order.purchase_order_id, order)

    def save(self, order: PurchaseOrder) -> None:
        """Keep what has changed."""
        key = str(order.purchase_order_id)
        self.connection.run(
            _UPDATE,
            {"key": key, "state": order.state.value, "supplier_id": _text(order.supplier_id)},
        )
        self.connection.run(_DELETE_LINES, {"key": key})
        self._write_lines(order)

    def _write_lines(self, order: PurchaseOrder) -> None:
        rows = [
            {
                "purchase_order_id": str(order.purchase_order_id),
                "product_id": str(line.product_id),
                "position": position,
                "sku": line.sku,
                "name": line.name,
                "unit": line.unit.value,
                "ordered": line.ordered.thousandths,
                "received": line.received.thousandths,
                "unit_cost": line.unit_cost.minor,
            }
            for position, line in enumerate(order.lines.values())
        ]
        if rows:
            self.connection.run_many(_INSERT_LINE, rows)

    def _restored(self, row: tuple[Any, ...]) -> PurchaseOrder:
        key = UUID(row[0])
        known = self.known(key)
        if known is not None:
            return known
        currency = Currency.of(row[2])
        lines = self.connection.all(_LINES, {"purchase_order_id": row[0]})
        order = PurchaseOrder(
            purchase_order_id=key,
            number=f"P-{row[1]}",
            currency=currency,
            supplier_id=None if row[3] is None else UUID(row[3]),
            state=PurchaseOrderState(row[4]),
            lines=[
                OrderedLine(
                    product_id=UUID(line[1]),
                    sku=line[3],
                    name=line[4],
                    unit=Unit(line[5]),
                    ordered=Quantity(line[6]),
                    received=Quantity(line[7]),
                    unit_cost=Money(line[8], currency),
                )
                for line in lines
            ],
        )
        return self.hold(key, order)


class SqlGoodsReceiptRepository(IdentityMap[GoodsReceipt, None]):
    """Deliveries within one transaction; fulfils ``GoodsReceiptRepository``."""

    def next_sequence(self) -> int:
        """Return the number for the next delivery."""
        row = self.connection.one(_NEXT_RECEIPT)
        return 1 if row is None else int(row[0])

    def add(self, receipt: GoodsReceipt) -> None:
        """Keep a new delivery with its lines."""
        key = str(receipt.receipt_id)
        self.connection.run(
            _INSERT_RECEIPT,
            {
                "receipt_id": key,
                "sequence": _sequence_of(receipt.number),
                "currency": receipt.currency.code,
                "supplier_id": _text(receipt.supplier_id),
                "purchase_order_id": _text(receipt.purchase_order_id),
                "reference": receipt.reference,
                "received_at": to_text(receipt.received_at),
            },
        )
        self.connection.run_many(
            _INSERT_RECEIPT_LINE,
            [
                {
                    "receipt_id": key,
                    "position": position,
                    "product_id": str(line.product_id),
                    "quantity": line.quantity.thousandths,
                    "cost": line.cost.minor,
                }
                for position, line in enumerate(receipt.lines)
            ],
        )
        self.hold(receipt.receipt_id, receipt)


def _sequence_of(number: str) -> int:
    return int(number.partition("-")[2])


def _text(key: UUID | None) -> str | None:
    return None if key is None else str(key)
