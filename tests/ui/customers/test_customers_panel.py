"""F8 finds a customer or adds one; Enter sells to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from pos_app.application.customer_queries import FoundCustomers
from pos_app.application.errors import StorageReadOnly
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.customers.detail_card import DetailCard
from tests.ui.customers.desk import CustomerDesk
from tests.ui.sell.shop import LOAF, MILK


def test_f8_type_and_enter_sell_to_who_was_found(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez", "555 014 2377", group="Members")
    desk.presenter.scan(LOAF)
    desk.press("F8")
    desk.type_in("lop")
    desk.press("Return")
    assert desk.view.panel is None
    assert desk.focus() is desk.entry
    cart = desk.presenter.cart
    assert cart is not None
    assert (cart.customer_id, cart.customer_group) == (maria, "Members")
    assert desk.header() == "Maria Lopez"


def test_a_customer_chosen_before_the_first_scan_gets_the_sale(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    assert desk.header() == "Maria Lopez"
    desk.presenter.scan(MILK)
    cart = desk.presenter.cart
    assert cart is not None
    assert cart.customer_id == maria
    assert desk.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_the_customer_of_a_sale_is_not_that_of_the_next(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F12")
    desk.presenter.scan(LOAF)
    cart = desk.presenter.cart
    assert cart is not None
    assert cart.customer_id is None
    assert desk.header() == ""


def test_a_recalled_sale_names_its_customer(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F6")
    desk.press("Return")
    assert desk.header() == ""
    desk.press("F7")
    desk.press("Return")
    assert desk.header() == "Maria Lopez"


def test_down_chooses_another_of_the_found(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.add("Maria Mendes")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("mar")
    assert desk.found() == ["Maria Lopez", "Maria Mendes"]
    for key, row in (("Down", 1), ("Down", 1), ("Up", 0), ("Down", 1)):
        desk.press(key)
        assert desk.results.currentIndex().row() == row
    desk.press("Return")
    assert desk.header() == "Maria Mendes"


def test_a_touch_looks_at_a_customer(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.add("Maria Mendes")
    desk.press("F8")
    desk.type_in("mar")
    spot = desk.results.visualRect(desk.results.model().index(1, 0)).center()
    QTest.mouseClick(
        desk.results.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert desk.results.currentIndex().row() == 1
    assert desk.view.panel is not None


def test_the_card_shows_group_points_credit_and_the_last_sales(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez", "555 014 2377", group="Members")
    desk.till.store_credits.change(maria, credit=Money(1250, Currency.of("USD")), reason="Return")
    desk.presenter.scan(LOAF)
    desk.press("F8")
    desk.type_in("2377")
    desk.press("Return")
    desk.press("F12")
    desk.press("F8")
    desk.type_in("2377")
    words = desk.words()
    assert {"Members", "0", "12.50", "555 014 2377", "4.90"} <= set(words)
    order = desk.till.order_queries.of_customer(maria, 1)[0]
    assert order.number in words


@pytest.mark.parametrize(
    ("typed", "field"),
    [("Maria Lopez", "name"), ("+1 555 014", "phone"), ("m.lopez@example.com", "email")],
)
def test_enter_adds_who_was_not_found_with_what_was_typed(
    desk: CustomerDesk, typed: str, field: str
) -> None:
    desk.press("F8")
    desk.type_in(typed)
    assert f"Nobody found for “{typed}”" in desk.words()
    desk.press("Return")
    assert desk.field(field).text() == typed


def test_a_new_customer_is_chosen_once_saved(desk: CustomerDesk) -> None:
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("5550142377")
    desk.press("Return")
    assert desk.focus() is desk.field("name")
    desk.type_in("Maria Lopez")
    desk.press("Return")
    assert desk.view.panel is None
    assert desk.header() == "Maria Lopez"
    (maria,) = desk.till.customer_queries.find("555014", 5).customers
    assert maria.personal.name == "Maria Lopez"


def test_what_is_wrong_stands_next_to_its_field(desk: CustomerDesk) -> None:
    desk.press("F8")
    desk.press("Alt+N")
    desk.press("Return")
    field = desk.field("name")
    assert field.property("invalid") is True
    assert field.accessibleDescription() in desk.words()
    desk.type_in("M")
    assert field.property("invalid") is False
    desk.field("group").setFocus()
    desk.type_in("x" * 41)
    desk.press("Return")
    assert desk.field("group").accessibleDescription() == "Use at most 40 characters."
    assert desk.till.customer_queries.find("M", 5).customers == ()


def test_alt_e_corrects_and_shows_the_customer_again(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Alt+E")
    desk.field("name").setFocus()
    desk.field("name").selectAll()
    desk.type_in("Mary Lopez")
    desk.press("Return")
    assert desk.found() == ["Mary Lopez"]
    stored = desk.till.customer_queries.by_id(maria)
    assert stored is not None
    assert stored.personal.name == "Mary Lopez"


def test_a_corrected_customer_of_the_sale_is_named_anew(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F8")
    desk.press("Alt+E")
    desk.field("group").setFocus()
    desk.type_in("Members")
    desk.press("Return")
    cart = desk.presenter.cart
    assert cart is not None
    assert cart.customer_group == "Members"


def test_esc_leaves_the_form_and_then_the_panel(desk: CustomerDesk) -> None:
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("Esc")
    assert desk.focus() is desk.panel.focusProxy()
    desk.press("Esc")
    assert desk.view.panel is None
    assert desk.focus() is desk.entry


def test_erasing_asks_once_more_in_place(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Alt+D")
    assert "Erase for good" in desk.buttons()
    desk.press("Alt+D")
    erased = desk.till.customer_queries.by_id(maria)
    assert erased is not None
    assert erased.is_erased
    assert desk.found() == []


def test_esc_takes_the_question_back(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Alt+D")
    desk.press("Esc")
    assert "Erase personal data" in desk.buttons()


def test_the_customer_of_the_sale_can_be_taken_off_it(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F8")
    assert "Take off the sale" in desk.buttons()
    assert "Choose" not in desk.buttons()
    desk.press("Alt+K")
    assert desk.header() == ""
    cart = desk.presenter.cart
    assert cart is not None
    assert cart.customer_id is None


def test_an_erased_customer_leaves_the_sale(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F8")
    desk.press("Alt+D")
    desk.press("Alt+D")
    assert desk.header() == ""


def test_an_empty_panel_says_what_to_type(desk: CustomerDesk) -> None:
    desk.press("F8")
    assert "Who is buying?" in desk.words()
    assert desk.buttons() == ["Close", "New"]
    desk.press("Return")
    desk.press("Alt+D")
    desk.press("Alt+E")
    desk.press("Alt+K")
    assert desk.view.panel is not None


def test_delete_in_the_panel_leaves_the_cart_beside_it_alone(desk: CustomerDesk) -> None:
    desk.presenter.scan(MILK)
    desk.press("F8")
    desk.press("Del")
    assert len(desk.rows()) == 1
    assert desk.sheet_title() == ""


def test_the_actions_without_room_open_the_customers_too(desk: CustomerDesk) -> None:
    desk.view.menu.picked.emit("customer")
    assert "Who is buying?" in desk.words()


def test_a_part_paid_sale_keeps_its_customer_and_says_why(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.presenter.scan(LOAF)
    desk.presenter.type("3")
    desk.presenter.act("card")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    assert desk.header() == ""
    assert desk.notice().startswith("Part of this sale is paid.")


def test_more_than_a_page_of_customers_says_to_type_more(desk: CustomerDesk) -> None:
    for number in range(31):
        desk.add(f"Maria {number}")
    desk.press("F8")
    desk.type_in("maria")
    assert len(desk.found()) == 30
    assert "There are more. Type more of the name." in desk.words()


def test_what_changes_meanwhile_is_shown_and_the_form_keeps_what_was_typed(
    desk: CustomerDesk,
) -> None:
    desk.press("F8")
    desk.type_in("maria")
    desk.add("Maria Lopez")
    desk.panels.published()
    assert desk.found() == ["Maria Lopez"]
    desk.press("Alt+N")
    desk.type_in("Mary")
    desk.panels.published()
    assert desk.field("name").text() == "Mary"


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_every_button_has_room_for_its_words(
    desk: CustomerDesk, size: tuple[int, int], qtbot: QtBot
) -> None:
    desk.add("Maria Lopez")
    desk.view.resize(*size)
    desk.press("F8")
    desk.type_in("maria")
    buttons = desk.panel.buttons
    shown = (buttons.choose, buttons.new, buttons.edit, buttons.erase)
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in shown))


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_a_long_address_gives_way_and_the_last_sales_stay_in_sight(
    desk: CustomerDesk, size: tuple[int, int]
) -> None:
    desk.add("Maria Lopez", email="m" * 60 + "@example.com")
    desk.view.resize(*size)
    desk.presenter.scan(LOAF)
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Return")
    desk.press("F12")
    desk.press("F8")
    desk.type_in("maria")
    card = desk.panel.findChildren(DetailCard)[0]
    inside = card.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= card.viewport().width()


def test_the_cross_clears_what_was_sought(desk: CustomerDesk) -> None:
    desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    cross = desk.panel.findChildren(QToolButton)[0]
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert desk.found() == []
    assert "Who is buying?" in desk.words()


def test_unreadable_customers_are_said_to_be_so(
    desk: CustomerDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_text: str, _limit: int) -> FoundCustomers:
        raise StorageReadOnly(path="pos.db", detail="gone")

    monkeypatch.setattr(desk.till.customer_queries, "find", unreadable)
    desk.press("F8")
    desk.type_in("m")
    assert desk.panel._problem.isVisible()


def test_alt_a_lets_a_customer_owe_and_books_what_they_pay(desk: CustomerDesk) -> None:
    maria = desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Alt+A")
    assert "Account of Maria Lopez" in desk.words()
    assert "0.00 can be spent." in desk.words()
    desk.field("limit").selectAll()
    desk.field("limit").setFocus()
    desk.type_in("50")
    desk.press("Return")
    assert "May owe up to" in desk.words()
    assert "50.00" in desk.words()
    desk.press("Return")
    desk.presenter.scan(LOAF)
    desk.presenter.act("on_account")
    desk.press("F8")
    desk.type_in("maria")
    assert "Owes" in desk.words()
    desk.press("Alt+A")
    desk.field("credit").setFocus()
    desk.type_in("4.90")
    desk.field("reason").setFocus()
    desk.type_in("Paid in cash")
    desk.press("Return")
    account = desk.till.store_credits.of_customer(maria)
    assert (account.balance.minor, account.limit.minor) == (0, 5000)


@pytest.mark.parametrize(
    ("typed", "wrong", "problem"),
    [
        ({"limit": "much"}, "limit", "Type an amount like 25."),
        ({"limit": "-5"}, "limit", "Type an amount like 25."),
        ({"credit": "5"}, "reason", "A reason is needed."),
        ({"reason": "Goodwill", "credit": "0"}, "credit", "Use an amount above zero."),
        ({"credit": "1.005"}, "credit", "Use up to 2 decimals, like 12.34."),
    ],
)
def test_an_account_that_cannot_be_kept_says_so_at_its_field(
    desk: CustomerDesk, typed: dict[str, str], wrong: str, problem: str
) -> None:
    maria = desk.add("Maria Lopez")
    desk.press("F8")
    desk.type_in("maria")
    desk.press("Alt+A")
    for field, text in typed.items():
        desk.field(field).selectAll()
        desk.field(field).setFocus()
        desk.type_in(text)
    desk.press("Return")
    assert desk.field(wrong).accessibleDescription() == problem
    assert desk.focus() is desk.field(wrong)
    account = desk.till.store_credits.of_customer(maria)
    assert (account.balance.minor, account.limit.minor) == (0, 0)
