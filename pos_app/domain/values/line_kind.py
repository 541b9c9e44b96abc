"""What a line of a sale stands for."""

from __future__ import annotations

from enum import StrEnum


class LineKind(StrEnum):
    """Goods, or what is sold beside them and has no stock.

    A ``deposit`` follows the goods that it is for; ``empties`` are containers that come back and
    take their deposit off the sale; a ``gift card`` is money that goes onto a card once the sale
    is paid. Discounts and promotions are for goods only.
    """

    GOODS = "goods"
    DEPOSIT = "deposit"
    EMPTIES = "empties"
    GIFT_CARD = "gift card"

    @property
    def is_goods(self) -> bool:
        """Whether it lies on a shelf, and may cost less than it says."""
        return self is LineKind.GOODS
