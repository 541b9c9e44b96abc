"""The sentences for what cannot be done with promotions and price lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain.aggregates.price_list import errors as price_list
from pos_app.domain.aggregates.promotion import errors as promotion
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _
from pos_app.ui.promotions.promotions_texts import missing
from pos_app.ui.promotions.typed_rule import Unreadable


def _invalid_promotion(error: promotion.InvalidPromotion) -> ErrorText:
    advice = {
        "buy": _("How many to buy is a number from 1 to 20."),
        "get": _("How many to get is a number from 1 to 20."),
        "count": _("How many go together is a number from 1 to 20."),
        "percent": _("The percentage is more than 0 and at most 100."),
        "amount": _("The amount is more than zero."),
        "price": _("The price is zero or more."),
        "dates": _("The last day is not before the first one."),
        "hours": _("The hours begin and end at different times."),
        "weekdays": _("The days are days of the week."),
        "coupon": _("A coupon code has at most 40 characters."),
    }
    return ErrorText(
        _("This promotion cannot be saved."), advice.get(error.field, _("Check what was typed."))
    )


def _promotion_over(_error: promotion.PromotionOver) -> ErrorText:
    return ErrorText(_("This promotion has ended."), _("Create a new one instead."))


def _promotion_not_found(_error: promotion.PromotionNotFound) -> ErrorText:
    return ErrorText(_("This promotion is not there."), _("Choose one from the list."))


def _invalid_period(_error: price_list.InvalidPeriod) -> ErrorText:
    return ErrorText(
        _("This price list would end before it begins."),
        _("The last day is not before the first one."),
    )


def _price_list_over(_error: price_list.PriceListOver) -> ErrorText:
    return ErrorText(_("This price list has ended."), _("Create a new one instead."))


def _price_list_not_found(_error: price_list.PriceListNotFound) -> ErrorText:
    return ErrorText(_("This price list is not there."), _("Choose one from the list."))


def _unreadable(error: Unreadable) -> ErrorText:
    return ErrorText(missing(error.field), _("Nothing was changed."))


PROMOTION_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        Unreadable: _unreadable,
        promotion.InvalidPromotion: _invalid_promotion,
        promotion.PromotionOver: _promotion_over,
        promotion.PromotionNotFound: _promotion_not_found,
        price_list.InvalidPeriod: _invalid_period,
        price_list.PriceListOver: _price_list_over,
        price_list.PriceListNotFound: _price_list_not_found,
    }
)
