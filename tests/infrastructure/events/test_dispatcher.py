"""Handlers run in order, none stops another, and nothing ever reaches the cashier."""

from __future__ import annotations

import threading
from decimal import Decimal

import pytest

from pos_app.application.handler_reports import HandlerFailure
from pos_app.domain.aggregates.cart.events import CartStarted, CartSubmitted
from pos_app.domain.events import DomainEvent
from pos_app.domain.values.ids import new_id
from pos_app.infrastructure.events.dispatcher import Handler, SyncEventDispatcher
from tests.guards import ExpectedLogs

LOGGER = "pos_app.infrastructure.events"


class Seen(list[tuple[str, DomainEvent]]):
    """Remembers which handler was called with what."""

    def by(self, name: str) -> Handler:
        def handler(event: DomainEvent) -> None:
            self.append((name, event))

        return handler

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self]


def a_start() -> CartStarted:
    return CartStarted(cart_id=new_id())


def a_submission() -> CartSubmitted:
    return CartSubmitted(cart_id=new_id(), total=Decimal(1), item_count=1)


def failing(event: DomainEvent) -> None:
    raise ConnectionError("no printer")


def test_handlers_run_in_the_order_of_their_registration() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    for name in ("first", "second", "third"):
        dispatcher.register(CartStarted, seen.by(name))
    dispatcher.dispatch([a_start()])
    assert seen.names == ["first", "second", "third"]


def test_events_are_handled_one_after_the_other() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register(CartStarted, seen.by("a"))
    dispatcher.register(CartStarted, seen.by("b"))
    one, two = a_start(), a_start()
    dispatcher.dispatch([one, two])
    assert seen == [("a", one), ("b", one), ("a", two), ("b", two)]


def test_a_handler_gets_its_own_type_only() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register(CartSubmitted, seen.by("submitted"))
    dispatcher.dispatch([a_start()])
    assert seen == []


def test_a_handler_of_the_base_class_gets_every_type_in_its_place() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register(CartStarted, seen.by("first"))
    dispatcher.register(DomainEvent, seen.by("every"))
    dispatcher.register(CartStarted, seen.by("last"))
    dispatcher.dispatch([a_start(), a_submission()])
    assert seen.names == ["first", "every", "last", "every"]


def test_a_handler_registered_later_is_called_from_then_on() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register(CartStarted, seen.by("first"))
    dispatcher.dispatch([a_start()])
    dispatcher.register(CartStarted, seen.by("second"))
    dispatcher.dispatch([a_start()])
    assert seen.names == ["first", "first", "second"]


def test_a_failing_handler_stops_no_other_one_and_raises_nothing(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs(LOGGER, containing="handler failing failed for CartStarted")
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register(CartStarted, failing)
    dispatcher.register(CartStarted, seen.by("next"))
    dispatcher.dispatch([a_start(), a_start()])
    assert seen.names == ["next", "next"]


def test_a_failure_is_reported_with_its_handler_event_and_error(
    expected_logs: ExpectedLogs,
) -> None:
    expected_logs(LOGGER)
    dispatcher, reports = SyncEventDispatcher(), list[HandlerFailure]()
    dispatcher.register(CartStarted, failing)
    dispatcher.on_failure(reports.append)
    event = a_start()
    dispatcher.dispatch([event])
    (report,) = reports
    assert (report.handler, report.event, report.will_retry) == ("failing", event, False)
    assert isinstance(report.error, ConnectionError)


def test_a_failing_failure_listener_raises_nothing(expected_logs: ExpectedLogs) -> None:
    expected_logs(LOGGER, containing="a failure listener failed")
    expected_logs(LOGGER, containing="handler failing failed")

    def listener(report: HandlerFailure) -> None:
        raise RuntimeError("the window is gone")

    dispatcher = SyncEventDispatcher()
    dispatcher.register(CartStarted, failing)
    dispatcher.on_failure(listener)
    dispatcher.dispatch([a_start()])


def test_what_a_handler_dispatches_runs_after_the_current_batch() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    nested = a_submission()

    def reacting(event: CartStarted) -> None:
        seen.append(("reacting", event))
        dispatcher.dispatch([nested])
        seen.append(("reacted", event))

    dispatcher.register(CartStarted, reacting)
    dispatcher.register(CartStarted, seen.by("after"))
    dispatcher.register(CartSubmitted, seen.by("nested"))
    dispatcher.dispatch([a_start(), a_start()])
    assert seen.names == ["reacting", "reacted", "after"] * 2 + ["nested"] * 2


def test_a_handler_that_dispatches_again_sees_each_event_once() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    followers = [a_submission() for _ in range(200)]

    def chain(event: DomainEvent) -> None:
        seen.append(("chain", event))
        if followers:
            dispatcher.dispatch([followers.pop()])

    dispatcher.register(DomainEvent, chain)
    dispatcher.dispatch([a_start()])
    assert len(seen) == len({event.event_id for _, event in seen}) == 201


def test_threads_dispatch_without_each_other() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    inside, go_on = threading.Event(), threading.Event()

    def slow(event: CartStarted) -> None:
        inside.set()
        go_on.wait(5)

    dispatcher.register(CartStarted, slow)
    dispatcher.register(CartSubmitted, seen.by("fast"))
    thread = threading.Thread(target=dispatcher.dispatch, args=([a_start()],))
    thread.start()
    inside.wait(5)
    dispatcher.dispatch([a_submission()])
    assert seen.names == ["fast"]
    go_on.set()
    thread.join()


def test_async_handlers_are_submitted_after_the_sync_ones_with_their_names() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    submitted: list[tuple[DomainEvent, str, Handler]] = []
    handler = seen.by("async")
    dispatcher.register_async(CartStarted, handler, "print")
    dispatcher.register_async(DomainEvent, handler, "send")

    def submit(work: list[tuple[DomainEvent, str, Handler]]) -> None:
        assert seen.names == ["sync"]
        submitted.extend(work)

    dispatcher.deliver_async_by(submit)
    dispatcher.register(CartStarted, seen.by("sync"))
    event = a_start()
    dispatcher.dispatch([event])
    assert submitted == [(event, "print", handler), (event, "send", handler)]
    assert dispatcher.async_handlers_of("CartStarted") == ("print", "send")
    assert dispatcher.async_handlers_of("CartSubmitted") == ("send",)
    assert dispatcher.async_handlers_of("never heard of") == ()


def test_a_submission_that_fails_raises_nothing(expected_logs: ExpectedLogs) -> None:
    expected_logs(LOGGER, containing="async handlers could not be started")

    def submit(work: list[tuple[DomainEvent, str, Handler]]) -> None:
        raise RuntimeError("cannot schedule new futures after shutdown")

    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register_async(CartStarted, seen.by("async"), "print")
    dispatcher.deliver_async_by(submit)
    dispatcher.dispatch([a_start()])


def test_two_async_handlers_never_share_a_name() -> None:
    dispatcher, seen = SyncEventDispatcher(), Seen()
    dispatcher.register_async(CartStarted, seen.by("one"), "print")
    with pytest.raises(ValueError, match="print"):
        dispatcher.register_async(CartSubmitted, seen.by("two"), "print")
