"""Reads what a command acts on, or says that it is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import CartNotFound, OrderNotFound, StoreNotSetUp, UnknownCode

if TYPE_CHECKING:
    from pos_app.application.ports import UnitOfWork
    from pos_app.domain.aggregates.cart.cart import Cart
    from pos_app.domain.aggregates.order.order import Order
    from pos_app.domain.aggregates.product.product import Product
    from pos_app.domain.aggregates.store.store import Store


def cart_of(uow: UnitOfWork, cart_id: UUID) -> Cart:
    """Return the cart.

    Raises:
        CartNotFound: there is none with this id.
    """
    cart = uow.carts.by_id(cart_id)
    if cart is None:
        raise CartNotFound(cart_id=cart_id)
    return cart


def order_of(uow: UnitOfWork, order_number: str) -> Order:
    """Return the sale with this number.

    Raises:
        OrderNotFound: there is none.
    """
    order = uow.orders.by_number(order_number.strip())
    if order is None:
        raise OrderNotFound(order_number=order_number)
    return order


def product_of(uow: UnitOfWork, product_id: UUID) -> Product:
    """Return the product of a line, which a foreign key guarantees to be there.

    Raises:
        UnknownCode: it is not.
    """
    product = uow.products.by_id(product_id)
    if product is None:
        raise UnknownCode(code=str(product_id))
    return product


def require_deposit(uow: UnitOfWork, product: Product) -> None:
    """Check that what is charged with a product is there, and is charged for itself alone.

    Raises:
        UnknownCode: it is not.
    """
    if product.deposit is None:
        return
    deposit = uow.products.by_sku(product.deposit)
    if deposit is None or deposit.deposit is not None:
        raise UnknownCode(code=product.deposit.text)


def store_of(uow: UnitOfWork) -> Store:
    """Return the store.

    Raises:
        StoreNotSetUp: there is none yet.
    """
    store = uow.stores.get()
    if store is None:
        raise StoreNotSetUp
    return store
