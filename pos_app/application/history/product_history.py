"""A product and its stock, as its events tell them.

It follows stock and money; units, levels and codes stand in the entries and are not read here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from pos_app.application.history.fields import UNREADABLE, money_of, quantity_of, text_of
from pos_app.application.history.imported_products import CHANGED
from pos_app.application.queries import AuditEntry
from pos_app.domain.records import dataclass
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity


@dataclass(frozen=True, slots=True)
class ProductHistory:
    """A product after its last event: ``stock`` on hand, of which ``reserved`` is in carts."""

    product_id: str
    sku: str
    name: str
    department: str
    price: Money
    stock: Quantity
    reserved: Quantity = ZERO
    sold: Quantity = ZERO
    is_retired: bool = False

    @classmethod
    def of(cls, entries: Iterable[AuditEntry], currency: Currency) -> ProductHistory | None:
        """Return the product that the entries tell of, oldest first, or None.

        What a batch of an import tells of it comes from
        :func:`~pos_app.application.history.imported_products.one_by_one`.
        """
        product: ProductHistory | None = None
        for entry in entries:
            try:
                if entry.event_type == "ProductCreated":
                    product = _created(entry, currency)
                elif product is not None and entry.event_type in _CHANGES:
                    product = _CHANGES[entry.event_type](product, entry)
            except UNREADABLE:
                continue
        return product


def _created(entry: AuditEntry, currency: Currency) -> ProductHistory:
    return ProductHistory(
        product_id=text_of(entry, "product_id"),
        sku=text_of(entry, "sku"),
        name=text_of(entry, "product_name"),
        department=text_of(entry, "department"),
        price=money_of(entry, "price", currency),
        stock=quantity_of(entry, "stock"),
    )


def _repriced(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    return replace(product, price=money_of(entry, "new_price", product.price.currency))


def _described(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    name, department = text_of(entry, "product_name"), text_of(entry, "department")
    return replace(product, name=name, department=department)


def _imported(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    changed: dict[str, Any] = {}
    if "product_name" in entry.payload:
        changed["name"] = text_of(entry, "product_name")
    if "department" in entry.payload:
        changed["department"] = text_of(entry, "department")
    if "price" in entry.payload:
        changed["price"] = money_of(entry, "price", product.price.currency)
    if "is_retired" in entry.payload:
        changed["is_retired"] = bool(entry.payload["is_retired"])
    return replace(product, **changed)


def _retired(product: ProductHistory, _entry: AuditEntry) -> ProductHistory:
    return replace(product, is_retired=True)


def _restored(product: ProductHistory, _entry: AuditEntry) -> ProductHistory:
    return replace(product, is_retired=False)


def _reserved(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    return replace(product, reserved=product.reserved + quantity_of(entry, "quantity_reserved"))


def _released(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    return replace(product, reserved=product.reserved - quantity_of(entry, "quantity_released"))


def _sold(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    quantity = quantity_of(entry, "quantity_sold")
    return replace(
        product,
        stock=product.stock - quantity,
        reserved=product.reserved - quantity,
        sold=product.sold + quantity,
    )


def _returned(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    return replace(product, stock=product.stock + quantity_of(entry, "quantity_returned"))


def _kept(product: ProductHistory, entry: AuditEntry) -> ProductHistory:
    return replace(product, stock=quantity_of(entry, "stock_on_hand"))


_CHANGES: dict[str, Callable[[ProductHistory, AuditEntry], ProductHistory]] = {
    "ProductRepriced": _repriced,
    "ProductDescribed": _described,
    CHANGED: _imported,
    "ProductRetired": _retired,
    "ProductRestored": _restored,
    "StockReserved": _reserved,
    "StockReleased": _released,
    "StockSold": _sold,
    "StockReturned": _returned,
    "StockReceived": _kept,
    "StockSentBack": _kept,
    "StockAdjusted": _kept,
    "StockTransferred": _kept,
    "StockCounted": _kept,
}
