"""A line of a cart at one moment of its history.

The log does not say whether a product is sold by the piece or weighed, so a line has no unit.
"""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.records import dataclass
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity
from pos_app.domain.values.tax import TaxRates


@dataclass(frozen=True, slots=True)
class PictureLine:
    """A line of a cart as the events tell it; ``number`` is the one the cart gave it."""

    number: int
    product_id: str
    name: str
    quantity: Quantity
    unit_price: Money
    discount: Money
    percent: Decimal | None = None
    promotion: Money | None = None
    promotion_name: str = ""
    taxes: TaxRates = ()
    kind: LineKind = LineKind.GOODS

    @property
    def is_discountable(self) -> bool:
        """Whether discounts and promotions may make it cost less."""
        return self.kind.is_goods

    @property
    def gross(self) -> Money:
        """Unit price times quantity, before every discount."""
        return self.unit_price.times(self.quantity)

    @property
    def promoted(self) -> Money:
        """What promotions take off, never more than is left after the discount."""
        if self.promotion is None:
            return Money.zero(self.unit_price.currency)
        return min(self.promotion, self.gross - self.discount)

    @property
    def amount(self) -> Money:
        """What is left of the price, before its part of a discount on the whole sale."""
        return self.gross - self.discount - self.promoted
