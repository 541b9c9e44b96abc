"""Rebuilds a store's books from the entries of its log, and reads them from its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pos_app.application.history.cart_history import CartHistory
from pos_app.application.history.cart_picture import CartPicture
from pos_app.application.history.imported_products import IMPORTED, one_by_one
from pos_app.application.history.product_history import ProductHistory
from pos_app.application.queries import AuditEntry, AuditFilter
from pos_app.bootstrap import Till
from tests.builders import USD

Row = tuple[Any, ...]
Books = dict[str, set[Row]]


def all_entries(till: Till) -> tuple[AuditEntry, ...]:
    """Return the whole log, oldest first."""
    queries = till.audit_queries()
    try:
        return queries.newer(AuditFilter(), 0, 10_000_000)
    finally:
        queries.close()


def rebuilt(entries: Iterable[AuditEntry]) -> Books:
    """Return the rows of carts, orders, their lines and products that the log alone tells."""
    told: dict[str, list[AuditEntry]] = defaultdict(list)
    sales: dict[str, list[AuditEntry]] = defaultdict(list)
    cart_of: dict[str, str] = {}
    for entry in entries:
        if entry.event_type == "OrderCreated":
            cart_of[entry.aggregate_id] = entry.payload["cart_id"]
        if entry.aggregate_type == "Product":
            told[entry.aggregate_id].append(entry)
        elif entry.event_type in IMPORTED:
            for alone in one_by_one(entry, USD):
                told[alone.aggregate_id].append(alone)
        elif entry.aggregate_type in {"Cart", "Order"}:
            sales[cart_of.get(entry.aggregate_id, entry.aggregate_id)].append(entry)
    books: Books = defaultdict(set)
    skus: dict[str, str] = {}
    for own in told.values():
        product = ProductHistory.of(own, USD)
        if product is not None:
            skus[product.product_id] = product.sku
            books["products"].add(_product_row(product))
    for sale in sales.values():
        _add_sale(books, sale, skus)
    return books


def in_tables(till: Till) -> Books:
    """Return the same rows as the tables hold them; units and levels are not in the log."""
    command = till._database.writer.command
    line = "number, product_id, sku, name, quantity, unit_price, discount"
    wanted = {
        "carts": "cart_id, register_id, state, currency, reference, next_number",
        "cart_lines": f"cart_id, {line}",
        "orders": "order_id, cart_id, register_id, sequence, number, currency, total,"
        " item_count, tendered, change",
        "order_lines": f"order_id, {line}",
        "products": "product_id, sku, name, department, price, stock, reserved, sold, is_retired",
    }
    return {name: set(command(f"SELECT {columns} FROM {name}")) for name, columns in wanted.items()}


def differences(ours: Books, theirs: Books) -> dict[str, set[Row]]:
    """Return by table the rows that only one side has; empty when both say the same."""
    names = ours.keys() | theirs.keys()
    both = {name: ours.get(name, set()) ^ theirs.get(name, set()) for name in names}
    return {name: rows for name, rows in both.items() if rows}


def _product_row(product: ProductHistory) -> Row:
    return (
        product.product_id,
        product.sku,
        product.name,
        product.department,
        product.price.minor,
        product.stock.thousandths,
        product.reserved.thousandths,
        product.sold.thousandths,
        int(product.is_retired),
    )


def _add_sale(books: Books, sale: list[AuditEntry], skus: dict[str, str]) -> None:
    history = CartHistory.of(sale, USD)
    assert history is not None
    cart, order = history.last, history.order
    register = sale[0].register_id
    state, code = cart.state.value, cart.currency.code
    books["carts"].add((history.cart_id, register, state, code, cart.reference, cart.next_number))
    lines = _line_rows(cart, skus)
    books["cart_lines"] |= {(history.cart_id, *line) for line in lines}
    if order is None:
        return
    books["order_lines"] |= {(order.order_id, *line) for line in lines}
    books["orders"].add(
        (
            order.order_id,
            order.cart_id,
            order.register_id,
            int(order.number.rpartition("-")[2]),
            order.number,
            code,
            sum(line.amount.minor for line in cart.lines),
            order.item_count,
            order.tendered.minor,
            order.change.minor,
        )
    )


def _line_rows(cart: CartPicture, skus: dict[str, str]) -> set[Row]:
    return {
        (
            line.number,
            line.product_id,
            skus.get(line.product_id),
            line.name,
            line.quantity.thousandths,
            line.unit_price.minor,
            line.discount.minor,
        )
        for line in cart.lines
    }
