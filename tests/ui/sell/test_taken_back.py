"""What was finished is taken back by a new document: a sale just paid, an exchange half paid."""

from __future__ import annotations

from pos_app.domain.values.quantity import ONE
from pos_app.ui.sell.sell_state import QuestionSheet
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, MILK, Shop


def question(shop: Shop) -> QuestionSheet:
    sheet = shop.screen.state.sheet
    assert isinstance(sheet, QuestionSheet)
    return sheet


def test_undo_after_a_sale_offers_to_undo_it_by_a_return(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.seconds.now += 2
    assert "undo" in shop.screen.state.enabled
    shop.presenter.act("undo")
    assert question(shop).title == "Undo sale 1-00001?"
    shop.presenter.act("sheet.close")
    assert shop.is_paid()
    shop.presenter.act("undo")
    shop.presenter.act("sheet.confirm")
    assert not shop.is_paid()
    assert shop.screen.toasts[-1][1] == "Return 1-R00001 is recorded. Give back: Cash 4.90"
    assert shop.till.returns.returnable("1-00001").is_all_returned


def test_undo_works_on_the_next_sale_once_it_has_begun(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.presenter.scan(MILK)
    shop.presenter.act("undo")
    assert shop.screen.state.sheet is None
    assert shop.rows() == []


def test_an_exchange_is_called_off_from_the_payment(shop: Shop) -> None:
    cart = shop.till.carts.scan(None, MILK)
    number = shop.till.orders.pay_cash(cart.cart_id).number
    shop.presenter.scan(LOAF)
    at_hand = shop.presenter.cart
    assert at_hand is not None
    exchange = shop.till.returns.exchange(number, {1: ONE}, at_hand.cart_id, reason="Sour")
    assert exchange.cart is not None
    shop.presenter.show_cart(exchange.cart)
    shop.presenter.act("give_back_last")
    assert question(shop).title == "Call the exchange off?"
    shop.presenter.act("sheet.confirm")
    assert shop.screen.toasts[-1][1].startswith("Return 1-R00002 is recorded. Give back: Cash")
    left = shop.presenter.cart
    assert left is not None
    assert left.tenders == ()


def test_undoing_a_sale_works_by_keys_alone(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    seller.press("Ctrl+Z")
    assert seller.sheet_title() == "Undo sale 1-00001?"
    seller.press("Tab")
    seller.press("Space")
    assert seller.till.returns.returnable("1-00001").is_all_returned
