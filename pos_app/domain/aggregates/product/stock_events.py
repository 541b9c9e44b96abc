"""What happens to the stock of a product outside a sale.

Quantities are signed where they may go either way: positive came in, negative went out. A
``value`` is what that quantity is worth at cost, with the same sign.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Product", identified_by="product_id")
class StockReceived(DomainEvent):
    """``quantity_received`` was delivered; ``cost`` is what all of it cost, before tax.

    ``value`` is by how much the worth of the stock rose: the cost, unless more had been sold
    than was on hand. ``document`` is the number of the receipt.
    """

    product_id: UUID
    product_name: str
    quantity_received: Decimal
    stock_on_hand: Decimal
    cost: Decimal
    value: Decimal
    document: str


@event_type(aggregate="Product", identified_by="product_id")
class StockSentBack(DomainEvent):
    """``quantity_sent`` went back to a supplier."""

    product_id: UUID
    product_name: str
    quantity_sent: Decimal
    stock_on_hand: Decimal
    value: Decimal
    document: str
    reason: str


@event_type(aggregate="Product", identified_by="product_id")
class StockAdjusted(DomainEvent):
    """Somebody corrected what is on hand: ``reason`` is the kind of it, ``note`` their words."""

    product_id: UUID
    product_name: str
    difference: Decimal
    stock_on_hand: Decimal
    value: Decimal
    reason: str
    note: str


@event_type(aggregate="Product", identified_by="product_id")
class StockTransferred(DomainEvent):
    """Some went to another place of the business (negative) or came from there."""

    product_id: UUID
    product_name: str
    difference: Decimal
    stock_on_hand: Decimal
    value: Decimal
    place: str
    note: str


@event_type(aggregate="Product", identified_by="product_id")
class StockCounted(DomainEvent):
    """A count was approved: ``counted`` stood there when it was compared with ``expected``.

    ``difference`` is what the approval changed; sales made since are not part of it.
    """

    product_id: UUID
    product_name: str
    counted: Decimal
    expected: Decimal
    difference: Decimal
    stock_on_hand: Decimal
    value: Decimal
    document: str


@event_type(aggregate="Product", identified_by="product_id")
class StockCostSet(DomainEvent):
    """What one unit on hand cost was written down by hand; ``value`` is the change in all."""

    product_id: UUID
    product_name: str
    old_unit_cost: Decimal
    new_unit_cost: Decimal
    stock_on_hand: Decimal
    value: Decimal


@event_type(aggregate="Product", identified_by="product_id")
class StockPolicyChanged(DomainEvent):
    """What the till does when the product runs out was changed: warn, ask or refuse."""

    product_id: UUID
    product_name: str
    old_policy: str
    new_policy: str


@event_type(aggregate="Product", identified_by="product_id")
class StockRanOut(DomainEvent):
    """More was put into a cart than the till knows of; ``policy`` let it, ``available`` was left.

    With the policy ``ask`` somebody at the till said that the goods are there.
    """

    product_id: UUID
    product_name: str
    quantity_asked: Decimal
    available: Decimal
    policy: str
