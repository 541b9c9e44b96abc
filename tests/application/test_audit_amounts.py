"""Every entry with money in it has one amount, whoever asks."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pos_app.application.audit_amounts import AMOUNTS, amount_of
from pos_app.ui.audit.wordings import wordings

GOLDEN = Path(__file__).parent.parent / "fixtures" / "events"


@pytest.mark.parametrize(
    ("event_type", "payload", "amount"),
    [
        ("CartItemAdded", {"quantity": "0.345", "unit_price": "2.49"}, "0.85905"),
        ("CartItemRemoved", {"quantity_removed": "2", "unit_price": "1.20"}, "-2.40"),
        (
            "CartItemQuantityUpdated",
            {"old_quantity": "3", "new_quantity": "1", "unit_price": "1.20"},
            "-2.40",
        ),
        ("CartLineDiscounted", {"old_discount": "0.10", "new_discount": "0.50"}, "-0.40"),
        ("CartVoided", {"total": "9.99"}, "-9.99"),
        ("OrderCreated", {"total": "9.99"}, "9.99"),
        ("CashTendered", {"amount_tendered": "20.00", "change_given": "10.01"}, "9.99"),
        ("ProductRepriced", {"old_price": "2.00", "new_price": "1.50"}, "-0.50"),
    ],
)
def test_an_entry_has_its_amount_with_its_sign(
    event_type: str, payload: dict[str, str], amount: str
) -> None:
    assert amount_of(event_type, payload) == Decimal(amount)


@pytest.mark.parametrize("event_type", sorted(AMOUNTS))
def test_a_stored_payload_gives_an_amount(event_type: str) -> None:
    text = (GOLDEN / f"{event_type}-1.json").read_text(encoding="utf-8")

    assert amount_of(event_type, json.loads(text)) is not None


def test_the_list_shows_the_amounts_of_the_same_types() -> None:
    shown = {name for name, wording in wordings().items() if wording.amount is not None}

    assert shown == AMOUNTS.keys()


@pytest.mark.parametrize(
    ("event_type", "payload"),
    [
        ("TillStarted", {"total": "1.00"}),
        ("OrderCreated", {}),
        ("OrderCreated", {"total": "much"}),
        ("OrderCreated", {"total": "NaN"}),
    ],
)
def test_what_has_no_readable_amount_has_none(event_type: str, payload: dict[str, str]) -> None:
    assert amount_of(event_type, payload) is None
