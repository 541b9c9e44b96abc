"""A line of a cart: how much of which product, at the price and the taxes of its scan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from pos_app.domain.records import dataclass
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tax import TaxRates


@dataclass(frozen=True, slots=True)
class CartLine:
    """``quantity`` of one product at the price of its scan.

    ``number`` counts up within the cart and is never given twice. ``discount`` is what was taken
    off by hand, for ``discount_reason``; one that was given in ``percent`` follows the quantity.
    ``promotion`` is what the promotions named in ``promotion_name`` take off. ``regular`` is the
    product's own price at the scan, from which price lists may depart; None for a price that was
    stated or changed by hand.

    What is no goods says so by its ``kind``: a deposit ``follows`` the line of its goods, a gift
    card names the card (``account_id``, with the ``card_code`` on it).
    """

    number: int
    product_id: UUID
    sku: str
    name: str
    unit: Unit
    quantity: Quantity
    unit_price: Money
    discount: Money
    percent: Decimal | None = None
    discount_reason: str = ""
    promotion: Money | None = None
    promotion_name: str = ""
    department: str = ""
    taxes: TaxRates = ()
    regular: Money | None = None
    kind: LineKind = LineKind.GOODS
    follows: int | None = None
    account_id: UUID | None = None
    card_code: str = ""

    def __hash__(self) -> int:
        # Pictures of lines are remembered by line on every scan, and few fields tell lines apart;
        # a text knows its hash, an identifier works it out each time.
        return hash((self.number, self.sku, self.quantity.thousandths))

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

    @property
    def item_count(self) -> int:
        """Pieces; what is weighed or measured counts as one, deposits and empties not at all."""
        if self.kind in {LineKind.DEPOSIT, LineKind.EMPTIES}:
            return 0
        return self.quantity.thousandths // 1000 if self.unit is Unit.PIECE else 1

    @property
    def is_discountable(self) -> bool:
        """Whether discounts and promotions may make it cost less."""
        return self.kind.is_goods

    def with_quantity(self, quantity: Quantity) -> CartLine:
        """Return the line with another quantity; its discount follows, never above its price."""
        return _with_fitting_discount(replace(self, quantity=quantity))

    def with_price(self, unit_price: Money) -> CartLine:
        """Return the line at another price; its discount follows, never above it."""
        return _with_fitting_discount(replace(self, unit_price=unit_price))


def _with_fitting_discount(line: CartLine) -> CartLine:
    gross = line.gross
    if line.percent is not None:
        return replace(line, discount=gross.percent(line.percent))
    fits = not line.discount or line.discount <= gross  # of empties the price is below zero
    return line if fits else replace(line, discount=gross)
