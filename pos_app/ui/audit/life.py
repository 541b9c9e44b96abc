"""Reads an entry together with the life of its subject; knows no Qt."""

from __future__ import annotations

from pos_app.application.queries import AuditEntry, AuditQueries

LONGEST_LIFE = 200


def with_life(
    queries: AuditQueries, seq: int
) -> tuple[AuditEntry | None, tuple[AuditEntry, ...], str | None]:
    """Return the entry, its subject's latest events, and the number of a cart's order."""
    entry = queries.entry(seq)
    if entry is None:
        return None, (), None
    life = queries.life_of(entry.aggregate_id, None, LONGEST_LIFE)
    number = None
    if entry.aggregate_type == "Cart":
        number = queries.order_number_of(entry.aggregate_id)
    return entry, life, number
