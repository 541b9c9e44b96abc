"""Domain events: what happened, in the past tense, and never changed afterwards.

An event type is declared once, next to the aggregate that raises it::

    @event_type(aggregate="Cart", identified_by="cart_id")
    class CartSubmitted(DomainEvent):
        cart_id: UUID
        total: Decimal
        item_count: int

The declaration makes it a frozen, slotted, keyword-only dataclass and enters it into the
registry, from which the codec, the audit log and the viewer learn every type there is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform
from uuid import UUID

from pos_app.domain.event_modules import read_all_events
from pos_app.domain.records import dataclass
from pos_app.domain.values.ids import new_id, utc_now

ANONYMOUS = "anonymous"
"""Whoever stands at a till where nobody signs in."""
PROGRAM = "program"
"""Nobody: the program did it by itself, whoever was at the till meanwhile, or while nobody was."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DomainEvent:
    """Something that happened in the shop.

    Comparing and showing is written out here, once for all types: generated for each of them it
    is a fifth of a second at every start of the program.

    ``event_id`` (UUIDv7) and ``occurred_at`` (aware UTC) are set when the aggregate raises the
    event; the unit of work stamps the other four when it collects it: who acted (a staff
    member's id, ``anonymous`` in a store without sign-in), who approved, at which register and
    in which shift. Amounts are decimals in whole currency units, quantities decimals in pieces
    or the product's unit.
    """

    aggregate_type: ClassVar[str] = ""
    aggregate_id_field: ClassVar[str] = ""
    version: ClassVar[int] = 1
    payload_fields: ClassVar[tuple[str, ...]] = ()

    event_id: UUID = field(default_factory=new_id)
    occurred_at: datetime = field(default_factory=utc_now)
    actor_id: str = ANONYMOUS
    approver_id: str | None = None
    register_id: str = ""
    shift_id: str | None = None

    @classmethod
    def get_event_type(cls) -> str:
        """Return the name under which the type is stored: its class name."""
        return cls.__name__

    @property
    def aggregate_id(self) -> str:
        """The identifier of the aggregate that raised the event, as text."""
        return str(getattr(self, self.aggregate_id_field))

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` is of the same type and says the same."""
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        """Return a number that equal events share."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Return the event as it would be written in code."""
        values = zip(fields(self), self._values(), strict=True)
        said = ", ".join(f"{item.name}={value!r}" for item, value in values)
        return f"{type(self).__qualname__}({said})"

    def payload(self) -> dict[str, Any]:
        """Return the type's own fields, without what every event has, in declared order."""
        return {name: getattr(self, name) for name in self.payload_fields}

    def stamped(
        self, *, actor_id: str, approver_id: str | None, register_id: str, shift_id: str | None
    ) -> Self:
        """Return the same event with who acted, who approved, where, and in which shift."""
        return type(self)(
            event_id=self.event_id,
            occurred_at=self.occurred_at,
            actor_id=actor_id,
            approver_id=approver_id,
            register_id=register_id,
            shift_id=shift_id,
            **self.payload(),
        )

    def in_shift(self, shift_id: str | None) -> Self:
        """Return the same event, stamped with another shift."""
        return self.stamped(
            actor_id=self.actor_id,
            approver_id=self.approver_id,
            register_id=self.register_id,
            shift_id=shift_id,
        )

    def to_dict(self) -> dict[str, object]:
        """Return every field; UUID, datetime and Decimal as strings."""
        return {item.name: _plain(getattr(self, item.name)) for item in fields(self)}

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, item.name) for item in fields(self))


_types: dict[str, type[DomainEvent]] = {}
Event = TypeVar("Event", bound=DomainEvent)
_COMMON_FIELDS = frozenset(item.name for item in fields(DomainEvent))


@dataclass_transform(frozen_default=True, kw_only_default=True)
def event_type(
    *, aggregate: str, identified_by: str, version: int = 1
) -> Callable[[type[Event]], type[Event]]:
    """Declare the decorated class as an event of ``aggregate``, found by ``identified_by``."""

    def declare(cls: type[Event]) -> type[Event]:
        built = dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)(cls)
        name = built.get_event_type()
        if name in _types:
            raise TypeError(name)
        built.aggregate_type = aggregate
        built.aggregate_id_field = identified_by
        built.version = version
        built.payload_fields = tuple(
            item.name for item in fields(built) if item.name not in _COMMON_FIELDS
        )
        if identified_by not in built.payload_fields:
            raise TypeError(identified_by)
        _types[name] = built
        return built

    return declare


def registered_event_types() -> Mapping[str, type[DomainEvent]]:
    """Return every declared event type by its name."""
    read_all_events()
    return MappingProxyType(_types)


def event_type_named(name: str) -> type[DomainEvent] | None:
    """Return the event type of that name, or None; only one not met before has all of them read."""
    return _types.get(name) or registered_event_types().get(name)


def _plain(value: object) -> object:
    if isinstance(value, (UUID, Decimal)):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value
