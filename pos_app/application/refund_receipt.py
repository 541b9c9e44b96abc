"""Lays the receipt of a return out as text, 48 columns wide, as an 80 mm printer shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Protocol

from pos_app.application.receipt import COLUMNS, TENDER_NAMES, amount_text, two_ends, wrapped
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.refund.refund import RefundKind
from pos_app.domain.records import dataclass
from pos_app.domain.values.tender import TenderKind


@dataclass(frozen=True, slots=True)
class RefundDocument:
    """A return with its lines ``(name, quantity, unit, amount)``, taxes and payouts.

    Taxes are ``(rate, net, tax)``, payouts ``(kind, amount)``; ``completed_at`` is aware UTC.
    """

    number: str
    register_id: str
    order_number: str
    kind: str
    currency: str
    total: Decimal
    rounding: Decimal
    lines: tuple[tuple[str, Decimal, str, Decimal], ...]
    taxes: tuple[tuple[str, Decimal, Decimal], ...]
    payouts: tuple[tuple[str, Decimal], ...]
    completed_at: datetime


class RefundQueries(Protocol):
    """Reads returns for receipts."""

    def by_id(self, refund_id: str) -> RefundDocument | None:
        """Return the document, or None."""


def refund_receipt_lines(
    refund: RefundDocument,
    store: StoreSnapshot,
    zone: tzinfo | None = None,
    *,
    log_code: str = "",
) -> tuple[str, ...]:
    """Return the receipt line by line; times are shown in ``zone`` (None: this machine's)."""
    return tuple(_lines(refund, store, refund.completed_at.astimezone(zone), log_code))


def _lines(
    refund: RefundDocument, store: StoreSnapshot, when: datetime, log_code: str
) -> Iterator[str]:
    for part in wrapped(store.name, COLUMNS):
        yield part.center(COLUMNS).rstrip()
    yield ""
    yield two_ends(f"RETURN {refund.number}", when.strftime("%Y-%m-%d %H:%M"))
    yield f"Register {refund.register_id}"
    yield f"Of sale {refund.order_number}" if refund.order_number else "Without receipt"
    yield "-" * COLUMNS
    for name, quantity, unit, amount in refund.lines:
        first, *rest = wrapped(name, COLUMNS - 12)
        yield two_ends(first, amount_text(-amount))
        yield from rest
        if unit != "piece" or quantity != 1:
            yield f"  {quantity}" if unit == "piece" else f"  {quantity} {unit}"
    yield "-" * COLUMNS
    if refund.rounding:
        yield two_ends("Cash rounding", amount_text(-refund.rounding))
    paid_back = refund.total
    if refund.kind == RefundKind.CALLED_OFF:
        yield "Exchange called off"
        paid_back += sum(-each for kind, each in refund.payouts if kind == TenderKind.RETURN)
    yield two_ends(f"PAID BACK {refund.currency}", amount_text(paid_back))
    for rate, net, tax in refund.taxes:
        yield two_ends(f"  of it {rate} % on {amount_text(net)}", amount_text(tax))
    for kind, amount in refund.payouts:
        yield two_ends(TENDER_NAMES[TenderKind(kind)], amount_text(amount))
    if log_code:
        yield ""
        yield f"Log code {log_code}".center(COLUMNS).rstrip()
