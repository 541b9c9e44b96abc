"""Which events move stock, and what each of them moved.

Stock is the sum of its movements. A movement is never written by itself: it is what such an
event tells, stored with the event in one transaction, so that no number changes without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

from pos_app.domain.aggregates.product.events import ProductCreated, StockReturned, StockSold
from pos_app.domain.aggregates.product.stock_events import (
    StockAdjusted,
    StockCostSet,
    StockCounted,
    StockReceived,
    StockSentBack,
    StockTransferred,
)
from pos_app.domain.events import DomainEvent
from pos_app.domain.records import dataclass

_TURNED = "-"


class MovementKind(Enum):
    """Why stock moved."""

    OPENING = "opening"
    SALE = "sale"
    RETURN = "return"
    RECEIPT = "receipt"
    SENT_BACK = "sent back"
    ADJUSTMENT = "adjustment"
    TRANSFER = "transfer"
    COUNT = "count"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class Movement:
    """What one event moved.

    ``quantity`` and ``value`` (at cost, in whole currency units) are signed, in is positive;
    ``on_hand`` is the stock after it. ``document`` is the number of the order, refund, receipt
    or count, ``reason`` why, where somebody had to say so.
    """

    kind: MovementKind
    product_id: UUID
    quantity: Decimal
    on_hand: Decimal
    value: Decimal
    document: str = ""
    reason: str = ""


def movement_of(event: DomainEvent) -> Movement | None:
    """Return what the event moved, None when it moves no stock."""
    read = MOVING.get(type(event))
    return None if read is None else read(event)


Read = Callable[[Any], Movement | None]


class _Moving(Protocol):
    """What every event has that tells of a movement."""

    @property
    def product_id(self) -> UUID: ...
    @property
    def stock_on_hand(self) -> Decimal: ...


def _reads(
    kind: MovementKind, quantity: str, value: str, *, document: str = "", reason: str = ""
) -> Read:
    """Return what reads a movement from the fields of an event; a minus before one turns it.

    Each reader is called with the type it stands under only.
    """

    def read(event: _Moving) -> Movement:
        return Movement(
            kind,
            event.product_id,
            _signed(event, quantity),
            event.stock_on_hand,
            _signed(event, value),
            getattr(event, document) if document else "",
            getattr(event, reason) if reason else "",
        )

    return read


def _signed(event: _Moving, field: str) -> Decimal:
    amount: Decimal = getattr(event, field.removeprefix(_TURNED))
    return -amount if field.startswith(_TURNED) else amount


def _opening(event: ProductCreated) -> Movement | None:
    if not event.stock:
        return None
    return Movement(
        MovementKind.OPENING, event.product_id, event.stock, event.stock, value=Decimal(0)
    )


def _cost(event: StockCostSet) -> Movement:
    return Movement(
        MovementKind.COST, event.product_id, Decimal(0), event.stock_on_hand, event.value
    )


MOVING: Mapping[type[DomainEvent], Read] = MappingProxyType(
    {
        ProductCreated: _opening,
        StockSold: _reads(MovementKind.SALE, "-quantity_sold", "-cost", document="document"),
        StockReturned: _reads(
            MovementKind.RETURN, "quantity_returned", "cost", document="document"
        ),
        StockReceived: _reads(
            MovementKind.RECEIPT, "quantity_received", "value", document="document"
        ),
        StockSentBack: _reads(
            MovementKind.SENT_BACK,
            "-quantity_sent",
            "value",
            document="document",
            reason="reason",
        ),
        StockAdjusted: _reads(MovementKind.ADJUSTMENT, "difference", "value", reason="reason"),
        StockTransferred: _reads(
            MovementKind.TRANSFER, "difference", "value", document="place", reason="note"
        ),
        StockCounted: _reads(MovementKind.COUNT, "difference", "value", document="document"),
        StockCostSet: _cost,
    }
)
