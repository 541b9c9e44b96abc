"""Rules as text and back: the terms of a promotion as they are kept and as the log tells them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from pos_app.domain.services.promotions.rules import (
    AmountOff,
    BuyXGetY,
    Conditions,
    NForPrice,
    PercentOff,
    Rule,
    Selection,
)
from pos_app.domain.values.money import Currency, Money


def terms_of(rule: Rule) -> str:
    """Return everything about a rule but its kind and name as a JSON object.

    Amounts are in whole units with their currency, dates and times as in ISO 8601.
    """
    terms: dict[str, Any] = {"selection": _selection(rule.selection)}
    if isinstance(rule, BuyXGetY):
        terms |= {"buy": rule.buy, "get": rule.get, "percent": str(rule.percent)}
        terms["reward"] = None if rule.reward is None else _selection(rule.reward)
    elif isinstance(rule, NForPrice):
        terms |= {"count": rule.count, **_amount(rule.price)}
    elif isinstance(rule, PercentOff):
        terms["percent"] = str(rule.percent)
    else:
        terms |= _amount(rule.amount)
    terms["conditions"] = _conditions(rule.conditions)
    return json.dumps(terms, ensure_ascii=False, separators=(",", ":"))


def rule_of(kind: str, name: str, text: str) -> Rule:
    """Return the rule that was kept.

    Raises:
        KeyError: there is no such kind, or the terms lack something.
    """
    terms = json.loads(text)
    selection, conditions = _selected(terms["selection"]), _conditioned(terms["conditions"])
    if kind == BuyXGetY.kind:
        reward = None if terms["reward"] is None else _selected(terms["reward"])
        percent = Decimal(terms["percent"])
        return BuyXGetY(name, selection, terms["buy"], terms["get"], percent, reward, conditions)
    if kind == NForPrice.kind:
        return NForPrice(name, selection, terms["count"], _money(terms), conditions)
    if kind == PercentOff.kind:
        return PercentOff(name, selection, Decimal(terms["percent"]), conditions)
    if kind == AmountOff.kind:
        return AmountOff(name, selection, _money(terms), conditions)
    raise KeyError(kind)


def _amount(money: Money) -> dict[str, str]:
    return {"amount": str(money.amount), "currency": money.currency.code}


def _money(terms: Mapping[str, Any]) -> Money:
    return Money.of(terms["amount"], Currency.of(terms["currency"]))


def _selection(selection: Selection) -> dict[str, list[str]]:
    return {"skus": sorted(selection.skus), "departments": sorted(selection.departments)}


def _selected(terms: Mapping[str, Any]) -> Selection:
    return Selection(frozenset(terms["skus"]), frozenset(terms["departments"]))


def _conditions(conditions: Conditions) -> dict[str, Any]:
    return {
        "coupon": conditions.coupon_code,
        "from": _iso(conditions.valid_from),
        "until": _iso(conditions.valid_until),
        "weekdays": sorted(conditions.weekdays),
        "from_time": _iso(conditions.from_time),
        "until_time": _iso(conditions.until_time),
        "group": conditions.customer_group,
    }


def _iso(moment: date | time | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _conditioned(terms: Mapping[str, Any]) -> Conditions:
    return Conditions(
        coupon_code=terms["coupon"],
        valid_from=None if terms["from"] is None else date.fromisoformat(terms["from"]),
        valid_until=None if terms["until"] is None else date.fromisoformat(terms["until"]),
        weekdays=frozenset(terms["weekdays"]),
        from_time=None if terms["from_time"] is None else time.fromisoformat(terms["from_time"]),
        until_time=None if terms["until_time"] is None else time.fromisoformat(terms["until_time"]),
        customer_group=terms["group"],
    )
