"""What a unit of work needs of whoever runs the handlers of its events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pos_app.domain.events import DomainEvent


class Dispatcher(Protocol):
    """Runs the handlers of committed events, and knows which of them run later."""

    def async_handlers_of(self, event_type: str) -> Sequence[str]:
        """Return the names of the async handlers that want this type of event."""

    def dispatch(self, events: Sequence[DomainEvent]) -> None:
        """Run them; never raises."""
