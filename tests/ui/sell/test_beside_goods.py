"""Deposits, empties and gift cards on the sell screen, by keys, by touch and by scanner."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.sell.sell_state import NumberSheet
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, Shop

COLA, BOTTLE = "0400100000076", "BOTTLE"


@pytest.fixture(autouse=True)
def with_deposits(till: Till) -> None:
    """Cola in a bottle, and a crate for something else."""
    for sku, name, price in (
        (BOTTLE, "Bottle deposit", "0.25"),
        ("CRATE", "Crate deposit", "3.10"),
    ):
        till.products.create(sku=sku, name=name, price=Decimal(price))
    for sku, name, deposit, gtin in (
        ("COLA", "Cola", BOTTLE, (COLA,)),
        ("COLA-24", "Cola, a crate", "CRATE", ()),
    ):
        till.products.create(
            sku=sku,
            name=name,
            price=Decimal("1.50"),
            gtins=gtin,
            stock=Quantity.of(100),
            deposit=deposit,
        )


def number_sheet(shop: Shop) -> NumberSheet:
    found = shop.screen.state.sheet
    assert isinstance(found, NumberSheet)
    return found


def test_a_deposit_stands_under_its_goods_and_what_is_done_to_it_is_done_to_them(
    shop: Shop,
) -> None:
    shop.presenter.scan(COLA)
    shop.presenter.select_line(2)
    shop.presenter.act("one_more")
    assert shop.rows() == [("2", "Cola", "3.00"), ("2", "Bottle deposit", "0.50")]
    assert [row.is_beside for row in shop.screen.state.cart.rows] == [False, True]
    shop.presenter.select_line(2)
    shop.presenter.act("remove")
    assert shop.rows() == []
    shop.presenter.act("undo")
    assert shop.rows() == [("2", "Cola", "3.00"), ("2", "Bottle deposit", "0.50")]
    shop.presenter.act("undo")
    assert [row[0] for row in shop.rows()] == ["1", "1"]


def test_empties_are_counted_in_a_sheet(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("6")
    shop.presenter.act("empties")
    sheet = number_sheet(shop)
    assert set(sheet.choices) == {"Bottle deposit", "Crate deposit"}
    assert sheet.text == "6"
    shop.presenter.act(f"sheet.choice{sheet.choices.index('Bottle deposit') + 1}")
    assert number_sheet(shop).preview == "6 × 0.25 = 1.50 off"
    shop.presenter.act("sheet.confirm")
    assert shop.rows()[-1] == ("6", "Empties: Bottle deposit", "−1.50")
    shop.presenter.act("remove")
    assert len(shop.rows()) == 1
    shop.presenter.act("undo")
    assert shop.rows()[-1] == ("6", "Empties: Bottle deposit", "−1.50")


def test_a_number_that_was_meant_for_something_else_pays_nothing_out(shop: Shop) -> None:
    shop.presenter.type("2106")
    shop.presenter.act("empties")
    shop.presenter.act("sheet.confirm")
    assert number_sheet(shop).problem == "Take at most 999 at once."
    assert shop.rows() == []


def test_what_was_typed_before_is_written_over(seller: Seller) -> None:
    seller.type_in("210")
    seller.press("Ctrl+B")
    seller.type_in("6")
    seller.press("Return")
    assert [(row[0], row[2]) for row in seller.rows()] == [("6", "−1.50")]


def test_empties_are_scanned_one_by_one(shop: Shop) -> None:
    shop.presenter.act("empties")
    for _ in range(3):
        shop.presenter.scan(COLA)
    shop.presenter.scan(LOAF)
    assert number_sheet(shop).problem.startswith("No deposit is charged for")
    shop.presenter.scan(COLA)
    assert number_sheet(shop).preview == "4 scanned"
    shop.presenter.act("sheet.confirm")
    assert shop.screen.state.sheet is None
    assert shop.rows() == [("4", "Empties: Bottle deposit", "−1.00")]
    assert shop.screen.state.money.label == "PAY OUT"
    assert shop.total() == "1.00"
    shop.presenter.act("cash")
    assert shop.is_paid()
    assert shop.screen.state.money.total == "1.00"


def test_a_gift_card_is_sold_in_one_go(shop: Shop) -> None:
    shop.presenter.act("issue_card")
    shop.presenter.scan("GIFT-4417")
    shop.presenter.type_in_sheet("25")
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == [("1", "Gift card …4417", "25.00")]
    shop.presenter.act("one_more")
    assert "keeps its amount" in shop.screen.toasts[-1][1]
    shop.presenter.act("cash")
    assert shop.till.gift_cards.by_code("GIFT-4417").balance.amount == 25


def test_a_gift_card_that_is_given_away_holds_its_money_at_once(shop: Shop) -> None:
    shop.presenter.act("issue_card")
    shop.presenter.scan("GIFT-4417")
    shop.presenter.type_in_sheet("25")
    shop.presenter.act("sheet.other")
    assert number_sheet(shop).text == "25"
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == []
    assert shop.till.gift_cards.by_code("GIFT-4417").balance.amount == 25


def test_empties_work_by_keys_alone(seller: Seller) -> None:
    seller.press("Ctrl+B")
    seller.type_in("2")
    seller.press("Return")
    assert [(row[0], row[2]) for row in seller.rows()] == [("2", "−0.50")]


def test_empties_work_by_touch_alone(seller: Seller) -> None:
    seller.press("F10")
    button = next(
        b for b in seller.view.findChildren(QAbstractButton) if b.objectName() == "empties"
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for name in ("2", "Take them back"):
        found = next(
            each
            for each in seller.view.sheets.sheet.findChildren(QAbstractButton)
            if each.isVisible() and each.accessibleName().startswith(name)
        )
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    assert [(row[0], row[2]) for row in seller.rows()] == [("2", "−0.50")]


def test_the_discount_of_a_sale_shows_the_new_total_with_its_deposits(shop: Shop) -> None:
    shop.presenter.scan(COLA)
    shop.presenter.type("10%")
    shop.presenter.act("discount")
    shop.presenter.act("sheet.other")
    assert number_sheet(shop).title == "Discount on the whole sale"
    assert number_sheet(shop).preview == "1.75 − 0.15 = 1.60"
    shop.presenter.act("sheet.confirm")
    assert shop.total() == "1.60"
