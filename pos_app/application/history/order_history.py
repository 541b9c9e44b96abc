"""The order that a cart became, as its events tell it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from pos_app.application.history.fields import UNREADABLE, money_of, text_of
from pos_app.application.queries import AuditEntry
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money


@dataclass(frozen=True, slots=True)
class OrderHistory:
    """A completed sale; its lines are those of its cart. ``created_at`` is aware UTC.

    ``tendered`` less ``change`` is ``total`` plus ``rounding``.
    """

    order_id: str
    cart_id: str
    number: str
    register_id: str
    total: Money
    item_count: int
    created_at: datetime
    tendered: Money
    change: Money
    tax: Money
    rounding: Money

    @classmethod
    def of(cls, entries: Iterable[AuditEntry], currency: Currency) -> OrderHistory | None:
        """Return the order that the entries tell of, oldest first, or None."""
        order: OrderHistory | None = None
        for entry in entries:
            try:
                if entry.event_type == "OrderCreated":
                    order = _created(entry, currency)
                elif entry.event_type in _CHANGES and order is not None:
                    order = _CHANGES[entry.event_type](order, entry)
            except UNREADABLE:
                continue
        return order


def _created(entry: AuditEntry, currency: Currency) -> OrderHistory:
    return OrderHistory(
        order_id=text_of(entry, "order_id"),
        cart_id=text_of(entry, "cart_id"),
        number=text_of(entry, "order_number"),
        register_id=entry.register_id,
        total=money_of(entry, "total", currency),
        item_count=int(entry.payload["item_count"]),
        created_at=entry.occurred_at,
        tendered=Money.zero(currency),
        change=Money.zero(currency),
        tax=Money.of(str(entry.payload.get("tax", "0")), currency),
        rounding=Money.zero(currency),
    )


def _paid_in_cash(order: OrderHistory, entry: AuditEntry) -> OrderHistory:
    currency = order.total.currency
    return replace(
        order,
        tendered=order.tendered + money_of(entry, "amount_tendered", currency),
        change=order.change + money_of(entry, "change_given", currency),
    )


def _paid_otherwise(order: OrderHistory, entry: AuditEntry) -> OrderHistory:
    amount = money_of(entry, "amount", order.total.currency)
    return replace(order, tendered=order.tendered + amount)


def _rounded(order: OrderHistory, entry: AuditEntry) -> OrderHistory:
    return replace(order, rounding=money_of(entry, "rounding", order.total.currency))


# Notes of another currency are part of the cash.
_CHANGES: dict[str, Callable[[OrderHistory, AuditEntry], OrderHistory]] = {
    "CashTendered": _paid_in_cash,
    "CardTendered": _paid_otherwise,
    "OtherTendered": _paid_otherwise,
    "CashRounded": _rounded,
}
