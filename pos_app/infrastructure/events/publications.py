"""Async publications: one row per event and handler, kept until the handler is done.

The rows are written with the audit log entry, so a crash loses none; the payload is read back
from the log. Work of one aggregate runs in one lane, in order, on four ``event-*`` threads.
A failed publication waits with growing pauses and is parked after the last; it holds back those
behind it for the same aggregate and handler, and nothing else.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, bindparam, delete, exists, or_, select, update

from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.application.ports import Clock
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.events.codec import UnreadableEvent, decode
from pos_app.infrastructure.events.dispatcher import Handler, SyncEventDispatcher
from pos_app.infrastructure.fail_points import reach
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text, to_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, publications

_log = logging.getLogger(__name__)

WORKERS = 4
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (1, 5, 30, 120, 600))
_ROWS_PER_SWEEP = 200

_earlier = publications.alias("earlier")
_DUE = Statement(
    select(
        publications.c.event_id,
        publications.c.handler,
        publications.c.event_type,
        audit_log.c.occurred_at,
        audit_log.c.actor_id,
        audit_log.c.approver_id,
        audit_log.c.register_id,
        audit_log.c.shift_id,
        audit_log.c.event_data,
    )
    .join(audit_log, audit_log.c.seq == publications.c.seq)
    .where(
        publications.c.state != "parked",
        or_(
            publications.c.next_attempt_at.is_(None),
            publications.c.next_attempt_at <= bindparam("now"),
        ),
        ~exists().where(
            and_(
                _earlier.c.aggregate_id == publications.c.aggregate_id,
                _earlier.c.handler == publications.c.handler,
                _earlier.c.seq < publications.c.seq,
                _earlier.c.state != "waiting",
            )
        ),
    )
    .order_by(publications.c.publication_id)
    .limit(_ROWS_PER_SWEEP)
)
_DONE = Statement(
    delete(publications).where(
        publications.c.event_id == bindparam("event_id"),
        publications.c.handler == bindparam("name"),
    )
)
_ATTEMPTS = Statement(
    select(publications.c.attempts).where(
        publications.c.event_id == bindparam("event_id"),
        publications.c.handler == bindparam("name"),
    )
)
_FAILED = Statement(
    update(publications)
    .where(
        publications.c.event_id == bindparam("key"),
        publications.c.handler == bindparam("name"),
    )
    .values(
        state=bindparam("new_state"),
        attempts=bindparam("tried"),
        next_attempt_at=bindparam("next_at"),
        last_error=bindparam("why"),
    )
)
_RETRY = Statement(
    update(publications)
    .where(publications.c.publication_id == bindparam("key"))
    .values(state="failed", next_attempt_at=None)
)

Work = tuple[DomainEvent, str, Handler]


class AsyncPublications:
    """Runs async handlers and remembers what is not done."""

    def __init__(self, database: Database, dispatcher: SyncEventDispatcher, clock: Clock) -> None:
        """Take the dispatcher's async work from now on."""
        self._database = database
        self._clock = clock
        self._dispatcher = dispatcher
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="event")
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
        """Start what is stored and due, at most 200 at a time; return how many."""
        rows = self._database.reader().all(_DUE, {"now": to_text(self._clock.now())})
        work = [item for row in rows if (item := self._restored(row)) is not None]
        self.submit(work)
        return len(work)

    def retry(self, publication_id: int) -> None:
        """Make a failed or parked publication due at once."""
        self._database.begin(durable=False).run(_RETRY, {"key": publication_id})
        self._database.commit()
        self.sweep()

    def wait_until_idle(self, timeout: float) -> bool:
        """Wait at most ``timeout`` seconds for started work; say whether all of it ended."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._lanes, timeout)

    def close(self, timeout: float) -> bool:
        """Take no more work, wait at most ``timeout`` seconds; what is left stays stored.

        Returns whether all that was started has ended.
        """
        with self._lock:
            self._is_closed = True
            for lane in self._lanes.values():
                lane.clear()
        ended = self.wait_until_idle(timeout)
        self._pool.shutdown(wait=ended, cancel_futures=True)
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
        try:
            reach("publication.before")
            value = handler(event)
            reach("publication.before_done")
            self._change(_DONE, {"event_id": str(event.event_id), "name": name})
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
        key = str(event.event_id)
        will_retry = True
        try:
            row = self._database.reader().one(_ATTEMPTS, {"event_id": key, "name": name})
            attempts = 1 if row is None else row[0] + 1
            will_retry = attempts <= len(PAUSES)
            next_at = self._clock.now() + PAUSES[attempts - 1] if will_retry else None
            self._change(
                _FAILED,
                {
                    "key": key,
                    "name": name,
                    "new_state": "failed" if will_retry else "parked",
                    "tried": attempts,
                    "next_at": None if next_at is None else to_text(next_at),
                    "why": f"{type(error).__name__}: {error}",
                },
            )
        except Exception:  # noqa: BLE001 - the row is as it was, so the next start runs it
            _log.exception("a failed publication could not be recorded")
        failure = HandlerFailure(name, event, error, will_retry)
        for listener in self._failure_listeners:
            _tell(listener, failure)

    def _change(self, statement: Statement, parameters: dict[str, object]) -> None:
        connection = self._database.begin(durable=False)
        try:
            connection.run(statement, parameters)
        except BaseException:
            self._database.rollback()
            raise
        self._database.commit()

    def _restored(self, row: tuple[Any, ...]) -> Work | None:
        event_id, name, event_type, occurred_at, actor, approver, register, shift, data = row
        handler = self._dispatcher.async_handler(name)
        if handler is None:  # this program, or this mode of it, has no such handler
            return None
        common = {
            "event_id": event_id,
            "occurred_at": from_text(occurred_at),
            "actor_id": actor,
            "approver_id": approver,
            "register_id": register,
            "shift_id": shift,
        }
        try:
            return decode(event_type, common, data), name, handler
        except UnreadableEvent:
            _log.exception("publication of %s %s cannot be read", event_type, event_id)
            return None


def _tell(listener: Callable[[Any], None], report: object) -> None:
    try:
        listener(report)
    except Exception:  # noqa: BLE001 - a listener may not stop the lane
        _log.exception("a listener failed")
