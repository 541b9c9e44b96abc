"""Tenders of carts and orders: rows to values and back."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import ForeignCash, Tender, TenderKind


def tender_row(owner_column: str, owner: UUID, position: int, tender: Tender) -> dict[str, object]:
    """Return the columns of a tender; ``position`` counts from 1."""
    foreign = tender.foreign
    return {
        owner_column: str(owner),
        "position": position,
        "tender_id": str(tender.tender_id),
        "kind": tender.kind.value,
        "amount": tender.amount.minor,
        "reference": tender.reference,
        "account_id": None if tender.account_id is None else str(tender.account_id),
        "foreign_currency": None if foreign is None else foreign.currency,
        "foreign_amount": None if foreign is None else str(foreign.amount),
        "foreign_rate": None if foreign is None else str(foreign.rate),
        "tip": 0 if tender.tip is None else tender.tip.minor,
    }


def restored_tenders(rows: Iterable[tuple[Any, ...]], currency: Currency) -> tuple[Tender, ...]:
    """Return the tenders of the rows that :func:`tender_row` wrote, all columns in order."""
    return tuple(_restored(row, currency) for row in rows)


def _restored(row: tuple[Any, ...], currency: Currency) -> Tender:
    foreign = None
    if row[7] is not None:
        foreign = ForeignCash(row[7], Decimal(row[8]), Decimal(row[9]))
    return Tender(
        tender_id=UUID(row[2]),
        kind=TenderKind(row[3]),
        amount=Money(row[4], currency),
        reference=row[5],
        account_id=None if row[6] is None else UUID(row[6]),
        foreign=foreign,
        tip=Money(row[10], currency) if row[10] else None,
    )
