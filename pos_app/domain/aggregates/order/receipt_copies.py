"""How often the receipt of a sale was given out again; the sale itself stays as it is."""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.order.events import GiftReceiptMade, ReceiptCopied


class ReceiptCopies(Aggregate):
    """The receipts of one sale beside the first: ``copies`` say that they are such."""

    __slots__ = ("copies", "order_id", "order_number")

    def __init__(self, *, order_id: UUID, order_number: str, copies: int) -> None:
        """Restore the count as it was stored."""
        super().__init__()
        self.order_id = order_id
        self.order_number = order_number
        self.copies = copies

    def copy(self) -> None:
        """Count one more copy."""
        self.copies += 1
        self._raise_event(
            ReceiptCopied(order_id=self.order_id, order_number=self.order_number, copy=self.copies)
        )

    def make_gift_receipt(self) -> None:
        """Give out a receipt without prices, which goes along with a present."""
        self._raise_event(GiftReceiptMade(order_id=self.order_id, order_number=self.order_number))
