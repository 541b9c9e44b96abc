"""Reads the fields of a stored payload as the values they were written from."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.queries import AuditEntry
from pos_app.domain.errors import DomainError
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity

# What reading a payload raises that was not written by this program.
UNREADABLE = (DomainError, LookupError, TypeError, ValueError, ArithmeticError)


def text_of(entry: AuditEntry, name: str) -> str:
    """Return a field as text."""
    return str(entry.payload[name])


def money_of(entry: AuditEntry, name: str, currency: Currency) -> Money:
    """Return an amount of the store's currency."""
    return Money.of(Decimal(text_of(entry, name)), currency)


def quantity_of(entry: AuditEntry, name: str) -> Quantity:
    """Return a quantity."""
    return Quantity.of(text_of(entry, name))
