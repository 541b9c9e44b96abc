"""One event to one sync handler, against a plain loop and the usual libraries."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import blinker
import psygnal
from pyee.base import EventEmitter

from pos_app.domain.aggregates.product.events import ProductRetired
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from tests.performance.measuring import Spread, timed

EVENTS = 100_000
_EVENT = ProductRetired(product_id=UUID(int=7), product_name="Bread")


def measure(rounds: int = 9) -> dict[str, Spread]:
    """Return events per second by contestant, all of them in turn in each round."""
    contestants = {
        "a plain loop over a dict of lists": _plain_loop(),
        "SyncEventDispatcher, a batch": _ours_in_a_batch(),
        "SyncEventDispatcher, one by one": _ours_one_by_one(),
        "pyee": _pyee(),
        "psygnal": _psygnal(),
        "blinker": _blinker(),
    }
    rates: dict[str, list[float]] = {name: [] for name in contestants}
    for work in contestants.values():
        work()
    for _ in range(rounds):
        for name, work in contestants.items():
            rates[name].append(EVENTS / timed(work))
    return {name: Spread.of(values) for name, values in rates.items()}


def _handler(event: DomainEvent) -> None:
    pass


def _plain_loop() -> Callable[[], None]:
    handlers = {ProductRetired: [_handler]}

    def work() -> None:
        for _ in range(EVENTS):
            for handler in handlers[type(_EVENT)]:
                handler(_EVENT)

    return work


def _dispatcher() -> SyncEventDispatcher:
    dispatcher = SyncEventDispatcher()
    dispatcher.register(ProductRetired, _handler)
    return dispatcher


def _ours_in_a_batch() -> Callable[[], None]:
    dispatcher = _dispatcher()
    batch = [_EVENT] * EVENTS

    def work() -> None:
        dispatcher.dispatch(batch)

    return work


def _ours_one_by_one() -> Callable[[], None]:
    dispatcher = _dispatcher()
    one = (_EVENT,)

    def work() -> None:
        for _ in range(EVENTS):
            dispatcher.dispatch(one)

    return work


def _pyee() -> Callable[[], None]:
    emitter = EventEmitter()
    emitter.on("retired", _handler)

    def work() -> None:
        for _ in range(EVENTS):
            emitter.emit("retired", _EVENT)

    return work


class _Sender:
    retired = psygnal.Signal(object)


def _psygnal() -> Callable[[], None]:
    sender = _Sender()
    sender.retired.connect(_handler)

    def work() -> None:
        for _ in range(EVENTS):
            sender.retired.emit(_EVENT)

    return work


def _blinker() -> Callable[[], None]:
    signal = blinker.Signal()
    signal.connect(_handler)

    def work() -> None:
        for _ in range(EVENTS):
            signal.send(_EVENT)

    return work
