"""The bars of a barcode, as scanners read them: EAN-13, EAN-8, and Code 128 for all else.

The tables are those of the GS1 General Specifications (section 5.2, EAN/UPC; section 5.4,
Code 128). A symbol is a string of modules, ``1`` for dark and ``0`` for light, without the
quiet zones, which the painter leaves free.
"""

from __future__ import annotations

from pos_app.domain.errors import InvalidCode
from pos_app.domain.records import dataclass

# Light zones before and after, in modules: the wider of both sides of each symbology.
EAN_QUIET, CODE_128_QUIET = 11, 10
_EAN_13, _EAN_8 = 13, 8
_LEFT_ODD = (  # noqa: SIM905 - a table that is read in rows
    "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011"
).split()
_RIGHT = ["".join("10"[int(bit)] for bit in digit) for digit in _LEFT_ODD]
_LEFT_EVEN = [digit[::-1] for digit in _RIGHT]
# Which digits of the left half are even ("1"), by the first digit of the number.
_PARITY = (  # noqa: SIM905 - a table that is read in rows
    "000000 001011 001101 001110 010011 011001 011100 010101 010110 011010"
).split()
_GUARD, _CENTRE = "101", "01010"
# Widths of bars and spaces of each Code 128 value, 0 to 105, then the stop.
_WIDTHS = (  # noqa: SIM905 - a table that is read in rows
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 "
    "122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 "
    "321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
    "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 "
    "213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 "
    "121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 "
    "241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 "
    "412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 "
    "211214 211232 2331112"
).split()
_START_B, _STOP, _CHECK_MODULUS = 104, 106, 103
_FIRST_PRINTABLE, _LAST_PRINTABLE = 32, 126


@dataclass(frozen=True, slots=True)
class Bars:
    """A symbol: its modules, the light modules it needs on each side, and what is read under it."""

    modules: str
    quiet: int
    text: str


def bars_of(code: str) -> Bars:
    """Return the symbol of a code: EAN where its digits are one, else Code 128.

    Raises:
        InvalidCode: it is empty, or has characters that Code 128 set B does not print.
    """
    digits = code.removeprefix("0") if len(code) == _EAN_13 + 1 else code
    if digits.isascii() and digits.isdigit() and _is_checked(digits):
        if len(digits) == _EAN_13:
            return Bars(_ean_13(digits), EAN_QUIET, digits)
        if len(digits) == _EAN_8:
            return Bars(_ean_8(digits), EAN_QUIET, digits)
    return Bars(_code_128(code), CODE_128_QUIET, code)


def _is_checked(digits: str) -> bool:
    weighted = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(digits[-2::-1]))
    return (weighted + int(digits[-1])) % 10 == 0


def _ean_13(digits: str) -> str:
    parity = _PARITY[int(digits[0])]
    left = "".join(
        (_LEFT_ODD, _LEFT_EVEN)[int(is_even)][int(digit)]
        for digit, is_even in zip(digits[1:7], parity, strict=True)
    )
    right = "".join(_RIGHT[int(digit)] for digit in digits[7:])
    return f"{_GUARD}{left}{_CENTRE}{right}{_GUARD}"


def _ean_8(digits: str) -> str:
    left = "".join(_LEFT_ODD[int(digit)] for digit in digits[:4])
    right = "".join(_RIGHT[int(digit)] for digit in digits[4:])
    return f"{_GUARD}{left}{_CENTRE}{right}{_GUARD}"


def _code_128(text: str) -> str:
    values = [ord(character) - _FIRST_PRINTABLE for character in text]
    if not text or not all(0 <= v <= _LAST_PRINTABLE - _FIRST_PRINTABLE for v in values):
        raise InvalidCode(text=text, kind="barcode")
    weighted = _START_B + sum(place * value for place, value in enumerate(values, start=1))
    symbols = (_START_B, *values, weighted % _CHECK_MODULUS, _STOP)
    return "".join(
        str((place + 1) % 2) * int(width)
        for symbol in symbols
        for place, width in enumerate(_WIDTHS[symbol])
    )
