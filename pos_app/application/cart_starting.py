"""Opens a cart on the terms and prices that the store has at that moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application.loading import store_of
from pos_app.domain.aggregates.cart.cart import Cart
from pos_app.domain.services.pricing import PriceTerms

if TYPE_CHECKING:
    from pos_app.application.cart_pricing import CartPricing
    from pos_app.application.ports import UnitOfWork


class ReferenceTaken(Exception):
    """Another program has opened a cart for the same basket meanwhile."""


def started(
    uow: UnitOfWork, register_id: str, pricing: CartPricing, reference: str | None = None
) -> Cart:
    """Return a new cart; the caller adds it.

    Raises:
        StoreNotSetUp: there is no store yet.
        ReferenceTaken: a cart that was not given up has the reference.
    """
    store = store_of(uow)
    if reference is not None and uow.carts.by_reference(reference) is not None:
        raise ReferenceTaken(reference)
    pricing.begin(uow)
    terms = PriceTerms(store.prices_include_tax, store.tax_rounding)
    return Cart.start(register_id, store.currency, reference, terms)
