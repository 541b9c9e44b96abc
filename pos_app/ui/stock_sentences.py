"""The sentences for what can go wrong while the stock is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from pos_app.domain import errors as domain
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _


def _confirm_beyond_stock(error: domain.ConfirmBeyondStock) -> ErrorText:
    return ErrorText(
        _("The till knows of {available} {name} only.").format(
            name=error.product_name, available=format_quantity(error.available)
        ),
        _("If the goods are there, say so and sell them. Otherwise leave them out."),
    )


STOCK_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        domain.ConfirmBeyondStock: _confirm_beyond_stock,
    }
)
