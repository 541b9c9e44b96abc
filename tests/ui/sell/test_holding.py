"""F6 sets the sale at hand aside under a name, and a recalled one takes its place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.ui.sell.sell_state import NameSheet
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, MILK, Shop


def name_sheet(shop: Shop) -> NameSheet:
    sheet = shop.screen.state.sheet
    assert isinstance(sheet, NameSheet)
    return sheet


def test_f6_asks_for_a_name_and_enter_holds(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F6")
    assert seller.sheet_title() == "Hold this sale?"
    seller.type_in("red jacket")
    seller.press("Return")
    assert seller.rows() == []
    assert [sale.name for sale in seller.till.holds.held()] == ["red jacket"]
    assert seller.focus() is seller.entry
    assert seller.notice() == "The sale is held. F7 brings it back."


def test_a_name_is_not_needed(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F6")
    seller.press("Return")
    assert [sale.name for sale in seller.till.holds.held()] == [""]


def test_escape_holds_nothing(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F6")
    seller.type_in("red jacket")
    seller.press("Esc")
    assert seller.till.holds.held() == ()
    assert len(seller.rows()) == 1


def test_the_sheet_says_what_is_held(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    shop.presenter.act("hold")
    assert name_sheet(shop).sentence == "2 items, 7.25. F7 brings it back."


def test_a_name_that_is_too_long_stays_in_the_sheet(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("hold")
    shop.presenter.type_in_sheet("x" * 61)
    shop.presenter.act("sheet.confirm")
    assert name_sheet(shop).problem == "This name is longer than 60 characters."
    assert shop.till.holds.held() == ()


def test_the_goods_of_a_held_sale_stay_reserved(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("hold")
    shop.presenter.act("sheet.confirm")
    assert shop.reserved() == Decimal(1)


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ((), "Nothing in the cart yet. Scan the first item."),
        (("cash",), "This sale is paid. Scan the next item to start a new one."),
    ],
)
def test_without_an_open_sale_there_is_nothing_to_hold(
    shop: Shop, actions: tuple[str, ...], said: str
) -> None:
    if actions:
        shop.presenter.scan(LOAF)
    for action in actions:
        shop.presenter.act(action)
    shop.presenter.act("hold")
    assert shop.screen.state.sheet is None
    assert shop.screen.toasts[-1] == ("warning", said)


def test_a_sale_that_is_part_paid_is_not_held(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("3")
    shop.presenter.act("card")
    shop.presenter.act("hold")
    assert shop.screen.toasts[-1][1].startswith("Part of this sale is paid.")
    assert shop.till.holds.held() == ()


def test_hold_is_grey_until_there_is_something_to_hold(shop: Shop) -> None:
    assert "hold" not in shop.screen.state.enabled
    shop.presenter.scan(LOAF)
    assert "hold" in shop.screen.state.enabled


def test_the_next_sale_begins_empty_and_undo_does_not_reach_the_held_one(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("hold")
    shop.presenter.act("sheet.confirm")
    shop.presenter.act("undo")
    assert shop.screen.toasts[-1][1].startswith("Nothing to undo.")
    shop.presenter.scan(MILK)
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_a_recalled_sale_becomes_the_one_at_hand(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("hold")
    shop.presenter.act("sheet.confirm")
    (sale,) = shop.till.holds.held()
    shop.presenter.take_over(shop.till.holds.recall(sale.cart_id))
    shop.presenter.scan(MILK)
    assert [name for _, name, _ in shop.rows()] == ["Sourdough loaf 800 g", "Whole milk 2 L"]
    assert shop.presenter.cart is not None
    assert shop.presenter.cart.cart_id == sale.cart_id


def test_a_recalled_sale_ends_the_picture_of_the_last_one(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("hold")
    shop.presenter.act("sheet.confirm")
    shop.presenter.scan(MILK)
    shop.presenter.act("cash")
    (sale,) = shop.till.holds.held()
    shop.presenter.take_over(shop.till.holds.recall(sale.cart_id))
    assert not shop.is_paid()
    assert shop.total() == "4.90"
