"""Frozen pictures of buying; units as in :mod:`pos_app.application.snapshots`."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.aggregates.goods_receipt.goods_receipt import GoodsReceipt
from pos_app.domain.aggregates.purchase_order.purchase_order import PurchaseOrder
from pos_app.domain.aggregates.supplier.supplier import Supplier
from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class SupplierSnapshot:
    """A supplier."""

    supplier_id: UUID
    name: str
    account_number: str
    contact: str

    @classmethod
    def of(cls, supplier: Supplier) -> SupplierSnapshot:
        """Return the picture of the supplier."""
        return cls(supplier.supplier_id, supplier.name, supplier.account_number, supplier.contact)


@dataclass(frozen=True, slots=True)
class OrderedSnapshot:
    """A line of an order; ``outstanding`` has not come."""

    product_id: UUID
    sku: str
    name: str
    unit: str
    ordered: Decimal
    received: Decimal
    outstanding: Decimal
    unit_cost: Decimal


@dataclass(frozen=True, slots=True)
class PurchaseOrderSnapshot:
    """A purchase order; ``state`` is as in :class:`PurchaseOrderState`."""

    purchase_order_id: UUID
    number: str
    supplier_id: UUID | None
    state: str
    total: Decimal
    lines: tuple[OrderedSnapshot, ...]

    @classmethod
    def of(cls, order: PurchaseOrder) -> PurchaseOrderSnapshot:
        """Return the picture of the order."""
        return cls(
            purchase_order_id=order.purchase_order_id,
            number=order.number,
            supplier_id=order.supplier_id,
            state=order.state.value,
            total=order.total.amount,
            lines=tuple(
                OrderedSnapshot(
                    product_id=line.product_id,
                    sku=line.sku,
                    name=line.name,
                    unit=line.unit.value,
                    ordered=line.ordered.value,
                    received=line.received.value,
                    outstanding=line.outstanding.value,
                    unit_cost=line.unit_cost.amount,
                )
                for line in order.lines.values()
            ),
        )


@dataclass(frozen=True, slots=True)
class ReceiptSnapshot:
    """A delivery that was booked."""

    receipt_id: UUID
    number: str
    item_count: int
    total: Decimal

    @classmethod
    def of(cls, receipt: GoodsReceipt) -> ReceiptSnapshot:
        """Return the picture of the delivery."""
        return cls(receipt.receipt_id, receipt.number, len(receipt.lines), receipt.total.amount)
