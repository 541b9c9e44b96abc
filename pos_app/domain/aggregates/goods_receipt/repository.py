"""What the shop needs from a store of deliveries."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.goods_receipt.goods_receipt import GoodsReceipt


class GoodsReceiptRepository(Protocol):
    """Deliveries, which are only ever added."""

    def next_sequence(self) -> int:
        """Return the number for the next delivery."""

    def add(self, receipt: GoodsReceipt) -> None:
        """Keep a new delivery."""
