"""Turns what the cashier does into one service call, and the answer into the next picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.application.errors import ApplicationError, StorageError, UnknownCode
from pos_app.domain.aggregates.audit_trail.events import AuditLogVerified
from pos_app.domain.errors import CartClosed, DomainError, LineNotInCart, NotReserved
from pos_app.ui.approving import asks_approval
from pos_app.ui.errors import ErrorText, error_text
from pos_app.ui.formatting import format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import banners, cards, drawer
from pos_app.ui.sell.adding import Adding
from pos_app.ui.sell.asking import Asking
from pos_app.ui.sell.buyer import Buyer
from pos_app.ui.sell.checkout import Checkout
from pos_app.ui.sell.desk import Desk
from pos_app.ui.sell.holding import Holding
from pos_app.ui.sell.line_actions import LineActions
from pos_app.ui.sell.paying import Paying
from pos_app.ui.sell.recovery import Recovery
from pos_app.ui.sell.refusal import Refusal
from pos_app.ui.sell.ring_up import RingUp
from pos_app.ui.sell.shelf import Shelf

if TYPE_CHECKING:
    from pos_app.application.cart_service import CartService
    from pos_app.application.cart_terms_service import CartTermsService
    from pos_app.application.customer_queries import CustomerQueries, CustomerSnapshot
    from pos_app.application.drawer_service import DrawerService
    from pos_app.application.handler_reports import HandlerFailure
    from pos_app.application.hold_service import HoldService
    from pos_app.application.order_service import OrderService
    from pos_app.application.queries import AuditQueries, OrderQueries, ProductQueries
    from pos_app.application.reactions import LowStockNotice, ReceiptWritten
    from pos_app.application.sale_snapshots import CartSnapshot, OrderSnapshot
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.reading import Reader
    from pos_app.ui.sell.extras import SaleExtras
    from pos_app.ui.sell.screen import SellScreen

_ONE_KEYS = {"+": "one_more", "-": "one_fewer", "−": "one_fewer"}
_STALE = (CartClosed, LineNotInCart, NotReserved, ApplicationError)  # not the stored cart


@asks_approval
class SellPresenter:
    """Answers every intent of the sell screen; owns the cart that is being rung up."""

    def __init__(
        self,
        screen: SellScreen,
        *,
        carts: CartService,
        terms: CartTermsService,
        holds: HoldService,
        orders: OrderService,
        drawers: DrawerService,
        extras: SaleExtras,
        products: ProductQueries,
        reader: Reader,
        order_queries: OrderQueries,
        customers: CustomerQueries,
        audit: AuditQueries | None,
        store: StoreSnapshot,
        receipts: Path,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """Draw on ``screen``; ``receipts`` is the store's folder of receipts."""
        self._screen = screen
        ring_up = RingUp(carts, terms, extras.beside)
        self._desk = desk = Desk(
            store=store,
            ring_up=ring_up,
            shelf=Shelf(products, extras.tiles, reader, self._run),
            checkout=Checkout(orders, order_queries, audit, store, receipts, seconds),
            buyer=Buyer(ring_up, customers),
        )
        self._adding = Adding(desk, screen, products, extras.scans)
        self._lines = LineActions(desk)
        self._paying = Paying(desk, screen, extras.returns)
        self._holding = Holding(desk, screen, holds)
        recovery, asking = Recovery(desk), Asking(desk, screen, self._adding)
        self._actions: dict[str, Callable[[], None]] = {
            **self._lines.actions(),
            "price_check": self._adding.check_price,
            "hold": self._holding.ask,
            "enter": self._enter,
            **self._paying.actions(),
            **extras.actions(desk, screen, self._paying),
            **drawer.actions(desk, screen, drawers),
            **asking.actions(),
            "clear": self._adding.clear,
            cards.ADD_SUGGESTED: self._adding.enter,
            banners.CONTINUE: recovery.go_on,
            banners.GIVE_UP: recovery.give_up,
            banners.DISMISS: desk.banners.works_again,
        }

    def start(self) -> None:
        """Draw the first picture: chips, tiles and an empty cart."""
        for fill in (self._desk.shelf.fill, self._holding.count):
            self._run(fill)

    def scan(self, code: str) -> None:
        """Add what the scanner read."""
        self._run(self._adding.scan, code)

    def type(self, text: str) -> None:
        """Take what stands in the entry field now."""
        action = _ONE_KEYS.get(text)
        if action is not None and not self._desk.entry:
            self.act(action)
        else:
            self._run(self._adding.type, text)

    def press_key(self, key: str) -> None:
        """Take a key of the keypad: digits, ``.``, ``*``, ``Backspace`` or ``Enter``."""
        if key == "Enter":
            self.act("enter")
        elif key == "Backspace":
            self._run(self._adding.type, self._desk.entry[:-1])
        else:
            is_new = self._desk.is_entry_refused and key != "*"
            self._run(self._adding.type, key if is_new else self._desk.entry + key)

    def choose_tile(self, sku: str) -> None:
        """Add the product of a tile."""
        self._run(self._adding.choose, sku)

    def choose_chip(self, key: str | None) -> None:
        """Show a department, the popular products for None."""
        self._run(self._adding.show_department, key)

    def choose_chip_at(self, place: int) -> None:
        """Show the department of the chip at ``place``, counted from 0."""
        chips = self._desk.shelf.part.chips
        if 0 <= place < len(chips):
            self.choose_chip(chips[place].key)
        elif place == len(chips) and self._desk.shelf.part.more:
            self.act("more_departments")

    def select_line(self, line_number: int) -> None:
        """Select a line of the cart."""
        if not self._desk.is_complete:
            self._run(self._desk.ring_up.select, line_number)

    def move_selection(self, step: int) -> None:
        """Select the line ``step`` rows down, up for a negative step."""
        if not self._desk.is_complete:
            self._run(self._desk.ring_up.move_selection, step)

    def give_back(self, tender_id: UUID) -> None:
        """Give back what was taken towards the total."""
        self._run(self._paying.give_back, tender_id)

    def type_in_sheet(self, text: str) -> None:
        """Take what stands in the sheet's field now."""
        if self._desk.question is not None:
            self._run(self._desk.question.type, text)

    def act(self, action: str) -> None:
        """Do what a button or key names; a name nobody knows is a mistake of ours."""
        self._run(self._actions[action])

    @property
    def cart(self) -> CartSnapshot | None:
        """The cart that is being rung up, None before the first scan."""
        return self._desk.ring_up.cart

    def show_cart(self, cart: CartSnapshot) -> None:
        """Show the cart as another room left it; money taken for it opens the payment."""
        self._run(self._paying.go_on_with, cart)

    def show_completed(self, order: OrderSnapshot) -> None:
        """Show that another room completed the sale at hand."""
        self._run(self._paying.end_with, order)

    def take_over(self, cart: CartSnapshot) -> None:
        """Go on with a cart that was recalled."""
        self._run(self._holding.take_over, cart)

    @property
    def customer_id(self) -> UUID | None:
        """Whom the sale is for, None for nobody in particular."""
        return self._desk.ring_up.customer_id

    def sell_to(self, customer: CustomerSnapshot | None) -> None:
        """Sell to a customer; without a cart the next scan opens one for them."""
        self._run(self._desk.sell_to, customer)

    def work_as(self, name: str, since: str) -> None:
        """Show who is signed in (empty: nobody in particular), and since when the shift is open."""
        self._run(self._desk.work_as, name, since)

    def give_up_approval(self) -> None:
        """Leave what nobody allowed; the cart is as it was."""
        self._run(setattr, self._desk, "question", None)

    def offer_recovery(self, carts: Iterable[CartSnapshot]) -> None:
        """Ask about sales that were left open, the newest first."""
        self._run(self._desk.banners.offer, carts)

    def published(self, events: Sequence[DomainEvent]) -> None:
        """Follow stock, prices and checks of the log, a frame's events at a time."""
        before, has_changed = self._desk.shelf.part, self._desk.follow(events)
        for event in events:
            if isinstance(event, AuditLogVerified) and event.first_bad_seq is not None:
                self.audit_defect(event.first_bad_seq)
        try:
            self._desk.shelf.published(events)
            has_changed |= self._holding.count(events)
        except StorageError as error:
            self._desk.banners.report(error_text(error))
        if self._desk.shelf.part is not before or has_changed:
            self._refresh()

    def receipt_written(self, written: ReceiptWritten) -> None:
        """Show that the receipt of the sale lies in its folder; open it where that is wanted."""
        for pdf in self._desk.checkout.to_open(written, self._desk.store.receipt_choice):
            self._screen.open_file(pdf)
        if self._desk.checkout.receipt_written(written):
            self._refresh()

    def low_stock(self, notice: LowStockNotice) -> None:
        """Say that a product runs low."""
        said, left = _("{name}: {left} left"), format_quantity(notice.remaining)
        self._screen.say("warning", said.format(name=notice.product_name, left=left), "")

    def handler_failed(self, failure: HandlerFailure) -> None:
        """Show that something which follows a sale did not work."""
        if self._desk.checkout.receipt_failed(failure):
            self._refresh()

    def audit_state(self, pending: int, last_seq: int) -> None:
        """Show how far the audit log has come."""
        desk = self._desk
        if (desk.audit_pending, desk.audit_last_seq) != (pending, last_seq):
            desk.audit_pending, desk.audit_last_seq = pending, last_seq
            desk.checkout.look_up_record()
            self._refresh()

    def audit_defect(self, first_bad_seq: int) -> None:
        """Show that a record of the audit log does not match."""
        if self._desk.audit_defect != first_bad_seq:
            self._desk.audit_defect = first_bad_seq
            self._desk.banners.report_defect(first_bad_seq)
            self._screen.play("defect")
            self._refresh()

    def _run(self, command: Callable[..., object], *arguments: object) -> None:
        before = self._desk.ring_up.cart
        said: ErrorText | None = None
        try:
            command(*arguments)
            if self._desk.ring_up.cart is not before:
                self._desk.banners.works_again()
        except Refusal as refused:
            said = refused.text
        except UnknownCode as error:
            self._desk.card = cards.unknown_code(error)
            self._screen.play("scan_unknown")
        except StorageError as error:
            self._desk.question = None
            self._desk.banners.report(error_text(error))
            self._screen.play("defect")
            self._read_again()
        except (DomainError, ApplicationError) as error:
            self._desk.question = None
            said = error_text(error)
            if isinstance(error, _STALE):
                self._read_again()
        self._refresh()
        if said is not None:
            self._screen.say("warning", said.headline, said.advice)
            self._screen.play("scan_unknown")

    def _refresh(self) -> None:
        self._screen.display(self._desk.picture())

    def _read_again(self) -> None:
        with suppress(StorageError):  # the picture before stays; the banner says what to do
            self._desk.ring_up.reload()

    def _enter(self) -> None:
        if not self._desk.is_paying:
            self._adding.enter()
        elif self._desk.entry:  # an empty Enter may be a scanner's
            self._paying.take()
