"""The receipt after a sale: to read, as a copy, without prices, opened by itself where chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from pos_app.application.reactions import ReceiptWritten
from pos_app.domain.events import DomainEvent
from tests.ui.sell.seller import Seller
from tests.ui.sell.shop import LOAF, Shop


def written(name: str) -> ReceiptWritten:
    return ReceiptWritten(name, Path(f"{name}.txt"), Path(f"{name}.pdf"))


def test_a_copy_and_a_gift_receipt_open_once_they_are_written(shop: Shop) -> None:
    shop.presenter.act("gift_receipt")
    assert shop.screen.toasts[-1][0] == "warning"
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.presenter.act("last_receipt")
    shop.presenter.act("receipt_copy")
    shop.presenter.act("gift_receipt")
    assert shop.screen.state.sheet is None
    for name in ("1-00001", "1-00001-copy-1", "1-00001-gift", "1-00001-gift"):
        shop.presenter.receipt_written(written(name))
    assert [path.name for path in shop.screen.opened] == ["1-00001-copy-1.pdf", "1-00001-gift.pdf"]


def test_the_store_chooses_that_each_receipt_opens(shop: Shop) -> None:
    shop.presenter.act("receipts")
    shop.presenter.act("receipts.opened")
    shop.till.reload_store()
    assert shop.till.store is not None
    assert shop.till.store.receipt_choice == "opened"


def test_the_receipt_of_a_sale_opens_by_itself_where_that_was_chosen(shop: Shop) -> None:
    events: list[DomainEvent] = []
    shop.till.on_published(events.append)
    shop.presenter.act("receipts.opened")
    shop.presenter.published(events)
    shop.presenter.scan(LOAF)
    shop.presenter.act("cash")
    shop.presenter.receipt_written(written("1-00001"))
    assert [path.name for path in shop.screen.opened] == ["1-00001.pdf"]


def test_the_gift_receipt_is_offered_after_the_sale_by_key_and_by_touch(seller: Seller) -> None:
    seller.presenter.scan(LOAF)
    seller.press("F12")
    button = next(
        each
        for each in seller.view.findChildren(QAbstractButton)
        if each.isVisible() and each.accessibleName().startswith("Gift receipt")
    )
    button.click()
    seller.press("Alt+G")
    assert seller.notice().startswith("The gift receipt of sale 1-00001 opens in a moment.")
