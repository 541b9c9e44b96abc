"""The outbox: events committed together with what they tell of, numbered without gaps.

Which async handlers each event is for is committed with it, by the program that knows them:
another one (an import, an export) may move the event into the log after a crash.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select, update

from pos_app.infrastructure.events.codec import encode
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import outbox, publications, registers, stores

if TYPE_CHECKING:
    from pos_app.domain.events import DomainEvent
    from pos_app.infrastructure.persistence.engine import Connection

_TAKE_NUMBERS = Statement(
    update(registers)
    .where(registers.c.register_id == bindparam("key"))
    .values(last_event_seq=registers.c.last_event_seq + bindparam("count"))
    # The same statement tells which shift is open, and whether roles changed meanwhile: a scan asks
    # for nothing besides.
    .returning(
        registers.c.last_event_seq,
        registers.c.shift_id,
        select(stores.c.access_version).scalar_subquery(),
    )
)
_INSERT = Statement(insert(outbox))
_PUBLISH = Statement(
    insert(publications).values(
        seq=bindparam("seq"),
        event_id=bindparam("event_id"),
        event_type=bindparam("event_type"),
        aggregate_id=bindparam("aggregate_id"),
        handler=bindparam("handler"),
        state="waiting",
        attempts=0,
    )
)

HandlerNames = Callable[[str], Sequence[str]]


def take_numbers(
    connection: Connection, register_id: str, count: int
) -> tuple[int, str | None, int]:
    """Take the register's next ``count`` numbers.

    Returns the first, the shift that is open, and how often roles, staff and sign-in were changed
    so far (0 without a store).
    """
    row = connection.one(_TAKE_NUMBERS, {"key": register_id, "count": count})
    if row is None:
        raise LookupError(register_id)
    return row[0] - count + 1, row[1], row[2] or 0


def write(
    connection: Connection,
    first: int,
    events: Sequence[DomainEvent],
    async_handlers_of: HandlerNames,
) -> None:
    """Store the events within the open transaction, numbered from ``first``, and whom they are for.

    ``async_handlers_of(event_type)`` names the async handlers of this program.
    """
    connection.run_many(_INSERT, [_row(first + index, event) for index, event in enumerate(events)])
    waiting = [
        {
            "seq": first + index,
            "event_id": str(event.event_id),
            "event_type": event.get_event_type(),
            "aggregate_id": event.aggregate_id,
            "handler": name,
        }
        for index, event in enumerate(events)
        for name in async_handlers_of(event.get_event_type())
    ]
    if waiting:
        connection.run_many(_PUBLISH, waiting)


def _row(seq: int, event: DomainEvent) -> dict[str, object]:
    return {
        "seq": seq,
        "event_type": event.get_event_type(),
        "event_id": str(event.event_id),
        "occurred_at": to_text(event.occurred_at),
        "actor_id": event.actor_id,
        "approver_id": event.approver_id,
        "register_id": event.register_id,
        "shift_id": event.shift_id,
        "aggregate_type": event.aggregate_type,
        "aggregate_id": event.aggregate_id,
        "event_data": encode(event),
    }
