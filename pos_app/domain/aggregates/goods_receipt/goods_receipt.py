"""A delivery: what came, from whom, on which order, and what each product cost in all."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.goods_receipt.errors import NothingReceived
from pos_app.domain.aggregates.goods_receipt.events import GoodsReceived
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ReceivedLine:
    """``quantity`` of a product for ``cost`` in all, before tax."""

    product_id: UUID
    quantity: Quantity
    cost: Money


class GoodsReceipt(Aggregate):
    """A delivery as it was booked; it never changes. ``number`` is ``G-3``."""

    __slots__ = (
        "currency",
        "lines",
        "number",
        "purchase_order_id",
        "receipt_id",
        "received_at",
        "reference",
        "supplier_id",
    )

    def __init__(
        self,
        *,
        receipt_id: UUID,
        number: str,
        currency: Currency,
        lines: tuple[ReceivedLine, ...],
        received_at: datetime,
        supplier_id: UUID | None = None,
        purchase_order_id: UUID | None = None,
        reference: str = "",
    ) -> None:
        """Restore a delivery as it was stored; :meth:`book` makes a new one."""
        super().__init__()
        self.receipt_id = receipt_id
        self.number = number
        self.currency = currency
        self.lines = lines
        self.received_at = received_at
        self.supplier_id = supplier_id
        self.purchase_order_id = purchase_order_id
        self.reference = reference

    @classmethod
    def book(
        cls,
        *,
        sequence: int,
        currency: Currency,
        lines: tuple[ReceivedLine, ...],
        received_at: datetime,
        supplier_id: UUID | None = None,
        purchase_order_id: UUID | None = None,
        ordered_by: str = "",
        reference: str = "",
    ) -> GoodsReceipt:
        """Write down a delivery.

        Raises:
            NothingReceived: there is no line.
        """
        if not lines:
            raise NothingReceived
        receipt = cls(
            receipt_id=new_id(),
            number=f"G-{sequence}",
            currency=currency,
            lines=lines,
            received_at=received_at,
            supplier_id=supplier_id,
            purchase_order_id=purchase_order_id,
            reference=" ".join(reference.split()),
        )
        receipt._raise_event(
            GoodsReceived(
                receipt_id=receipt.receipt_id,
                document=receipt.number,
                supplier_id=supplier_id,
                ordered_by=ordered_by,
                reference=receipt.reference,
                item_count=len(lines),
                total=receipt.total.amount,
            )
        )
        return receipt

    @property
    def total(self) -> Money:
        """What the delivery cost, before tax."""
        return Money.sum((line.cost for line in self.lines), self.currency)
