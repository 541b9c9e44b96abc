"""Reads what belongs together: an entry with its subject's life, a cart with its order.

A sale is a cart until it is paid and an order afterwards; files bring products in batches.
Knows no Qt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pos_app.application.queries import AuditEntry, AuditFilter, AuditQueries
from pos_app.domain.events import ANONYMOUS, PROGRAM
from pos_app.domain.records import dataclass

LONGEST_LIFE = 200
_AROUND = 50
_ORDER_CREATED = "OrderCreated"


@dataclass(frozen=True, slots=True)
class Life:
    """An entry, its subject's latest events (newest first), and the numbers of orders by cart.

    ``of_person`` is what the entry's actor did before and after it, newest first; nothing where
    nobody was signed in.
    """

    entry: AuditEntry
    events: tuple[AuditEntry, ...]
    numbers: Mapping[str, str]
    is_cut: bool
    of_person: tuple[AuditEntry, ...] = ()


def with_life(queries: AuditQueries, seq: int) -> Life | None:
    """Return an entry with its subject's life, or None when there is no such entry."""
    entry = queries.entry(seq)
    if entry is None:
        return None
    own = queries.life_of(entry.aggregate_id, None, LONGEST_LIFE)
    if entry.aggregate_type == "Product":
        other, is_whole = queries.product_imports.of(entry.aggregate_id)
    else:
        other, is_whole = _other_half(queries, entry, own), True
    events = sorted((*own, *other), key=lambda event: event.seq, reverse=True)
    is_cut = LONGEST_LIFE in {len(own), len(other)} or not is_whole
    numbers = sale_numbers(queries, [entry])
    return Life(entry, tuple(events), numbers, is_cut, _of_person(queries, entry))


def sale_numbers(queries: AuditQueries, entries: Iterable[AuditEntry]) -> dict[str, str]:
    """Return the numbers of the orders that the carts among ``entries`` became."""
    carts = {entry.aggregate_id for entry in entries if entry.aggregate_type == "Cart"}
    found = {cart_id: queries.order_number_of(cart_id) for cart_id in carts}
    return {cart_id: number for cart_id, number in found.items() if number is not None}


def new_sale_numbers(entries: Iterable[AuditEntry]) -> dict[str, str]:
    """Return the numbers of orders, by cart, that ``entries`` themselves tell of."""
    created = (entry.payload for entry in entries if entry.event_type == _ORDER_CREATED)
    return {str(payload["cart_id"]): str(payload["order_number"]) for payload in created}


def _of_person(queries: AuditQueries, entry: AuditEntry) -> tuple[AuditEntry, ...]:
    if entry.actor_id in {ANONYMOUS, PROGRAM}:
        return ()
    own = AuditFilter(actor_id=entry.actor_id)
    later = queries.newer(own, entry.seq, _AROUND)
    return (*later[::-1], *queries.page(own, entry.seq + 1, _AROUND))


def _other_half(
    queries: AuditQueries, entry: AuditEntry, own: tuple[AuditEntry, ...]
) -> tuple[AuditEntry, ...]:
    """Return the events of a cart's order, or of an order's cart."""
    if entry.aggregate_type == "Order":
        carts = [str(e.payload["cart_id"]) for e in own if e.event_type == _ORDER_CREATED]
        return queries.life_of(carts[0], None, LONGEST_LIFE) if carts else ()
    order_id = queries.order_id_of(entry.aggregate_id) if entry.aggregate_type == "Cart" else None
    return () if order_id is None else queries.life_of(order_id, None, LONGEST_LIFE)
