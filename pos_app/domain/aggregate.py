"""The root of every aggregate: changes state by its own methods and remembers what happened."""

from __future__ import annotations

from pos_app.domain.events import DomainEvent


class Aggregate:
    """Collects the events its methods raise until a unit of work takes them.

    A method checks the rule, changes the state, raises the event, and stops.
    """

    __slots__ = ("_events",)

    def __init__(self) -> None:
        self._events: list[DomainEvent] = []

    def get_domain_events(self) -> tuple[DomainEvent, ...]:
        """Return what happened since the events were last cleared, oldest first."""
        return tuple(self._events)

    def clear_domain_events(self) -> None:
        """Forget the events; the unit of work calls this once it holds them."""
        self._events.clear()

    def _raise_event(self, event: DomainEvent) -> None:
        self._events.append(event)
