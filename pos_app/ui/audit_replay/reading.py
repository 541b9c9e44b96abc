"""Reads sales from the log, on the thread of its reader; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pos_app.application.history.cart_history import CartHistory
from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency
from pos_app.ui.audit_replay.writing import Sale

LATEST = 60


class Reader(Protocol):
    """Asks the log on another thread and calls back in this one."""

    def ask(
        self, topic: str, job: Callable[[AuditQueries], object], then: Callable[[Any], None]
    ) -> None:
        """Run ``job`` there and ``then`` here, unless the topic is asked again before."""


@dataclass(frozen=True, slots=True)
class StartedSale:
    """A sale in the list to choose from; ``last`` is its cart's latest event so far."""

    started: AuditEntry
    last: AuditEntry
    number: str | None


@dataclass(frozen=True, slots=True)
class LatestSales:
    """The newest sales, newest first, and the names of people by id."""

    sales: tuple[StartedSale, ...]
    names: dict[str, str]


def read_sale(queries: AuditQueries, cart_id: str, currency: Currency) -> Sale | None:
    """Return the sale of a cart, or None when the log tells of no such cart."""
    history = CartHistory.of(queries.cart_events(cart_id), currency)
    return None if history is None else Sale(history, queries.names())


def find_sale(queries: AuditQueries, typed: str, currency: Currency) -> Sale | None:
    """Return the sale that a receipt's number or a cart's id names, or None.

    What stands before the number ("Sale", "Receipt no.") is passed over.
    """
    words = typed.split()
    if not words:
        return None
    number = words[-1].lstrip("#")
    return read_sale(queries, queries.cart_of_order(number) or number, currency)


def latest_sales(queries: AuditQueries) -> LatestSales:
    """Return the newest sales."""
    where = AuditFilter(event_types=frozenset({"CartStarted"}))
    return LatestSales(
        tuple(_started_sale(queries, entry) for entry in queries.page(where, None, LATEST)),
        queries.names(),
    )


def _started_sale(queries: AuditQueries, started: AuditEntry) -> StartedSale:
    cart_id = started.aggregate_id
    latest = queries.life_of(cart_id, None, 1)
    last = latest[0] if latest else started
    return StartedSale(started, last, queries.order_number_of(cart_id))
