"""Store-keeping by hand: cards, corrections, deliveries, orders and counts on the screen."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pytestqt.qtbot import QtBot

from pos_app.domain.values.ids import utc_now
from pos_app.ui.look import Look
from pos_app.ui.printing.label_printing import LabelPrinting
from tests.ui.sell.shop import BASIL, CROISSANT, MILK
from tests.ui.stock.desk import StockDesk, a_desk


def on_hand(desk: StockDesk, gtin: str) -> str:
    product = desk.till.product_queries.by_code(gtin)
    assert product is not None
    level = desk.till.stock.queries.level(product.product_id)
    assert level is not None
    return str(level.on_hand)


def test_the_menu_opens_what_there_is_to_do(desk: StockDesk) -> None:
    desk.open_stock()
    assert [each.split(",")[0] for each in desk.listed()] == [
        "Stock of a product",
        "Receive a delivery",
        "Count",
        "What to do",
        "Labels",
        "Purchase orders",
        "Suppliers",
    ]


def test_a_stock_card_lists_the_movements_and_opens_their_entry(desk: StockDesk) -> None:
    desk.till.orders.pay_cash(desk.till.carts.scan(None, MILK).cart_id)
    desk.card_of("milk")
    sold, first = desk.listed()
    assert sold.startswith("Sold \N{MINUS SIGN}1")
    assert first.startswith("On hand at first +30")
    desk.tap("In the log")
    entry = desk.log.entry(desk.shown[0])
    assert entry is not None
    assert entry.event_type == "StockSold"


def test_a_correction_is_made_with_the_keyboard_alone(desk: StockDesk) -> None:
    desk.card_of("milk")
    desk.tap("Correct")
    desk.type_into("quantity", "2")
    desk.type_into("note", "Leaking")
    desk.press("Return")
    assert "Corrected. 28 on hand." in desk.said()
    assert desk.listed()[0].startswith("Damaged \N{MINUS SIGN}2")


def test_what_was_typed_stays_when_it_cannot_be(desk: StockDesk) -> None:
    desk.card_of("milk")
    desk.tap("Correct")
    desk.type_into("quantity", "200")
    desk.press("Return")
    assert "30" in desk.said()[0]
    assert desk.panel.form.field("quantity").text() == "200"
    assert on_hand(desk, MILK) == "30"


def test_goods_go_to_another_place(desk: StockDesk) -> None:
    desk.card_of("milk")
    desk.tap("Move")
    desk.type_into("quantity", "6")
    desk.type_into("place", "Kiosk")
    desk.press("Return")
    assert "Moved. 24 on hand." in desk.said()


def test_a_policy_is_chosen_and_followed(desk: StockDesk) -> None:
    desk.card_of("basil")
    desk.tap("Rules")
    desk.tap("Sell it, and note it")
    desk.press("Return")
    cart = desk.till.carts.scan(None, BASIL)
    assert cart.lines[0].quantity == 1


def test_a_delivery_is_scanned_and_booked(desk: StockDesk) -> None:
    desk.open_stock()
    desk.press("Down")
    desk.press("Return")
    assert desk.scan(MILK)
    assert desk.scan(CROISSANT)
    desk.type_into("quantity", "24")
    desk.type_into("cost", "0.70")
    desk.tap("Book the delivery")
    assert "Delivery G-1 is booked." in desk.said()
    assert (on_hand(desk, MILK), on_hand(desk, CROISSANT)) == ("31", "30")


def test_an_unknown_code_of_a_delivery_is_said(desk: StockDesk) -> None:
    desk.open_stock()
    desk.press("Down")
    desk.press("Return")
    assert desk.scan("333931")
    assert "333931" in desk.said()[0]


def test_an_order_is_written_sent_and_received(desk: StockDesk) -> None:
    desk.till.stock.purchasing.add_supplier("Dairy Ltd")
    desk.open_stock()
    for _ in range(5):
        desk.press("Down")
    desk.press("Return")
    desk.tap("New order")
    assert desk.scan(MILK)
    desk.type_into("quantity", "12")
    desk.type_into("cost", "1.10")
    desk.press("Return")
    desk.tap("Send")
    desk.tap("Receive")
    desk.tap("Book the delivery")
    assert "Delivery G-1 is booked." in desk.said()
    assert on_hand(desk, MILK) == "42"


def test_a_count_is_blind_and_its_differences_are_approved(desk: StockDesk) -> None:
    desk.open_stock()
    desk.press("Down")
    desk.press("Down")
    desk.press("Return")
    desk.tap("New count")
    assert desk.scan(CROISSANT)
    assert desk.scan("3*" + CROISSANT)
    assert desk.listed() == ["Butter croissant, 1003, 4"]
    assert not any("6" in said for said in desk.said())
    desk.tap("Back")
    desk.tap("Differences")
    assert "\N{MINUS SIGN}2" in desk.listed()[0]
    desk.tap("Approve")
    assert on_hand(desk, CROISSANT) == "4"


def test_what_runs_low_becomes_an_order_with_one_key(desk: StockDesk) -> None:
    desk.open_stock()
    for _ in range(3):
        desk.press("Down")
    desk.press("Return")
    assert any("Basil in pot" in each for each in desk.listed())
    desk.tap("Order it all")
    assert any("Basil in pot" in each for each in desk.listed())
    assert len(desk.till.stock.purchasing.orders()) == 1


def test_scans_go_to_the_sale_while_no_page_takes_them(desk: StockDesk) -> None:
    desk.open_stock()
    assert not desk.scan(MILK)


def test_a_report_is_saved_for_a_spreadsheet(desk: StockDesk) -> None:
    desk.open_stock()
    for _ in range(3):
        desk.press("Down")
    desk.press("Return")
    desk.tap("Save as CSV")
    (path,) = (desk.till.data_dir / "reports").iterdir()
    assert any(str(path) in said for said in desk.said())
    assert "Basil in pot" in path.read_text(encoding="utf-8-sig")


def test_a_report_is_written_for_paper(desk: StockDesk) -> None:
    desk.open_stock()
    for _ in range(3):
        desk.press("Down")
    desk.press("Return")
    desk.tap("Make a PDF")
    (path,) = (desk.till.data_dir / "reports").iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert any(str(path) in said for said in desk.said())


def test_a_label_on_a_roll_is_printed_where_the_printer_is(desk: StockDesk) -> None:
    open_labels(desk)
    assert desk.scan(CROISSANT)
    desk.tap("Roll 80 mm")
    desk.tap("Print")
    assert "Connection refused" in desk.said()[0]
    desk.type_into("printer", "192.0.2.7")
    desk.type_into("count", "2")
    desk.tap("Print")
    ((address, printed),) = desk.roll.printed
    assert (address, len(printed)) == ("192.0.2.7", 2)
    assert "Printed by 192.0.2.7." in desk.said()
    entry = desk.log.entry(desk.log.last_seq())
    assert entry is not None
    assert (entry.payload["label_count"], entry.payload["sheet_format"]) == (2, "Roll 80 mm")
    assert LabelPrinting(desk.till.data_dir, "IBM Plex Sans", desk.roll, utc_now).address == address


def test_a_new_price_is_collected_until_its_label_is_printed(desk: StockDesk) -> None:
    milk = desk.till.product_queries.by_code(MILK)
    assert milk is not None
    desk.till.products.reprice(milk.product_id, Decimal("2.55"))
    open_labels(desk)
    assert [each.split(",")[0] for each in desk.listed()] == ["Whole milk 2 L"]
    assert desk.scan(CROISSANT)
    desk.tap("Make the PDF")
    (path,) = (desk.till.data_dir / "labels").iterdir()
    assert path.read_bytes().startswith(b"%PDF")
    assert desk.till.stock.queries.due_labels() == ()


def test_a_price_that_changes_while_labels_are_printed_stays_due(desk: StockDesk) -> None:
    milk = desk.till.product_queries.by_code(MILK)
    assert milk is not None
    read = utc_now()
    desk.till.products.reprice(milk.product_id, Decimal("2.55"))
    labels = desk.till.stock.labels
    labels.note_printed({milk.product_id: 1}, "A4 3 × 8", read - timedelta(seconds=1))
    assert desk.till.stock.queries.due_labels() == (milk.sku,)


def test_as_many_labels_as_typed_are_made_and_logged(desk: StockDesk) -> None:
    open_labels(desk)
    assert desk.scan(CROISSANT)
    desk.type_into("count", "24")
    desk.tap("Make the PDF")
    entry = desk.log.entry(desk.log.last_seq())
    assert entry is not None
    assert entry.event_type == "LabelsPrinted"
    assert entry.payload["label_count"] == 24


def test_too_many_labels_are_refused_and_nothing_is_lost(desk: StockDesk) -> None:
    open_labels(desk)
    assert desk.scan(CROISSANT)
    desk.type_into("count", "401")
    desk.tap("Make the PDF")
    assert "One file holds up to 400 labels." in desk.said()[0]
    assert desk.panel.form.field("count").text() == "401"
    assert not (desk.till.data_dir / "labels").exists()


def test_labels_come_in_the_size_of_the_shop(desk: StockDesk) -> None:
    open_labels(desk)
    assert desk.scan(CROISSANT)
    desk.tap("Own size")
    desk.type_into("size", "60 × 4")
    desk.tap("Make the PDF")
    assert "like 60 × 40" in desk.said()[0]
    desk.type_into("size", "50x30,5")
    desk.tap("Make the PDF")
    entry = desk.log.entry(desk.log.last_seq())
    assert entry is not None
    assert entry.payload["sheet_format"] == "50 × 30.5 mm"


def test_a_folder_that_cannot_be_written_leaves_labels_due(desk: StockDesk) -> None:
    milk = desk.till.product_queries.by_code(MILK)
    assert milk is not None
    desk.till.products.reprice(milk.product_id, Decimal("2.55"))
    (desk.till.data_dir / "labels").write_text("in the way", encoding="utf-8")
    open_labels(desk)
    desk.tap("Make the PDF")
    assert "The labels could not be saved" in desk.said()[0]
    assert desk.till.stock.queries.due_labels() == (milk.sku,)


def open_labels(desk: StockDesk) -> None:
    desk.open_stock()
    for _ in range(4):
        desk.press("Down")
    desk.press("Return")


def test_where_it_is_narrow_the_panel_stands_over_the_cart_too(
    data_dir: Path, look: Look, qtbot: QtBot
) -> None:
    with a_desk(data_dir, look, qtbot, size=(1024, 768)) as desk:
        desk.open_stock()
        parts = desk.view.parts
        assert desk.panel.geometry().right() == parts.cart.geometry().right()
        assert not parts.cart.isVisible()
        desk.tap("Close")
        assert parts.cart.isVisible()
        desk.press("F7")
        panel = desk.view.panel
        assert panel is not None
        assert panel.geometry().right() < parts.cart.geometry().left()


def test_a_scan_that_no_page_takes_shows_the_sale_where_the_panel_hides_it(
    data_dir: Path, look: Look, qtbot: QtBot
) -> None:
    with a_desk(data_dir, look, qtbot, size=(1024, 768)) as desk:
        desk.open_stock()
        assert not desk.scan(MILK)
        assert desk.view.panel is None
        assert desk.view.parts.cart.isVisible()


def test_beside_a_wide_panel_the_cart_stays(desk: StockDesk) -> None:
    desk.open_stock()
    assert not desk.scan(MILK)
    assert desk.view.parts.cart.isVisible()
    assert desk.panel.geometry().right() < desk.view.parts.cart.geometry().left()
