"""Rows of a refund back to the aggregate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pos_app.domain.aggregates.refund.refund import Refund, RefundKind, RefundLine, Returned
from pos_app.domain.services.taxation import TaxRow
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.domain.values.tax import TaxRate
from pos_app.domain.values.tender import Tender, TenderKind
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.refund_tables import refunds

Rows = Sequence[tuple[Any, ...]]


def restored_refund(row: tuple[Any, ...], lines: Rows, taxes: Rows, payouts: Rows) -> Refund:
    """Return the refund of a whole row of ``refunds`` with its sale's number, and of its parts."""
    found = dict(zip((*refunds.c.keys(), "order_number"), row, strict=True))
    currency, order_id = Currency.of(found["currency"]), found["order_id"]
    return Refund(
        refund_id=UUID(found["refund_id"]),
        register_id=found["register_id"],
        number=found["number"],
        returned=Returned(
            order_id=None if order_id is None else UUID(order_id),
            order_number=found["order_number"] or "",
            kind=RefundKind(found["kind"]),
            lines=tuple(_line(line, currency) for line in lines),
            tax_rows=tuple(
                TaxRow(TaxRate.parse(rate), Money(net, currency), Money(tax, currency))
                for _, _, rate, net, tax in taxes
            ),
            rounding=Money(found["rounding"], currency),
            exempted=Money(found["exempted"], currency),
            reason=found["reason"],
        ),
        payout=tuple(_payout(payout, currency) for payout in payouts),
        is_override=bool(found["is_override"]),
        completed_at=from_text(found["completed_at"]),
    )


def _line(row: tuple[Any, ...], currency: Currency) -> RefundLine:
    return RefundLine(
        order_line=row[2],
        product_id=UUID(row[3]),
        sku=row[4],
        name=row[5],
        unit=Unit(row[6]),
        quantity=Quantity(row[7]),
        amount=Money(row[8], currency),
        tax=Money(row[9], currency),
        is_taxed=bool(row[10]),
        is_restocked=bool(row[11]),
        reason=row[12],
    )


def _payout(row: tuple[Any, ...], currency: Currency) -> Tender:
    _refund_id, _position, tender_id, kind, amount, reference, account_id = row
    return Tender(
        UUID(tender_id),
        TenderKind(kind),
        Money(amount, currency),
        reference,
        None if account_id is None else UUID(account_id),
    )
