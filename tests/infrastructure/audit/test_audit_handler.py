"""What was committed reaches the log once, in order, chained, whoever moves it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from pos_app.application.errors import StorageDamaged
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.cart.events import CartStarted
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.audit.audit_handler import AuditHandler
from pos_app.infrastructure.audit.chain import GENESIS, entry_hash
from pos_app.infrastructure.events.codec import decode
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace
from tests.guards import ExpectedLogs
from tests.infrastructure.events.examples import EVENT_TYPES, an_event_of

LOG = "SELECT * FROM audit_log ORDER BY seq"


class Anything(Aggregate):
    """Raises whatever event it is given."""

    def __init__(self, *events: DomainEvent) -> None:
        super().__init__()
        for event in events:
            self._raise_event(event)


def commit(database: Database, *events: DomainEvent, place: Workplace | None = None) -> None:
    with SqlUnitOfWork(database, SyncEventDispatcher(), place or Workplace()) as uow:
        uow.collect_events_from(Anything(*events))
        uow.commit()


def some_events(count: int) -> list[DomainEvent]:
    return [CartStarted(cart_id=new_id()) for _ in range(count)]


def test_every_type_of_event_reaches_the_log_with_all_it_says(database: Database) -> None:
    # The products of these events are made up, so their movements have nothing to hang on.
    database.writer.command("PRAGMA foreign_keys = OFF")
    events = [an_event_of(kind) for kind in EVENT_TYPES]
    place = Workplace(actor_id="ana", approver_id="ben")
    commit(database, *events, place=place)
    AuditHandler(database).move_all()
    rows = database.writer.command(LOG)[1:]
    assert len(rows) == len(events)
    for row, event in zip(rows, events, strict=True):
        common = {
            "event_id": row[2],
            "occurred_at": from_text(row[3]),
            "actor_id": row[4],
            "approver_id": row[5],
            "register_id": row[6],
            "shift_id": row[7],
        }
        back = decode(row[1], common, row[10])
        assert (back.actor_id, back.approver_id) == ("ana", "ben")
        assert back.payload() == event.payload()
        assert (back.event_id, back.occurred_at) == (event.event_id, event.occurred_at)
        assert (row[8], row[9]) == (event.aggregate_type, event.aggregate_id)


def test_entries_are_numbered_without_gaps_and_chained(database: Database) -> None:
    handler = AuditHandler(database)
    for count in (1, 3, 2):
        commit(database, *some_events(count))
        handler.move()
    rows = database.writer.command(LOG)
    assert [row[0] for row in rows] == list(range(1, 8))
    previous = GENESIS
    for row in rows:
        assert row[11] == previous
        assert row[12] == entry_hash(row[11], row[0], row[1:11])
        previous = row[12]


def test_a_moved_event_leaves_the_outbox(database: Database) -> None:
    commit(database, *some_events(3))
    assert len(AuditHandler(database).move()) == 3
    assert database.writer.command("SELECT count(*) FROM outbox") == [(0,)]


def test_the_same_event_twice_is_one_entry(database: Database) -> None:
    handler = AuditHandler(database)
    (event,) = some_events(1)
    commit(database, event)
    for _ in range(3):
        handler(event)
    ids = [row[2] for row in database.writer.command(LOG)]
    assert ids.count(str(event.event_id)) == 1


def test_one_call_moves_all_that_waits_and_the_following_ones_nothing(database: Database) -> None:
    handler = AuditHandler(database)
    events = some_events(5)
    commit(database, *events)
    statements: list[str] = []
    handler(events[0])
    database.writer.driver.set_trace_callback(statements.append)
    for event in events[1:]:
        handler(event)
    assert statements == []
    assert len(database.writer.command(LOG)) == 6


def test_a_backlog_larger_than_one_move_is_moved_in_order(database: Database) -> None:
    events = some_events(5_001)
    commit(database, *events)
    assert AuditHandler(database).move_all() == 5_001
    ids = [UUID(row[2]) for row in database.writer.command(LOG)[1:]]
    assert ids == [event.event_id for event in events]


def test_two_programs_move_each_event_once(open_database: Callable[..., Database]) -> None:
    one, two = open_database(), open_database()
    mine, theirs = some_events(3), some_events(3)
    commit(one, *mine)
    commit(two, *theirs)
    AuditHandler(one)(mine[0])
    AuditHandler(two)(theirs[0])
    ids = [UUID(row[2]) for row in one.writer.command(LOG)[1:]]
    assert ids == [event.event_id for event in [*mine, *theirs]]


def test_an_outbox_that_does_not_continue_the_log_is_left_alone(database: Database) -> None:
    commit(database, *some_events(2))
    database.writer.command("DROP TRIGGER audit_log_refuses_delete")
    database.writer.command("DELETE FROM audit_log")
    with pytest.raises(StorageDamaged) as refusal:
        AuditHandler(database).move()
    assert refusal.value.detail == "event 2 waits for an audit log that ends at 0"
    assert database.writer.command("SELECT count(*) FROM outbox") == [(2,)]
    database.begin()
    database.rollback()


def test_a_broken_log_stops_no_sale(database: Database, expected_logs: ExpectedLogs) -> None:
    expected_logs("pos_app.infrastructure.events", containing="handler audit_log failed")
    database.writer.command("DROP TRIGGER audit_log_refuses_delete")
    database.writer.command("DELETE FROM audit_log")
    dispatcher = SyncEventDispatcher()
    dispatcher.register(DomainEvent, AuditHandler(database))
    with SqlUnitOfWork(database, dispatcher, Workplace()) as uow:
        uow.collect_events_from(Anything(*some_events(1)))
        uow.commit()
    uow.dispatch_events()
    assert database.writer.command("SELECT count(*) FROM outbox") == [(1,)]
