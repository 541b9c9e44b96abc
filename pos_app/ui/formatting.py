"""Writes amounts, quantities and moments as the screens show them, and reads typed amounts.

Amounts and quantities are decimals as snapshots carry them; moments are aware and shown in the
time zone of the machine. A negative number has a true minus sign (U+2212), times have 24 hours,
and a number stays on one line with its unit (no-break space).
"""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.numbers import format_decimal

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"
PIECE = "piece"

_locale: list[Locale] = [Locale.parse("en_US")]
_NEXT_UNIT = 1000
_WEIGHT_DECIMALS = 3
_LONGEST_AMOUNT = 18
_GROUPED = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*(?:(?!\1)[.,][0-9]*)?")
_PLAIN = re.compile(r"[0-9]*[.,]?[0-9]*")


class AmountRefused(Exception):
    """``text`` is no amount; ``reason`` is ``empty``, ``not a number`` or ``too long``."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(text, reason)
        self.text = text
        self.reason = reason


def use_locale(name: str) -> None:
    """Write numbers and dates as ``name`` ("de_DE") does; an unknown one changes nothing."""
    try:
        _locale[0] = Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return
    _signed.cache_clear()


def format_amount(amount: Decimal, decimals: int | None = None) -> str:
    """Return ``1,234.50`` without a currency sign; never rounds away what the amount has.

    ``decimals`` is how many the currency has; without it the amount shows those it carries.
    """
    exponent = amount.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return _signed(amount, own if decimals is None else max(decimals, _needed(amount)))


def format_quantity(quantity: Decimal | int, unit: str = PIECE, *, with_unit: bool = True) -> str:
    """Return pieces as ``3`` and what is weighed or measured as ``1.240 kg``.

    Without a unit, or for pieces, trailing zeros go; weights and measures keep three decimals.
    """
    value = Decimal(quantity)
    if unit == PIECE:
        return _signed(value, _needed(value))
    number = _signed(value, _WEIGHT_DECIMALS)
    return f"{number}{NO_BREAK_SPACE}{unit}" if with_unit else number


def format_count(count: int) -> str:
    """Return a whole number with its thousands apart: ``13,247``."""
    return _signed(Decimal(count), 0)


def format_seq(seq: int) -> str:
    """Return the number of a record in the audit log, without its ``#``: ``1,204,272``."""
    return format_count(seq)


def format_size(size: int) -> str:
    """Return a number of bytes as people read it: ``812 KB``, ``1.4 GB`` (powers of 1,000)."""
    value, unit = Decimal(size), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if value < _NEXT_UNIT:
            break
        value, unit = value / _NEXT_UNIT, larger
    places = Decimal("0.1") if unit in {"GB", "TB"} else Decimal(1)
    return f"{format_quantity(value.quantize(places))} {unit}"


def format_moment(moment: datetime, *, zone: tzinfo | None = None) -> str:
    """Return ``Thu 12 Mar 2026 14:32``."""
    day = format_date(moment, with_year=True, zone=zone)
    return f"{day} {format_time(moment, zone=zone)}"


def format_time(moment: datetime, *, with_seconds: bool = False, zone: tzinfo | None = None) -> str:
    """Return ``14:32``, or ``14:32:07``, on the wall clock of ``zone`` or of this machine."""
    return moment.astimezone(zone).strftime("%H:%M:%S" if with_seconds else "%H:%M")


def format_date(moment: datetime, *, with_year: bool = False, zone: tzinfo | None = None) -> str:
    """Return ``Thu 12 Mar``, or ``Thu 12 Mar 2026``, as days are named in the language."""
    local = moment.astimezone(zone)
    locale = _locale[0]
    if locale.language == "en":
        days, months = locale.days["format"], locale.months["format"]
        day, month = days["abbreviated"][local.weekday()], months["abbreviated"][local.month]
        return f"{day} {local.day} {month}{f' {local.year}' if with_year else ''}"
    skeleton = "yMMMEd" if with_year else "MMMEd"
    return str(format_skeleton(skeleton, local, locale=locale))


def format_datetime(
    moment: datetime, *, with_seconds: bool = False, zone: tzinfo | None = None
) -> str:
    """Return ``Thu 12 Mar 2026, 14:32`` on the wall clock of ``zone`` or of this machine."""
    date = format_date(moment, with_year=True, zone=zone)
    return f"{date}, {format_time(moment, with_seconds=with_seconds, zone=zone)}"


def parse_amount(text: str) -> Decimal:
    """Return the number a person typed, with a comma or a point for the decimals.

    A single separator always begins the decimals ("1,234" is 1.234: weights are typed so, and
    money refuses a third decimal later); with several, all but the last kind group thousands.

    Raises:
        AmountRefused: empty, anything but digits and separators, or absurdly long.
    """
    typed = text.strip()
    if not typed:
        raise AmountRefused(text, "empty")
    if len(typed) > _LONGEST_AMOUNT:
        raise AmountRefused(text, "too long")
    separators = [character for character in typed if character in ".,"]
    if len(separators) > 1:
        match = _GROUPED.fullmatch(typed)
        if match is None:
            raise AmountRefused(text, "not a number")
        typed = typed.replace(match.group(1), "")
    if not _PLAIN.fullmatch(typed) or not any(character.isdigit() for character in typed):
        raise AmountRefused(text, "not a number")
    return Decimal(typed.replace(",", "."))


@lru_cache(maxsize=4_096)
def _signed(value: Decimal, decimals: int) -> str:
    # A screen shows the same amounts again at each scan; equal amounts are written alike here,
    # because how many decimals they get is said beside them.
    rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    pattern = _pattern(str(_locale[0]), decimals)
    number = format_decimal(abs(rounded), format=pattern, locale=_locale[0])
    return f"{MINUS}{number}" if rounded < 0 else number


def _needed(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


@lru_cache(maxsize=64)
def _pattern(locale_name: str, decimals: int) -> str:
    """Return the locale's grouping ("#,##0", "#,##,##0") with exactly so many decimals."""
    whole = Locale.parse(locale_name).decimal_formats[None].pattern.split(".")[0]
    return f"{whole}.{'0' * decimals}" if decimals else whole
