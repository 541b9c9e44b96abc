"""Builds whole stores on real files: a folder that was set up, a till that is open on it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.application.snapshots import ProductSnapshot
from pos_app.bootstrap import DATABASE_NAME, Till, open_till
from pos_app.domain.values.quantity import ONE, Quantity, Unit
from tests.builders import money

ROOT = Path(__file__).resolve().parent.parent
GROCERY_CATALOGUE = ROOT / "resources" / "samples" / "grocery-store.csv.gz"
GROCERY_YEAR = ROOT / "tests" / "data" / "grocery-store-year.jsonl.gz"


def a_store(folder: Path) -> Path:
    """Put a store that was just set up, without products, into ``folder`` and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / DATABASE_NAME).write_bytes(_empty_store())
    return folder


@contextmanager
def a_till(folder: Path, *, started: bool = False, with_receipts: bool = False) -> Iterator[Till]:
    """Open a till on ``folder`` and close it; a folder without a store gets one."""
    if not (folder / DATABASE_NAME).exists():
        a_store(folder)
    till = open_till(folder)
    try:
        if started:
            till.start(with_receipts=with_receipts)
        yield till
    finally:
        till.close()


def stocked(
    till: Till,
    name: str = "Milk",
    *,
    price: str = "1.20",
    stock: str = "100",
    sku: str | None = None,
    gtins: tuple[str, ...] = (),
    unit: Unit = Unit.PIECE,
    low_stock_level: str = "0",
    tax_category: str = "",
) -> ProductSnapshot:
    """Put a product on the shelf of an open till."""
    return till.products.create(
        sku=sku or name.upper().replace(" ", "-"),
        name=name,
        price=money(price).amount,
        gtins=gtins,
        department="Dairy",
        unit=unit,
        stock=Quantity.of(stock),
        low_stock_level=Quantity.of(low_stock_level),
        tax_category=tax_category,
    )


def sell(till: Till, *skus: str) -> OrderSnapshot:
    """Ring up one of each SKU and pay exactly."""
    cart_id = None
    for sku in skus:
        cart_id = till.carts.add(cart_id, sku, ONE).cart_id
    if cart_id is None:
        raise ValueError(skus)
    return till.orders.pay_cash(cart_id)


@cache
def _empty_store() -> bytes:
    # Hashing a PIN and creating the schema take longer than most tests.
    with tempfile.TemporaryDirectory() as folder:
        till = open_till(Path(folder))
        till.stores.set_up(
            name="Corner Shop",
            currency="USD",
            prices_include_tax=True,
            owner_name="Ana",
            owner_pin="2580",
            has_sign_in=False,
        )
        till.close()
        return (Path(folder) / DATABASE_NAME).read_bytes()
