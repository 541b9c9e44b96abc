"""What stock is worth at cost: the moving weighted average, exact to the last minor unit.

The store keeps how much the stock of a product cost in all, not an average price, so nothing
is rounded twice. What leaves takes its share of that sum, rounded half up to a minor unit; the
remainder stays with what is left, and the last piece takes all of it. So what came in at cost
is always what left at cost plus what is there.
"""

from __future__ import annotations

from dataclasses import replace

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money, rounded_half_up
from pos_app.domain.values.quantity import Quantity

_UNIT = 1000


@dataclass(frozen=True, slots=True)
class Worth:
    """What all of the stock cost (``value``), and what one unit cost when there was some last.

    ``unit_cost`` is rounded; it only prices goods that turn up where none are on hand.
    """

    value: Money
    unit_cost: Money

    @classmethod
    def nothing(cls, like: Money) -> Worth:
        """Return a worth of zero in the currency of ``like``."""
        zero = Money.zero(like.currency)
        return cls(zero, zero)

    def share(self, quantity: Quantity, stock: Quantity) -> Money:
        """Return what ``quantity`` out of ``stock`` is worth; the sign is the quantity's."""
        whole, part = stock.thousandths, quantity.thousandths
        if whole == 0:
            minor = rounded_half_up(self.unit_cost.minor * part, _UNIT)
        else:
            sign = 1 if whole > 0 else -1
            minor = rounded_half_up(self.value.minor * part * sign, whole * sign)
        return Money(minor, self.value.currency)

    def moved(self, quantity: Quantity, stock: Quantity) -> Worth:
        """Return the worth after a signed ``quantity`` moved at the average cost."""
        return replace(self, value=self.value + self.share(quantity, stock))

    def received(self, quantity: Quantity, stock: Quantity, cost: Money) -> Worth:
        """Return the worth after a delivery of ``quantity`` for ``cost`` in all.

        Where more had been sold than was there, the delivery fills that gap first and what is
        left is worth what this delivery cost: the goods that had left at a guess are settled.
        """
        after = stock.thousandths + quantity.thousandths
        if stock.thousandths < 0:
            value = rounded_half_up(cost.minor * after, quantity.thousandths)
        else:
            value = self.value.minor + cost.minor
        basis, of = (value, after) if after > 0 else (cost.minor, quantity.thousandths)
        currency = self.value.currency
        return Worth(Money(value, currency), Money(rounded_half_up(basis * _UNIT, of), currency))

    def at(self, unit_cost: Money, stock: Quantity) -> Worth:
        """Return the worth when each unit of ``stock`` cost ``unit_cost``."""
        value = rounded_half_up(unit_cost.minor * stock.thousandths, _UNIT)
        return Worth(Money(value, self.value.currency), unit_cost)
