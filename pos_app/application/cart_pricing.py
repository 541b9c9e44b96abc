"""Brings a cart's prices up to date after each change: the store's price lists, then promotions.

What is in force is read when a cart is opened and kept for it, so that a scan in a store without
price lists and promotions asks the database nothing more. A promotion that is made meanwhile
counts from the next cart on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.services.pricing_lists import unit_price_of
from pos_app.domain.services.promotions.best import best_promotions
from pos_app.domain.services.promotions.pieces import PromotedLine

if TYPE_CHECKING:
    from pos_app.application.ports import Clock, UnitOfWork
    from pos_app.domain.aggregates.cart.cart import Cart
    from pos_app.domain.aggregates.cart.line import CartLine
    from pos_app.domain.services.promotions.rules import Rule

_REGULAR = "Regular price"


class CartPricing:
    """What price lists and promotions make of carts at one till."""

    def __init__(self, clock: Clock) -> None:
        """Go by the local time of ``clock``."""
        self._clock = clock
        self._rules: tuple[Rule, ...] | None = None
        self._has_lists = False

    def begin(self, uow: UnitOfWork) -> None:
        """Read what is in force; a new cart goes by it."""
        self._rules = tuple(each.rule for each in uow.promotions.all(is_active=True))
        self._has_lists = uow.price_lists.count_active() > 0

    def apply(self, uow: UnitOfWork, cart: Cart, line_number: int | None = None) -> None:
        """Price the changed line anew, every line for None, and find the best promotions."""
        if self._rules is None:
            self.begin(uow)
        if self._has_lists:
            for line in cart.lines:
                if line_number in {None, line.number} and line.regular is not None:
                    self._list_price(uow, cart, line)
        if self._rules or any(line.promotion is not None for line in cart.lines):
            cart.promote(
                {
                    found.number: (found.amount, ", ".join(found.names))
                    for found in best_promotions(
                        [_promoted(line) for line in cart.goods],
                        self._rules or (),
                        moment=self._clock.now().astimezone(),
                        coupons=frozenset(cart.coupons),
                        group=cart.customer_group,
                        currency=cart.currency,
                    )
                }
            )

    def _list_price(self, uow: UnitOfWork, cart: Cart, line: CartLine) -> None:
        if line.regular is None:
            return
        day = self._clock.now().astimezone().date()
        listed = uow.price_lists.prices_of(line.product_id, day)
        price, name = unit_price_of(line.regular, listed, line.quantity, cart.customer_group, day)
        cart.list_price(line.number, price, name or _REGULAR)


def _promoted(line: CartLine) -> PromotedLine:
    return PromotedLine(
        number=line.number,
        product_id=line.product_id,
        sku=line.sku,
        department=line.department,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        discount=line.discount,
    )
