"""Async work is done once it can be, in order, on threads of its own, and never forgotten."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.audit.audit_handler import AuditHandler
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from pos_app.infrastructure.events.publication_store import PAUSES
from pos_app.infrastructure.events.publications import AsyncPublications
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace
from tests.guards import ExpectedLogs

LOGGER = "pos_app.infrastructure.events"
MILK, BREAD = new_id(), new_id()


@dataclass
class SetClock:
    """A clock that stands until it is moved."""

    moment: datetime = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment

    def go_on(self, pause: timedelta) -> None:
        self.moment += pause


class Noticing(Aggregate):
    """Raises what a test tells it to."""

    def notice(self, product_id: UUID, remaining: int) -> None:
        self._raise_event(
            StockRanLow(
                product_id=product_id,
                product_name="Milk",
                remaining_stock=Decimal(remaining),
                low_stock_level=Decimal(5),
            )
        )


@dataclass
class Printer:
    """An async handler that can be broken, be slow, and remembers what it was given."""

    broken_for: set[UUID] = field(default_factory=set)
    done: list[tuple[UUID, int]] = field(default_factory=list)
    tried: int = 0
    threads: set[str] = field(default_factory=set)
    gate: threading.Event | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __call__(self, event: StockRanLow) -> str:
        if self.gate is not None:
            self.gate.wait(20)
        with self._lock:
            self.tried += 1
            self.threads.add(threading.current_thread().name)
            if event.product_id in self.broken_for:
                raise ConnectionError("no paper")
            self.done.append((event.product_id, int(event.remaining_stock)))
        return f"printed {event.remaining_stock}"


@dataclass
class Shop:
    """What one program has: dispatcher, audit handler, publications."""

    database: Database
    clock: SetClock
    printer: Printer | None
    results: list[HandlerResult] = field(default_factory=list)
    failures: list[HandlerFailure] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.dispatcher = SyncEventDispatcher()
        self.audit = AuditHandler(self.database)
        self.dispatcher.register(DomainEvent, self.audit)
        self.publications = AsyncPublications(self.database, self.dispatcher, self.clock)
        self.publications.on_result(self.results.append)
        self.publications.on_failure(self.failures.append)
        if self.printer is not None:
            self.dispatcher.register_async(StockRanLow, self.printer, "print")

    def tell(
        self, *notices: tuple[UUID, int], dispatched: bool = True, settled: bool = True
    ) -> None:
        """Commit one event per notice and dispatch them, unless the program dies before."""
        with SqlUnitOfWork(self.database, self.dispatcher, Workplace()) as uow:
            source = Noticing()
            for notice in notices:
                source.notice(*notice)
            uow.collect_events_from(source)
            uow.commit()
        if dispatched:
            uow.dispatch_events()
        if dispatched and settled:
            self.settle()

    def settle(self) -> None:
        assert self.publications.wait_until_idle(10)

    def wake(self, pause: timedelta) -> None:
        """Let time pass and do what the idle till does."""
        self.clock.go_on(pause)
        self.publications.sweep()
        self.settle()

    def rows(self) -> list[tuple[str, int, str | None]]:
        return self.database.writer.command(
            "SELECT state, attempts, last_error FROM publications ORDER BY seq"
        )

    def logged(self) -> Sequence[str]:
        rows = self.database.writer.command("SELECT event_type FROM audit_log ORDER BY seq")
        return [row[0] for row in rows]


ShopFactory = Callable[..., Shop]


@pytest.fixture
def open_shop(open_database: Callable[..., Database]) -> Iterator[ShopFactory]:
    """Opens shops on the same file; each is another run of the program."""
    opened: list[Shop] = []
    clock = SetClock()

    def open_(printer: Printer | None) -> Shop:
        shop = Shop(open_database(), clock, printer)
        opened.append(shop)
        return shop

    yield open_
    for shop in opened:
        shop.publications.close(10)


def test_async_handlers_run_on_event_threads_and_their_results_are_told(
    open_shop: ShopFactory,
) -> None:
    printer = Printer()
    shop = open_shop(printer)
    shop.tell((MILK, 3), (BREAD, 2))
    assert sorted(printer.done) == sorted([(MILK, 3), (BREAD, 2)])
    assert all(name.startswith("event") for name in printer.threads)
    assert {result.value for result in shop.results} == {"printed 3", "printed 2"}
    assert {result.handler for result in shop.results} == {"print"}
    assert shop.rows() == []


def test_work_of_one_subject_runs_in_order(open_shop: ShopFactory) -> None:
    printer = Printer()
    shop = open_shop(printer)
    products = [new_id() for _ in range(8)]
    shop.tell(*[(product, number) for number in range(25) for product in products])
    for product in products:
        assert [number for key, number in printer.done if key == product] == list(range(25))


def test_a_failure_is_kept_with_its_error_and_tried_again_after_growing_pauses(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER, containing="async handler print failed for StockRanLow")
    printer = Printer(broken_for={MILK})
    shop = open_shop(printer)
    shop.tell((MILK, 3))
    for attempts, pause in enumerate(PAUSES, start=1):
        assert shop.rows() == [("failed", attempts, "ConnectionError: no paper")]
        shop.wake(pause - timedelta(seconds=0.5))
        assert printer.tried == attempts
        shop.wake(timedelta(seconds=0.5))
        assert printer.tried == attempts + 1
    assert [failure.will_retry for failure in shop.failures] == [True] * 5 + [False]
    assert shop.rows() == [("parked", 6, "ConnectionError: no paper")]
    shop.wake(timedelta(days=1))
    assert printer.tried == 6


def test_a_failure_that_passes_is_made_up_for(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER)
    printer = Printer(broken_for={MILK})
    shop = open_shop(printer)
    shop.tell((MILK, 3))
    printer.broken_for.clear()
    shop.wake(PAUSES[0])
    assert printer.done == [(MILK, 3)]
    assert shop.rows() == []


def test_a_failure_holds_back_its_own_subject_and_nothing_else(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER)
    printer = Printer(broken_for={MILK})
    shop = open_shop(printer)
    shop.tell((MILK, 3), (MILK, 2), (BREAD, 4))
    assert printer.done == [(BREAD, 4)]
    printer.broken_for.clear()
    shop.tell((MILK, 1), (BREAD, 3))
    assert printer.done == [(BREAD, 4), (BREAD, 3)]
    shop.wake(PAUSES[0])
    shop.wake(timedelta(0))
    assert [number for key, number in printer.done if key == MILK] == [3, 2, 1]


def test_a_parked_failure_holds_back_its_subject_until_somebody_retries_it(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER)
    printer = Printer(broken_for={MILK})
    shop = open_shop(printer)
    shop.tell((MILK, 3), (MILK, 2))
    for pause in PAUSES:
        shop.wake(pause)
    printer.broken_for.clear()
    shop.wake(timedelta(days=1))
    assert printer.done == []
    ((key,),) = shop.database.writer.command(
        "SELECT publication_id FROM publications WHERE state = 'parked'"
    )
    shop.publications.retry(key)
    shop.settle()
    shop.wake(timedelta(0))
    assert printer.done == [(MILK, 3), (MILK, 2)]
    assert shop.rows() == []


def test_work_that_a_crash_left_is_done_at_the_next_start(open_shop: ShopFactory) -> None:
    open_shop(Printer()).tell((MILK, 3), (BREAD, 2), dispatched=False)
    printer = Printer()
    shop = open_shop(printer)
    shop.audit.move_all()
    assert shop.publications.sweep() == 2
    shop.settle()
    assert sorted(printer.done) == sorted([(MILK, 3), (BREAD, 2)])


def test_another_program_that_moves_the_events_loses_no_work(open_shop: ShopFactory) -> None:
    open_shop(Printer()).tell((MILK, 3), dispatched=False)
    importer = open_shop(None)
    importer.tell((BREAD, 1))
    assert importer.publications.sweep() == 0
    assert importer.logged().count("StockRanLow") == 2
    printer = Printer()
    shop = open_shop(printer)
    assert shop.publications.sweep() == 1
    shop.settle()
    assert printer.done == [(MILK, 3)]


def test_work_for_a_handler_this_program_lacks_starves_nothing(open_shop: ShopFactory) -> None:
    first = open_shop(Printer())
    first.publications.close(10)
    first.tell(*[(new_id(), number) for number in range(250)])
    first.database.writer.command("UPDATE publications SET handler = 'post'")
    first.tell((MILK, 3))
    printer = Printer()
    shop = open_shop(printer)
    assert shop.publications.sweep() == 1
    shop.settle()
    assert printer.done == [(MILK, 3)]


def test_a_large_backlog_is_worked_off_piece_by_piece(open_shop: ShopFactory) -> None:
    first = open_shop(Printer())
    first.publications.close(10)
    first.tell(*[(new_id(), number) for number in range(450)])
    printer = Printer()
    shop = open_shop(printer)
    started = []
    while count := shop.publications.sweep():
        started.append(count)
        shop.settle()
    assert started == [200, 200, 50]
    assert sorted(number for _, number in printer.done) == list(range(450))


def test_sweeping_while_work_runs_does_not_double_it(open_shop: ShopFactory) -> None:
    printer = Printer(gate=threading.Event())
    shop = open_shop(printer)
    shop.tell(*[(new_id(), number) for number in range(20)], settled=False)
    for _ in range(10):
        shop.publications.sweep()
    assert printer.gate is not None
    printer.gate.set()
    shop.settle()
    shop.publications.sweep()
    shop.settle()
    assert sorted(number for _, number in printer.done) == list(range(20))


def test_work_that_another_program_has_done_is_not_done_again(open_shop: ShopFactory) -> None:
    slow = Printer(gate=threading.Event())
    one = open_shop(slow)
    one.tell(*[(MILK, number) for number in range(10)], settled=False)
    one.database.writer.command("DELETE FROM publications WHERE seq > 2")
    assert slow.gate is not None
    slow.gate.set()
    one.settle()
    assert len(slow.done) == 1


def test_a_payload_that_cannot_be_read_is_parked_once_and_blocks_nothing_else(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER, containing="cannot be read")
    first = open_shop(Printer())
    first.publications.close(10)
    first.tell((MILK, 3), (BREAD, 2))
    first.database.writer.command("DROP TRIGGER audit_log_refuses_update")
    first.database.writer.command(
        "UPDATE audit_log SET event_data = '{}' WHERE seq ="
        " (SELECT min(seq) FROM audit_log WHERE event_type = 'StockRanLow')"
    )
    printer = Printer()
    shop = open_shop(printer)
    for _ in range(3):
        shop.publications.sweep()
        shop.settle()
    assert printer.done == [(BREAD, 2)]
    ((state, _, error),) = shop.rows()
    assert state == "parked"
    assert error is not None
    assert error.startswith("unreadable")
    assert len([record for record in expected_logs.records if "read" in record.msg]) == 1


def test_after_the_pool_is_closed_an_event_is_still_logged_and_its_work_kept(
    open_shop: ShopFactory,
) -> None:
    printer = Printer()
    shop = open_shop(printer)
    shop.publications.close(10)
    shop.tell((MILK, 3))
    assert shop.logged()[-1] == "StockRanLow"
    assert printer.done == []
    assert shop.rows() == [("waiting", 0, None)]
    again = open_shop(printer)
    again.publications.sweep()
    again.settle()
    assert printer.done == [(MILK, 3)]


def test_closing_waits_a_bounded_time_for_a_handler_that_hangs(open_shop: ShopFactory) -> None:
    printer = Printer(gate=threading.Event())
    shop = open_shop(printer)
    shop.tell(*[(new_id(), number) for number in range(10)], settled=False)
    started = time.monotonic()
    assert not shop.publications.close(0.3)
    assert time.monotonic() - started < 2
    assert len(shop.rows()) == 10
    assert printer.gate is not None
    printer.gate.set()
    shop.settle()


def test_closing_finishes_what_was_started(open_shop: ShopFactory) -> None:
    printer = Printer(gate=threading.Event())
    shop = open_shop(printer)
    shop.tell(*[(new_id(), number) for number in range(30)], settled=False)
    assert printer.gate is not None
    printer.gate.set()
    assert shop.publications.close(10)
    assert len(printer.done) == 30
    assert shop.rows() == []


def test_a_listener_that_fails_stops_no_lane(
    open_shop: ShopFactory, expected_logs: ExpectedLogs
) -> None:
    expected_logs(LOGGER, containing="a listener failed")

    def listener(result: HandlerResult) -> None:
        raise RuntimeError("the window is gone")

    printer = Printer()
    shop = open_shop(printer)
    shop.publications.on_result(listener)
    shop.tell((MILK, 3), (MILK, 2))
    assert printer.done == [(MILK, 3), (MILK, 2)]
    assert len(shop.results) == 2


def test_an_error_while_retrying_frees_the_writer(open_shop: ShopFactory) -> None:
    shop = open_shop(Printer())
    shop.database.writer.command("DROP TABLE publications")
    with pytest.raises(Exception, match="publications"):
        shop.publications.retry(1)
    done = threading.Event()

    def write() -> None:
        shop.database.begin()
        shop.database.rollback()
        done.set()

    thread = threading.Thread(target=write, daemon=True)
    thread.start()
    assert done.wait(5)
    thread.join()
