"""Finds a sale whose receipt is lost: by day, amount, product or customer, typed in any order."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Protocol

from pos_app.domain.records import dataclass


@dataclass(frozen=True, slots=True)
class SaleSearch:
    """What is known of a sale; what is left out does not restrict.

    Every one of ``words`` is part of a product's name, or begins a word of its customer's.
    ``day`` is a business day. Without a day the last two months are searched.
    """

    words: tuple[str, ...] = ()
    amount: Decimal | None = None
    day: date | None = None

    @classmethod
    def read(cls, text: str) -> SaleSearch:
        """Return what somebody typed: a date is ``2026-03-10``, an amount has a point.

        >>> SaleSearch.read("milk 12.15")
        SaleSearch(words=('milk',), amount=Decimal('12.15'), day=None)
        """
        words: list[str] = []
        amount: Decimal | None = None
        day: date | None = None
        for word in text.split():
            found_day, found_amount = _day(word), _amount(word)
            if found_day is not None:
                day = found_day
            elif found_amount is not None:
                amount = found_amount
            else:
                words.append(word)
        return cls(tuple(words), amount, day)


@dataclass(frozen=True, slots=True)
class FoundSale:
    """A sale that fits; ``items`` are the names of its first lines, ``completed_at`` is UTC."""

    number: str
    completed_at: datetime
    total: Decimal
    items: tuple[str, ...]
    customer: str
    tenders: tuple[str, ...]


class SaleFinder(Protocol):
    """Reads sales for somebody who looks for one."""

    def find(self, search: SaleSearch, limit: int) -> tuple[FoundSale, ...]:
        """Return the sales that fit, the newest first."""


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if word.count("-") == 2 else None  # noqa: PLR2004 - ISO 8601
    except ValueError:
        return None


def _amount(word: str) -> Decimal | None:
    if not word[0].isdigit():
        return None
    try:
        amount = Decimal(word.replace(",", "."))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
