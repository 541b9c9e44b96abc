"""Checks a store after a fault: what was acknowledged is there, once, and the log tells it all."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from pos_app.bootstrap import Till
from pos_app.infrastructure.persistence.engine import Connection
from tests.faults.shop import Basket
from tests.stores import a_till

Key = tuple[str, Decimal]

_STATES = {
    "CartSubmitted": "submitted",
    "CartVoided": "voided",
    "CartHeld": "held",
    "CartRecalled": "open",
    "CartHoldExpired": "voided",
}


@dataclass
class Account:
    """The state of a store, as its events tell it or as its tables hold it."""

    carts: dict[str, tuple[str, dict[Key, tuple[Decimal, Decimal]]]] = field(default_factory=dict)
    stock: dict[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    orders: dict[str, tuple[str, Decimal]] = field(default_factory=dict)


def complaints_after_restart(
    folder: Path,
    acknowledged: Iterable[Mapping[str, Any]] = (),
    baskets: Iterable[Basket] = (),
    *,
    with_receipts: bool = False,
) -> list[str]:
    """Start the till again, let it finish what was left, and return whatever is wrong."""
    with a_till(folder) as till:
        till.start(with_receipts=with_receipts)
        till.catalogue.imports.finish_interrupted()
        # What failed on the full disk waits a second or five before it is tried again.
        give_up = time.monotonic() + 20
        while till._database.writer.command("SELECT 1 FROM publications LIMIT 1"):
            if not till.publications.wait_until_idle(20) or time.monotonic() > give_up:
                return ["background work was not done"]
            time.sleep(0.02)
            till.publications.sweep()
        return [*complaints(till, acknowledged, baskets)]


def complaints(
    till: Till, acknowledged: Iterable[Mapping[str, Any]], baskets: Iterable[Basket]
) -> Iterator[str]:
    """Yield a sentence for everything that is wrong with the store."""
    connection = till._database.writer
    yield from _damage(till, connection)
    yield from _gaps(connection)
    told, kept = _told(connection), _kept(connection)
    if told.carts != kept.carts:
        yield f"carts differ: told {told.carts}, kept {kept.carts}"
    if told.stock != kept.stock:
        yield f"stock differs: told {told.stock}, kept {kept.stock}"
    if told.orders != kept.orders:
        yield f"orders differ: told {told.orders}, kept {kept.orders}"
    yield from _reservations(connection)
    yield from (
        f"stock does not follow: {problem}" for problem in till.stock.prover.prove().problems
    )
    yield from _sales(connection, acknowledged, baskets)


def _damage(till: Till, connection: Connection) -> Iterator[str]:
    if connection.command("PRAGMA integrity_check") != [("ok",)]:
        yield "the file is damaged"
    if connection.command("PRAGMA foreign_key_check"):
        yield "a row points to nothing"
    found = till.audit.verify()
    if not found.is_sound:
        yield f"the log is not sound: {found.kind} at {found.first_bad_seq}"
    if connection.command("SELECT count(*) FROM outbox") != [(0,)]:
        yield "events wait in the outbox"
    if connection.command("SELECT count(*) FROM publications") != [(0,)]:
        yield "background work was not done"


def _gaps(connection: Connection) -> Iterator[str]:
    ((events, orders),) = connection.command(
        "SELECT last_event_seq, last_order_sequence FROM registers"
    )
    seqs = [seq for (seq,) in connection.command("SELECT seq FROM audit_log ORDER BY seq")]
    if seqs != list(range(1, events + 1)):
        yield "the log has a gap"
    numbers = connection.command("SELECT sequence FROM orders ORDER BY sequence")
    if [number for (number,) in numbers] != list(range(1, orders + 1)):
        yield "order numbers have a gap"
    if connection.command("SELECT event_id FROM audit_log GROUP BY event_id HAVING count(*) > 1"):
        yield "an event is logged twice"


def _told(connection: Connection) -> Account:
    account = Account()
    rows = connection.command("SELECT event_type, event_data FROM audit_log ORDER BY seq")
    for kind, text in rows:
        fields = json.loads(text)
        if "cart_id" in fields and kind.startswith("Cart"):
            _tell_cart(account, kind, fields)
        elif kind == "OrderCreated":
            account.orders[fields["order_number"]] = (fields["cart_id"], Decimal(fields["total"]))
        elif kind == "ProductsImported":
            for line in map(json.loads, fields["created_products"]):
                stock = Decimal(line["stock"]).scaleb(-3)
                account.stock[line["product_id"]] = (stock, Decimal(0))
        elif kind in ("ProductCreated", "StockReserved", "StockReleased", "StockSold"):
            _tell_stock(account, kind, fields)
    return account


def _tell_cart(account: Account, kind: str, fields: Mapping[str, Any]) -> None:
    key = fields["cart_id"]
    if kind == "CartStarted":
        account.carts[key] = ("open", {})
        return
    _, lines = account.carts[key]
    if kind in _STATES:
        account.carts[key] = (_STATES[kind], lines)
        return
    line = (fields["product_id"], Decimal(fields["unit_price"]))
    quantity, off = lines.get(line, (Decimal(0), Decimal(0)))
    if kind == "CartItemAdded":
        lines[line] = (quantity + Decimal(fields["quantity"]), off)
    elif kind == "CartItemQuantityUpdated":
        lines[line] = (Decimal(fields["new_quantity"]), off)
    elif kind == "CartLineDiscounted":
        lines[line] = (quantity, Decimal(fields["new_discount"]))
    elif kind == "CartItemRemoved":
        del lines[line]


def _tell_stock(account: Account, kind: str, fields: Mapping[str, Any]) -> None:
    key = fields["product_id"]
    stock, reserved = account.stock.get(key, (Decimal(0), Decimal(0)))
    if kind == "ProductCreated":
        stock = Decimal(fields["stock"])
    elif kind == "StockReserved":
        reserved += Decimal(fields["quantity_reserved"])
    elif kind == "StockReleased":
        reserved -= Decimal(fields["quantity_released"])
    else:
        reserved -= Decimal(fields["quantity_sold"])
        stock -= Decimal(fields["quantity_sold"])
    account.stock[key] = (stock, reserved)


def _kept(connection: Connection) -> Account:
    account = Account()
    for key, state in connection.command("SELECT cart_id, state FROM carts"):
        account.carts[key] = (state, {})
    for key, product, quantity, price, off in connection.command(
        "SELECT cart_id, product_id, quantity, unit_price, discount FROM cart_lines"
    ):
        line = (product, Decimal(price).scaleb(-2))
        account.carts[key][1][line] = (
            Decimal(quantity).scaleb(-3),
            Decimal(off).scaleb(-2),
        )
    for key, stock, reserved in connection.command(
        "SELECT product_id, stock, reserved FROM products"
    ):
        account.stock[key] = (Decimal(stock).scaleb(-3), Decimal(reserved).scaleb(-3))
    for number, cart, total in connection.command("SELECT number, cart_id, total FROM orders"):
        account.orders[number] = (cart, Decimal(total).scaleb(-2))
    return account


def _reservations(connection: Connection) -> Iterator[str]:
    in_carts = dict(
        connection.command(
            "SELECT product_id, sum(quantity) FROM cart_lines JOIN carts USING (cart_id)"
            " WHERE state IN ('open', 'held') GROUP BY product_id"
        )
    )
    reserved = dict(
        connection.command("SELECT product_id, reserved FROM products WHERE reserved != 0")
    )
    if reserved != in_carts:
        yield f"reserved {reserved}, in open and held carts {in_carts}"


def _sales(
    connection: Connection, acknowledged: Iterable[Mapping[str, Any]], baskets: Iterable[Basket]
) -> Iterator[str]:
    sold = connection.command(
        "SELECT reference, number, total, state FROM orders JOIN carts USING (cart_id)"
    )
    twice = [key for key, count in Counter(row[0] for row in sold if row[0]).items() if count > 1]
    if twice:
        yield f"sold twice: {twice}"
    by_basket = {row[0]: row for row in sold}
    for record in acknowledged:
        row = by_basket.get(record["basket_id"])
        if row is None:
            yield f"{record['basket_id']} was acknowledged and is gone"
        elif (row[1], row[2]) != (record["order_number"], int(Decimal(record["total"]) * 100)):
            yield f"{record['basket_id']} is not what was acknowledged: {row}"
    for basket in baskets:
        row = by_basket.get(basket.basket_id)
        if row is not None and row[2] != int(basket.total * 100):
            yield f"{basket.basket_id} came to {row[2]}, not to {basket.total}"
    columns = "number, product_id, sku, name, unit, quantity, unit_price, discount"
    in_orders = connection.command(
        f"SELECT orders.cart_id, {columns.replace('number', 'order_lines.number')} FROM order_lines"
        " JOIN orders USING (order_id) ORDER BY 1, 2"
    )
    in_carts = connection.command(
        f"SELECT cart_id, {columns} FROM cart_lines JOIN carts USING (cart_id)"
        " WHERE state = 'submitted' ORDER BY 1, 2"
    )
    if in_orders != in_carts:
        yield "lines of orders differ from those of their carts"
    if any(row[3] != "submitted" for row in sold):
        yield "an order of a cart that was not submitted"
