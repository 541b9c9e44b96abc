"""Products are changed one by one or many at once, and nothing half."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.errors import CodeTaken, UnknownCode
from pos_app.application.product_details import BulkChange, ProductDetails
from pos_app.application.queries import AuditFilter
from pos_app.application.snapshots import ProductSnapshot
from pos_app.bootstrap import Till
from pos_app.domain.errors import InvalidCode, InvalidName
from pos_app.domain.values.quantity import ONE, Quantity, Unit
from tests.builders import a_gtin
from tests.stores import a_till, sell, stocked

CASE = "14006381333938"


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    with a_till(tmp_path / "store") as till:
        yield till


def details_of(product: ProductSnapshot) -> ProductDetails:
    return ProductDetails(
        name=product.name,
        price=product.price,
        department=product.department,
        unit=Unit(product.unit),
        gtins=product.gtins,
        packs=product.packs,
        plu=product.plu,
        low_stock_level=Quantity.of(product.low_stock_level),
        tax_category=product.tax_category,
        is_open_price=product.is_open_price,
        family=product.family,
        variant=product.variant,
    )


def told(till: Till, product: ProductSnapshot) -> list[str]:
    queries = till.audit_queries()
    entries = queries.newer(AuditFilter(aggregate_id=str(product.product_id)), 0, 100)
    queries.close()
    return [entry.event_type for entry in entries]


def test_what_differs_is_changed_and_told_once(till: Till) -> None:
    milk = stocked(till, "Milk", gtins=(a_gtin(1),))
    wanted = replace(
        details_of(milk), price=Decimal("1.30"), packs=((CASE, 12),), family="Milk", variant="1 l"
    )
    changed = till.products.change(milk.product_id, wanted)
    assert (changed.price, changed.packs, changed.variant) == (
        Decimal("1.30"),
        ((CASE, 12),),
        "1 l",
    )
    till.products.change(milk.product_id, wanted)
    assert told(till, milk) == [
        "ProductCreated",
        "ProductCodesChanged",
        "ProductRepriced",
        "ProductVariantChanged",
    ]
    assert till.product_queries.by_code("MILK") == changed


def test_a_case_adds_its_pieces_to_the_cart(till: Till) -> None:
    milk = stocked(till, "Milk")
    till.products.change(milk.product_id, replace(details_of(milk), packs=((CASE, 12),)))
    cart = till.carts.scan(None, CASE)
    assert cart.lines[0].quantity == Decimal(12)


def test_a_code_goes_from_one_to_a_pack_and_back(till: Till) -> None:
    milk = stocked(till, "Milk", gtins=(CASE,))
    packed = replace(details_of(milk), gtins=(), packs=((CASE, 12),))
    assert till.products.change(milk.product_id, packed).packs == ((CASE, 12),)
    single = till.products.change(milk.product_id, details_of(milk))
    assert (single.gtins, single.packs) == ((CASE,), ())


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": " "}, InvalidName),
        ({"gtins": ("123",)}, InvalidCode),
        ({"plu": "x"}, InvalidCode),
        ({"packs": ((CASE, 1),)}, InvalidCode),
        ({"gtins": (a_gtin(2),)}, CodeTaken),
        ({"packs": ((a_gtin(2), 6),)}, CodeTaken),
        ({"plu": "4011"}, CodeTaken),
    ],
)
def test_what_cannot_be_changes_nothing(
    till: Till, wrong: dict[str, object], error: type[Exception]
) -> None:
    milk = stocked(till, "Milk", gtins=(a_gtin(1),))
    till.products.create(sku="B", name="Bananas", price=Decimal(1), gtins=(a_gtin(2),), plu="4011")
    wanted = replace(details_of(milk), price=Decimal(9), **wrong)  # type: ignore[arg-type]  # one field each
    with pytest.raises(error):
        till.products.change(milk.product_id, wanted)
    assert till.product_queries.by_code("MILK") == milk


def test_many_change_in_one_step_after_a_preview(till: Till) -> None:
    milk, oats = stocked(till, "Milk", price="1.25"), stocked(till, "Oats", price="2.00")
    ids = (milk.product_id, oats.product_id)
    change = BulkChange(price_percent=Decimal(10), department="Breakfast")
    promised = till.products.preview_many(ids, change)
    assert [effect.after.price for effect in promised] == [Decimal("1.38"), Decimal("2.20")]
    assert told(till, milk) == ["ProductCreated"]
    assert till.product_queries.by_code("MILK") == milk
    assert till.products.change_many(ids, change) == promised
    assert told(till, oats) == ["ProductCreated", "ProductDescribed", "ProductRepriced"]


def test_many_get_a_deposit_in_one_step_and_lose_it(till: Till) -> None:
    cola, beer = stocked(till, "Cola"), stocked(till, "Beer")
    stocked(till, "Bottle", price="0.25")
    ids = (cola.product_id, beer.product_id)
    till.products.change_many(ids, BulkChange(deposit="BOTTLE"))
    assert [line.name for line in till.carts.add(None, "BEER", ONE).lines] == ["Beer", "Bottle"]
    with pytest.raises(UnknownCode):
        till.products.change_many(ids, BulkChange(deposit="CRATE"))
    with pytest.raises(UnknownCode):  # what has a deposit itself is none
        till.products.change_many((beer.product_id,), BulkChange(deposit="COLA"))
    till.products.change_many(ids, BulkChange(deposit=""))
    assert told(till, cola) == ["ProductCreated", "ProductDepositChanged", "ProductDepositChanged"]


def test_a_retired_product_is_sold_again_after_it_is_restored(till: Till) -> None:
    milk = stocked(till, "Milk")
    till.products.retire(milk.product_id)
    assert till.product_queries.by_code("MILK") is None
    till.products.restore(milk.product_id)
    sell(till, "MILK")
    assert told(till, milk)[:3] == ["ProductCreated", "ProductRetired", "ProductRestored"]
