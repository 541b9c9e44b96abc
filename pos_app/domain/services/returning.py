"""What a part of a paid line is worth when it comes back.

Everything is in proportion to what was paid for the line, with its discounts and taxes, and
rounded against the whole: what the parts of a line bring back adds up to what it cost, to the
last minor unit, in whatever parts it comes.
"""

from __future__ import annotations

from pos_app.domain.values.money import Money, rounded_half_up
from pos_app.domain.values.quantity import Quantity


def part_of(amount: Money, whole: Quantity, before: Quantity, part: Quantity) -> Money:
    """Return what ``part`` of a line of ``whole`` brings back, ``before`` having come already."""
    return _until(amount, whole, before + part) - _until(amount, whole, before)


def _until(amount: Money, whole: Quantity, quantity: Quantity) -> Money:
    minor = rounded_half_up(amount.minor * quantity.thousandths, whole.thousandths)
    return Money(minor, amount.currency)
