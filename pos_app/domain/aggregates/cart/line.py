"""A line of a cart: how much of which product, at the price of its scan."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity, Unit


@dataclass(frozen=True, slots=True)
class CartLine:
    """``quantity`` of one product at the price of its scan, less ``discount`` for the line.

    ``number`` counts up within the cart and is never given twice.
    """

    number: int
    product_id: UUID
    sku: str
    name: str
    unit: Unit
    quantity: Quantity
    unit_price: Money
    discount: Money

    @property
    def gross(self) -> Money:
        """Unit price times quantity, before the discount."""
        return self.unit_price.times(self.quantity)

    @property
    def amount(self) -> Money:
        """What the customer pays for the line."""
        return self.gross - self.discount

    @property
    def item_count(self) -> int:
        """Pieces; what is weighed or measured counts as one."""
        return self.quantity.thousandths // 1000 if self.unit is Unit.PIECE else 1
