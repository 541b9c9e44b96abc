"""Reads a decimal number as a whole number of its smallest units, without a trace of rounding."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation

# Arithmetic in Python's usual context rounds to 28 digits and says nothing; this one says so.
_EXACT = Context(prec=64, traps=[Inexact, InvalidOperation])


class NotExact(ValueError):
    """``reason`` is ``not a number``, ``too precise`` or ``too large``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def whole_units(value: str | int | Decimal, decimals: int, largest: int) -> int:
    """Return ``value`` times ten to the power of ``decimals``.

    Raises:
        NotExact: not a finite number, with more decimals than that, or more than ``largest``.
    """
    try:
        number = Decimal(value)
    except (InvalidOperation, ValueError):
        raise NotExact("not a number") from None
    if not number.is_finite() or "_" in str(value):
        raise NotExact("not a number")
    if not number:
        return 0
    magnitude = number.adjusted() + decimals
    if magnitude < 0:
        raise NotExact("too precise")
    if magnitude > len(str(largest)):
        raise NotExact("too large")
    try:
        scaled = number.scaleb(decimals, _EXACT)
    except Inexact:
        raise NotExact("too precise") from None
    units = int(scaled)
    if units != scaled:
        raise NotExact("too precise")
    if abs(units) > largest:
        raise NotExact("too large")
    return units
