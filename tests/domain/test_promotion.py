"""A promotion of the store: its rule is checked, and what happens to it is told."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from pos_app.domain.aggregates.promotion.errors import InvalidPromotion, PromotionOver
from pos_app.domain.aggregates.promotion.promotion import Promotion
from pos_app.domain.services.promotions.rules import (
    EVERYTHING,
    AmountOff,
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Rule,
    Selection,
)
from pos_app.domain.services.promotions.terms import rule_of, terms_of
from tests.builders import money

CONDITIONS = Conditions(
    coupon_code="SAVE",
    valid_from=date(2026, 11, 1),
    valid_until=date(2026, 11, 30),
    weekdays=frozenset({0, 4}),
    from_time=time(16),
    until_time=time(18, 30),
    customer_group="Staff",
)
BAKERY = Selection(skus=frozenset({"ROLL"}), departments=frozenset({"Bakery"}))
RULES: list[Rule] = [
    BuyXGetY("Rolls", BAKERY, 2, 1, Decimal("50.5"), None, CONDITIONS),
    BuyXGetY("Rolls and jam", BAKERY, 2, 1, Decimal(100), EVERYTHING),
    NForPrice("Three", BAKERY, 3, money("5.00"), CONDITIONS),
    PercentOff("Bakery day", BAKERY, Decimal("12.5"), CONDITIONS),
    AmountOff("A dime", EVERYTHING, money("0.10")),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_comes_back_from_its_terms(rule: Rule) -> None:
    assert rule_of(rule.kind, rule.name, terms_of(rule)) == rule


def test_a_change_tells_the_old_and_the_new_terms() -> None:
    promotion = Promotion.create(RULES[3])
    promotion.change(PercentOff("Bakery day", BAKERY, Decimal(20), CONDITIONS))
    created, changed = promotion.get_domain_events()
    assert changed.payload()["old_terms"] == created.payload()["terms"]
    assert '"percent":"20"' in changed.payload()["terms"]


def test_the_rule_it_already_has_raises_nothing() -> None:
    promotion = Promotion.create(RULES[0])
    promotion.change(RULES[0])
    assert len(promotion.get_domain_events()) == 1


def test_a_promotion_ends_once_and_takes_no_change_then() -> None:
    promotion = Promotion.create(RULES[0])
    promotion.end()
    promotion.end()
    assert len(promotion.get_domain_events()) == 2
    with pytest.raises(PromotionOver):
        promotion.change(RULES[1])


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        (BuyXGetY("x", EVERYTHING, 0, 1, Decimal(100)), "buy"),
        (BuyXGetY("x", EVERYTHING, 1, 21, Decimal(100)), "get"),
        (BuyXGetY("x", EVERYTHING, 1, 1, Decimal(101)), "percent"),
        (NForPrice("x", EVERYTHING, 0, money("1.00")), "count"),
        (NForPrice("x", EVERYTHING, 2, money("-1.00")), "price"),
        (PercentOff("x", EVERYTHING, Decimal(0)), "percent"),
        (AmountOff("x", EVERYTHING, money("0.00")), "amount"),
        (
            AmountOff(
                "x",
                EVERYTHING,
                money("1.00"),
                Conditions(valid_from=date(2026, 2, 2), valid_until=date(2026, 2, 1)),
            ),
            "dates",
        ),
        (
            AmountOff(
                "x", EVERYTHING, money("1.00"), Conditions(from_time=time(9), until_time=time(9))
            ),
            "hours",
        ),
        (
            AmountOff("x", EVERYTHING, money("1.00"), Conditions(weekdays=frozenset({7}))),
            "weekdays",
        ),
        (AmountOff("x", EVERYTHING, money("1.00"), Conditions(coupon_code="x" * 41)), "coupon"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused_by_its_field(rule: Rule, field: str) -> None:
    with pytest.raises(InvalidPromotion) as refused:
        Promotion.create(rule)
    assert refused.value.field == field
