"""Gives receipts out again: as copies that say so, and without prices for a present."""

from __future__ import annotations

from collections.abc import Callable

from pos_app.application.access import needs
from pos_app.application.errors import OrderNotFound
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.order.receipt_copies import ReceiptCopies
from pos_app.domain.values import permissions


class ReceiptService:
    """The commands on receipts of paid sales; what listens to their events writes the files."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Work in transactions of ``unit_of_work``."""
        self._unit_of_work = unit_of_work

    @needs(permissions.SELL)
    def copy(self, order_number: str) -> int:
        """Give the receipt out once more, and return which copy it is.

        Raises:
            OrderNotFound: there is no such sale.
        """
        return self._changed(order_number, ReceiptCopies.copy)

    @needs(permissions.SELL)
    def gift(self, order_number: str) -> None:
        """Give a receipt without prices out.

        Raises:
            OrderNotFound: there is no such sale.
        """
        self._changed(order_number, ReceiptCopies.make_gift_receipt)

    def _changed(self, order_number: str, command: Callable[[ReceiptCopies], None]) -> int:
        with self._unit_of_work() as uow:
            receipts = uow.orders.receipts_of(order_number)
            if receipts is None:
                raise OrderNotFound(order_number=order_number)
            command(receipts)
            uow.orders.save_receipts(receipts)
            uow.collect_events_from(receipts)
            uow.commit()
        uow.dispatch_events()
        return receipts.copies
