"""The audit log's read side against a model in ten lines, on a log that real services wrote."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.application.queries import AuditEntry, AuditFilter, Matching
from pos_app.bootstrap import DATABASE_NAME
from pos_app.domain.events import registered_event_types
from pos_app.domain.values.ids import utc_now
from pos_app.domain.values.quantity import Quantity
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.queries import cart_events
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from tests.audit_logs import passes
from tests.stores import a_till, sell, stocked

ALL = AuditFilter()


class Log(NamedTuple):
    """A log that does not change any more: its reads, its entries newest first, its sales."""

    queries: SqlAuditQueries
    entries: tuple[AuditEntry, ...]
    order_number: str
    cart_id: str


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    folder = tmp_path_factory.mktemp("audited")
    with a_till(folder) as till:
        milk = stocked(till, "Milk", price="1.20")
        stocked(till, "100% Rye_bread\\", price="3.50", sku="RYE")
        stocked(till, "Crème brûlée", price="2.00", sku="CREME")
        till._workplace.actor_id = "ines"
        order = sell(till, "MILK", "RYE")
        till._workplace.actor_id = "tomas"
        cart = till.carts.add(None, "CREME", Quantity.of(2))
        till.carts.remove_line(cart.cart_id, cart.lines[0].number)
        till.carts.void(cart.cart_id)
        till.products.reprice(milk.product_id, milk.price * 2)
        till.stores.start_till()
        # Somebody sets the clock back by an hour before the till is closed.
        till._database.writer.driver.execute(
            "INSERT INTO audit_log SELECT seq + 1, 'TillStopped', 'set back', ?, actor_id,"
            " approver_id, register_id, shift_id, aggregate_type, aggregate_id, event_data,"
            " hash, hash FROM audit_log ORDER BY seq DESC LIMIT 1",
            (to_text(utc_now() - timedelta(hours=1)),),
        )
    database = Database(folder / DATABASE_NAME, read_only=True)
    queries = SqlAuditQueries(database)
    entries = queries.page(ALL, None, 10_000)
    cart_id = next(e.payload["cart_id"] for e in entries if e.event_type == "OrderCreated")
    yield Log(queries, entries, order.number, cart_id)
    queries.close()
    database.close()


def expected(entries: tuple[AuditEntry, ...], where: AuditFilter) -> list[int]:
    """Return what a filter lets pass, as its docstring says it, newest first."""
    return [entry.seq for entry in entries if passes(entry, where)]


@given(data=st.data())
def test_every_combination_of_filters_passes_what_each_of_them_passes(
    log: Log, data: st.DataObject
) -> None:
    def one_of(values: set[str]) -> st.SearchStrategy[str | None]:
        return st.none() | st.sampled_from(sorted(values))

    moments = st.none() | st.sampled_from([entry.occurred_at for entry in log.entries])
    types = sorted({entry.event_type for entry in log.entries})
    amounts = st.none() | st.sampled_from([Decimal(text) for text in ("0", "1.20", "3.5", "4.705")])
    where = AuditFilter(
        event_types=data.draw(st.frozensets(st.sampled_from([*types, "Unheard"]), max_size=3)),
        actor_id=data.draw(one_of({entry.actor_id for entry in log.entries} | {"nobody"})),
        aggregate_type=data.draw(one_of({entry.aggregate_type for entry in log.entries})),
        aggregate_id=data.draw(one_of({entry.aggregate_id for entry in log.entries})),
        since=data.draw(moments),
        until=data.draw(moments),
        text=data.draw(
            st.sampled_from(["", " milk ", "100%", "MI", "Brûl", "CREME bru", "%", "ilk"])
        ),
        approver_id=data.draw(one_of({"nobody"})),
        register_id=data.draw(one_of({"1", "2"})),
        least_amount=data.draw(amounts),
        most_amount=data.draw(amounts),
    )
    found = expected(log.entries, where)

    assert [entry.seq for entry in log.queries.page(where, None, 10_000)] == found
    assert [entry.seq for entry in log.queries.newer(where, 0, 10_000)] == found[::-1]
    assert log.queries.count(where) == Matching(len(found))


@given(limit=st.integers(min_value=1, max_value=9))
def test_pages_read_one_after_another_are_the_whole_log_once(log: Log, limit: int) -> None:
    down: list[AuditEntry] = []
    while page := log.queries.page(ALL, down[-1].seq if down else None, limit):
        assert len(page) <= limit
        down += page
    up: list[AuditEntry] = []
    while page := log.queries.newer(ALL, up[-1].seq if up else 0, limit):
        up += page

    assert tuple(down) == log.entries
    assert tuple(reversed(up)) == log.entries


def test_the_log_is_newest_first_and_without_gaps(log: Log) -> None:
    last = log.queries.last_seq()

    assert [entry.seq for entry in log.entries] == list(range(last, 0, -1))
    assert log.queries.count(ALL) == Matching(last)


def test_an_entry_carries_what_is_stored(log: Log) -> None:
    opened = log.queries.entry(1)

    assert opened is not None
    assert opened.event_type == "StoreOpened"
    assert opened.payload["store_name"] == "Corner Shop"
    assert opened.occurred_at.utcoffset() == timedelta(0)
    assert opened.prev_hash == "0" * 64
    assert opened.hash == log.entries[-2].prev_hash
    assert '"store_name":"Corner Shop"' in opened.event_data


def test_an_entry_that_is_not_there_is_none(log: Log) -> None:
    assert log.queries.entry(log.queries.last_seq() + 1) is None


def test_a_number_sign_looks_for_the_record_and_not_in_the_payload(log: Log) -> None:
    assert [e.seq for e in log.queries.page(AuditFilter(text="#3"), None, 10)] == [3]
    assert [e.seq for e in log.queries.page(AuditFilter(text=" #0,003 "), None, 10)] == [3]
    assert log.queries.count(AuditFilter(text="#999,999")) == Matching(0)


@pytest.mark.parametrize("text", ["#", "#x", "#1.5", "#" + "9" * 30, "'; DROP TABLE audit_log; --"])
def test_what_is_no_number_of_a_record_is_looked_for_as_words(log: Log, text: str) -> None:
    assert log.queries.page(AuditFilter(text=text), None, 10) == ()


def test_a_stock_life_is_that_product_only_and_newest_first(log: Log) -> None:
    milk = next(e.aggregate_id for e in log.entries if e.event_type == "ProductRepriced")
    life = log.queries.life_of(milk, None, 100)

    assert [entry.event_type for entry in life] == [
        "ProductRepriced",
        "StockSold",
        "StockReserved",
        "ProductCreated",
    ]
    assert log.queries.life_of(milk, life[1].seq, 1) == life[2:3]


def test_a_cart_that_was_paid_knows_its_order_number(log: Log) -> None:
    assert log.queries.order_number_of(log.cart_id) == log.order_number


def test_a_cart_that_was_paid_knows_its_order(log: Log) -> None:
    created = next(entry for entry in log.entries if entry.event_type == "OrderCreated")

    assert log.queries.order_id_of(log.cart_id) == created.aggregate_id
    assert log.queries.order_id_of("nothing") is None


def test_a_pasted_identifier_is_looked_for_among_the_subjects(log: Log) -> None:
    found = log.queries.page(AuditFilter(text=f" {log.cart_id.upper()} "), None, 100)

    assert found == log.queries.life_of(log.cart_id, None, 100)


def test_a_cart_that_was_given_up_has_no_order_number(log: Log) -> None:
    voided = next(e.aggregate_id for e in log.entries if e.event_type == "CartVoided")

    assert log.queries.order_number_of(voided) is None


def test_the_filters_offer_what_occurs_in_alphabetical_order(log: Log) -> None:
    assert log.queries.actors() == tuple(sorted({e.actor_id for e in log.entries}))
    assert log.queries.event_types() == tuple(sorted({e.event_type for e in log.entries}))
    assert set(log.queries.event_types()) <= registered_event_types().keys()


def test_people_are_named_for_display(log: Log) -> None:
    owner = log.entries[-1].payload["owner_id"]

    assert log.queries.names() == {owner: "Ana"}


def test_nothing_waits_after_a_dispatch(log: Log) -> None:
    assert log.queries.pending() == 0


def test_events_that_wait_are_counted_and_not_shown(data_dir: Path) -> None:
    with a_till(data_dir) as till:
        shown = till.audit_queries()
        last = shown.last_seq()
        with till._unit_of_work() as uow:
            store = uow.stores.get()
            assert store is not None
            store.start_till("1.0")
            uow.stores.save(store)
            uow.collect_events_from(store)
            uow.commit()

        assert shown.pending() == 1
        assert shown.last_seq() == last
        shown.close()


def test_work_that_is_not_done_is_listed(data_dir: Path) -> None:
    with a_till(data_dir, started=True, with_receipts=True) as till:
        till.publications.close(5)
        stocked(till)
        order = sell(till, "MILK")
        queries = till.audit_queries()
        (waiting,) = queries.publications.page("", 0, 10)
        entry = queries.entry(waiting.seq)
        queries.close()

    assert (waiting.handler, waiting.state, waiting.attempts) == ("write_receipt", "waiting", 0)
    assert entry is not None
    assert entry.payload["order_number"] == order.number


def test_a_sale_shows_at_once_to_a_window_that_is_open(data_dir: Path) -> None:
    with a_till(data_dir) as till:
        queries = till.audit_queries()
        before = queries.last_seq()
        stocked(till)

        (created,) = queries.newer(ALL, before, 10)
        queries.close()

    assert created.event_type == "ProductCreated"


def test_another_thread_asks_on_a_connection_of_its_own(data_dir: Path) -> None:
    found: list[int] = []
    with a_till(data_dir) as till:

        def ask() -> None:
            queries = till.audit_queries()
            found.append(queries.last_seq())
            queries.close()

        asking = threading.Thread(target=ask)
        asking.start()
        asking.join()

    assert found == [1]


def test_the_events_of_a_sale_are_those_of_its_cart_and_its_order_oldest_first(log: Log) -> None:
    told = log.queries.cart_events(log.cart_id)

    assert [entry.event_type for entry in told] == [
        "CartStarted",
        "CartItemAdded",
        "CartItemAdded",
        "CartSubmitted",
        "OrderCreated",
        "CashTendered",
    ]
    assert [entry.seq for entry in told] == sorted(entry.seq for entry in told)


def test_the_events_of_a_cart_that_was_given_up_are_its_own(log: Log) -> None:
    voided = next(e.aggregate_id for e in log.entries if e.event_type == "CartVoided")

    assert [entry.event_type for entry in log.queries.cart_events(voided)] == [
        "CartStarted",
        "CartItemAdded",
        "CartItemRemoved",
        "CartVoided",
    ]


def test_a_cart_that_is_not_there_has_no_events(log: Log) -> None:
    assert log.queries.cart_events("nobody") == ()


def test_a_sale_is_found_by_the_number_on_its_receipt(log: Log) -> None:
    assert log.queries.cart_of_order(log.order_number) == log.cart_id
    assert log.queries.cart_of_order("9-99999") is None


@pytest.mark.parametrize(
    ("statement", "bound", "index"),
    [
        (cart_events.OF_SUBJECT, {"aggregate_id": "a", "limit": 1}, "audit_log_by_subject"),
        (cart_events.AFTER, {"after": 1, "limit": 1}, "PRIMARY KEY"),
        (cart_events.CART_OF_ORDER, {"number": "1-00001"}, "sqlite_autoindex_orders"),
    ],
)
def test_a_sale_is_read_without_looking_through_the_log(
    log: Log, statement: Statement, bound: dict[str, object], index: str
) -> None:
    rows = log.queries._reader.driver.execute(
        f"EXPLAIN QUERY PLAN {statement.sql}", statement.values(bound)
    )
    plan = " / ".join(row[3] for row in rows)

    assert index in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan
