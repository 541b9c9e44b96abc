"""Promotions in plain words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from pos_app.application.promotion_text import (
    UnreadablePromotion,
    read_promotion,
)
from pos_app.domain.services.promotions.rules import (
    AmountOff,
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Rule,
    Selection,
)
from tests.builders import USD, money

SKUS = Selection(skus=frozenset({"1001", "1002"}))
BAKERY = Selection(departments=frozenset({"Bakery"}))
SAVE = Conditions(coupon_code="SAVE10", customer_group="member")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (
            "3 for 5.00: 1001, 1002",
            NForPrice("3 for 5.00: 1001, 1002", SKUS, 3, money("5.00")),
        ),
        (
            "Buy 2 get 1: bakery",
            BuyXGetY("Buy 2 get 1: bakery", BAKERY, 2, 1, Decimal(100)),
        ),
        ("20%: Bakery", PercentOff("20%: Bakery", BAKERY, Decimal(20))),
        ("0.50 off: 1001, 1002", AmountOff("0.50 off: 1001, 1002", SKUS, money("0.50"))),
        (
            "5 %: everything, coupon save10, group member",
            PercentOff(
                "5 %: everything, coupon save10, group member", Selection(), Decimal(5), SAVE
            ),
        ),
    ],
)
def test_plain_words_are_read_as_the_promotion_they_mean(text: str, rule: Rule) -> None:
    assert read_promotion(text, ["Bakery", "Dairy"], USD) == rule


@pytest.mark.parametrize(
    "text",
    [
        "",
        "20%",
        "20%:",
        "twenty: Bakery",
        "x off: 1001",
        "3 for y: 1",
        "20%: everything, 1001",
    ],
)
def test_what_says_no_promotion_is_refused(text: str) -> None:
    with pytest.raises(UnreadablePromotion):
        read_promotion(text, ["Bakery"], USD)
