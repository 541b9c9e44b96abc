"""Which of a product's prices counts: the lowest that is open to the customer for a quantity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ListedPrice:
    """``unit_price`` for whoever takes ``min_quantity`` or more, by the list ``list_name``.

    An empty ``customer_group`` is everybody; dates are inclusive and may be left out.
    """

    list_name: str
    customer_group: str
    valid_from: date | None
    valid_until: date | None
    min_quantity: Quantity
    unit_price: Money

    def counts(self, quantity: Quantity, group: str, day: date) -> bool:
        """Return whether the price is open to a customer of this group for this quantity."""
        if self.customer_group and self.customer_group != group:
            return False
        if self.valid_from is not None and day < self.valid_from:
            return False
        if self.valid_until is not None and day > self.valid_until:
            return False
        return quantity >= self.min_quantity


def unit_price_of(
    price: Money, entries: Sequence[ListedPrice], quantity: Quantity, group: str, day: date
) -> tuple[Money, str]:
    """Return the lowest price of one unit and the name of its list, empty for the usual price.

    The usual price wins over an equal one of a list, and lists win in the order of their names.
    """
    offers = [
        (entry.unit_price.minor, entry.list_name, entry.unit_price)
        for entry in entries
        if entry.counts(quantity, group, day)
    ]
    if not offers:
        return price, ""
    _, name, lowest = min(offers, key=lambda offer: offer[:2])
    return (lowest, name) if lowest < price else (price, "")
