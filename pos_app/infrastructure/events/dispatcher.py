"""Runs the handlers of committed events: sync ones in the calling thread, then async ones.

After the commit nothing may reach the cashier any more: a handler that fails is reported and
stops no other one, and :meth:`SyncEventDispatcher.dispatch` never raises.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pos_app.application.handler_reports import HandlerFailure
from pos_app.domain.events import DomainEvent, event_type_named
from pos_app.infrastructure.fail_points import reach

_log = logging.getLogger(__name__)

Event = TypeVar("Event", bound=DomainEvent)
Handler = Callable[[Any], object]
Submit = Callable[[list[tuple[DomainEvent, str, Handler]]], None]


class _ThreadState(threading.local):
    def __init__(self) -> None:
        self.waiting: list[DomainEvent] = []
        self.is_dispatching = False


class SyncEventDispatcher:
    """Knows which handler wants which event.

    A handler registered for a base class receives its subclasses. Sync handlers run in order of
    registration; what they dispatch themselves runs after the current batch, not within it.
    """

    def __init__(self) -> None:
        """Start without handlers; async ones need :meth:`deliver_async_by`."""
        self._sync: list[tuple[type[DomainEvent], Handler]] = []
        self._async: list[tuple[type[DomainEvent], Handler, str]] = []
        self._sync_by_type: dict[type[DomainEvent], tuple[Handler, ...]] = {}
        self._async_by_type: dict[type[DomainEvent], tuple[tuple[str, Handler], ...]] = {}
        self._failure_listeners: list[Callable[[HandlerFailure], None]] = []
        self._state = _ThreadState()
        self._submit: Submit | None = None

    def register(self, event_type: type[Event], handler: Callable[[Event], object]) -> None:
        """Call ``handler`` with each such event, in the thread that dispatches."""
        self._sync.append((event_type, handler))
        self._sync_by_type.clear()

    def register_async(
        self, event_type: type[Event], handler: Callable[[Event], object], name: str | None = None
    ) -> None:
        """Call ``handler`` with each such event on a worker thread, at least once.

        Its publications are kept under ``name``: by default the handler's
        ``publication_name``, else its own name. The name must never change.

        Raises:
            ValueError: another handler has the name.
        """
        name = name or _name_of(handler)
        if any(name == taken for _, _, taken in self._async):
            raise ValueError(name)
        self._async.append((event_type, handler, name))
        self._async_by_type.clear()

    def deliver_async_by(self, submit: Submit) -> None:
        """Hand the work of async handlers to ``submit``, which must not block."""
        self._submit = submit

    def on_failure(self, listener: Callable[[HandlerFailure], None]) -> None:
        """Tell ``listener`` of each sync handler that failed."""
        self._failure_listeners.append(listener)

    def dispatch(self, events: Iterable[DomainEvent]) -> None:
        """Run the handlers of committed events; never raises."""
        state = self._state
        state.waiting.extend(events)
        if state.is_dispatching:
            return
        state.is_dispatching = True
        try:
            while state.waiting:
                batch, state.waiting = state.waiting, []
                self._run(batch)
        finally:
            state.is_dispatching = False

    def async_handlers_of(self, event_type: str) -> tuple[str, ...]:
        """Return the names of the async handlers that want this type of event."""
        kind = event_type_named(event_type)
        if kind is None:
            return ()
        return tuple(name for name, _ in self._async_handlers(kind))

    def async_handler(self, name: str) -> Handler | None:
        """Return the async handler of this name, or None."""
        return next((handler for _, handler, taken in self._async if taken == name), None)

    def _run(self, batch: list[DomainEvent]) -> None:
        by_type = self._sync_by_type
        for event in batch:
            kind = type(event)
            handlers = by_type.get(kind)
            if handlers is None:
                handlers = by_type[kind] = tuple(
                    handler for wanted, handler in self._sync if issubclass(kind, wanted)
                )
            for handler in handlers:
                try:
                    handler(event)
                except Exception as error:  # noqa: BLE001 - no handler may break a sale
                    self._report(handler, event, error)
        if self._submit is not None and self._async:
            reach("dispatch.after_sync")
            work = [
                (event, name, handler)
                for event in batch
                for name, handler in self._async_handlers(type(event))
            ]
            if work:
                self._submit_safely(work)

    def _submit_safely(self, work: list[tuple[DomainEvent, str, Handler]]) -> None:
        try:
            if self._submit is not None:
                self._submit(work)
        except Exception:  # noqa: BLE001 - the publications are stored and run at the next start
            _log.exception("async handlers could not be started")

    def _async_handlers(self, kind: type[DomainEvent]) -> tuple[tuple[str, Handler], ...]:
        handlers = self._async_by_type.get(kind)
        if handlers is None:
            handlers = self._async_by_type[kind] = tuple(
                (name, handler) for wanted, handler, name in self._async if issubclass(kind, wanted)
            )
        return handlers

    def _report(self, handler: Handler, event: DomainEvent, error: Exception) -> None:
        name = _name_of(handler)
        _log.error(
            "handler %s failed for %s %s",
            name,
            event.get_event_type(),
            event.event_id,
            exc_info=error,
        )
        failure = HandlerFailure(name, event, error, will_retry=name == "audit_log")
        for listener in self._failure_listeners:
            try:
                listener(failure)
            except Exception:  # noqa: BLE001 - a listener may not break a sale
                _log.exception("a failure listener failed")


def _name_of(handler: Handler) -> str:
    name = getattr(handler, "publication_name", None) or getattr(handler, "__name__", None)
    return str(name or type(handler).__name__)
