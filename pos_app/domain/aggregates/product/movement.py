"""Which events move stock, and what each of them moved.

Stock is the sum of its movements. A movement is never written by itself: it is what such an
event tells, stored with the event in one transaction, so that no number changes without one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any
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


def _opening(event: ProductCreated) -> Movement | None:
    if not event.stock:
        return None
    return Movement(
        MovementKind.OPENING, event.product_id, event.stock, event.stock, value=Decimal(0)
    )


def _sale(event: StockSold) -> Movement:
    return Movement(
        MovementKind.SALE,
        event.product_id,
        -event.quantity_sold,
        event.stock_on_hand,
        -event.cost,
        event.document,
    )


def _return(event: StockReturned) -> Movement:
    return Movement(
        MovementKind.RETURN,
        event.product_id,
        event.quantity_returned,
        event.stock_on_hand,
        event.cost,
        event.document,
    )


def _receipt(event: StockReceived) -> Movement:
    return Movement(
        MovementKind.RECEIPT,
        event.product_id,
        event.quantity_received,
        event.stock_on_hand,
        event.value,
        event.document,
    )


def _sent_back(event: StockSentBack) -> Movement:
    return Movement(
        MovementKind.SENT_BACK,
        event.product_id,
        -event.quantity_sent,
        event.stock_on_hand,
        event.value,
        event.document,
        event.reason,
    )


def _adjustment(event: StockAdjusted) -> Movement:
    return Movement(
        MovementKind.ADJUSTMENT,
        event.product_id,
        event.difference,
        event.stock_on_hand,
        event.value,
        reason=event.reason,
    )


def _transfer(event: StockTransferred) -> Movement:
    return Movement(
        MovementKind.TRANSFER,
        event.product_id,
        event.difference,
        event.stock_on_hand,
        event.value,
        event.place,
        event.note,
    )


def _count(event: StockCounted) -> Movement:
    return Movement(
        MovementKind.COUNT,
        event.product_id,
        event.difference,
        event.stock_on_hand,
        event.value,
        event.document,
    )


def _cost(event: StockCostSet) -> Movement:
    return Movement(
        MovementKind.COST, event.product_id, Decimal(0), event.stock_on_hand, event.value
    )


# Each reader is called with the type it stands under only.
MOVING: Mapping[type[DomainEvent], Callable[[Any], Movement | None]] = MappingProxyType(
    {
        ProductCreated: _opening,
        StockSold: _sale,
        StockReturned: _return,
        StockReceived: _receipt,
        StockSentBack: _sent_back,
        StockAdjusted: _adjustment,
        StockTransferred: _transfer,
        StockCounted: _count,
        StockCostSet: _cost,
    }
)
