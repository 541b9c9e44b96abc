"""What the cashier typed, read as a quantity, an amount or a discount."""

from __future__ import annotations

from decimal import Decimal

from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.formatting import AmountRefused, parse_amount

_SEARCHED_DIGITS = 5
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class NotANumber(Exception):
    """``text`` cannot be read as the number that was asked for."""

    text: str


def is_number(text: str) -> bool:
    """Return whether the entry holds a number for an action rather than a name or a code."""
    return number_in(text) is not None


def number_in(text: str) -> Decimal | None:
    """Return the number that the text is, or None; a trailing ``%`` is allowed and ignored."""
    try:
        return parse_amount(text.strip().removesuffix("%").strip())
    except AmountRefused:
        return None


def is_search(text: str) -> bool:
    """Return whether typing ``text`` should look products up: letters, or the digits of a code."""
    stripped = text.strip()
    if stripped.isdigit():
        return len(stripped) >= _SEARCHED_DIGITS
    return bool(stripped) and not is_number(stripped) and any(c.isalnum() for c in stripped)


def number(text: str) -> Decimal:
    """Return the number that was typed.

    Raises:
        NotANumber: it is none.
    """
    value = number_in(text)
    if value is None or text.strip().endswith("%"):
        raise NotANumber(text)
    return value


def discount(text: str, gross: Decimal, currency: Currency) -> Decimal:
    """Return what is to be taken off a line: an amount, or with ``%`` a share of its gross.

    Raises:
        NotANumber: neither.
        InvalidAmount: more decimals than the currency has.
    """
    value = number_in(text)
    if value is None:
        raise NotANumber(text)
    if not text.strip().endswith("%"):
        return Money.of(value, currency).amount
    if value > _WHOLE:
        raise NotANumber(text)
    return Money.of(gross, currency).percent(value).amount
