"""One event of every type there is, so that no test lists the types by hand."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import fields
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_args, get_type_hints
from uuid import UUID

from pos_app.domain import aggregates
from pos_app.domain.events import DomainEvent, registered_event_types
from pos_app.domain.values.ids import new_id

for _module in pkgutil.walk_packages(aggregates.__path__, f"{aggregates.__name__}."):
    importlib.import_module(_module.name)

EVENT_TYPES = [kind for _, kind in sorted(registered_event_types().items())]


def an_event_of(kind: type[DomainEvent]) -> DomainEvent:
    """Return an event whose fields all differ from what they are when left out."""
    hints = get_type_hints(kind)
    values: dict[str, Any] = {
        field.name: _a_value(hints[field.name])
        for field in fields(kind)
        if field.name in kind.payload_fields
    }
    return kind(**values)


def _a_value(hint: object) -> object:
    samples: dict[object, object] = {
        UUID: new_id(),
        Decimal: Decimal("1234.50"),
        datetime: datetime(2026, 11, 22, 21, 53, 55, 123456, UTC),
        str: 'Größe 3 "½" 🧀\\',
        bool: True,
        int: 7,
        tuple[str, ...]: ("4006381333931", "96385074"),
    }
    if type(None) in get_args(hint):
        hint = get_args(hint)[0]
    return samples[hint]
