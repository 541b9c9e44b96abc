"""Writes copies of receipts and gift receipts in the background, once each was asked for."""

from __future__ import annotations

from uuid import UUID

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.queries import OrderQueries
from pos_app.application.reactions import ReceiptPress, ReceiptWritten
from pos_app.application.receipt import gift_receipt_lines, receipt_lines
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.aggregates.order.events import GiftReceiptMade, ReceiptCopied


def copy_name(order_number: str, copy: int) -> str:
    """Return what a copy is called in the folder of receipts."""
    return f"{order_number}-copy-{copy}"


def gift_name(order_number: str) -> str:
    """Return what a gift receipt is called there."""
    return f"{order_number}-gift"


class WriteReceiptCopy:
    """Writes a copy of the receipt of a sale, which says that it is one."""

    publication_name = "write_receipt_copy"

    def __init__(self, orders: OrderQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._orders = orders
        self._press = press

    def __call__(self, event: ReceiptCopied) -> ReceiptWritten:
        """Write the copy.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        order, store = _order(self._orders, event.order_id), self._press.store
        return self._press.write(
            copy_name(order.number, event.copy),
            event.event_id,
            lambda code: receipt_lines(order, store, log_code=code, copy=event.copy),
        )


class WriteGiftReceipt:
    """Writes the receipt of a sale without what it cost."""

    publication_name = "write_gift_receipt"

    def __init__(self, orders: OrderQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._orders = orders
        self._press = press

    def __call__(self, event: GiftReceiptMade) -> ReceiptWritten:
        """Write it; raises as :class:`WriteReceiptCopy`."""
        order, store = _order(self._orders, event.order_id), self._press.store
        return self._press.write(
            gift_name(order.number),
            event.event_id,
            lambda code: gift_receipt_lines(order, store, log_code=code),
        )


def _order(orders: OrderQueries, order_id: UUID) -> OrderSnapshot:
    order = orders.by_id(str(order_id))
    if order is None:  # an order and the events about it are committed together
        raise StoreNotSetUp
    return order
