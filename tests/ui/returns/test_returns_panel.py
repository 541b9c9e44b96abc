"""The returns panel over the sell screen: by its presenter, its keys and its buttons."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from pos_app.bootstrap import Till
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.listed import Row
from pos_app.ui.look import Look
from pos_app.ui.returns.returns_state import ReturnsState
from pos_app.ui.returns.view import ReturnsView
from pos_app.ui.sell_panels import SellPanels
from pos_app.ui.widgets.text_label import TextLabel
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import BANANAS, LOAF, MILK, a_till


@pytest.fixture
def till(data_dir: Path) -> Iterator[Till]:
    """The shop of the sell screen's tests."""
    till = a_till(data_dir)
    till.start(None)
    yield till
    till.close()


@pytest.fixture
def seller(till: Till, look: Look, qtbot: QtBot) -> Iterator[Seller]:
    """The sell screen with its panels, after a sale of two loaves and a milk for cash."""
    seller = Seller(look, till)
    qtbot.addWidget(seller.view)
    assert till.store is not None
    panels = SellPanels(look, seller.view, seller.presenter, till.holds, till.store.register_id)
    panels.add_returns(till.returns, till.sale_finder)
    for code in (LOAF, LOAF, MILK):
        seller.presenter.scan(code)
    seller.presenter.act("cash")
    yield seller
    seller.view.close()
    seller.log.close()


def panel(seller: Seller) -> ReturnsView:
    found = seller.view.panel
    assert isinstance(found, ReturnsView)
    return found


def rows(view: ReturnsView) -> list[tuple[str, str]]:
    return [(row.name, row.chosen) for row in view._rows._shown]


def looked_up(seller: Seller) -> ReturnsView:
    seller.press("Ctrl+R")
    view = panel(seller)
    QTest.keyClicks(view._field, "1-00001")
    seller.press("Return")
    return view


def test_a_receipt_is_looked_up_by_its_number(seller: Seller) -> None:
    view = looked_up(seller)
    assert rows(view) == [("Sourdough loaf 800 g", "0"), ("Whole milk 2 L", "0")]
    assert view._paid.text() == "12.15 · Cash"
    assert not view._ways["original"].isEnabled()


def test_one_loaf_goes_back_by_keys_alone(seller: Seller) -> None:
    view = looked_up(seller)
    seller.press("Alt+Down")
    QTest.keyClicks(seller.focus(), "+")
    assert view._ways["original"].accessibleName() == "Refund 4.90"
    seller.press("Alt+1")
    seller.press("F9")
    assert view._done._text.text().startswith("Return 1-R00001: 4.90 paid back. Cash 4.90")
    left = seller.till.returns.returnable("1-00001")
    assert left.lines[0].returned == 1
    seller.press("Escape")
    assert seller.view.panel is None


def test_damaged_goods_stay_off_the_shelf(seller: Seller) -> None:
    before = seller.till.product_queries.by_code(LOAF)
    view = looked_up(seller)
    view._rows.stepped.emit(1, 1)
    seller.press("Alt+1")
    view._ways["cash"].click()
    after = seller.till.product_queries.by_code(LOAF)
    assert before is not None
    assert after is not None
    assert after.available == before.available


def test_a_whole_sale_is_undone_at_the_second_press(seller: Seller) -> None:
    view = looked_up(seller)
    view._ways["void"].click()
    assert seller.till.returns.returnable("1-00001").lines[0].returned == 0
    view._ways["void"].click()
    assert seller.till.returns.returnable("1-00001").is_all_returned
    assert not view._ways["void"].isEnabled()


def test_an_exchange_pays_towards_the_sale_at_hand(seller: Seller) -> None:
    seller.presenter.scan(MILK)
    view = looked_up(seller)
    view._rows.stepped.emit(2, 1)
    view._ways["exchange"].click()
    assert seller.view.panel is None
    assert seller.is_complete()
    order = seller.till.order_queries.last_at("1")
    assert order is not None
    assert order.tenders[0].kind == "return"


def test_an_unknown_number_is_said_and_nothing_is_lost(seller: Seller) -> None:
    seller.press("Ctrl+R")
    view = panel(seller)
    QTest.keyClicks(view._field, "7-00007")
    seller.press("Return")
    assert view._problem._text.text().startswith("No sale has the number 7-00007.")
    assert view._field.text() == "7-00007"


