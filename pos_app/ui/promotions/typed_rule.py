"""Reads a promotion or a price list from what was typed, and writes one to be typed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, time
from decimal import Decimal

from pos_app.application.errors import ApplicationError
from pos_app.domain.records import dataclass
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
from pos_app.ui.formatting import AmountRefused, parse_amount
from pos_app.ui.promotions.promotions_state import (
    AMOUNT,
    BUY_GET,
    PERCENT,
    SET_PRICE,
    RuleInput,
)

EVERYTHING = "everything"
_ALL = Decimal(100)
_COUNTS = {SET_PRICE: "count", BUY_GET: "buy"}
_NUMBERS = {PERCENT: "percent", AMOUNT: "amount", SET_PRICE: "price", BUY_GET: "percent"}
SkuOf = Callable[[str], str]
"""Returns the SKU that a code names; raises ``UnknownCode``."""


@dataclass(eq=False)
class Unreadable(ApplicationError):
    """``field`` of a form cannot be read; an empty ``text`` is still to be typed."""

    field: str
    text: str


def read_rule(
    typed: RuleInput, departments: Iterable[str], currency: Currency, sku_of: SkuOf
) -> Rule:
    """Return the promotion that was typed.

    Raises:
        Unreadable: a field says nothing that could be meant.
        UnknownCode: a word is neither a department nor a product.
        InvalidAmount: too many decimals.
    """
    names = tuple(departments)
    is_buying = typed.kind == BUY_GET
    count = _count(typed.count, _COUNTS[typed.kind]) if typed.kind in _COUNTS else 0
    get = _count(typed.get, "get") if is_buying else 0
    is_free = is_buying and not typed.number.strip()
    number = _ALL if is_free else read_number(typed.number, _NUMBERS[typed.kind])
    selection = _selection(typed.products, "products", names, sku_of)
    name = " ".join(typed.name.split())
    conditions = Conditions(
        coupon_code=typed.coupon.strip().upper(),
        valid_from=read_day(typed.first_day, "first_day"),
        valid_until=read_day(typed.last_day, "last_day"),
        weekdays=typed.days,
        from_time=_hour(typed.from_hour, "from_hour"),
        until_time=_hour(typed.until_hour, "until_hour"),
        customer_group=" ".join(typed.group.split()),
    )
    if typed.kind == PERCENT:
        return PercentOff(name, selection, number, conditions)
    if typed.kind == AMOUNT:
        return AmountOff(name, selection, Money.of(number, currency), conditions)
    if typed.kind == SET_PRICE:
        return NForPrice(name, selection, count, Money.of(number, currency), conditions)
    reward = typed.reward.strip()
    rewarded = _selection(reward, "reward", names, sku_of) if reward else None
    return BuyXGetY(name, selection, count, get, number, rewarded, conditions)


def typed_rule(rule: Rule) -> RuleInput:
    """Return the promotion as somebody would type it."""
    conditions = rule.conditions
    number, count, get, reward = "", "", "", ""
    if isinstance(rule, PercentOff):
        number = str(rule.percent)
    elif isinstance(rule, AmountOff):
        number = str(rule.amount.amount)
    elif isinstance(rule, NForPrice):
        number, count = str(rule.price.amount), str(rule.count)
    else:
        number, count, get = str(rule.percent), str(rule.buy), str(rule.get)
        reward = "" if rule.reward is None else _words(rule.reward)
    return RuleInput(
        kind=rule.kind,
        name=rule.name,
        number=number,
        count=count,
        get=get,
        products=_words(rule.selection),
        reward=reward,
        coupon=conditions.coupon_code,
        group=conditions.customer_group,
        first_day=_text(conditions.valid_from),
        last_day=_text(conditions.valid_until),
        from_hour=_text(conditions.from_time)[:5],
        until_hour=_text(conditions.until_time)[:5],
        days=conditions.weekdays,
    )


def read_day(text: str, field: str) -> date | None:
    """Return the day that was typed, None for nothing.

    Raises:
        Unreadable: it is none.
    """
    try:
        return date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        raise Unreadable(field, text) from None


def read_number(text: str, field: str) -> Decimal:
    """Return the number that was typed.

    Raises:
        Unreadable: it is none.
    """
    try:
        return parse_amount(text.strip().removesuffix("%"))
    except AmountRefused:
        raise Unreadable(field, text) from None


def with_word(text: str, word: str) -> str:
    """Return the list of words with one more."""
    words = [each.strip() for each in text.split(",") if each.strip()]
    if word not in words:
        words.append(word)
    return ", ".join(words)


def _count(text: str, field: str) -> int:
    if not text.strip().isdecimal():
        raise Unreadable(field, text)
    return int(text.strip())


def _hour(text: str, field: str) -> time | None:
    cleaned = text.strip()
    if not cleaned:
        return None
    try:
        return time.fromisoformat(cleaned if ":" in cleaned else f"{int(cleaned):02d}:00")
    except ValueError:
        raise Unreadable(field, text) from None


def _selection(text: str, field: str, departments: tuple[str, ...], sku_of: SkuOf) -> Selection:
    words = [word.strip() for word in text.split(",") if word.strip()]
    if not words:
        raise Unreadable(field, text)
    if [word.casefold() for word in words] == [EVERYTHING]:
        return Selection()
    names = {name.casefold(): name for name in departments if name}
    chosen = {names[word.casefold()] for word in words if word.casefold() in names}
    skus = {sku_of(word) for word in words if word.casefold() not in names}
    return Selection(frozenset(skus), frozenset(chosen))


def _words(selection: Selection) -> str:
    words = (*sorted(selection.departments), *sorted(selection.skus))
    return ", ".join(words) or EVERYTHING


def _text(moment: date | time | None) -> str:
    return "" if moment is None else moment.isoformat()
