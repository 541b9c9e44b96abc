"""Writes what the events of a transaction moved, in that transaction, in one statement.

There is no other way for stock to move: a movement without an event, or an event without its
movement, cannot be written by this program, and ``pos-app stock check`` proves that none was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlalchemy import Text, bindparam, func, insert, select

from pos_app.domain.aggregates.product.movement import Movement, movement_of
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.stock_tables import stock_movements

# The rows come as JSON, so that it is one statement for a sale of any length.
_COLUMNS = tuple(column.name for column in stock_movements.c if column.name != "movement_id")
_rows_given = func.json_each(bindparam("rows", type_=Text)).table_valued("key", "value")
_WRITE = Statement(
    insert(stock_movements).from_select(
        list(_COLUMNS),
        select(
            *(func.json_extract(_rows_given.c.value, f"$.{name}") for name in _COLUMNS)
        ).order_by(_rows_given.c.key),
        include_defaults=False,
    )
)
Row = dict[str, object]


def write(connection: Connection, first_seq: int, events: Sequence[DomainEvent]) -> None:
    """Store the movements of ``events``, the first of which has the number ``first_seq``."""
    rows = list(_rows(first_seq, events))
    if rows:
        connection.run(_WRITE, {"rows": json.dumps(rows)})


def _rows(first_seq: int, events: Sequence[DomainEvent]) -> Iterator[Row]:
    for seq, event in enumerate(events, start=first_seq):
        movement = movement_of(event)
        if movement is not None:
            yield _row(seq, event, movement)


def _row(seq: int, event: DomainEvent, movement: Movement) -> Row:
    return {
        "product_id": str(movement.product_id),
        "kind": movement.kind.value,
        "quantity": int(movement.quantity.scaleb(3)),
        "on_hand": int(movement.on_hand.scaleb(3)),
        "value": _minor(movement.value),
        "document": movement.document,
        "reason": movement.reason,
        "event_id": str(event.event_id),
        "event_seq": seq,
        "moved_at": to_text(event.occurred_at),
        "actor_id": event.actor_id,
    }


def _minor(amount: Decimal) -> int:
    """Return the minor units of an amount, which has as many decimals as its currency."""
    sign, digits, _exponent = amount.as_tuple()
    minor = int("".join(map(str, digits)))
    return -minor if sign else minor
