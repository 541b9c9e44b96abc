"""What threads report reaches the GUI thread once, in order, in few signals."""

from __future__ import annotations

import sys
from functools import partial
from threading import Thread, get_ident
from uuid import UUID

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.domain.aggregates.store.events import TillStarted
from pos_app.domain.values.ids import new_id
from pos_app.ui.event_bridge import EventBridge

_STORE = UUID(int=1)


def an_event(version: str = "1") -> TillStarted:
    return TillStarted(store_id=_STORE, program_version=version, after_crash=False)


class Listener(QObject):
    def __init__(self, bridge: EventBridge) -> None:
        super().__init__()
        self.batches: list[tuple[TillStarted, ...]] = []
        self.results: list[HandlerResult] = []
        self.failures: list[HandlerFailure] = []
        self.threads: set[int] = set()
        bridge.published.connect(self.take_events)
        bridge.result.connect(self.take_result)
        bridge.failed.connect(self.take_failure)

    @property
    def versions(self) -> list[str]:
        return [event.program_version for batch in self.batches for event in batch]

    def has(self, count: int) -> bool:
        return len(self.versions) == count

    @Slot(object)
    def take_events(self, events: tuple[TillStarted, ...]) -> None:
        self.threads.add(get_ident())
        self.batches.append(events)

    @Slot(object)
    def take_result(self, result: HandlerResult) -> None:
        self.threads.add(get_ident())
        self.results.append(result)

    @Slot(object)
    def take_failure(self, failure: HandlerFailure) -> None:
        self.failures.append(failure)


@pytest.fixture
def bridge(qtbot: QtBot) -> EventBridge:
    return EventBridge()


@pytest.fixture
def listener(bridge: EventBridge) -> Listener:
    return Listener(bridge)


def test_a_burst_arrives_complete_and_in_order_in_one_signal(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    for number in range(5000):
        bridge.take_event(an_event(str(number)))
    qtbot.waitUntil(lambda: len(listener.versions) == 5000)
    assert listener.versions == [str(number) for number in range(5000)]
    assert len(listener.batches) == 1


def test_events_of_four_threads_arrive_once_each_in_the_gui_thread(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    def publish(lane: int) -> None:
        for number in range(500):
            bridge.take_event(an_event(f"{lane}-{number}"))

    threads = [Thread(target=publish, args=(lane,)) for lane in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: len(listener.versions) == 2000)
    for lane in range(4):
        own = [version for version in listener.versions if version.startswith(f"{lane}-")]
        assert own == [f"{lane}-{number}" for number in range(500)]
    assert listener.threads == {get_ident()}


def test_reports_arrive_one_by_one_in_order(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    event = an_event()
    results = [HandlerResult("write_receipt", event, number) for number in range(3)]
    failure = HandlerFailure("write_receipt", event, OSError("no space"), will_retry=True)
    for result in results:
        bridge.take_result(result)
    bridge.take_failure(failure)
    qtbot.waitUntil(lambda: bool(listener.failures))
    assert listener.results == results
    assert listener.failures == [failure]


def test_a_later_burst_is_delivered_too(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    for number in range(3):
        bridge.take_event(an_event(str(number)))
        qtbot.waitUntil(partial(listener.has, number + 1))
    assert listener.versions == ["0", "1", "2"]
    assert len(listener.batches) == 3


def test_nothing_is_delivered_after_close(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    bridge.take_event(an_event())
    bridge.close()
    bridge.take_event(an_event())
    bridge.take_result(HandlerResult("write_receipt", an_event(), None))
    qtbot.wait(60)
    assert not listener.batches
    assert not listener.results


def test_a_receiver_that_closes_the_bridge_gets_no_further_report(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    bridge.result.connect(bridge.close)
    for number in range(3):
        bridge.take_result(HandlerResult("write_receipt", an_event(), number))
    qtbot.waitUntil(lambda: bool(listener.results))
    qtbot.wait(40)
    assert [result.value for result in listener.results] == [0]


def test_five_thousand_signals_leave_the_count_of_true_alone(
    bridge: EventBridge, listener: Listener, qtbot: QtBot
) -> None:
    """PySide6 6.12 drops a reference to True at each emit and ends the process (pitfalls.md)."""
    before = sys.getrefcount(True)
    result = HandlerResult(str(new_id()), an_event(), value=True)
    for _ in range(5000):
        bridge.result.emit(result)
    assert len(listener.results) == 5000
    assert sys.getrefcount(True) >= before - 50
