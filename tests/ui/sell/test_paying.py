"""Cash, change, receipt and record; and what keeps money from being taken by mistake."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.handler_reports import HandlerFailure
from pos_app.application.reactions import LowStockNotice, ReceiptWritten, WriteReceipt
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.ui.sell.sell_state import CompletePart, EntryPart, ReceiptSheet
from tests.ui.sell.shop import LOAF, MILK, Shop


def complete(shop: Shop) -> CompletePart:
    left = shop.screen.state.left
    assert isinstance(left, CompletePart)
    return left


def test_exact_cash_completes_the_sale(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    assert shop.screen.state.money.exact == "4.90"
    shop.presenter.act("cash")
    assert complete(shop).order_number == "1-00001"
    assert complete(shop).change == "0.00"
    assert complete(shop).headline == "No change due"
    assert shop.screen.sounds[-1] == "sale_done"
    assert shop.is_paid()
    assert shop.screen.state.money.label == "CHANGE"


def test_a_typed_amount_gives_change_in_notes_and_coins(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("20")
    assert shop.screen.state.money.typed == "20.00"
    shop.presenter.act("cash")
    assert complete(shop).change == "15.10"
    assert complete(shop).paid == "Paid 20.00 of 4.90"
    assert complete(shop).pieces == ("1 × 10", "1 × 5", "1 × 0.10")
    assert shop.screen.state.money.rows == (("Total", "4.90"), ("Cash", "20.00"))


def test_the_note_buttons_are_the_next_notes_above_the_total(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    notes = shop.screen.state.money.notes
    assert [note.label for note in notes] == ["5", "10", "20"]
    assert notes[1].spoken == "Cash 10, change 5.10"
    shop.presenter.act("note2")
    assert complete(shop).change == "5.10"


def test_the_sale_is_named_with_its_record(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    assert complete(shop).lines[0].text.startswith("Sale 1-00001 saved and recorded as #")
    assert complete(shop).lines[0].kind == "done"


def test_a_second_press_within_the_guard_does_nothing(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.presenter.scan(MILK)
    shop.presenter.act("cash")
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert not shop.is_paid()
    shop.seconds.now += 0.81
    shop.presenter.act("cash")
    assert shop.is_paid()
    assert shop.screen.toasts == []


def test_a_press_after_the_guard_says_that_the_sale_is_paid(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.seconds.now += 5
    shop.presenter.act("cash")
    assert shop.screen.toasts == [
        ("warning", "This sale is paid. Scan the next item to start a new one.")
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("3", "3.00 is not enough, 1.90 is missing. Take 4.90 or more."),
        ("0400100", "That looks like a code, not money. Clear it and type the amount."),
        ("333931", "That looks like a code, not money. Clear it and type the amount."),
        ("49.01", "That looks like a code, not money. Clear it and type the amount."),
        ("milk", "“milk” is not an amount. Clear it for the exact total, or type an amount."),
        ("10.005", "Use up to 2 decimals, like 12.34. Nothing was changed."),
    ],
)
def test_an_amount_that_cannot_be_is_refused(shop: Shop, typed: str, sentence: str) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type(typed)
    shop.presenter.act("cash")
    assert shop.screen.toasts == [("warning", sentence)]
    assert not shop.is_paid()
    assert shop.rows() == [("1", "Sourdough loaf 800 g", "4.90")]


def test_the_next_amount_takes_the_place_of_one_that_was_refused(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.press_key("3")
    shop.presenter.act("cash")
    assert shop.screen.state.entry.is_refused
    for key in ("2", "0"):
        shop.presenter.press_key(key)
    assert shop.screen.state.entry == EntryPart(text="20", readout="20")
    shop.presenter.act("cash")
    assert complete(shop).change == "15.10"


def test_an_empty_cart_cannot_be_paid(shop: Shop) -> None:
    shop.presenter.act("cash")
    assert shop.screen.toasts == [("warning", "Nothing to pay yet. Scan the first item.")]
    assert not shop.screen.state.money.can_pay


def test_the_next_scan_starts_the_next_sale(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.presenter.scan(MILK)
    assert shop.rows() == [("1", "Whole milk 2 L", "2.35")]
    assert shop.screen.state.cart.title == "Current sale"
    last = shop.screen.state.last_sale
    assert last is not None
    assert (last.total, last.change) == ("Last sale 4.90", "Change 0.00")


def test_an_unknown_code_after_a_sale_keeps_the_change_in_sight(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.type("20")
    shop.presenter.act("cash")
    shop.presenter.scan("4006381333931")
    assert shop.screen.state.money.total == "15.10"
    shop.presenter.act("clear")
    assert complete(shop).change == "15.10"
    shop.presenter.act("clear")
    assert not shop.is_paid()


def test_the_line_of_the_receipt_follows_its_handler(shop: Shop) -> None:
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    assert complete(shop).lines[1].text == "Receipt is being written"
    shop.presenter.receipt_written(ReceiptWritten("1-09999", Path("x.txt"), None))
    assert complete(shop).lines[1].kind == "waiting"
    pdf = Path("1-00001.pdf")
    shop.presenter.receipt_written(ReceiptWritten("1-00001", Path("1-00001.txt"), pdf))
    assert complete(shop).lines[1].text == "Receipt saved"
    assert complete(shop).pdf == pdf
    shop.presenter.act("open_pdf")
    assert shop.screen.opened == [pdf]


def test_a_receipt_that_could_not_be_written_is_said(shop: Shop) -> None:
    failures: list[OrderCreated] = []
    shop.till.on_published(
        lambda event: failures.append(event) if isinstance(event, OrderCreated) else None
    )
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    failure = HandlerFailure(WriteReceipt.publication_name, failures[0], OSError(), will_retry=True)
    shop.presenter.handler_failed(failure)
    line = complete(shop).lines[1]
    assert line.text == "Receipt could not be written. It will be tried again."
    assert line.kind == "failed"


def test_the_last_receipt_can_be_read_again(shop: Shop) -> None:
    shop.presenter.act("last_receipt")
    assert shop.screen.toasts == [("warning", "No receipt yet. The first sale writes one.")]
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.till.publications.close(5.0)
    shop.presenter.act("last_receipt")
    sheet = shop.screen.state.sheet
    assert isinstance(sheet, ReceiptSheet)
    assert sheet.title == "Receipt 1-00001"
    assert any("Sourdough loaf" in line for line in sheet.lines)
    assert sheet.state.endswith("1-00001.txt")


def test_low_stock_is_a_short_message(shop: Shop) -> None:
    shop.presenter.low_stock(LowStockNotice("Sesame bagel", Decimal(2)))
    assert shop.screen.toasts == [("warning", "Sesame bagel: 2 left")]


def test_the_audit_light_says_what_waits_and_what_is_wrong(shop: Shop) -> None:
    shop.presenter.audit_state(0, 1204272)
    assert shop.screen.state.bar.audit == "ok"
    shop.presenter.audit_state(3, 1204272)
    assert (shop.screen.state.bar.audit, shop.screen.state.bar.audit_spoken) == (
        "waiting",
        "Audit, 3 waiting",
    )
    shop.presenter.audit_defect(1204187)
    assert shop.screen.state.bar.audit == "defect"
    banner = shop.banner()
    assert banner is not None
    assert banner.headline == "A record does not match: #1,204,187."
    assert shop.screen.sounds == ["defect"]
