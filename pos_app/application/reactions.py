"""What follows a sale in the background: async handlers, their results shown by the window.

Each handler may run again after a crash, so each leaves the same result when it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from pos_app.application.errors import StoreNotSetUp
from pos_app.application.evidence import LogMark
from pos_app.application.ports import PdfWriter, ReceiptFolder
from pos_app.application.queries import OrderQueries
from pos_app.application.receipt import receipt_lines
from pos_app.application.refund_receipt import RefundQueries, refund_receipt_lines
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.aggregates.refund.events import RefundCreated


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


class WriteReceipt:
    """Renders the receipt of a completed sale as text and, where a window is, as PDF."""

    publication_name = "write_receipt"

    def __init__(
        self,
        orders: OrderQueries,
        store: StoreSnapshot,
        folder: ReceiptFolder,
        pdf_writer: PdfWriter | None,
        marks: LogMarks,
    ) -> None:
        """Write into ``folder``, with the mark of the log on each receipt."""
        self._marks = marks
        self._orders = orders
        self._store = store
        self._folder = folder
        self._pdf_writer = pdf_writer

    def __call__(self, event: OrderCreated) -> ReceiptWritten:
        """Write the receipt of the order; the files are whole or not there.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        order = self._orders.by_id(str(event.order_id))
        if order is None:  # an order and its event are committed together
            raise StoreNotSetUp
        # A receipt is not kept back because the log waits: then it carries no mark.
        mark = self._marks.mark_of(str(event.event_id)) or LogMark("")
        lines = receipt_lines(order, self._store, log_code=mark.code)
        text_path = self._folder.write_text(order.number, "\n".join(lines) + "\n")
        pdf_path = None
        if self._pdf_writer is not None:
            pdf_path = self._folder.path_of_pdf(order.number)
            self._pdf_writer(lines, f"{self._store.name} {order.number}", pdf_path, mark.qr_text)
        return ReceiptWritten(order.number, text_path, pdf_path)


class WriteRefundReceipt:
    """Renders the receipt of a return as text and, where a window is, as PDF."""

    publication_name = "write_refund_receipt"

    def __init__(
        self,
        refunds: RefundQueries,
        store: StoreSnapshot,
        folder: ReceiptFolder,
        pdf_writer: PdfWriter | None,
        marks: LogMarks,
    ) -> None:
        """Write into ``folder``, with the mark of the log on each receipt."""
        self._refunds = refunds
        self._store = store
        self._folder = folder
        self._pdf_writer = pdf_writer
        self._marks = marks

    def __call__(self, event: RefundCreated) -> ReceiptWritten:
        """Write the receipt of the return; the files are whole or not there.

        Raises:
            OSError: the folder cannot be written; the work is tried again later.
        """
        refund = self._refunds.by_id(str(event.refund_id))
        if refund is None:  # a refund and its event are committed together
            raise StoreNotSetUp
        mark = self._marks.mark_of(str(event.event_id)) or LogMark("")
        lines = refund_receipt_lines(refund, self._store, log_code=mark.code)
        text_path = self._folder.write_text(refund.number, "\n".join(lines) + "\n")
        pdf_path = None
        if self._pdf_writer is not None:
            pdf_path = self._folder.path_of_pdf(refund.number)
            self._pdf_writer(lines, f"{self._store.name} {refund.number}", pdf_path, mark.qr_text)
        return ReceiptWritten(refund.number, text_path, pdf_path)


class NoticeLowStock:
    """Tells the window that a product runs low."""

    publication_name = "notice_low_stock"

    def __call__(self, event: StockRanLow) -> LowStockNotice:
        """Return the notice."""
        return LowStockNotice(event.product_name, event.remaining_stock)
