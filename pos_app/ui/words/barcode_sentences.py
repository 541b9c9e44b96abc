"""The sentences for what the rules of barcodes forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain.aggregates.barcode_rules import errors
from pos_app.ui.error_text import ErrorText
from pos_app.ui.i18n import _


def _invalid_rule(error: errors.InvalidBarcodeRule) -> ErrorText:
    headlines = {
        "prefix": _("{value} cannot begin a code of the store's own, or does so twice."),
        "item_digits": _("A product number in a code has 4, 5 or 6 digits."),
        "lot": _("The lot {value} is longer than 20 characters."),
    }
    headline = headlines.get(error.name, _("This cannot be used."))
    return ErrorText(
        headline.format(value=error.value), _("Nothing was changed. Use 02 or 20 to 29.")
    )


def _goods_expired(error: errors.GoodsExpired) -> ErrorText:
    return ErrorText(
        _("{name} was to be sold until {day}.").format(name=error.product_name, day=error.last_day),
        _("Nothing was added. Take a fresh one from the shelf."),
    )


def _lot_recalled(error: errors.LotRecalled) -> ErrorText:
    return ErrorText(
        _("{name} of lot {lot} is recalled.").format(name=error.product_name, lot=error.lot),
        _("Nothing was added. Put it aside and take another one."),
    )


BARCODE_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        errors.InvalidBarcodeRule: _invalid_rule,
        errors.GoodsExpired: _goods_expired,
        errors.LotRecalled: _lot_recalled,
    }
)
