"""What follows a sale in the background: async handlers, their results shown by the window.

Each handler may run again after a crash, so each leaves the same result when it does.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from pos_app import application
from pos_app.application.errors import StoreNotSetUp
from pos_app.application.evidence import LogMark
from pos_app.application.ports import PdfWriter, ReceiptFolder
from pos_app.application.queries import OrderQueries
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.aggregates.refund.events import RefundCreated
from pos_app.domain.records import dataclass

if TYPE_CHECKING:
    from pos_app.application.refund_receipt import RefundQueries


@dataclass(frozen=True, slots=True)
class ReceiptWritten:
    """The receipt of an order lies in the store's folder; ``pdf_path`` only with a window."""

    order_number: str
    text_path: Path
    pdf_path: Path | None


@dataclass(frozen=True, slots=True)
class LowStockNotice:
    """A product has ``remaining`` left to sell."""

    product_name: str
    remaining: Decimal


class LogMarks(Protocol):
    """Knows where an event stands in the log."""

    def mark_of(self, event_id: str) -> LogMark | None:
        """Return what a receipt carries of the event's entry; None while it is not logged."""


@dataclass(frozen=True, slots=True)
class ReceiptPress:
    """Puts receipts into the store's folder, as text and, where a window is, as PDF.

    ``heading`` stands over and under each, where what is printed is no real sale.
    """

    store: StoreSnapshot
    folder: ReceiptFolder
    pdf_writer: PdfWriter | None
    marks: LogMarks
    heading: str = ""

    def write(
        self, number: str, event_id: UUID, lay_out: Callable[[str], tuple[str, ...]]
    ) -> ReceiptWritten:
        """Write the lines that ``lay_out`` makes with the log's code; whole files or none.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        # A receipt is not kept back because the log waits: then it carries no mark.
        mark = self.marks.mark_of(str(event_id)) or LogMark("")
        lines = lay_out(mark.code)
        if self.heading:
            lines = (self.heading, *lines, "", self.heading)
        text_path = self.folder.write_text(number, "\n".join(lines) + "\n")
        pdf_path = None
        if self.pdf_writer is not None:
            pdf_path = self.folder.path_of_pdf(number)
            self.pdf_writer(lines, f"{self.store.name} {number}", pdf_path, mark.qr_text)
        return ReceiptWritten(number, text_path, pdf_path)


class WriteReceipt:
    """Writes the receipt of a completed sale."""

    publication_name = "write_receipt"

    def __init__(self, orders: OrderQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._orders = orders
        self._press = press

    def __call__(self, event: OrderCreated) -> ReceiptWritten:
        """Write the receipt of the order.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        order = self._orders.by_id(str(event.order_id))
        if order is None:  # an order and its event are committed together
            raise StoreNotSetUp
        store = self._press.store
        return self._press.write(
            order.number,
            event.event_id,
            lambda code: application.receipt.receipt_lines(order, store, log_code=code),
        )


class WriteRefundReceipt:
    """Writes the receipt of a return."""

    publication_name = "write_refund_receipt"

    def __init__(self, refunds: RefundQueries, press: ReceiptPress) -> None:
        """Write with ``press``."""
        self._refunds = refunds
        self._press = press

    def __call__(self, event: RefundCreated) -> ReceiptWritten:
        """Write the receipt of the return.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        refund = self._refunds.by_id(str(event.refund_id))
        if refund is None:  # a refund and its event are committed together
            raise StoreNotSetUp
        store = self._press.store
        return self._press.write(
            refund.number,
            event.event_id,
            lambda code: application.refund_receipt.refund_receipt_lines(
                refund, store, log_code=code
            ),
        )


class NoticeLowStock:
    """Tells the window that a product runs low."""

    publication_name = "notice_low_stock"

    def __call__(self, event: StockRanLow) -> LowStockNotice:
        """Return the notice."""
        return LowStockNotice(event.product_name, event.remaining_stock)
