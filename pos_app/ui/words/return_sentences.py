"""The sentences for what can go wrong with a return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.application import errors as application
from pos_app.domain.aggregates.refund import errors as domain
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _


def _order_not_found(error: application.OrderNotFound) -> ErrorText:
    return ErrorText(
        _("No sale has the number {number}.").format(number=error.order_number),
        _("Scan the receipt again, or type the number on it."),
    )


def _not_returnable(error: domain.NotReturnable) -> ErrorText:
    return ErrorText(
        _("Only {left} of {name} can still go back.").format(
            left=format_quantity(error.left), name=error.product_name
        ),
        _("Nothing was changed. Take back less."),
    )


def _nothing_to_return(_error: domain.NothingToReturn) -> ErrorText:
    return ErrorText(_("Nothing is chosen to go back."), _("Set how much of a line comes back."))


def _payout_mismatch(error: domain.PayoutMismatch) -> ErrorText:
    return ErrorText(
        _("{paid} is not the {total} that goes back.").format(
            paid=format_amount(error.paid), total=format_amount(error.total)
        ),
        _("Nothing was changed. Try again."),
    )


RETURN_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        application.OrderNotFound: _order_not_found,
        domain.NotReturnable: _not_returnable,
        domain.NothingToReturn: _nothing_to_return,
        domain.PayoutMismatch: _payout_mismatch,
    }
)
