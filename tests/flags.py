"""Makes red flags as a shop does: sales given up and drawers opened at a till."""

from __future__ import annotations

from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import ONE
from tests.stores import stocked

_SKU = "FLAGGED"


def cancel_and_open_the_drawer(till: Till, times: int = 1) -> tuple[str, ...]:
    """Give up so many sales, each followed by the drawer; return their carts, oldest first.

    Each raises a flag of rule R1, once the till has read its log.
    """
    if till.product_queries.by_code(_SKU) is None:
        stocked(till, sku=_SKU)
    carts = []
    for _ in range(times):
        cart_id = till.carts.add(None, _SKU, ONE).cart_id
        till.carts.void(cart_id)
        till.drawers.open_without_sale("Change for a customer")
        carts.append(str(cart_id))
    if not till.publications.wait_until_idle(10):
        raise TimeoutError
    return tuple(carts)
