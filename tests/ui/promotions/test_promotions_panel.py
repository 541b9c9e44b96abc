"""Promotions and price lists are made, tried, changed and ended in a panel of the sell screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.domain.services.promotions.rules import BuyXGetY, NForPrice, PercentOff, Rule
from pos_app.ui.look import Look
from pos_app.ui.promotions.view import PromotionsView
from pos_app.ui.sell_panels import SellPanels
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, MILK, a_till


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    """The shop of the sell screen's tests, which has sold two loaves and a milk."""
    till = a_till(data_dir)
    till.start(None)
    cart = till.carts.scan(None, LOAF)
    for code in (LOAF, MILK):
        cart = till.carts.scan(cart.cart_id, code)
    till.orders.pay_cash(cart.cart_id)
    yield till
    till.close()


class Owner(Seller):
    """Somebody who makes promotions."""

    def __init__(self, look: Look, till: Till) -> None:
        super().__init__(look, till)
        panels = SellPanels(look, self.view, self.presenter, till.holds, "1")
        panels.add_promotions(till.promotions, till.price_lists, till.product_queries, "USD")
        self.press("F10")
        self.tap("Promotions", self.view)

    @property
    def panel(self) -> PromotionsView:
        panel = self.view.panel
        assert isinstance(panel, PromotionsView)
        return panel

    def tap(self, name: str, where: object = None) -> None:
        inside = self.panel if where is None else self.view
        (button,) = [
            part
            for part in inside.findChildren(QAbstractButton)
            if part.accessibleName() == name and part.isVisible()
        ]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        page = self.panel.rule if self.panel.rule.isVisible() else self.panel.listed
        field = page.field(name)
        assert field.isVisible()
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def preview(self) -> tuple[str, ...]:
        return self.panel.preview.texts()

    def rules(self) -> list[Rule]:
        return [each.rule for each in self.till.promotions.every()]


@pytest.fixture
def owner(till: Till, look: Look, qtbot: QtBot) -> Iterator[Owner]:
    owner = Owner(look, till)
    qtbot.addWidget(owner.view)
    yield owner
    owner.view.close()
    owner.log.close()


def test_a_promotion_is_tried_on_past_sales_while_it_is_typed(owner: Owner) -> None:
    owner.tap("New promotion")
    assert owner.preview()[0] == "Type a percentage like 20, and see what it does."
    owner.type("number", "50")
    assert owner.preview()[0].startswith("Say for which departments or products")
    owner.type("products", LOAF)
    assert owner.preview() == (
        "Of the last sales (1), 1 would have been cheaper, by 4.90 in all.",
        owner.panel.preview._sale.text(),
        "2 × Sourdough loaf 800 g. 9.80 → 4.90",
        "1 × Whole milk 2 L. 2.35",
    )
    assert owner.panel.preview._sale.text().endswith("12.15 → 7.25")
    assert owner.rules() == []
    owner.press("Return")
    (rule,) = owner.rules()
    assert isinstance(rule, PercentOff)
    assert rule.percent == 50
    assert rule.name.startswith("50")
    owner.presenter.scan(LOAF)
    assert owner.presenter.cart is not None
    assert owner.presenter.cart.total == Decimal("2.45")


def test_happy_hour_by_days_hours_dates_coupon_and_group(owner: Owner) -> None:
    owner.tap("New promotion")
    for name, text in {
        "number": "10",
        "products": "everything",
        "name": "Happy hour",
        "coupon": "save10",
        "group": "member",
        "first_day": "2026-03-01",
        "last_day": "2026-03-31",
        "from_hour": "16",
        "until_hour": "18:30",
    }.items():
        owner.type(name, text)
    owner.tap("Fri")
    owner.tap("Sat")
    owner.tap("Sat")
    owner.tap("Save")
    (rule,) = owner.rules()
    terms = rule.conditions
    assert rule.name == "Happy hour"
    assert (terms.coupon_code, terms.customer_group, terms.weekdays) == (
        "SAVE10",
        "member",
        frozenset({4}),
    )
    assert (terms.valid_from, terms.valid_until) == (date(2026, 3, 1), date(2026, 3, 31))
    assert (terms.from_time, terms.until_time) == (time(16), time(18, 30))


