"""What happens to a cart, from its first scan to its end.

A line is known by its number. Payloads of version 1 had none (it reads as 0): there a line is
known by its product and its unit price, since the same product at the same price merges.
"""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="Cart", identified_by="cart_id", version=2)
class CartStarted(DomainEvent):
    """A cart was opened at a register; ``reference`` is a basket's number from elsewhere.

    It keeps the store's terms of that moment: whether prices include tax, and whether tax is
    rounded per ``line`` or per ``receipt``.
    """

    cart_id: UUID
    reference: str | None = None
    prices_include_tax: bool = True
    tax_rounding: str = "line"


@event_type(aggregate="Cart", identified_by="cart_id", version=2)
class CartItemAdded(DomainEvent):
    """``quantity`` of a product was put into the cart at ``unit_price``.

    ``taxes`` are the rates that the line is charged under, each as its name and percentage.
    """

    cart_id: UUID
    product_id: UUID
    product_name: str
    quantity: Decimal
    unit_price: Decimal
    line_number: int = 0
    taxes: tuple[str, ...] = ()


@event_type(aggregate="Cart", identified_by="cart_id", version=2)
class CartItemQuantityUpdated(DomainEvent):
    """The quantity of a line was changed; a discount in percent follows it."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_quantity: Decimal
    new_quantity: Decimal
    line_number: int = 0


@event_type(aggregate="Cart", identified_by="cart_id")
class CartItemRepriced(DomainEvent):
    """The price of a line was changed by hand; a discount in percent follows it."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    quantity: Decimal
    old_price: Decimal
    new_price: Decimal
    reason: str
    line_number: int


@event_type(aggregate="Cart", identified_by="cart_id", version=2)
class CartItemRemoved(DomainEvent):
    """A line was taken out of the cart."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    quantity_removed: Decimal
    line_number: int = 0


@event_type(aggregate="Cart", identified_by="cart_id", version=2)
class CartLineDiscounted(DomainEvent):
    """What is taken off a line by hand was changed; zero takes the discount away.

    One given in ``percent`` follows the line; ``reason`` is why it was given.
    """

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_discount: Decimal
    new_discount: Decimal
    line_number: int = 0
    percent: Decimal | None = None
    reason: str = ""


@event_type(aggregate="Cart", identified_by="cart_id")
class CartLinePromoted(DomainEvent):
    """What promotions take off a line changed; ``promotion_name`` says which they are."""

    cart_id: UUID
    product_id: UUID
    product_name: str
    unit_price: Decimal
    old_discount: Decimal
    new_discount: Decimal
    promotion_name: str
    line_number: int


@event_type(aggregate="Cart", identified_by="cart_id")
class CartDiscounted(DomainEvent):
    """The discount on the whole sale was changed; zero takes it away.

    ``new_discount`` is what it came to at that moment; one in ``percent`` follows the cart.
    """

    cart_id: UUID
    old_discount: Decimal
    new_discount: Decimal
    percent: Decimal | None
    reason: str


@event_type(aggregate="Cart", identified_by="cart_id")
class CartTaxExempted(DomainEvent):
    """The sale is charged without tax, for a reason; an empty one charges tax again."""

    cart_id: UUID
    reason: str
    tax: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartCustomerChosen(DomainEvent):
    """The sale is for a customer, named by id only; None is for nobody in particular."""

    cart_id: UUID
    customer_id: UUID | None


@event_type(aggregate="Cart", identified_by="cart_id")
class CartCouponsChanged(DomainEvent):
    """The coupon codes that the customer handed over are now these."""

    cart_id: UUID
    coupons: tuple[str, ...]


@event_type(aggregate="Cart", identified_by="cart_id")
class TenderTaken(DomainEvent):
    """Money was taken towards the total, before the whole of it is paid.

    ``amount`` is its worth in the store's currency, ``tip`` what was given on top of it.
    """

    cart_id: UUID
    tender_id: UUID
    kind: str
    amount: Decimal
    reference: str
    left_to_pay: Decimal
    tip: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class TenderRemoved(DomainEvent):
    """A tender was given back before the sale was complete."""

    cart_id: UUID
    tender_id: UUID
    kind: str
    amount: Decimal
    reference: str
    left_to_pay: Decimal


@event_type(aggregate="Cart", identified_by="cart_id")
class CartHeld(DomainEvent):
    """The sale was set aside under a name; its stock stays reserved."""

    cart_id: UUID
    name: str
    total: Decimal
    item_count: int


@event_type(aggregate="Cart", identified_by="cart_id")
class CartRecalled(DomainEvent):
    """A held sale goes on, perhaps at another register."""

    cart_id: UUID
    name: str
    held_at_register: str


@event_type(aggregate="Cart", identified_by="cart_id")
class CartHoldExpired(DomainEvent):
    """A held sale was not fetched in time and was given up; its stock is free again."""

    cart_id: UUID
    name: str
    total: Decimal
    item_count: int


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
