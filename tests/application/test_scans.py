"""Any code a scanner sends is read: plain, packed, weighed, priced, dated, and nonsense."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from zxingcpp import BarcodeFormat, create_barcode, read_barcodes, write_barcode_to_image

from pos_app.application.errors import UnknownCode
from pos_app.application.scan_service import Scanned
from pos_app.bootstrap import Till
from pos_app.domain.aggregates.barcode_rules.barcode_rules import RuleSet
from pos_app.domain.aggregates.barcode_rules.errors import (
    GoodsExpired,
    InvalidBarcodeRule,
    LotRecalled,
)
from pos_app.domain.values.codes import check_digit
from pos_app.domain.values.quantity import Quantity, Unit
from tests.builders import USD
from tests.stores import a_till, stocked

MILK, CASE, UPC_E = "4006381333931", "14006381333938", "04252614"
SEPARATOR = "\x1d"


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Till]:
    with a_till(tmp_path_factory.mktemp("scans") / "store") as till:
        till.products.create(
            sku="MILK",
            name="Milk",
            price=Decimal("1.20"),
            gtins=(MILK,),
            packs=((CASE, 12),),
            stock=Quantity.of(900),
        )
        stocked(till, "Chips", sku="CHIPS", gtins=("042100005264",))
        stocked(till, "Ham", sku="HAM", price="18.90", unit=Unit.KILOGRAM, gtins=("96385074",))
        till.products.create(
            sku="CHEESE",
            name="Cheese",
            price=Decimal("45.00"),
            plu="12345",
            unit=Unit.KILOGRAM,
            stock=Quantity.of(900),
        )
        yield till


@pytest.fixture(autouse=True)
def plain_rules(till: Till) -> Iterator[None]:
    yield
    till.catalogue.scans.change_rules(RuleSet())


def scan(till: Till, code: str) -> Scanned:
    return till.catalogue.scans.resolve(code, USD)


def own(prefix: str, item: str, value: str) -> str:
    body = prefix + item + value
    return body + check_digit(body)


@pytest.mark.parametrize(
    ("code", "sku", "quantity"),
    [
        (MILK, "MILK", "1"),
        ("0" + MILK, "MILK", "1"),
        (CASE, "MILK", "12"),
        ("MILK", "MILK", "1"),
        ("]E0" + MILK, "MILK", "1"),
        ("]C101" + "0" + MILK, "MILK", "1"),
        ("01" + CASE, "MILK", "12"),
        ("02" + "0" + MILK + "3724", "MILK", "24"),
        ("]d201" + "0" + MILK + "10LOT7" + SEPARATOR + "21SERIAL", "MILK", "1"),
        ("01" + "0" + MILK + "10LOT7{GS}21SERIAL", "MILK", "1"),
        ("https://id.gs1.org/01/0" + MILK, "MILK", "1"),
        ("]Q3https://shop.example/01/0" + MILK + "/10/L1?17=991231", "MILK", "1"),
        (UPC_E, "CHIPS", "1"),
        ("042100005264", "CHIPS", "1"),
        ("]d201" + "96385074".zfill(14) + "3103001250", "HAM", "1.25"),
        ("96385074", "HAM", None),
    ],
)
def test_every_kind_of_code_names_its_product(
    till: Till, code: str, sku: str, quantity: str | None
) -> None:
    found = scan(till, code)
    assert found.product.sku == sku
    wanted = None if quantity is None else Quantity.of(quantity)
    assert found.quantity == wanted


def test_a_weight_stands_in_the_stores_own_codes_by_its_rule(till: Till) -> None:
    code = own("21", "12345", "00850")
    with pytest.raises(UnknownCode):
        scan(till, code)
    till.catalogue.scans.change_rules(RuleSet(weight_prefixes=("21",)))
    assert scan(till, code).quantity == Quantity.of("0.850")
    with pytest.raises(UnknownCode):
        scan(till, code[:-1] + str((int(code[-1]) + 1) % 10))


@pytest.mark.parametrize("cents", [1, 99, 100, 851, 1234, 99_999])
def test_a_price_on_the_label_is_what_the_line_costs(till: Till, cents: int) -> None:
    till.catalogue.scans.change_rules(RuleSet(price_prefixes=("20",)))
    found = scan(till, own("20", "12345", f"{cents:05}"))
    assert found.quantity is not None
    cart = till.carts.add(
        None,
        found.product.sku,
        found.quantity,
        unit_price=found.unit_price,
        discount=found.discount,
        reason="Price on the label",
    )
    assert cart.total == Decimal(cents).scaleb(-2)
    till.carts.void(cart.cart_id)


def test_a_price_with_a_check_digit_and_a_short_number_is_read_by_rule(till: Till) -> None:
    till.products.create(sku="4711", name="Cake", price=Decimal(9), stock=Quantity.of(9))
    rules = RuleSet(price_prefixes=("02",), item_digits=4, has_value_check=True)
    till.catalogue.scans.change_rules(rules)
    found = scan(till, own("02", "4711", "800595"))
    assert (found.product.name, found.unit_price) == ("Cake", Decimal("5.95"))


def dated(days: int) -> str:
    day = date.today() + timedelta(days=days)  # noqa: DTZ011 - the till asks the wall clock too
    return f"01{MILK.zfill(14)}17{day:%y%m%d}10LOT7"


@pytest.mark.parametrize(("answer", "warning"), [("sell", ""), ("warn", "expired")])
def test_goods_past_their_date_are_sold_with_or_without_a_word(
    till: Till, answer: str, warning: str
) -> None:
    till.catalogue.scans.change_rules(RuleSet(on_expired=answer))
    assert scan(till, dated(-1)).warning == warning
    assert scan(till, dated(0)).warning == ""


def test_goods_past_their_date_or_of_a_recalled_lot_can_be_refused(till: Till) -> None:
    rules = RuleSet(on_expired="refuse", recalled_lots=("LOT7",))
    till.catalogue.scans.change_rules(replace(rules, recalled_lots=()))
    with pytest.raises(GoodsExpired):
        scan(till, dated(-1))
    till.catalogue.scans.change_rules(rules)
    with pytest.raises(LotRecalled):
        scan(till, dated(5))
    till.catalogue.scans.change_rules(replace(rules, on_recalled="warn"))
    assert scan(till, dated(5)).warned_of == "LOT7"


@pytest.mark.parametrize(
    "wrong",
    [
        RuleSet(weight_prefixes=("30",)),
        RuleSet(weight_prefixes=("21",), price_prefixes=("21",)),
        RuleSet(item_digits=9),
        RuleSet(on_expired="perhaps"),
        RuleSet(recalled_lots=("x" * 21,)),
    ],
)
def test_rules_that_cannot_be_are_refused(till: Till, wrong: RuleSet) -> None:
    with pytest.raises(InvalidBarcodeRule):
        till.catalogue.scans.change_rules(wrong)
    assert till.catalogue.scans.rules() == RuleSet()


@given(st.text(max_size=60) | st.from_regex(r"(\]\w\d)?0[12]\d{14}(\d{2,4}\w{1,20}\x1d?){0,4}"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_a_product_or_unknown(till: Till, text: str) -> None:
    till.catalogue.scans.change_rules(RuleSet(weight_prefixes=("21",), price_prefixes=("20",)))
    with suppress(UnknownCode, GoodsExpired, LotRecalled):
        assert scan(till, text).product.sku


@pytest.mark.parametrize(
    ("kind", "code", "sku"),
    [
        (BarcodeFormat.EAN13, MILK, "MILK"),
        (BarcodeFormat.EAN8, "96385074", "HAM"),
        (BarcodeFormat.UPCA, "042100005264", "CHIPS"),
        (BarcodeFormat.ITF, CASE, "MILK"),
        (BarcodeFormat.Code128, "MILK", "MILK"),
        (BarcodeFormat.DataMatrix, "01" + CASE + "10LOT7", "MILK"),
        (BarcodeFormat.QRCode, "https://id.gs1.org/01/0" + MILK, "MILK"),
    ],
)
def test_what_an_independent_decoder_reads_is_what_we_find(
    till: Till, kind: BarcodeFormat, code: str, sku: str
) -> None:
    picture = write_barcode_to_image(create_barcode(code, kind), scale=4)
    (read,) = read_barcodes(picture)
    assert scan(till, read.text).product.sku == sku
