"""What the sell screen shows, where the focus is, and what a touch does."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from pos_app.application.reactions import ReceiptWritten
from pos_app.bootstrap import Till
from pos_app.domain.values.money import Currency, Money
from pos_app.ui.look import Look
from pos_app.ui.sell.cart_model import CartModel
from pos_app.ui.sell.sell_state import ShelfPart
from pos_app.ui.sell.tab_row import Tab
from pos_app.ui.theme import Theme
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.tile_model import TileModel
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import BASIL, CROISSANT, LOAF, MILK, Shop


def tap(widget: QWidget, at: QPoint | None = None) -> None:
    where = widget.rect().center() if at is None else at
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)


def button(seller: Seller, name: str) -> QAbstractButton:
    """A visible button by what a screen reader calls it."""
    for each in seller.view.findChildren(QAbstractButton):
        if each.isVisible() and each.accessibleName() == name:
            return each
    raise LookupError(name)


def tile_spot(seller: Seller, sku_row: int) -> QPoint:
    tiles = seller.view.parts.tiles
    return tiles.visualRect(tiles.model().index(sku_row, 0)).center()


def test_a_tap_on_a_tile_sells_it_and_the_entry_keeps_the_focus(seller: Seller) -> None:
    tap(seller.view.parts.tiles.viewport(), tile_spot(seller, 0))
    assert seller.rows() == [("1", "Sourdough loaf 800 g", "4.90")]
    assert seller.focus() is seller.entry


def test_the_keypad_writes_into_the_entry_and_a_tile_takes_the_number(seller: Seller) -> None:
    tap(button(seller, "1"))
    tap(button(seller, "2"))
    assert seller.entry.text() == "12"
    assert seller.view.parts.readout.accessibleName() == "12"
    tap(seller.view.parts.tiles.viewport(), tile_spot(seller, 0))
    assert seller.rows() == [("12", "Sourdough loaf 800 g", "58.80")]
    assert seller.focus() is seller.entry


def test_three_taps_and_exact_cash(seller: Seller) -> None:
    for row in (0, 1, 2):
        tap(seller.view.parts.tiles.viewport(), tile_spot(seller, row))
    tap(button(seller, "Exact cash 8.85"))
    assert seller.is_complete()
    assert seller.focus() is seller.entry


def test_a_typed_amount_is_shown_on_the_cash_button_before_it_is_taken(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("20")
    tap(button(seller, "Cash 20.00"))
    assert seller.total() == "Change due 15.10, sale saved"


def test_typing_replaces_an_amount_that_was_not_enough(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("3")
    seller.press("F12")
    assert seller.notice().startswith("3.00 is not enough")
    assert seller.entry.selectedText() == "3"
    seller.type_in("20")
    assert seller.entry.text() == "20"
    assert seller.notice() == ""
    seller.press("F12")
    assert seller.is_complete()


def test_the_selected_line_stays_in_sight_when_the_window_shrinks(
    seller: Seller, qtbot: QtBot
) -> None:
    for code in (LOAF, MILK, BASIL, CROISSANT):
        seller.presenter.scan(code)
    lines = seller.view.parts.cart.list
    seller.view.resize(1024, 600)
    qtbot.waitUntil(
        lambda: lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))
    )
    lines.use_layout(lines.viewport().height() // 2, is_narrow=False)
    assert lines.viewport().rect().contains(lines.visualRect(lines.currentIndex()))


def test_note_buttons_say_the_change(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    tap(button(seller, "Cash 10, change 5.10"))
    assert seller.total() == "Change due 5.10, sale saved"


def test_typing_after_a_sale_begins_the_next(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    assert seller.is_complete()
    seller.type_in("milk")
    assert not seller.is_complete()
    seller.press("Return")
    assert seller.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_after_a_sale_a_touch_brings_the_products_back(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    tap(button(seller, "Next sale"))
    tap(seller.view.parts.tiles.viewport(), tile_spot(seller, 1))
    assert seller.rows() == [("1", "Whole milk 2 L", "2.35")]


def test_after_a_sale_a_number_waits_for_a_tile(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    tap(button(seller, "3"))
    assert seller.view.parts.tiles.isVisible()
    tap(seller.view.parts.tiles.viewport(), tile_spot(seller, 1))
    assert seller.rows() == [("3", "Whole milk 2 L", "7.05")]


def test_a_file_that_nothing_opens_is_named(
    seller: Seller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", nothing_opens)
    seller.view.open_file(tmp_path / "1-00001.pdf")
    assert seller.notice().startswith("No program here opens this file.")


def nothing_opens(_url: QUrl) -> bool:
    """A desktop without a program for any file."""
    return False


def test_tab_walks_through_the_regions_in_their_order(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    parts = seller.view.parts
    order = (
        parts.entry,
        parts.chips,
        parts.tiles,
        parts.cart,
        parts.actions,
        parts.exact,
        parts.by_card,
        parts.notes,
        parts.keypad,
        parts.topbar,
    )

    def region() -> int:
        focus = seller.focus()
        return next(n for n, part in enumerate(order) if part is focus or part.isAncestorOf(focus))

    walked = [region()]
    for _ in range(24):
        seller.press("Tab")
        if region() != walked[-1]:
            walked.append(region())
    assert walked[: len(order) + 1] == [*range(len(order)), 0]


def test_enter_on_a_focused_button_never_completes_the_sale(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.view.parts.exact.setFocus(Qt.FocusReason.TabFocusReason)
    seller.press("Return")
    assert not seller.is_complete()
    seller.press("Space")
    assert seller.is_complete()


def test_keys_act_on_the_line_while_the_cart_has_the_focus(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.presenter.scan(MILK)
    seller.view.parts.cart.list.setFocus(Qt.FocusReason.TabFocusReason)
    seller.press("Up")
    seller.press("Del")
    assert [row[1] for row in seller.rows()] == ["Whole milk 2 L"]
    seller.view.parts.cart.list.setFocus(Qt.FocusReason.TabFocusReason)
    seller.type_in("+")
    assert seller.rows() == [("2", "Whole milk 2 L", "4.70")]


def test_a_scan_goes_past_the_menu_and_closes_it(seller: Seller) -> None:
    seller.press("F10")
    seller.presenter.scan(LOAF)
    assert seller.sheet_title() == ""
    assert seller.rows() == [("1", "Sourdough loaf 800 g", "4.90")]
    seller.press("F12")
    assert seller.is_complete()


def test_arrows_move_among_the_chips(seller: Seller) -> None:
    seller.press("Tab")
    seller.press("Right")
    assert seller.focus().accessibleName() == "Bakery, category, selected"
    seller.press("Left")
    assert seller.focus().accessibleName() == "Popular, category, selected"


def test_a_letter_typed_at_a_tile_reaches_the_entry(seller: Seller) -> None:
    seller.press("Alt+Down")
    seller.type_in("m")
    assert seller.entry.text() == "m"
    assert seller.focus() is seller.entry


def test_the_receipt_is_offered_as_soon_as_it_is_written(seller: Seller, tmp_path: Path) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    assert not button_enabled(seller, "Open PDF")
    pdf = tmp_path / "1-00001.pdf"
    seller.presenter.receipt_written(ReceiptWritten("1-00001", pdf.with_suffix(".txt"), pdf))
    assert button_enabled(seller, "Open PDF")


def button_enabled(seller: Seller, name: str) -> bool:
    return button(seller, name).isEnabled()


def test_what_is_refused_is_said_over_the_tiles_only(seller: Seller) -> None:
    seller.presenter.scan(BASIL)
    assert seller.notice().startswith("Basil in pot: none left.")
    notice = seller.view.parts.notice.geometry()
    assert not notice.intersects(seller.view.parts.cart.geometry())
    assert not notice.intersects(seller.view.parts.total.geometry())
    tap(seller.view.parts.notice)
    assert seller.notice() == ""


def test_esc_takes_what_was_said_away_with_the_text(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.type_in("3")
    seller.press("F12")
    assert seller.notice() != ""
    seller.press("Esc")
    assert (seller.entry.text(), seller.notice()) == ("", "")


def test_no_button_moves_while_a_sale_goes_its_way(seller: Seller) -> None:
    parts = seller.view.parts
    fixed = (parts.exact, parts.notes, parts.keypad, parts.readout, parts.actions)

    def places() -> list[QRect]:
        return [part.geometry() for part in fixed]

    before = places()
    seller.presenter.scan("4006381333931")
    assert places() == before
    seller.presenter.scan(LOAF)
    assert places() == before
    seller.till.carts.scan(None, MILK)
    seller.presenter.offer_recovery(seller.till.carts.left_open()[:1])
    assert places() == before
    seller.press("F12")
    assert places() == before


def test_the_recall_button_counts_the_held_sales(seller: Seller, qtbot: QtBot) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F6")
    seller.press("Return")
    seller.presenter.start()
    recall = next(
        each for each in seller.view.findChildren(HintButton) if each.objectName() == "recall"
    )
    qtbot.waitUntil(lambda: "1" in recall.accessibleName() + recall.accessibleDescription())


def test_disabled_actions_have_nothing_to_act_on(seller: Seller) -> None:
    assert not button_enabled(seller, "Quantity")
    seller.presenter.scan(LOAF)
    assert button_enabled(seller, "Quantity")
    assert button_enabled(seller, "Another price")


def test_every_button_and_field_has_a_name(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    nameless = [
        each
        for kind in (QAbstractButton, QLineEdit)
        for each in seller.view.findChildren(kind)
        if each.isVisible() and not each.accessibleName()
    ]
    assert nameless == []


def test_lists_say_their_lines_and_tiles(seller: Seller) -> None:
    seller.presenter.scan(MILK)
    seller.presenter.scan(CROISSANT)
    cart = seller.view.parts.cart.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert cart.index(0, 0).data(role) == "1 Whole milk 2 L, 2.35, line 1 of 2"
    assert cart.index(1, 0).data(role) == "1 Butter croissant, 1.60, line 2 of 2, selected"
    tiles = seller.view.parts.tiles.model()
    assert tiles.index(2, 0).data(role) == "Butter croissant, 1.60, 6 left"


def test_a_scan_announces_one_new_line_and_no_tile(seller: Seller, qtbot: QtBot) -> None:
    seller.presenter.scan(LOAF)
    cart, tiles = seller.view.parts.cart.list.model(), seller.view.parts.tiles.model()
    with (
        qtbot.waitSignal(cart.rowsInserted),
        qtbot.assertNotEmitted(cart.modelReset),
        qtbot.assertNotEmitted(tiles.modelReset),
        qtbot.assertNotEmitted(tiles.dataChanged),
    ):
        seller.presenter.scan(MILK)


def test_the_model_of_the_cart_keeps_the_rules_of_qt(
    shop: Shop, qtmodeltester: ModelTester
) -> None:
    cart = CartModel()
    qtmodeltester.check(cart)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    shop.presenter.scan(LOAF)
    shop.presenter.scan(MILK)
    cart.show_part(shop.screen.state.cart)
    shop.presenter.select_line(1)
    shop.presenter.act("one_more")
    cart.show_part(shop.screen.state.cart)
    shop.presenter.act("remove")
    cart.show_part(shop.screen.state.cart)
    assert cart.rowCount() == 1
    assert cart.place_of(2) == 0


def test_the_model_of_the_tiles_keeps_the_rules_of_qt(
    shop: Shop, qtmodeltester: ModelTester
) -> None:
    tiles = TileModel()
    qtmodeltester.check(tiles)  # type: ignore[no-untyped-call]  # pytest-qt leaves it untyped
    left = shop.screen.state.left
    assert isinstance(left, ShelfPart)
    assert tiles.show_tiles(left.tiles)
    assert not tiles.show_tiles(left.tiles)
    assert tiles.rowCount() == len(left.tiles)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1366, 768, 1.0), (1920, 1080, 1.2), (1024, 768, 1.0), (1366, 768, 2.0), (800, 600, 1.0)],
)
def test_each_state_can_be_drawn_at_each_size(
    till: Till,
    look: Look,
    qtbot: QtBot,
    tmp_path: Path,
    name: str,
    width: int,
    height: int,
    scale: float,
) -> None:
    look.use(Theme.named(name, scale))
    seller = Seller(look, till, (width, height))
    qtbot.addWidget(seller.view)
    pictures = [picture(seller)]
    seller.presenter.scan(LOAF)
    pictures.append(picture(seller))
    seller.presenter.scan("4006381333931")
    pictures.append(picture(seller))
    seller.press("Esc")
    seller.press("F2")
    pictures.append(picture(seller))
    seller.press("Esc")
    seller.press("F12")
    pictures.append(picture(seller))
    assert len(set(pictures)) == len(pictures)
    seller.view.close()
    seller.log.close()


def picture(seller: Seller) -> bytes:
    image = seller.view.grab().toImage()
    assert image.width() == seller.view.width()
    return bytes(image.constBits())


def test_with_large_text_a_search_turns_to_the_products_and_back(
    till: Till, look: Look, qtbot: QtBot
) -> None:
    look.use(Theme.named("light", 2.0))
    seller = Seller(look, till)
    qtbot.addWidget(seller.view)

    def tab() -> Tab:
        return seller.view.parts.tabs.chosen

    assert tab() is Tab.CART
    seller.type_in("milk")
    assert tab() is Tab.ITEMS
    assert seller.view.parts.tiles.isVisible()
    seller.press("Return")
    assert tab() is Tab.CART
    assert seller.view.parts.cart.isVisible()
    seller.view.close()
    seller.log.close()


def test_with_large_text_more_holds_what_has_no_room(till: Till, look: Look, qtbot: QtBot) -> None:
    look.use(Theme.named("light", 2.0))
    seller = Seller(look, till)
    qtbot.addWidget(seller.view)
    seller.presenter.scan(LOAF)
    tap(button(seller, "More"))
    assert seller.sheet_title() == "More"
    tap(button(seller, "Undo"))
    assert seller.rows() == []
    seller.view.close()
    seller.log.close()


def test_a_question_that_follows_another_takes_its_place(seller: Seller) -> None:
    seller.till.gift_cards.issue("GIFT-4417", Money(2500, Currency.of("USD")))
    seller.presenter.act("block_card")
    assert seller.sheet_title() == "Block a gift card"
    seller.presenter.type_in_sheet("GIFT-4417")
    seller.presenter.act("sheet.confirm")
    assert seller.sheet_title() == "Block the card ending 4417?"
    assert seller.view.sheets.sheet.isVisible()
