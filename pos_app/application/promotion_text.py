"""Reads a promotion from one line of plain words.

::

    3 for 5.00: 1001, 1002        any three of these products for an amount
    buy 2 get 1: Bakery           the cheapest of three of a department is free
    20%: Bakery                   a share off a department
    0.50 off: 1001                an amount off each piece
    20%: everything, coupon SAVE10, group member

What stands after the colon are SKUs and departments, or ``everything``; ``coupon`` and ``group``
say who gets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

from pos_app.application.errors import ApplicationError
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

_N_FOR = re.compile(r"(\d{1,3}) for (\S+)", re.IGNORECASE)
_BUY_GET = re.compile(r"buy (\d{1,3}) get (\d{1,3})", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,2})?) ?%")
_OFF = re.compile(r"(\S+) off", re.IGNORECASE)
_EVERYTHING = "everything"


class UnreadablePromotion(ApplicationError):
    """The line says no promotion."""


def read_promotion(text: str, departments: Iterable[str], currency: Currency) -> Rule:
    """Return the promotion of a line; words that are no department are SKUs.

    Raises:
        UnreadablePromotion: it cannot be read.
        InvalidAmount: an amount with too many decimals.
    """
    offer, colon, rest = text.partition(":")
    if not colon:
        raise UnreadablePromotion
    names = {name.casefold(): name for name in departments}
    skus, chosen, coupon, group = set(), set(), "", ""
    for part in (each.strip() for each in rest.split(",")):
        word, _, value = part.partition(" ")
        if word.casefold() == "coupon" and value:
            coupon = value.strip().upper()
        elif word.casefold() == "group" and value:
            group = value.strip()
        elif part.casefold() in names:
            chosen.add(names[part.casefold()])
        elif part and part.casefold() != _EVERYTHING:
            skus.add(part)
    has_everything = any(each.strip().casefold() == _EVERYTHING for each in rest.split(","))
    if has_everything == bool(skus or chosen):  # neither, or both at once
        raise UnreadablePromotion
    selection = Selection(frozenset(skus), frozenset(chosen))
    conditions = Conditions(coupon_code=coupon, customer_group=group)
    return _rule(" ".join(text.split()), offer.strip(), selection, conditions, currency)


def _rule(
    name: str, offer: str, selection: Selection, conditions: Conditions, currency: Currency
) -> Rule:
    if found := _N_FOR.fullmatch(offer):
        price = Money.of(_number(found[2]), currency)
        return NForPrice(name, selection, int(found[1]), price, conditions)
    if found := _BUY_GET.fullmatch(offer):
        free = Decimal(100)
        return BuyXGetY(name, selection, int(found[1]), int(found[2]), free, conditions=conditions)
    if found := _PERCENT.fullmatch(offer):
        return PercentOff(name, selection, Decimal(found[1]), conditions)
    if found := _OFF.fullmatch(offer):
        return AmountOff(name, selection, Money.of(_number(found[1]), currency), conditions)
    raise UnreadablePromotion


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise UnreadablePromotion from None