def test_it_begins_with_a_question(seller: Seller) -> None:
    seller.press("Ctrl+R")
    view = panel(seller)
    assert view._empty.isVisible()
    assert ReturnsState().rows == ()


def test_a_scanned_receipt_is_looked_up_and_other_scans_are_sold(seller: Seller) -> None:
    panels = seller.view.findChild(SellPanels)
    assert isinstance(panels, SellPanels)
    assert not panels.take_scan("1-00001")
    seller.press("Ctrl+R")
    assert not panels.take_scan(MILK)
    assert panels.take_scan("1-00001")
    assert len(rows(panel(seller))) == 2


def test_a_sale_is_found_without_its_receipt_by_keys_alone(seller: Seller) -> None:
    seller.till.orders.pay_cash(seller.till.carts.scan(None, MILK).cart_id)
    seller.press("Ctrl+R")
    view = panel(seller)
    QTest.keyClicks(view._field, "milk")
    seller.press("Return")
    assert [row.key for row in view._found._rows if isinstance(row, Row)] == ["1-00002", "1-00001"]
    seller.press("Down")
    seller.press("Return")
    assert view._field.text() == "1-00001"
    assert len(rows(view)) == 2


def test_what_no_sale_has_is_said_and_stays_typed(seller: Seller) -> None:
    seller.press("Ctrl+R")
    view = panel(seller)
    QTest.keyClicks(view._field, "caviar")
    seller.press("Return")
    assert "caviar" in view._problem._text.text()
    assert view._field.text() == "caviar"


def test_each_line_comes_back_for_its_own_reason(seller: Seller) -> None:
    view = looked_up(seller)
    view._rows.stepped.emit(1, 1)
    seller.press("Alt+1")
    view._rows.stepped.emit(2, 1)
    seller.press("Alt+3")
    assert view._why.text() == "Why is Whole milk 2 L coming back?"
    details = [row.detail for row in view._rows._shown]
    assert details == [
        "Bought 2 · Damaged, not sold again",
        "Bought 1 · Wrong item, back on the shelf",
    ]


def test_a_receipts_qr_code_opens_the_panel_from_anywhere(seller: Seller) -> None:
    panels = seller.view.findChild(SellPanels)
    assert isinstance(panels, SellPanels)
    order = seller.till.order_queries.last_at("1")
    assert order is not None
    entry = seller.log.life_of(str(order.order_id), None, 4)[-1]
    code = f"POS1:{'0' * 32}:1:{entry.seq}:{entry.hash.upper()}"
    assert panels.take_scan(code)
    assert panel(seller)._field.text() == "1-00001"
    assert len(rows(panel(seller))) == 2


def test_an_exchange_is_offered_once_something_is_scanned_in_the_open_panel(
    seller: Seller,
) -> None:
    view = looked_up(seller)
    view._rows.stepped.emit(1, 1)
    assert not view._ways["exchange"].isEnabled()
    seller.presenter.scan(MILK)
    panels = seller.view.findChild(SellPanels)
    assert isinstance(panels, SellPanels)
    panels.published()
    assert view._ways["exchange"].isEnabled()


def test_the_weight_that_goes_back_is_not_cut(seller: Seller) -> None:
    seller.till.orders.pay_cash(seller.till.carts.add(None, BANANAS, Quantity.of("1.240")).cart_id)
    seller.press("Ctrl+R")
    view = panel(seller)
    QTest.keyClicks(view._field, "1-00002")
    seller.press("Return")
    view._rows.stepped.emit(1, 1)
    (count,) = [each for each in view._rows.findChildren(TextLabel) if each.text() == "1.240"]
    assert count.fontMetrics().horizontalAdvance(count.text()) <= count.width()


def test_where_it_is_narrow_the_lines_of_a_receipt_have_the_carts_room(seller: Seller) -> None:
    seller.view.resize(1024, 768)
    view = looked_up(seller)
    QTest.qWait(20)
    assert view.width() > seller.view.width() / 2
    assert view._rows.height() >= 3 * 68
