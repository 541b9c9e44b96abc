"""What happens to a cart, from its first scan to its end.

A line is known by its product and its unit price: the same product at the same price merges.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Cart", identified_by="cart_id")
class CartStarted(DomainEvent):
    """A cart was opened at a register; ``reference`` is a basket's number from elsewhere."""

    cart_id: UUID
    reference: str | None = None


@event_type(aggregate="Cart", identified_by="cart_id")
class CartItemAdded(DomainEvent):
    """``quantity`` of a product was put into the cart at ``unit_price``."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    quantity: Decimal
    unit_price: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartItemQuantityUpdated(DomainEvent):
    """The quantity of a line was changed."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_quantity: Decimal
    new_quantity: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartItemRemoved(DomainEvent):
    """A line was taken out of the cart."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    quantity_removed: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartLineDiscounted(DomainEvent):
    """The amount off a line was changed; zero takes the discount away."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_discount: Decimal
    new_discount: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartSubmitted(DomainEvent):
    """The cart was closed for payment of ``total``."""

    cart_id: UUID
    total: Decimal
    item_count: int


@event_type(aggregate="Cart", identified_by="cart_id")
class CartVoided(DomainEvent):
    """The whole cart was given up before payment; ``total`` was never paid."""

    cart_id: UUID
    total: Decimal
    item_count: int
