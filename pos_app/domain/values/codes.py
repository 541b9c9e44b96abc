"""Codes that name a product: the store's own SKU, its PLU, and the GTIN printed as a barcode."""

from __future__ import annotations

from pos_app.domain.errors import InvalidCode
from pos_app.domain.records import dataclass

_LONGEST_SKU = 64
_GTIN_LENGTHS = (8, 12, 13, 14)
_GTIN_DIGITS = 14
_LONGEST_PLU = 6
_MOST_PIECES = 9_999
_ZERO = ord("0")


@dataclass(frozen=True, slots=True)
class Sku:
    """The store's own number of a product: 1 to 64 printable characters without spaces."""

    text: str

    @classmethod
    def of(cls, text: str) -> Sku:
        """Return the SKU without surrounding spaces.

        Raises:
            InvalidCode: empty, too long, or with spaces or control characters inside.
        """
        cleaned = text.strip()
        if not 1 <= len(cleaned) <= _LONGEST_SKU or not cleaned.isprintable() or " " in cleaned:
            raise InvalidCode(text=text, kind="SKU")
        return cls(cleaned)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Gtin:
    """A GTIN-8, -12, -13 or -14 kept as fourteen digits, so that all spellings are one code.

    Source: GS1 General Specifications, section 7.9 (check digit) and 3.3 (fourteen-digit form).
    """

    digits: str

    @classmethod
    def of(cls, text: str) -> Gtin:
        """Return the GTIN for what a scanner or a file gave.

        Raises:
            InvalidCode: wrong length, not all digits, or a wrong check digit.
        """
        cleaned = text.strip()
        if (
            len(cleaned) not in _GTIN_LENGTHS
            or not (cleaned.isascii() and cleaned.isdigit())
            or check_digit(cleaned[:-1]) != cleaned[-1]
        ):
            raise InvalidCode(text=text, kind="GTIN")
        return cls(cleaned.zfill(_GTIN_DIGITS))

    def __str__(self) -> str:
        shortest = self.digits.lstrip("0")
        for length in _GTIN_LENGTHS:
            if len(shortest) <= length and length != 12:  # noqa: PLR2004 - UPC-A prints as EAN-13
                return self.digits[-length:]
        return self.digits


@dataclass(frozen=True, slots=True)
class Plu:
    """The short number a cashier types for what has no barcode, without leading zeros.

    Source: the numbers of produce have four or five digits (IFPS); a store's own up to six.
    """

    text: str

    @classmethod
    def of(cls, text: str) -> Plu:
        """Return the PLU.

        Raises:
            InvalidCode: no digits, more than six, or only zeros.
        """
        cleaned = text.strip()
        digits = cleaned.lstrip("0")
        if not (cleaned.isascii() and cleaned.isdigit()) or not 1 <= len(digits) <= _LONGEST_PLU:
            raise InvalidCode(text=text, kind="PLU")
        return cls(digits)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Pack:
    """The code of several at once: a case of 12 adds twelve of the product."""

    gtin: Gtin
    pieces: int

    @classmethod
    def of(cls, gtin: str, pieces: int) -> Pack:
        """Return the pack.

        Raises:
            InvalidCode: no GTIN, or not 2 to 9,999 pieces.
        """
        if not 1 < pieces <= _MOST_PIECES:
            raise InvalidCode(text=str(pieces), kind="pack size")
        return cls(Gtin.of(gtin), pieces)

    @classmethod
    def parse(cls, text: str) -> Pack:
        """Return the pack that :meth:`__str__` wrote.

        Raises:
            InvalidCode: it did not.
        """
        gtin, _, pieces = text.partition("*")
        if not (pieces.isascii() and pieces.isdigit()):
            raise InvalidCode(text=text, kind="pack size")
        return cls.of(gtin, int(pieces))

    def __str__(self) -> str:
        return f"{self.gtin}*{self.pieces}"


def check_digit(body: str) -> str:
    """Return the GS1 check digit for the digits before it."""
    digits = body.encode("ascii")
    thrice = digits[-1::-2]
    total = sum(digits) + 2 * sum(thrice) - _ZERO * (len(digits) + 2 * len(thrice))
    return str(-total % 10)
