"""Paying part by part: what is left, what was taken, and giving it back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtTest import QTest

from pos_app.domain.aggregates.customer.customer import PersonalData
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.look import Look
from pos_app.ui.sell.left_to_pay import LeftToPay
from pos_app.ui.sell.payment_panel import PaymentPanel
from pos_app.ui.sell.payment_state import PaymentPart
from pos_app.ui.sell.sell_state import CompletePart
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, MILK, Shop

USD = Currency.of("USD")


def payment(shop: Shop) -> PaymentPart:
    left = shop.screen.state.left
    assert isinstance(left, PaymentPart)
    return left


def test_the_panel_shows_what_is_left_and_the_next_notes(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("payment")
    assert (payment(shop).left, payment(shop).total, payment(shop).paid) == ("4.90", "4.90", "0.00")
    assert [note.label for note in payment(shop).notes] == ["5", "10", "20", "50"]
    assert payment(shop).take == "Take 4.90, cash"


def test_a_card_pays_all_that_is_left_with_one_key(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("card")
    assert isinstance(shop.screen.state.left, CompletePart)
    assert shop.screen.state.money.rows == (("Total", "4.90"), ("Card", "4.90"))
    assert shop.screen.state.money.total == "0.00"


def test_a_part_by_card_and_the_rest_in_cash(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("3")
    shop.presenter.act("card")
    assert payment(shop).left == "1.90"
    assert [(row.title, row.amount) for row in payment(shop).rows] == [("Card", "3.00")]
    shop.seconds.now += 5
    shop.presenter.act("note2")
    assert payment(shop).rows[-1].detail == "Change will be 3.10"
    shop.presenter.act("enter")
    state = shop.screen.state
    assert isinstance(state.left, CompletePart)
    assert state.left.change == "3.10"
    assert state.money.rows == (("Total", "4.90"), ("Card", "3.00"), ("Cash", "5.00"))


def test_part_of_it_in_cash_is_taken_in_the_panel(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("payment")
    shop.presenter.type("2")
    shop.presenter.act("enter")
    assert payment(shop).left == "2.90"
    assert shop.screen.state.entry.text == ""


def test_an_empty_enter_in_the_panel_takes_nothing(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("payment")
    shop.presenter.act("enter")
    assert payment(shop).left == "4.90"


def test_items_stay_as_they_are_while_part_is_paid(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("3")
    shop.presenter.act("card")
    assert "remove" not in shop.screen.state.enabled
    shop.presenter.scan(MILK)
    assert shop.screen.toasts[-1][1].startswith("Part of this sale is paid.")
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_what_was_taken_is_given_back_and_the_items_are_free_again(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("3")
    shop.presenter.act("card")
    shop.presenter.act("give_back_last")
    assert payment(shop).left == "4.90"
    shop.presenter.act("clear")
    shop.presenter.scan(MILK)
    assert len(shop.rows()) == 2


def test_more_by_card_than_is_left_is_refused(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("6")
    shop.presenter.act("card")
    assert shop.screen.toasts[-1][1].startswith("Only 4.90 is left to pay.")
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_a_voucher_is_chosen_and_taken(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("voucher")
    shop.presenter.type("1.50")
    assert payment(shop).take == "Take 1.50, voucher"
    shop.presenter.act("enter")
    assert [(row.title, row.amount) for row in payment(shop).rows] == [("Voucher", "1.50")]


def test_notes_of_another_currency_are_taken_at_a_rate(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("foreign_cash")
    shop.presenter.type_in_sheet("1.0925")
    assert getattr(shop.screen.state.sheet, "preview", "") == "1 EUR = 1.0925 USD"
    shop.presenter.act("sheet.confirm")
    shop.presenter.type_in_sheet("5")
    assert getattr(shop.screen.state.sheet, "preview", "") == "Worth 5.46, change 0.56"
    shop.presenter.act("sheet.confirm")
    assert isinstance(shop.screen.state.left, CompletePart)
    assert shop.screen.state.left.change == "0.56"


def test_the_last_rate_stands_there_the_next_time(shop: Shop) -> None:
    test_notes_of_another_currency_are_taken_at_a_rate(shop)
    shop.presenter.scan(MILK)
    shop.presenter.act("foreign_cash")
    assert getattr(shop.screen.state.sheet, "text", "") == "1.0925"
    shop.presenter.act("sheet.choice2")
    assert getattr(shop.screen.state.sheet, "text", "") == ""


def test_a_tip_goes_with_the_next_card(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("tip")
    shop.presenter.type_in_sheet("10%")
    assert getattr(shop.screen.state.sheet, "preview", "") == "4.90 + 0.49 = 5.39"
    shop.presenter.act("sheet.confirm")
    assert payment(shop).rows[0].detail == "With the next card"
    shop.presenter.act("card")
    order = shop.till.order_queries.last_at("1")
    assert order is not None
    assert (str(order.total), str(order.tips)) == ("4.90", "0.49")


def test_the_panel_is_worked_by_keys_alone(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F11")
    seller.type_in("2")
    seller.press("Return")
    seller.press("Ctrl+Backspace")
    seller.press("Ctrl+2")
    assert seller.view.parts.take.accessibleName() == "Take 10.00, cash. Change 5.10"
    seller.press("Return")
    assert seller.is_complete()


def test_the_panel_is_worked_by_touch_alone(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    parts = seller.view.parts
    parts.notes._other.click()
    assert parts.payment.isVisible()
    assert not parts.by_card.isVisible()
    parts.payment._methods["card"].click()
    assert seller.is_complete()
    assert parts.by_card.isVisible()


def test_part_paid_sales_survive_a_crash(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("2")
    seller.press("F9")
    (cart,) = seller.till.carts.left_open()
    assert [(tender.kind, str(tender.amount)) for tender in cart.tenders] == [("card", "2.00")]
    assert str(cart.left) == "2.90"


def a_card(shop: Shop, amount: str) -> None:
    shop.till.gift_cards.issue("GIFT-4417", Money.of(amount, USD))


def test_a_gift_card_pays_as_far_as_it_goes(shop: Shop) -> None:
    a_card(shop, "3.00")
    shop.presenter.scan(LOAF)
    shop.presenter.act("gift_card")
    shop.presenter.scan("GIFT-4417")
    assert payment(shop).left == "1.90"
    assert payment(shop).rows[0].detail == "Card ending 4417"
    shop.presenter.act("give_back_last")
    assert shop.till.gift_cards.by_code("GIFT-4417").balance.amount == 3


def test_the_amount_typed_before_is_taken_from_the_card(shop: Shop) -> None:
    a_card(shop, "25.00")
    shop.presenter.scan(LOAF)
    shop.presenter.type("2")
    shop.presenter.act("gift_card")
    shop.presenter.type_in_sheet("gift-4417")
    shop.presenter.act("sheet.confirm")
    assert payment(shop).left == "2.90"


def test_an_unknown_card_stays_in_the_sheet(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("gift_card")
    shop.presenter.scan("NOBODY-0001")
    assert getattr(shop.screen.state.sheet, "problem", "")
    assert payment(shop).left == "4.90"


def test_credit_needs_a_customer_who_has_some(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("store_credit")
    assert shop.screen.toasts[-1][1].startswith("Choose the customer first.")


def test_a_new_gift_card_is_issued_from_the_menu(shop: Shop) -> None:
    shop.presenter.act("issue_card")
    shop.presenter.scan("GIFT-4417")
    shop.presenter.type_in_sheet("25")
    shop.presenter.act("sheet.other")
    shop.presenter.act("sheet.confirm")
    assert shop.till.gift_cards.by_code("GIFT-4417").balance.amount == 25


def test_a_known_gift_card_shows_its_balance_and_is_topped_up(shop: Shop) -> None:
    shop.till.gift_cards.issue("GIFT-4417", Money(2500, USD))
    shop.presenter.act("issue_card")
    shop.presenter.scan("GIFT-4417")
    sheet = shop.screen.state.sheet
    assert getattr(sheet, "title", "") == "Card ending 4417: 25.00"
    assert "issued 25.00" in getattr(sheet, "sentence", "")
    shop.presenter.type_in_sheet("10")
    shop.presenter.act("sheet.other")
    shop.presenter.act("sheet.confirm")
    assert shop.screen.toasts[-1][1] == "Card ending 4417 holds 35.00 now."
    assert shop.till.gift_cards.by_code("GIFT-4417").balance == Money(3500, USD)


def test_a_lost_gift_card_is_blocked_for_a_reason(shop: Shop) -> None:
    shop.till.gift_cards.issue("GIFT-4417", Money(2500, USD))
    shop.presenter.act("block_card")
    shop.presenter.scan("GIFT-4417")
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "problem", "") == "A reason is needed."
    shop.presenter.type_in_sheet("Lost")
    shop.presenter.act("sheet.confirm")
    assert shop.till.gift_cards.by_code("GIFT-4417").is_blocked
    shop.presenter.act("issue_card")
    shop.presenter.scan("GIFT-4417")
    assert shop.screen.toasts[-1][1].endswith("This card is blocked.")


def test_points_are_earned_and_pay(shop: Shop) -> None:
    shop.presenter.act("points_rule")
    shop.presenter.type_in_sheet("1")
    shop.presenter.act("sheet.confirm")
    shop.presenter.type_in_sheet("0.10")
    shop.presenter.act("sheet.confirm")
    customer = shop.till.customers.add(PersonalData(name="Ines"))
    shop.presenter.scan(LOAF)
    (cart,) = shop.till.carts.left_open()
    shop.till.cart_terms.choose_customer(cart.cart_id, customer.customer_id)
    shop.till.orders.pay_cash(cart.cart_id)
    shop.presenter.scan(MILK)
    shop.presenter.scan(MILK)
    (cart,) = shop.till.carts.left_open()
    shop.till.cart_terms.choose_customer(cart.cart_id, customer.customer_id)
    shop.presenter._desk.ring_up.reload()
    shop.presenter.act("points")
    assert payment(shop).left == "1.95"
    assert [(row.title, row.amount) for row in payment(shop).rows] == [("Points", "0.40")]


def test_goods_without_a_receipt_come_back_for_a_reason(shop: Shop) -> None:
    shop.presenter.act("no_receipt")
    shop.presenter.scan(LOAF)
    shop.presenter.type_in_sheet("4.00")
    shop.presenter.act("sheet.choice2")
    shop.presenter.act("sheet.confirm")
    assert shop.screen.toasts[-1][1].startswith("Return 1-R00001: pay 4.00 in cash.")
    shop.presenter.act("no_receipt")
    shop.presenter.scan("4006381333931")
    assert getattr(shop.screen.state.sheet, "problem", "")


def test_cash_is_rounded_anew_as_soon_as_the_store_says_so(shop: Shop) -> None:
    shop.till.on_published(lambda event: shop.presenter.published([event]))
    shop.presenter.scan(MILK)
    assert shop.screen.state.money.exact == "2.35"
    shop.till.stores.set_cash_rounding(Decimal("0.10"))
    assert shop.screen.state.money.exact == "2.40"


def test_another_way_to_pay_says_what_it_is(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("4.00")
    shop.presenter.act("other_tender")
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "problem", "") == "A reason is needed."
    shop.presenter.type_in_sheet("Meal ticket 17")
    shop.presenter.act("sheet.confirm")
    shop.presenter.act("cash")
    order = shop.till.order_queries.last_at("1")
    assert order is not None
    found = [(each.kind, each.reference, each.amount) for each in order.tenders]
    assert found[0] == ("other", "Meal ticket 17", Decimal("4.00"))
    assert found[1][0] == "cash"
    refund = shop.till.returns.void(order.number, "Other")
    assert refund.payout == (("other", Decimal("4.00")), ("cash", Decimal("0.90")))


def test_nothing_moves_while_tenders_come_and_the_last_one_is_in_sight(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F11")
    panel = seller.view.findChild(PaymentPanel)
    assert isinstance(panel, PaymentPanel)
    QTest.qWait(20)
    before = {name: button.geometry() for name, button in panel._methods.items()}
    assert min(place.height() for place in before.values()) >= 60
    for _tender in range(4):
        seller.type_in("1")
        seller.press("Return")
    QTest.qWait(20)
    assert {name: button.geometry() for name, button in panel._methods.items()} == before
    last = panel._rows._widgets[-1]
    assert last.visibleRegion().boundingRect().height() == last.height()


def test_a_sale_of_many_tenders_is_found_in_the_log(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F11")
    for amount in ("1", "1", "1", "0.50", "0.50"):
        seller.seconds.now += 1
        seller.type_in(amount)
        seller.press("Return")
    seller.seconds.now += 1
    seller.press("F12")
    left = seller.presenter._desk.checkout.complete_part
    order = seller.till.order_queries.last_at("1")
    assert order is not None
    entries = seller.log.life_of(str(order.order_id), None, 100)
    created = next(each.seq for each in entries if each.event_type == "OrderCreated")
    assert left(order).lines[0].text == f"Sale 1-00001 saved and recorded as #{created}"


def test_where_it_is_narrow_what_is_left_is_whole_without_the_sums(look: Look) -> None:
    block = LeftToPay(look)
    part = PaymentPart(
        left="123.32",
        total="129.99",
        paid="6.67",
        share=0.05,
        rows=(),
        methods=(),
        notes=(),
        take="",
        take_detail="",
        spoken="",
    )
    beside = block._width_of_sums(part)
    assert not block._fits(part.left, 224 - beside)
    assert block._fits(part.left, 224)
    assert block._fits(part.left, 506 - beside)
    block.resize(260, 126)
    block.show_part(part)
    narrow = block.grab().toImage()
    block.show_part(replace(part, total="9.99"))
    assert block.grab().toImage() == narrow  # the sums are left out
    block.resize(542, 126)
    assert block.grab().toImage() != narrow
