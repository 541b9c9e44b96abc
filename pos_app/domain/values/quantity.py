"""Exact quantities: pieces, or weights and measures in thousandths of their unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pos_app.domain.errors import InvalidQuantity
from pos_app.domain.values.exact import NotExact, whole_units

_THOUSAND = 1000
_LARGEST_THOUSANDTHS = 10**12


class Unit(StrEnum):
    """What one of a product is; anything but a piece may be sold in fractions."""

    PIECE = "piece"
    KILOGRAM = "kg"
    LITRE = "l"
    METRE = "m"


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """``thousandths`` of a piece, kilogram, litre or metre; zero and below exist in sums."""

    thousandths: int

    @classmethod
    def of(cls, value: str | int | Decimal) -> Quantity:
        """Return the exact quantity; nothing is rounded away.

        Raises:
            InvalidQuantity: not a finite number, finer than a thousandth, or absurdly large.
        """
        try:
            return cls(whole_units(value, 3, _LARGEST_THOUSANDTHS))
        except NotExact as error:
            raise InvalidQuantity(text=str(value), reason=error.reason) from None

    def require_sellable(self, unit: Unit) -> None:
        """Check that this much of a ``unit`` can be sold.

        Raises:
            InvalidQuantity: zero or less, or a fraction of a piece.
        """
        if self.thousandths <= 0:
            raise InvalidQuantity(text=str(self), reason="not positive")
        if unit is Unit.PIECE and self.thousandths % _THOUSAND:
            raise InvalidQuantity(text=str(self), reason="fraction of a piece")

    @property
    def value(self) -> Decimal:
        """The quantity in whole units without trailing zeros (``1``, ``1.24``, ``0.005``)."""
        whole, rest = divmod(self.thousandths, _THOUSAND)
        if not rest:
            return Decimal(whole)
        return Decimal(self.thousandths).scaleb(-3).normalize()

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.thousandths + other.thousandths)

    def __sub__(self, other: Quantity) -> Quantity:
        return Quantity(self.thousandths - other.thousandths)

    def __neg__(self) -> Quantity:
        return Quantity(-self.thousandths)

    def __bool__(self) -> bool:
        return self.thousandths != 0

    def __str__(self) -> str:
        return str(self.value)


ZERO = Quantity(0)
ONE = Quantity(_THOUSAND)
