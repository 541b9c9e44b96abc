"""Takes cash and remembers the last sale: its change, its record, its receipt."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import StorageError
from pos_app.application.reactions import ReceiptWritten, WriteReceipt
from pos_app.application.receipt import receipt_lines
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.domain.aggregates.store.store import ReceiptChoice
from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_amount, format_seq
from pos_app.ui.i18n import _
from pos_app.ui.sell.cart_texts import note_label
from pos_app.ui.sell.cash import change_pieces
from pos_app.ui.sell.sell_state import CompletePart, LastSale, ReceiptSheet, StateLine

if TYPE_CHECKING:
    from pos_app.application.handler_reports import HandlerFailure
    from pos_app.application.order_service import OrderService, TenderRequest
    from pos_app.application.queries import AuditQueries, OrderQueries
    from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
    from pos_app.application.snapshots import StoreSnapshot

_GUARD_SECONDS = 0.8
_LATEST_EVENTS = 40  # the creation is the oldest; a sale of many tenders tells much after it


@dataclass(frozen=True, slots=True)
class _Receipt:
    """What is known of a sale's receipt."""

    state: str = "waiting"
    pdf: Path | None = None


class Checkout:
    """Completes carts; the last sale stays known until the next one."""

    def __init__(
        self,
        orders: OrderService,
        order_queries: OrderQueries,
        audit: AuditQueries | None,
        store: StoreSnapshot,
        receipts: Path,
        seconds: Callable[[], float],
    ) -> None:
        """``receipts`` is the folder of receipts; ``seconds`` counts on, whatever its zero."""
        self._orders = orders
        self._order_queries = order_queries
        self._audit = audit
        self._store = store
        self._receipts = receipts
        self._seconds = seconds
        self._paid_at: float | None = None
        self._receipt = _Receipt()
        self._seq: int | None = None
        self._was_asked = False
        self._awaited: set[str] = set()
        self.last: OrderSnapshot | None = None

    def is_double_press(self) -> bool:
        """Whether the payment before is so fresh that this press belongs to it."""
        return self._paid_at is not None and self._seconds() - self._paid_at < _GUARD_SECONDS

    def pay(self, cart_id: UUID, tendered: Decimal | None) -> OrderSnapshot:
        """Take cash for a cart, what is left exactly for None.

        Raises:
            DomainError, ApplicationError: as the order service says; nothing was stored.
        """
        return self.completed(self._orders.pay_cash(cart_id, tendered))

    def take(self, cart_id: UUID, request: TenderRequest) -> CartSnapshot | None:
        """Take a tender; return the cart while something is left to pay, None once it is paid.

        Raises:
            DomainError, ApplicationError: as the order service says; nothing was stored.
        """
        step = self._orders.take(cart_id, request)
        if step.order is not None:
            self.completed(step.order)
        return step.cart

    def give_back(self, cart_id: UUID, tender_id: UUID) -> CartSnapshot:
        """Give a tender back and return the cart."""
        return self._orders.give_back(cart_id, tender_id)

    def last_rate(self, currency: str) -> Decimal | None:
        """Return what one unit of a currency was last worth here, None before its first notes."""
        try:
            return self._order_queries.last_rate(currency)
        except StorageError:
            return None

    def completed(self, order: OrderSnapshot) -> OrderSnapshot:
        """Keep the sale that was just completed as the last one, and return it."""
        self._receipt = _Receipt()
        self._paid_at = self._seconds()
        self.last = order
        self._seq = None
        self.look_up_record()
        return order

    def look_up_record(self) -> None:
        """Ask the audit log under which number the last sale stands, once it is there."""
        if self._audit is None or self.last is None or self._seq is not None:
            return
        try:
            life = self._audit.life_of(str(self.last.order_id), None, _LATEST_EVENTS)
        except StorageError:
            return
        name = OrderCreated.get_event_type()
        self._seq = next((entry.seq for entry in life if entry.event_type == name), None)

    def receipt_written(self, written: ReceiptWritten) -> bool:
        """Take note of a receipt; True when it is the last sale's."""
        if self.last is None or written.order_number != self.last.number:
            return False
        self._receipt = _Receipt("done", written.pdf_path)
        return True

    def await_receipt(self, name: str) -> None:
        """Open the receipt of this name once it is written."""
        self._awaited.add(name)

    def to_open(self, written: ReceiptWritten, choice: str) -> tuple[Path, ...]:
        """Return what is to be opened: what was asked for, or the last sale's by ``choice``."""
        is_awaited = written.order_number in self._awaited
        self._awaited.discard(written.order_number)
        is_last = self.last is not None and written.order_number == self.last.number
        is_wanted = is_awaited or (is_last and choice == ReceiptChoice.OPENED)
        return (written.pdf_path,) if is_wanted and written.pdf_path is not None else ()

    def latest(self) -> OrderSnapshot | None:
        """Return the register's last sale, None before its first."""
        return self.last or self._order_queries.last_at(self._store.register_id)

    def receipt_failed(self, failure: HandlerFailure) -> bool:
        """Take note of a receipt that could not be written; True when it is the last sale's."""
        event = failure.event
        if failure.handler != WriteReceipt.publication_name or self.last is None:
            return False
        if not isinstance(event, OrderCreated) or event.order_id != self.last.order_id:
            return False
        if self._receipt.state != "done":
            self._receipt = _Receipt("again" if failure.will_retry else "failed")
        return True

    @property
    def pdf(self) -> Path | None:
        """The last sale's receipt as PDF, None until it is written."""
        return self._receipt.pdf

    def complete_part(self, order: OrderSnapshot) -> CompletePart:
        """Return the panel of a sale that was just paid."""
        change = format_amount(order.change)
        tendered, total = format_amount(order.tendered), format_amount(order.total)
        pieces = change_pieces(order.change, order.currency, self._store.decimals)
        return CompletePart(
            order_number=order.number,
            headline=_("Change due") if order.change else _("No change due"),
            paid=_("Paid {tendered} of {total}").format(tendered=tendered, total=total),
            change=change,
            pieces=tuple(f"{piece.count} × {_coin(piece.value)}" for piece in pieces),
            lines=(self._record_line(order), self._receipt_line()),
            pdf=self._receipt.pdf,
            spoken=_("Change due {change}, sale saved").format(change=change),
        )

    def last_sale(self) -> LastSale | None:
        """Return the strip of the last sale, None before the first of this session."""
        if self.last is None:
            return None
        return LastSale(
            total=_("Last sale {total}").format(total=format_amount(self.last.total)),
            change=_("Change {change}").format(change=format_amount(self.last.change)),
        )

    def receipt_sheet(self) -> ReceiptSheet | None:
        """Return the receipt of the register's last sale, None before its first."""
        order = self.latest()
        if order is None:
            return None
        pdf = self._receipts / f"{order.number}.pdf"
        text = self._receipts / f"{order.number}.txt"
        has_text, has_pdf = text.is_file(), pdf.is_file()
        state = _("Saved as {path}").format(path=pdf if has_pdf else text)
        return ReceiptSheet(
            title=_("Receipt {number}").format(number=order.number),
            lines=receipt_lines(order, self._store),
            state=state if has_text else self._receipt_line().text,
            pdf=pdf if has_pdf else None,
        )

    def _record_line(self, order: OrderSnapshot) -> StateLine:
        if order.was_paid_before:
            text = _("Sale {number} was paid before. No money was taken twice.")
            return StateLine("done", text.format(number=order.number))
        if self._seq is None:
            text = _("Sale {number} is saved. Its record follows.")
            return StateLine("waiting", text.format(number=order.number))
        text = _("Sale {number} saved and recorded as #{seq}")
        return StateLine("done", text.format(number=order.number, seq=format_seq(self._seq)))

    def _receipt_line(self) -> StateLine:
        if self._receipt.state == "done":
            return StateLine("done", _("Receipt saved"))
        if self._receipt.state == "again":
            return StateLine("failed", _("Receipt could not be written. It will be tried again."))
        if self._receipt.state == "failed":
            return StateLine(
                "failed", _("Receipt could not be written. The audit window can try again.")
            )
        return StateLine("waiting", _("Receipt is being written"))


def _coin(value: Decimal) -> str:
    return note_label(value) if value == value.to_integral_value() else format_amount(value)
