"""The back room as a clerk works in it: cases, dated codes, names, suppliers, Enter, reasons."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from pos_app.ui.look import Look
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from tests.application.test_product_changes import details_of
from tests.ui.sell.shop import CROISSANT, MILK
from tests.ui.stock.desk import StockDesk
from tests.ui.stock.test_stock_panel import on_hand

CASE = "10400100000028"
GS = "\x1d"


def open_task(desk: StockDesk, place: int) -> None:
    desk.open_stock()
    for _ in range(place):
        desk.press("Down")
    desk.press("Return")


def milk_in_cases_of_12(desk: StockDesk) -> None:
    milk = desk.till.product_queries.by_code(MILK)
    assert milk is not None
    packed = replace(details_of(milk), packs=((CASE, 12),))
    desk.till.products.change(milk.product_id, packed)


def test_a_case_of_12_comes_in_as_twelve_and_is_counted_and_ordered_so(desk: StockDesk) -> None:
    milk_in_cases_of_12(desk)
    open_task(desk, 1)
    assert desk.scan(CASE)
    assert desk.scan("2*" + CASE)
    assert desk.listed()[0].endswith("36")
    desk.tap("Book the delivery")
    assert on_hand(desk, MILK) == "66"
    desk.press("Down")
    desk.press("Return")
    desk.tap("New count")
    assert desk.scan(CASE)
    assert desk.listed()[0].endswith("12")


def test_a_dated_code_is_read_and_what_is_past_its_date_is_named(desk: StockDesk) -> None:
    open_task(desk, 1)
    assert desk.scan("01" + MILK.zfill(14) + "10LOT7" + GS + "17200131")
    assert desk.listed()[0].startswith("Whole milk")
    assert "2020-01-31" in desk.said()[0]
    assert "its date was" in desk.said()[0]


def test_a_name_is_looked_for_where_goods_have_no_code(desk: StockDesk) -> None:
    open_task(desk, 1)
    desk.type_in("3*croiss")
    desk.press("Return")
    assert [each.split(",")[0] for each in desk.listed()] == ["Butter croissant"]
    desk.press("Return")
    assert desk.listed() == ["Butter croissant, 3"]
    desk.tap("Book the delivery")
    assert on_hand(desk, CROISSANT) == "9"


def test_words_that_nothing_has_are_said(desk: StockDesk) -> None:
    open_task(desk, 1)
    desk.type_in("zzzzqq")
    desk.press("Return")
    said = "Nothing here has zzzzqq. Scan again, or type a part of the name."
    assert said in desk.said()


def test_a_free_delivery_says_who_brought_it(desk: StockDesk) -> None:
    dairy = desk.till.stock.purchasing.add_supplier("Dairy Ltd")
    open_task(desk, 1)
    desk.scan(MILK)
    desk.tap("Supplier")
    desk.press("Down")
    desk.press("Return")
    assert "From Dairy Ltd." in desk.said()
    desk.tap("Book the delivery")
    last = desk.log.last_seq()
    received = [desk.log.entry(seq) for seq in range(1, last + 1)]
    (event,) = [each for each in received if each and each.event_type == "GoodsReceived"]
    assert str(dairy.supplier_id) in str(event)


def test_enter_in_a_number_goes_on_and_books_nothing(desk: StockDesk) -> None:
    open_task(desk, 1)
    desk.scan(MILK)
    desk.type_into("quantity", "24")
    desk.press("Return")
    assert desk.panel.form.field("cost").hasFocus()
    desk.press("Return")
    assert on_hand(desk, MILK) == "30"
    desk.type_in(CROISSANT)
    desk.press("Return")
    assert desk.listed()[0].endswith("24")
    assert desk.listed()[1].startswith("Butter croissant")


def test_the_rest_of_an_order_is_cancelled_with_a_reason(desk: StockDesk) -> None:
    desk.till.stock.purchasing.add_supplier("Dairy Ltd")
    open_task(desk, 5)
    desk.tap("New order")
    desk.scan(MILK)
    desk.tap("Send")
    desk.tap("Cancel the rest")
    desk.press("Return")
    assert desk.till.stock.purchasing.orders()[0].state == "sent"
    desk.type_into("reason", "Sold out there")
    desk.press("Return")
    assert desk.till.stock.purchasing.orders()[0].state == "cancelled"
    assert "Cancelled. Nothing more of it is expected." in desk.said()


def test_each_of_several_hands_counts_on_a_sheet_of_their_own(desk: StockDesk) -> None:
    open_task(desk, 2)
    desk.name = "Ana"
    desk.tap("New count")
    desk.scan("4*" + CROISSANT)
    desk.tap("Back")
    desk.name = "Ben"
    desk.tap("Go on counting")
    assert desk.listed() == []
    desk.scan(CROISSANT)
    assert desk.listed() == ["Butter croissant, 1003, 1"]
    desk.tap("Back")
    desk.tap("Differences")
    assert desk.listed()[0].startswith("Butter croissant, 5 counted, 6 expected")


def test_a_count_is_given_up_with_a_reason(desk: StockDesk) -> None:
    open_task(desk, 2)
    desk.tap("New count")
    desk.scan(MILK)
    desk.tap("Back")
    desk.tap("Differences")
    desk.tap("Give the count up")
    desk.type_into("reason", "Wrong shelf")
    desk.press("Return")
    assert "Given up. The stock is as it was." in desk.said()
    assert desk.till.stock.queries.counts()[0][3] == "cancelled"
    assert on_hand(desk, MILK) == "30"


def test_a_report_that_was_saved_is_opened_with_one_key(desk: StockDesk) -> None:
    open_task(desk, 3)
    assert "Open the file" not in desk.buttons()
    desk.tap("Save as CSV")
    desk.tap("Open the file")
    assert desk.files == list((desk.till.data_dir / "reports").iterdir())


def test_the_stock_that_a_file_brought_leads_to_the_entry_of_its_batch(
    desk: StockDesk, tmp_path: Path
) -> None:
    path = tmp_path / "new.csv"
    rows = "".join(f"N-{place},Nut {place},1.00,{place}\n" for place in range(1, 6))
    path.write_text("sku,name,price,stock\n" + rows)
    desk.till.catalogue.imports.run(path)
    desk.card_of("N-3")
    (opening,) = desk.listed()
    assert opening.startswith("On hand at first +3")
    desk.tap("In the log")
    entry = desk.log.entry(desk.shown[0])
    assert entry is not None
    assert entry.event_type == "ProductsImported"
    assert "N-3" in str(entry.payload["created_products"])


def test_what_was_there_at_a_time_is_added_up(desk: StockDesk) -> None:
    desk.till.orders.pay_cash(desk.till.carts.scan(None, MILK).cart_id)
    desk.card_of("milk")
    desk.tap("At a time")
    assert desk.listed() == [
        "On hand at first, 30",
        "Moved since then, 1 movement, \N{MINUS SIGN}1",
        "On hand, 29",
    ]
    desk.type_into("day", "2020-01-01")
    desk.press("Return")
    assert desk.listed()[2] == "On hand, 0"
    desk.type_into("day", "yesterday")
    desk.press("Return")
    assert "Type a day like 2026-12-31 and a time like 18:00." in desk.said()


def test_the_stock_is_added_up_again_in_the_window(desk: StockDesk) -> None:
    desk.till.carts.scan(None, MILK)
    open_task(desk, 3)
    desk.tap("Check")
    assert desk.listed() == []
    assert any("the log tells the same" in said for said in desk.said())
    edited = "UPDATE products SET {} WHERE sku = '1002'"
    desk.till._database.writer.command(edited.format("reserved = 4000"))
    desk.tap("Low")
    desk.tap("Check")
    (found,) = desk.listed()
    assert found == "Whole milk 2 L, 4 set aside, 1 in open and held sales., 1002"
    desk.tap("Save as CSV")
    (path,) = (desk.till.data_dir / "reports").iterdir()
    assert "Whole milk 2 L" in path.read_text(encoding="utf-8-sig")
    desk.till._database.writer.command(edited.format("reserved = 1000"))


def test_fewer_buttons_take_the_room_of_those_before(look: Look, qtbot: QtBot) -> None:
    row = ButtonRow(look, [HintButton(look, name) for name in ("Back", "New", "Change")])
    qtbot.addWidget(row)
    row.resize(560, 60)
    row.show()
    two = [HintButton(look, name) for name in ("Back", "Save")]
    row.fill(two)
    qtbot.waitUntil(lambda: two[1].geometry().right() == 559)
    assert abs(two[0].width() - two[1].width()) <= 1


def test_five_buttons_stand_in_two_rows_before_they_stand_in_three(
    look: Look, qtbot: QtBot
) -> None:
    buttons = [HintButton(look, name) for name in ("Back", "Log", "Correct", "Move", "Rules")]
    row = ButtonRow(look, buttons)
    place = QWidget()
    qtbot.addWidget(place)
    row.setParent(place)
    row.setGeometry(0, 0, 360, 140)
    place.show()
    qtbot.waitUntil(lambda: buttons[4].y() > buttons[0].y())
    assert {each.y() for each in buttons} == {buttons[0].y(), buttons[4].y()}
    assert not row.is_in_one_row_of(360)
    assert row.is_in_one_row_of(900)
