"""The sentences for what the rules of customers and points forbid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain.aggregates.customer import errors
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _


def _customer_unknown(_error: errors.CustomerUnknown) -> ErrorText:
    return ErrorText(
        _("This customer is not known any more."),
        _("Nothing was changed. Choose another customer or add a new one."),
    )


def _text_too_long(error: errors.TextTooLong) -> ErrorText:
    return ErrorText(
        _("Use at most {count} characters.").format(count=format_count(error.longest)),
        _("Nothing was changed."),
    )


def _insufficient_points(error: errors.InsufficientPoints) -> ErrorText:
    return ErrorText(
        _("The customer has {available} points, {asked} are needed.").format(
            available=format_count(error.available), asked=format_count(error.asked)
        ),
        _("Nothing was taken. Use fewer points."),
    )


def _invalid_points(_error: errors.InvalidPoints) -> ErrorText:
    return ErrorText(_("Use one point or more."), _("Nothing was changed."))


CUSTOMER_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        errors.CustomerUnknown: _customer_unknown,
        errors.TextTooLong: _text_too_long,
        errors.InsufficientPoints: _insufficient_points,
        errors.InvalidPoints: _invalid_points,
    }
)
