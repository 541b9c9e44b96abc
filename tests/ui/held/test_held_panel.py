"""F7 lists the held sales; Enter brings one back, and a second thought comes before a discard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from pos_app.application.errors import StorageReadOnly
from pos_app.application.hold_service import HeldSale
from pos_app.domain.values.quantity import Quantity
from tests.stores import stocked
from tests.ui.held.desk import HeldDesk
from tests.ui.sell.shop import CHOCOLATE, LOAF, MILK


def shown(desk: HeldDesk) -> list[str]:
    """Every text of the panel that is in sight."""
    parts = desk.panel.findChildren(QAbstractButton)
    return [part.accessibleName() for part in parts if part.isVisible()]


def said(desk: HeldDesk) -> list[str]:
    """The sentences over and under the cards."""
    lines = (desk.panel._info, desk.panel._problem, desk.panel._note)
    return [line.accessibleName() for line in lines if line.isVisible()]


def test_f7_lists_the_held_sales_with_the_latest_open(desk: HeldDesk) -> None:
    desk.hold("onions", who="Jonas Weber")
    desk.clock.wait(15)
    desk.hold("wallet", MILK)
    desk.press("F7")
    (latest, older) = desk.panel.texts()
    assert latest.startswith("wallet, 1 item, 2.35. Held 1 min ago, ")
    assert latest.endswith(", Cashier")
    assert older.startswith("onions, 1 item, 4.90. Held 17 min ago, ")
    assert older.endswith(", Jonas Weber")


def test_enter_brings_the_chosen_sale_back_and_the_tiles_with_it(desk: HeldDesk) -> None:
    desk.hold("wallet", MILK)
    desk.press("F7")
    desk.press("Return")
    assert desk.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert desk.view.panel is None
    assert desk.focus() is desk.entry
    assert desk.held() == []


def test_the_sale_at_hand_is_held_first_and_the_panel_says_so(desk: HeldDesk) -> None:
    desk.hold("wallet", MILK)
    desk.presenter.scan(LOAF)
    desk.presenter.scan(CHOCOLATE)
    desk.press("F7")
    assert said(desk)[0] == "Your current sale (2 items, 7.00) will be held first."
    desk.press("Return")
    assert desk.rows() == [("1", "Whole milk 2 L", "2.35")]
    desk.press("F7")
    assert desk.names() == ["Sourdough loaf 800 g and more"]


def test_a_scan_while_the_panel_is_open_changes_what_it_says(desk: HeldDesk) -> None:
    desk.hold("wallet", MILK)
    desk.press("F7")
    assert said(desk) == ["Held sales stay here for 24 hours."]
    desk.presenter.scan(LOAF)
    desk.panels.published()
    assert said(desk)[0] == "Your current sale (1 item, 4.90) will be held first."


def test_what_was_said_of_the_hold_does_not_lie_over_the_buttons(desk: HeldDesk) -> None:
    desk.presenter.scan(LOAF)
    desk.press("F6")
    desk.press("Return")
    assert desk.notice() == "The sale is held. F7 brings it back."
    desk.press("F7")
    assert desk.notice() == ""
    (recall,) = (
        button
        for button in desk.panel.findChildren(QAbstractButton)
        if button.accessibleName() == "Recall"
    )
    touched = desk.view.childAt(recall.mapTo(desk.view, recall.rect().center()))
    assert touched is recall


def test_up_and_down_choose_and_stop_at_the_ends(desk: HeldDesk) -> None:
    for name in ("first", "second", "third"):
        desk.hold(name)
    desk.press("F7")
    for key, place in (("Down", 1), ("Down", 2), ("Down", 2), ("Up", 1), ("Home", 0), ("End", 2)):
        desk.press(key)
        assert desk.cards.currentIndex().row() == place
    desk.press("Return")
    assert sorted(desk.held()) == ["second", "third"]


def test_a_touch_on_a_card_looks_into_it(desk: HeldDesk) -> None:
    desk.hold("first", LOAF)
    desk.hold("second", MILK)
    desk.press("F7")
    spot = desk.cards.visualRect(desk.cards.model().index(1, 0)).center()
    QTest.mouseClick(
        desk.cards.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
    )
    assert desk.cards.currentIndex().row() == 1


def test_discard_asks_once_more_in_place(desk: HeldDesk) -> None:
    desk.hold("first")
    desk.hold("second")
    desk.press("F7")
    desk.press("Alt+D")
    assert "Discard for good" in shown(desk)
    assert desk.held() == ["second", "first"]
    desk.press("Alt+D")
    assert desk.names() == ["first"]
    assert "Discard" in shown(desk)
    assert desk.till.product_queries.by_code(LOAF).available == 19  # type: ignore[union-attr]


def test_another_card_takes_the_question_back(desk: HeldDesk) -> None:
    desk.hold("first")
    desk.hold("second")
    desk.press("F7")
    desk.press("Alt+D")
    desk.press("Down")
    assert "Discard for good" not in shown(desk)
    desk.press("Alt+D")
    assert len(desk.held()) == 2


def test_after_a_discard_the_next_card_is_chosen(desk: HeldDesk) -> None:
    for name in ("first", "second", "third"):
        desk.hold(name)
    desk.press("F7")
    desk.press("Down")
    desk.press("Alt+D")
    desk.press("Alt+D")
    assert desk.names() == ["third", "first"]
    assert desk.cards.currentIndex().row() == 1


def test_delete_in_the_panel_leaves_the_cart_beside_it_alone(desk: HeldDesk) -> None:
    desk.hold("wallet")
    desk.presenter.scan(MILK)
    desk.press("F7")
    desk.press("Del")
    assert len(desk.rows()) == 1
    assert desk.sheet_title() == ""


def test_the_actions_without_room_hold_and_recall_too(desk: HeldDesk) -> None:
    desk.presenter.scan(LOAF)
    desk.view.menu.open_more()
    desk.press("Return")
    assert desk.sheet_title() == "Hold this sale?"
    desk.press("Return")
    desk.view.menu.open_more()
    desk.press("Right")
    desk.press("Return")
    assert desk.names() == ["Sourdough loaf 800 g"]


@pytest.mark.parametrize("key", ["Esc", "F7"])
def test_esc_and_f7_go_back_to_the_items(desk: HeldDesk, key: str) -> None:
    desk.hold("wallet")
    desk.press("F7")
    desk.press(key)
    assert desk.view.panel is None
    assert desk.held() == ["wallet"]


def test_an_empty_panel_says_how_to_hold(desk: HeldDesk) -> None:
    desk.press("F7")
    assert desk.panel._empty.isVisible()
    assert shown(desk) == ["Close"]
    desk.press("Return")
    desk.press("Alt+D")
    assert desk.held() == []


def test_a_sale_that_another_register_recalled_is_gone_and_the_panel_says_so(
    desk: HeldDesk,
) -> None:
    desk.hold("wallet", MILK)
    desk.presenter.scan(LOAF)
    desk.press("F7")
    (sale,) = desk.holds.held()
    desk.till.holds.recall(sale.cart_id)
    desk.press("Return")
    assert "This sale is not held any more. " in f"{said(desk)[0]} "
    assert desk.panel.texts() == ()
    assert desk.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_a_sale_of_another_register_names_it(desk: HeldDesk) -> None:
    desk.hold("wallet", register_id="2")
    desk.press("F7")
    assert desk.panel.texts()[0].endswith(", Cashier, register 2")


def test_a_part_paid_sale_at_hand_stays_and_the_panel_says_why(desk: HeldDesk) -> None:
    desk.hold("wallet", MILK)
    desk.presenter.scan(LOAF)
    desk.presenter.type("3")
    desk.presenter.act("card")
    desk.press("F7")
    desk.press("Return")
    assert any(text.startswith("Part of this sale is paid.") for text in said(desk))
    assert desk.held() == ["wallet"]


def test_ages_go_on_while_the_panel_is_open(desk: HeldDesk) -> None:
    desk.hold("wallet")
    desk.press("F7")
    desk.clock.wait(119)
    desk.panel.aged.emit()
    assert "Held 2 h ago" in desk.panel.texts()[0]


def test_a_sale_that_was_just_held_says_so(desk: HeldDesk) -> None:
    desk.hold("wallet")
    desk.clock.wait(-1)
    desk.press("F7")
    assert "Held just now" in desk.panel.texts()[0]


def test_a_long_sale_lists_its_first_lines_and_counts_the_rest(desk: HeldDesk) -> None:
    codes = [f"LONG-{number}" for number in range(10)]
    for code in codes:
        stocked(desk.till, code, sku=code)
    cart_id = None
    for code in codes:
        cart_id = desk.till.carts.add(cart_id, code, Quantity.of("1")).cart_id
    assert cart_id is not None
    desk.holds.hold(cart_id)
    desk.press("F7")
    row = desk.cards._rows[0]
    assert (len(getattr(row, "lines", ())), getattr(row, "more", "")) == (8, "and 2 more lines")


def test_held_sales_that_cannot_be_read_are_said_to_be_so(
    desk: HeldDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable() -> tuple[HeldSale, ...]:
        raise StorageReadOnly(path="pos.db", detail="gone")

    desk.hold("wallet")
    monkeypatch.setattr(desk.holds, "held", unreadable)
    desk.press("F7")
    assert desk.panel._problem.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_every_button_has_room_for_its_words(
    desk: HeldDesk, size: tuple[int, int], qtbot: QtBot
) -> None:
    desk.hold("wallet")
    desk.view.resize(*size)
    desk.press("F7")
    desk.press("Alt+D")
    buttons = (desk.panel._discard, desk.panel._recall)
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in buttons))


def test_a_long_name_gets_a_second_line_where_it_is_narrow(desk: HeldDesk) -> None:
    for name in ("short", "red jacket, forgot the wallet at home", "onions"):
        desk.hold(name)
    desk.view.resize(1024, 768)
    desk.press("F7")  # the first card is open, the others are closed
    assert desk.cards.sizeHintForRow(1) > desk.cards.sizeHintForRow(2)


def test_a_low_window_leaves_the_room_of_the_note_to_the_cards(desk: HeldDesk) -> None:
    desk.hold("wallet")
    desk.press("F7")
    assert said(desk) == ["Held sales stay here for 24 hours."]
    desk.view.resize(1366, 500)
    assert said(desk) == []
