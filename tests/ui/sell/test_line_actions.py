"""Quantity, discount, removal, cancelling and undoing on the cart."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest

from tests.ui.sell.shop import BANANAS, LOAF, MILK, Shop


def test_a_number_before_quantity_sets_it(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.type("4")
    shop.presenter.act("quantity")
    assert shop.rows() == [("4", "Whole milk 2 L", "9.40")]
    assert shop.screen.state.entry.text == ""


def test_without_a_number_quantity_asks_and_shows_what_it_leads_to(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.act("quantity")
    shop.presenter.type_in_sheet("3")
    assert getattr(shop.screen.state.sheet, "preview", "") == "3 × 2.35 = 7.05"
    shop.presenter.act("sheet.confirm")
    assert shop.screen.state.sheet is None
    assert shop.rows() == [("3", "Whole milk 2 L", "7.05")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "Type a number, like 3."),
        ("x", "Type a number, like 3."),
        ("1.5", "This item is sold in whole pieces."),
        ("99", "Whole milk 2 L: only 29 left."),
    ],
)
def test_a_quantity_that_cannot_be_stays_in_the_sheet(shop: Shop, text: str, problem: str) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.act("quantity")
    shop.presenter.type_in_sheet(text)
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "problem", "") == problem
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_plus_and_minus_take_one_more_and_one_fewer(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.type("+")
    shop.presenter.type("+")
    shop.presenter.type("-")
    assert shop.rows() == [("2", "Whole milk 2 L", "4.70")]
    assert shop.screen.state.entry.text == ""


def test_one_fewer_than_one_asks_before_it_removes(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.type("-")
    assert getattr(shop.screen.state.sheet, "title", "") == "Remove this line?"
    shop.presenter.act("sheet.close")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    shop.presenter.type("-")
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == []


def test_a_quantity_of_zero_asks_before_it_removes(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.act("quantity")
    shop.presenter.type_in_sheet("0")
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "title", "") == "Remove this line?"
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == []


def test_one_more_of_what_is_weighed_asks_for_the_weight(shop: Shop) -> None:
    shop.presenter.type("1")
    shop.presenter.choose_tile("1005")
    shop.presenter.act("one_more")
    assert getattr(shop.screen.state.sheet, "title", "") == "How many kg?"


@pytest.mark.parametrize(
    ("text", "off", "amount"), [("0.40", "0.40", "4.50"), ("10 %", "0.49", "4.41")]
)
def test_a_discount_typed_before_is_taken_off(shop: Shop, text: str, off: str, amount: str) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type(text)
    shop.presenter.act("discount")
    shop.presenter.act("sheet.confirm")
    row = shop.screen.state.cart.rows[0]
    assert (row.discount_amount, row.amount) == (f"−{off}", amount)
    assert ("Discount", f"−{off}") in shop.screen.state.money.rows
    assert row.discount == "Special offer"


def test_a_discount_is_shown_before_it_is_confirmed(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("discount")
    shop.presenter.type_in_sheet("10%")
    assert getattr(shop.screen.state.sheet, "preview", "") == "4.90 − 0.49 = 4.41"
    assert shop.screen.state.money.total == "4.90"
    shop.presenter.act("sheet.confirm")
    assert shop.screen.state.money.total == "4.41"


def test_a_whole_number_typed_before_is_a_share(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("10")
    shop.presenter.act("discount")
    assert getattr(shop.screen.state.sheet, "text", "") == "10 %"


def test_a_share_follows_the_quantity(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("10")
    shop.presenter.act("discount")
    shop.presenter.act("sheet.choice3")
    shop.presenter.act("sheet.confirm")
    shop.presenter.type("+")
    row = shop.screen.state.cart.rows[0]
    assert (row.discount, row.discount_amount, row.amount) == ("Slightly damaged", "−0.98", "8.82")


def test_the_whole_sale_is_discounted_from_the_sheet_of_a_line(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    shop.presenter.type("10")
    shop.presenter.act("discount")
    shop.presenter.act("sheet.other")
    assert getattr(shop.screen.state.sheet, "preview", "") == "7.25 − 0.73 = 6.52"
    shop.presenter.act("sheet.confirm")
    assert shop.screen.state.money.total == "6.52"
    shop.presenter.act("undo")
    assert shop.screen.state.money.total == "7.25"


def test_a_line_is_sold_at_another_price_with_a_reason(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.type("1.99")
    shop.presenter.act("price")
    sheet = shop.screen.state.sheet
    assert getattr(sheet, "preview", "") == "2.35 becomes 1.99, the line 1.99"
    shop.presenter.act("sheet.choice2")
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == [("1", "Whole milk 2 L", "1.99")]
    shop.presenter.act("undo")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]


@pytest.mark.parametrize("text", ["", "x", "-1", "1.999"])
def test_a_price_that_cannot_be_stays_in_the_sheet(shop: Shop, text: str) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.act("price")
    shop.presenter.type_in_sheet(text)
    shop.presenter.act("sheet.confirm")
    assert getattr(shop.screen.state.sheet, "problem", "")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_a_sale_without_tax_says_that_there_is_none_to_leave_out(shop: Shop) -> None:
    shop.presenter.scan(MILK)
    shop.presenter.act("exempt")
    assert shop.screen.state.sheet is None
    assert shop.screen.toasts[-1][1].startswith("This sale contains no tax.")


def test_more_off_than_the_line_is_worth_is_refused_in_the_sheet(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("discount")
    shop.presenter.type_in_sheet("5")
    shop.presenter.act("sheet.confirm")
    problem = getattr(shop.screen.state.sheet, "problem", "")
    assert problem == "The line is worth 4.90. Take off less."


def test_remove_takes_the_selected_line_and_selects_the_next(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    shop.presenter.move_selection(-1)
    shop.presenter.act("remove")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert shop.screen.state.cart.selected == 2


def test_selection_stops_at_the_ends(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    shop.presenter.move_selection(-7)
    assert shop.screen.state.cart.selected == 1
    shop.presenter.move_selection(7)
    assert shop.screen.state.cart.selected == 2
    shop.presenter.select_line(1)
    assert shop.screen.state.cart.selected == 1


@pytest.mark.parametrize("action", ["quantity", "discount", "remove", "one_more", "cancel"])
def test_an_empty_cart_has_nothing_to_act_on_and_says_so(shop: Shop, action: str) -> None:
    shop.presenter.act(action)
    assert shop.screen.toasts == [("warning", "Nothing in the cart yet. Scan the first item.")]
    assert action not in shop.screen.state.enabled


def test_the_whole_sale_is_cancelled_only_after_the_question(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.scan(BANANAS)
    shop.presenter.type_in_sheet("2")
    shop.presenter.act("sheet.confirm")
    shop.presenter.act("cancel")
    sheet = shop.screen.state.sheet
    assert getattr(sheet, "sentence", "").startswith("2 items, 8.48.")
    shop.presenter.act("sheet.close")
    assert len(shop.rows()) == 2
    shop.presenter.act("cancel")
    shop.presenter.act("sheet.confirm")
    assert shop.rows() == []
    assert shop.total() == "0.00"
    assert shop.till.carts.left_open() == ()
    assert shop.reserved() == Decimal(0)


def test_every_change_can_be_undone_down_to_the_empty_cart(shop: Shop) -> None:
    present = shop.presenter
    steps: list[list[Callable[[], None]]] = [
        [partial(present.scan, LOAF)],
        [partial(present.scan, MILK)],
        [partial(present.scan, MILK)],
        [partial(present.type, "5"), partial(present.act, "quantity")],
        [
            partial(present.type, "1.75"),
            partial(present.act, "discount"),
            partial(present.act, "sheet.confirm"),
        ],
        [
            partial(present.type, "2.20"),
            partial(present.act, "price"),
            partial(present.act, "sheet.confirm"),
        ],
        [partial(present.type, "2"), partial(present.act, "quantity")],
        [partial(present.select_line, 1), partial(present.act, "remove")],
        [partial(present.scan, LOAF)],
    ]
    pictures = [shop.rows()]
    for step in steps:
        for do in step:
            do()
        pictures.append(shop.rows())
    for expected in reversed(pictures[:-1]):
        present.act("undo")
        assert sorted(shop.rows()) == sorted(expected)
    present.act("undo")
    assert shop.screen.toasts == [("warning", "Nothing to undo. Go on with the next item.")]
    assert shop.reserved() == Decimal(0)


def test_undo_is_offered_only_when_there_is_something_to_undo(shop: Shop) -> None:
    assert "undo" not in shop.screen.state.enabled
    shop.presenter.scan(LOAF)
    assert "undo" in shop.screen.state.enabled
    shop.presenter.act("undo")
    assert "undo" not in shop.screen.state.enabled