def test_buy_and_get_with_its_percent_and_its_own_reward(owner: Owner) -> None:
    owner.tap("New promotion")
    owner.tap("Buy and get")
    for name, text in {
        "count": "2",
        "get": "1",
        "number": "50",
        "products": LOAF,
        "reward": MILK,
    }.items():
        owner.type(name, text)
    assert "Whole milk 2 L. 2.35 → 1.17" in owner.preview()[-1] or "1.18" in owner.preview()[-1]
    owner.press("Return")
    (rule,) = owner.rules()
    assert isinstance(rule, BuyXGetY)
    assert (rule.buy, rule.get, rule.percent) == (2, 1, Decimal(50))
    assert rule.reward is not None


def test_mix_and_match_is_chosen_from_the_catalogue_by_keys_alone(owner: Owner) -> None:
    owner.tap("New promotion")
    owner.tap("Bundle")
    owner.type("count", "2")
    owner.type("number", "6.00")
    owner.type("products", "")
    for word in ("sourdough", "whole milk"):
        owner.tap("Choose what it is for")
        QTest.keyClicks(owner.panel.pick._field, word)
        owner.press("Return")
    owner.press("Return")
    (rule,) = owner.rules()
    assert isinstance(rule, NForPrice)
    assert len(rule.selection.skus) == 2


def test_plain_words_fill_the_form(owner: Owner) -> None:
    words = owner.panel.overview._words
    words.setFocus()
    QTest.keyClicks(words, "20%: everything, coupon SAVE10")
    owner.press("Return")
    assert owner.panel.rule.field("coupon").text() == "SAVE10"
    assert "by 2.43 in all" in owner.preview()[0]
    owner.press("Return")
    assert len(owner.rules()) == 1


def test_what_cannot_be_saved_is_said_and_stays_typed(owner: Owner) -> None:
    owner.tap("New promotion")
    owner.type("number", "120")
    owner.type("products", "everything")
    owner.press("Return")
    assert owner.panel._problem.accessibleName().startswith("This promotion cannot be saved.")
    assert owner.panel.rule.field("number").text() == "120"
    owner.type("number", "20")
    owner.type("products", "caviar")
    owner.press("Return")
    assert "caviar" in owner.panel._problem.accessibleName()
    assert owner.rules() == []


def test_a_promotion_is_changed_and_ended_at_the_second_press(owner: Owner) -> None:
    owner.tap("New promotion")
    owner.type("number", "20")
    owner.type("products", "everything")
    owner.press("Return")
    owner.press("Return")
    assert owner.panel.rule.field("number").text() == "20"
    owner.type("number", "30")
    owner.tap("Save")
    (rule,) = owner.rules()
    assert isinstance(rule, PercentOff)
    assert rule.percent == 30
    owner.tap("End")
    assert owner.till.promotions.every()[0].is_active
    owner.tap("Really end it")
    assert not owner.till.promotions.every()[0].is_active
    assert owner.panel.overview.rows.texts()[0].endswith("Ended")


def test_a_price_list_by_group_quantity_and_period(owner: Owner) -> None:
    owner.tap("New price list")
    for name, text in {
        "name": "Members",
        "group": "member",
        "first_day": "2026-03-01",
        "product": LOAF,
        "quantity": "2",
        "price": "4.00",
    }.items():
        owner.type(name, text)
    assert "by 1.80 in all" in owner.preview()[0]
    owner.tap("Set this price")
    for name, text in {"product": MILK, "price": "2.00"}.items():
        owner.type(name, text)
    owner.tap("Save")
    (made,) = owner.till.price_lists.every()
    assert (made.name, made.customer_group, made.valid_from) == (
        "Members",
        "member",
        date(2026, 3, 1),
    )
    assert [(each.min_quantity, each.unit_price) for each in made.prices] == [
        (Decimal(2), Decimal("4.00")),
        (Decimal(1), Decimal("2.00")),
    ]
    owner.press("Return")
    owner.press("Down")
    owner.tap("Remove a price")
    owner.tap("Save")
    assert len(owner.till.price_lists.every()[0].prices) == 1


def test_a_list_without_a_price_is_not_kept(owner: Owner) -> None:
    owner.tap("New price list")
    owner.type("name", "Members")
    owner.press("Return")
    assert owner.panel._problem.accessibleName().startswith("Set a price")
    owner.tap("Back")
    assert owner.till.price_lists.every() == ()
