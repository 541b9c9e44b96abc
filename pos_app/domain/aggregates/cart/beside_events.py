"""What happens to the lines of a cart that are no goods: deposits, empties and gift cards.

What the cashier changes of empties and gift cards afterwards is told by the events of every line.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Cart", identified_by="cart_id")
class CartDepositChanged(DomainEvent):
    """The deposit on the goods of the line ``follows`` went from ``old_quantity`` to the new one.

    It comes, follows and goes with its goods: from zero it is a new line, with zero it is gone.
    """

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_quantity: Decimal
    new_quantity: Decimal
    line_number: int
    follows: int
    taxes: tuple[str, ...]


@event_type(aggregate="Cart", identified_by="cart_id")
class CartEmptiesTaken(DomainEvent):
    """``quantity`` empty containers came back; ``unit_price`` is below zero."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    quantity: Decimal
    unit_price: Decimal
    line_number: int
    taxes: tuple[str, ...]


@event_type(aggregate="Cart", identified_by="cart_id")
class CartGiftCardAdded(DomainEvent):
    """A gift card is sold, or topped up, with ``amount``, once the sale is paid."""

    cart_id: UUID
    card_id: UUID
    ending: str
    amount: Decimal
    is_top_up: bool
    product_id: UUID
    product_name: str
    line_number: int
