"""The sentences for what can go wrong while the stock is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from pos_app.application import stock_errors
from pos_app.domain import errors as domain
from pos_app.domain.aggregates.goods_receipt.errors import NothingReceived
from pos_app.domain.aggregates.purchase_order.errors import (
    PurchaseOrderClosed,
    PurchaseOrderEmpty,
)
from pos_app.domain.aggregates.stock_count.errors import NotOnSheet, StockCountClosed
from pos_app.ui.error_text import ErrorText
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.domain.aggregates.product.stock_events import StockRanOut


def _confirm_beyond_stock(error: domain.ConfirmBeyondStock) -> ErrorText:
    return ErrorText(
        _("The till knows of {available} {name} only.").format(
            name=error.product_name, available=format_quantity(error.available)
        ),
        _("If the goods are there, say so and sell them. Otherwise leave them out."),
    )


def _order_closed(error: PurchaseOrderClosed) -> ErrorText:
    return ErrorText(
        _("Order {number} does not take this any more.").format(number=error.document),
        _("Nothing was changed. Begin a new order."),
    )


def _order_empty(error: PurchaseOrderEmpty) -> ErrorText:
    return ErrorText(
        _("Nothing is on order {number}.").format(number=error.document),
        _("Add what you want first."),
    )


def _nothing_received(_error: NothingReceived) -> ErrorText:
    return ErrorText(_("Nothing of the delivery is entered yet."), _("Scan what came first."))


def _count_closed(error: StockCountClosed) -> ErrorText:
    return ErrorText(
        _("Count {number} is over.").format(number=error.document),
        _("Nothing was changed. Begin a new count."),
    )


def _not_on_sheet(error: NotOnSheet) -> ErrorText:
    return ErrorText(
        _("Only {count} {name} are on this sheet.").format(
            count=format_quantity(error.on_sheet), name=error.product_name
        ),
        _("Nothing was changed. Type how many there are."),
    )


def _supplier_not_found(_error: stock_errors.SupplierNotFound) -> ErrorText:
    return ErrorText(_("This supplier is not there any more."), _("Choose another one."))


def _order_not_found(_error: stock_errors.PurchaseOrderNotFound) -> ErrorText:
    return ErrorText(_("This order is not there any more."), _("Choose another one."))


def _count_not_found(_error: stock_errors.StockCountNotFound) -> ErrorText:
    return ErrorText(_("This count is not there any more."), _("Choose another one."))


def beyond_stock_text(event: StockRanOut) -> tuple[str, str]:
    """Return what is said when a product was sold beyond what the till knows of."""
    return (
        _("The till knew of {available} {name} only.").format(
            name=event.product_name, available=format_quantity(event.available)
        ),
        _("It is sold all the same. Count the shelf when you can."),
    )


STOCK_SENTENCES: Mapping[type[BaseException], Callable[[Any], ErrorText]] = MappingProxyType(
    {
        domain.ConfirmBeyondStock: _confirm_beyond_stock,
        PurchaseOrderClosed: _order_closed,
        PurchaseOrderEmpty: _order_empty,
        NothingReceived: _nothing_received,
        StockCountClosed: _count_closed,
        NotOnSheet: _not_on_sheet,
        stock_errors.SupplierNotFound: _supplier_not_found,
        stock_errors.PurchaseOrderNotFound: _order_not_found,
        stock_errors.StockCountNotFound: _count_not_found,
    }
)
