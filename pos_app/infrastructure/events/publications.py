"""Async publications: runs async handlers on four ``event-*`` threads, each event at least once.

What is to be done is kept by :mod:`publication_store`, so a crash loses none; the payload is
read back from the log. Work of one aggregate and handler runs in one lane, in order. A failed
publication waits with growing pauses and is parked after the last; it holds back those behind it
in its lane, and nothing else.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.events.codec import UnreadableEvent, decode
from pos_app.infrastructure.events.dispatcher import Handler, SyncEventDispatcher
from pos_app.infrastructure.events.publication_store import PublicationStore, StoredPublication
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.logs import belongs_to

if TYPE_CHECKING:
    from pos_app.application.ports import Clock
    from pos_app.infrastructure.persistence.engine import Database

_log = logging.getLogger(__name__)

WORKERS = 4
_ROWS_PER_SWEEP = 200

Work = tuple[DomainEvent, str, Handler]


class AsyncPublications:
    """Runs async handlers and remembers what is not done."""

    def __init__(self, database: Database, dispatcher: SyncEventDispatcher, clock: Clock) -> None:
        """Take the dispatcher's async work from now on."""
        self._store = PublicationStore(database, clock)
        self._dispatcher = dispatcher
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="event-worker")
        self._lock = threading.Lock()
        self._idle = threading.Condition(self._lock)
        self._lanes: dict[tuple[str, str], deque[Work]] = {}
        self._in_flight: set[tuple[str, str]] = set()
        self._is_closed = False
        self._result_listeners: list[Callable[[HandlerResult], None]] = []
        self._failure_listeners: list[Callable[[HandlerFailure], None]] = []
        dispatcher.deliver_async_by(self.submit)

    def on_result(self, listener: Callable[[HandlerResult], None]) -> None:
        """Tell ``listener``, in the worker's thread, what each handler returned."""
        self._result_listeners.append(listener)

    def on_failure(self, listener: Callable[[HandlerFailure], None]) -> None:
        """Tell ``listener``, in the worker's thread, of each handler that failed."""
        self._failure_listeners.append(listener)

    def submit(self, work: list[Work]) -> None:
        """Start work whose publications are stored; after :meth:`close` it stays stored."""
        for item in work:
            event, name, _ = item
            key = (str(event.event_id), name)
            lane = (event.aggregate_id, name)
            with self._lock:
                if self._is_closed or key in self._in_flight:
                    continue
                self._in_flight.add(key)
                if lane in self._lanes:
                    self._lanes[lane].append(item)
                    continue
                self._lanes[lane] = deque([item])
                self._pool.submit(self._run_lane, lane)

    def sweep(self) -> int:
        """Start what is stored and due, about 200 at a time; return how many."""
        work: list[Work] = []
        after = 0
        while not work and (rows := self._store.due(after, _ROWS_PER_SWEEP)):
            work = [item for row in rows if (item := self._restored(row)) is not None]
            after = rows[-1].publication_id
        self.submit(work)
        return len(work)

    def retry(self, publication_id: int) -> int:
        """Make a failed or parked publication due at once; return how many rows that were."""
        count = self._store.make_due(publication_id)
        self.sweep()
        return count

    def retry_all(self) -> int:
        """Make every failed or parked publication due at once; return how many there are."""
        count = self._store.make_all_due()
        self.sweep()
        return count

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds for started work; say whether all of it ended."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._lanes, timeout)

    def close(self, timeout: float) -> bool:
        """Take no more work, finish what was started within ``timeout`` seconds, keep the rest.

        Returns whether all of it ended; what did not stays stored.
        """
        with self._lock:
            self._is_closed = True
        ended = self.wait_until_idle(timeout)
        with self._lock:
            for lane in self._lanes.values():
                lane.clear()
        self._pool.shutdown(wait=ended)
        return ended

    def _run_lane(self, lane: tuple[str, str]) -> None:
        while True:
            with self._idle:
                waiting = self._lanes[lane]
                if not waiting:
                    del self._lanes[lane]
                    self._idle.notify_all()
                    return
                item = waiting.popleft()
            succeeded = self._run(item)
            with self._lock:
                self._in_flight.discard((str(item[0].event_id), item[1]))
                if not succeeded:
                    for event, name, _ in self._lanes[lane]:
                        self._in_flight.discard((str(event.event_id), name))
                    self._lanes[lane].clear()

    def _run(self, item: Work) -> bool:
        event, name, handler = item
        event_id = str(event.event_id)
        belongs_to(event_id)
        try:
            if not self._store.is_next(event_id, name):
                return False
            reach("publication.before")
            value = handler(event)
            reach("publication.before_done")
            self._store.finish(event_id, name)
            reach("publication.after_done")
        except Exception as error:  # noqa: BLE001 - kept with its error, tried again or parked
            self._fail(event, name, error)
            return False
        result = HandlerResult(name, event, value)
        for listener in self._result_listeners:
            _tell(listener, result)
        return True

    def _fail(self, event: DomainEvent, name: str, error: Exception) -> None:
        _log.error(
            "async handler %s failed for %s %s",
            name,
            event.get_event_type(),
            event.event_id,
            exc_info=error,
        )
        will_retry = True
        try:
            why = f"{type(error).__name__}: {error}"
            will_retry = self._store.fail(str(event.event_id), name, why)
        except Exception:  # noqa: BLE001 - the row is as it was, so the next start runs it
            _log.exception("a failed publication could not be recorded")
        failure = HandlerFailure(name, event, error, will_retry)
        for listener in self._failure_listeners:
            _tell(listener, failure)

    def _restored(self, row: StoredPublication) -> Work | None:
        handler = self._dispatcher.async_handler(row.handler)
        if handler is None:  # this program, or this mode of it, has no such handler
            return None
        try:
            return decode(row.event_type, row.common, row.event_data), row.handler, handler
        except UnreadableEvent as error:
            _log.exception("publication of %s %s cannot be read", row.event_type, row.event_id)
            self._store.fail(row.event_id, row.handler, f"unreadable: {error}", is_hopeless=True)
            return None


def _tell(listener: Callable[[Any], None], report: object) -> None:
    try:
        listener(report)
    except Exception:  # noqa: BLE001 - a listener may not stop the lane
        _log.exception("a listener failed")
