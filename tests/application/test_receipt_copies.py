"""Receipts that are given out again: copies are counted and say so, presents tell no price."""

from __future__ import annotations

from pathlib import Path

import pytest

from pos_app.application.errors import OrderNotFound
from pos_app.application.receipt import gift_receipt_lines, receipt_lines
from pos_app.bootstrap import Till
from tests.stores import a_till, sell, stocked


def test_a_copy_says_that_it_is_one_and_is_counted(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    order = sell(till, "MILK")
    assert till.store is not None
    assert [till.receipts.copy(order.number) for _ in range(2)] == [1, 2]
    copy = receipt_lines(order, till.store, copy=2)
    assert copy[0].strip() == "COPY 2"
    assert copy[2:] == receipt_lines(order, till.store)
    with pytest.raises(OrderNotFound):
        till.receipts.copy("1-99999")


def test_a_gift_receipt_has_no_prices(till: Till) -> None:
    stocked(till, "Milk", price="1.20")
    order = sell(till, "MILK", "MILK")
    assert till.store is not None
    lines = gift_receipt_lines(order, till.store, log_code="ABCD-1234")
    text = "\n".join(lines)
    assert "2 Milk" in text
    assert order.number in text
    assert "ABCD-1234" in text
    assert "1.20" not in text
    assert "2.40" not in text


def test_copies_and_gift_receipts_are_written_beside_the_receipt(tmp_path: Path) -> None:
    with a_till(tmp_path, started=True, with_receipts=True) as till:
        stocked(till, "Milk", price="1.20")
        order = sell(till, "MILK")
        till.receipts.copy(order.number)
        till.receipts.gift(order.number)
    names = {path.name for path in (tmp_path / "receipts").iterdir()}
    assert {f"{order.number}-copy-1.txt", f"{order.number}-gift.txt"} <= names
