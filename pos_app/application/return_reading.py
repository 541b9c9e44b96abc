"""Reads what of a sale can still go back, and what it is worth."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from pos_app.application import refunding
from pos_app.application.access import open_to_all
from pos_app.application.errors import OrderNotFound
from pos_app.application.evidence import NoAnchor, ReceiptCode
from pos_app.application.loading import order_of
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.application.refunding import Asked
from pos_app.application.return_snapshots import ReturnableOrder, SalesByLogCode
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity


class ReturnReading:
    """What a return begins with; changes nothing."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, by_log_code: SalesByLogCode) -> None:
        """Find sales by the codes of ``by_log_code`` too."""
        self._unit_of_work = unit_of_work
        self._by_log_code = by_log_code

    @open_to_all("reads what a receipt says")
    def returnable(self, receipt: str) -> ReturnableOrder:
        """Return what of a sale can still go back.

        ``receipt`` is the number on it, its log code, or the text of its QR code.

        Raises:
            OrderNotFound: there is no such sale.
        """
        number = self._number_of(receipt)
        with self._unit_of_work() as uow:
            order = order_of(uow, number)
            before = uow.refunds.returned(order.order_id)
        return ReturnableOrder.of(order, before)

    @open_to_all("adds up and changes nothing")
    def worth(self, order_number: str, asked: Mapping[int, Quantity]) -> Decimal:
        """Return what would be paid back for these quantities, by line number.

        Raises:
            OrderNotFound, NotReturnable: as :meth:`refund`.
        """
        with self._unit_of_work() as uow:
            order = order_of(uow, order_number)
            before = uow.refunds.returned(order.order_id)
        wanted = refunding.with_deposits(order, before, asked)
        lines = refunding.refund_lines(order, before, Asked(wanted))
        return Money.sum((line.amount for line in lines), order.total.currency).amount

    def _number_of(self, receipt: str) -> str:
        """Return the number of the sale that a receipt's text means; a number means itself."""
        try:
            code = ReceiptCode.read(receipt)
        except NoAnchor:
            return receipt.strip()
        number = self._by_log_code.order_number_of(code)
        if number is None:
            raise OrderNotFound(order_number=code.code)
        return number
