"""The sell screen at work: its presenter, what reaches it from the till, and its idle moments."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from pos_app import __version__
from pos_app.application.errors import ApplicationError, StorageError
from pos_app.application.reactions import LowStockNotice, ReceiptWritten
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.aggregates.product.stock_events import StockRanOut
from pos_app.domain.aggregates.shift.events import ShiftClosed, ShiftOpened
from pos_app.on_demand import later
from pos_app.ui import printing
from pos_app.ui.action_permissions import denied_actions
from pos_app.ui.approving import serve
from pos_app.ui.back_room import back_room_desk
from pos_app.ui.background_reader import BackgroundReader
from pos_app.ui.customers.customer_book import CustomerBook
from pos_app.ui.formatting import format_time
from pos_app.ui.i18n import _
from pos_app.ui.idle_work import IdleWork
from pos_app.ui.sale_services import sale_extras
from pos_app.ui.scale_thread import ScaleTask
from pos_app.ui.scanner_settings import ScannerSettings
from pos_app.ui.sell.card_payouts import OFFER
from pos_app.ui.sell.presenter import SellPresenter
from pos_app.ui.sell.view import SellView
from pos_app.ui.sell.wiring import connect_sell
from pos_app.ui.sell_panels import SellPanels
from pos_app.ui.shift_office import ShiftOffice
from pos_app.ui.terminal_thread import TerminalTask
from pos_app.ui.widgets.scanner_filter import ScannerFilter
from pos_app.ui.words.stock_sentences import beyond_stock_text

if TYPE_CHECKING:
    from pos_app.application.handler_reports import HandlerFailure, HandlerResult
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.staff_snapshots import StaffSnapshot
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.event_bridge import EventBridge
    from pos_app.ui.front_desk import FrontDesk
    from pos_app.ui.look import Look
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.printing.receipt_pdf import ReceiptPdf
    from pos_app.ui.sounds import Sounds

_log = logging.getLogger(__name__)


class Selling(QObject):
    """Lives from the moment the till sells until it is put away.

    Signals:
        scanned_elsewhere(str): a scan while another page stands in front of the sell screen.
        log_wanted(object): the number of a record to show in the audit window.
    """

    log_wanted = Signal(object)
    scanned_elsewhere = Signal(str)

    def __init__(
        self,
        look: Look,
        till: OpenedTill,
        store: StoreSnapshot,
        bridge: EventBridge,
        sounds: Sounds,
        parent: QObject,
    ) -> None:
        """Build the screen; :meth:`start` begins to sell."""
        super().__init__(parent)
        self._till = till
        self._store = store
        self._bridge = bridge
        self._family = look.theme.tokens.mono_family
        self._log_queries = till.audit_queries()
        self.view = SellView(look, sounds)
        self._terminal = TerminalTask(self)
        self._scale = ScaleTask(self)
        self._reader = BackgroundReader("search", self)
        self.presenter = SellPresenter(
            self.view,
            carts=till.carts,
            terms=till.cart_terms,
            holds=till.holds,
            orders=till.orders,
            drawers=till.drawers,
            extras=sale_extras(till, self._terminal, self._scale),
            products=till.product_queries,
            reader=self._reader,
            order_queries=till.order_queries,
            customers=till.customer_queries,
            audit=self._log_queries,
            store=store,
            receipts=till.data_dir / "receipts",
        )
        connect_sell(self.view, self.presenter)
        self._terminal.answered.connect(self.presenter.act)
        self._scale.weighed_now.connect(self.presenter.act)
        self._panels = SellPanels(look, self.view, self.presenter, till.holds, store.register_id)
        self._panels.add_returns(till.returns, till.sale_finder)
        self._panels.add_stock(
            back_room_desk(
                till,
                store,
                look.theme.tokens.family,
                self._reader,
                self.log_wanted.emit,
                self.view.open_file,
                self._who,
            )
        )
        self._panels.add_taxes(till.taxes, till.stores, till.product_queries, store)
        self._panels.add_settings(
            till.stores, till.shifts.rules, self._store_now, self._follow_settings
        )
        self._panels.add_promotions(
            till.promotions, till.price_lists, till.product_queries, store.currency
        )
        self._panels.add_customers(
            CustomerBook(
                till.customers, till.customer_queries, till.store_credits, till.order_queries
            )
        )
        self.shifts = ShiftOffice(look, self.view, till.shifts, store, till.data_dir / "receipts")
        self._desk: FrontDesk | None = None
        self._operator: StaffSnapshot | None = None
        self._offered_to: tuple[str, int] | None = None
        self._idle = IdleWork(till.idle, self)
        self.scanner: ScannerFilter | None = None

    def _store_now(self) -> StoreSnapshot:
        self._till.reload_store()
        return self._till.store or self._store

    def _follow_settings(self, store: StoreSnapshot) -> None:
        if self._desk is not None:
            self._desk.follow(store)

    def start(self) -> None:
        """Finish what a crash left behind, record the start, and show what can be sold.

        Raises:
            StorageError: the store cannot be written, so nobody can sell.
        """
        family = self._family
        pdf: ReceiptPdf = later(lambda: printing.receipt_pdf.ReceiptPdf(family))
        self._till.start(pdf)
        self._till.stores.start_till()
        _log.info("The till was started, version %s", __version__)
        self._bridge.published.connect(self._take_events)
        self._bridge.published.connect(self._idle.put_off)
        self._bridge.result.connect(self._take_result)
        self._bridge.failed.connect(self._take_failure)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            self.scanner = ScannerFilter(application)
            self.scanner.use(ScannerSettings.load(self._till.data_dir))
            self.scanner.scanned.connect(self._take_scan)
        self.presenter.start()
        self.presenter.offer_recovery(self._till.carts.left_open())
        self.presenter.act(OFFER)
        self._show_audit_state()
        self._show_who()
        self.shifts.ask_for_float()
        self._idle.start()
        self._till.watch()

    def work_with(self, desk: FrontDesk) -> None:
        """Ask for approvals at ``desk``, and show who it says works here."""
        self._desk = desk
        serve(self, desk.approvals)
        for room in (self._panels, self.shifts):
            room.ask_at(desk.approvals)
        desk.know_sale(self._cart_id)
        desk.operator_changed.connect(self._take_operator)
        desk.refused.connect(self._say_refusal)
        # For the screen behind it is a sheet like its own.
        desk.asking.connect(self.view.sheets.opened)
        desk.asked.connect(self.view.sheets.closed)

    def _cart_id(self) -> UUID | None:
        cart = self.presenter.cart
        return None if cart is None else cart.cart_id

    def stop(self) -> None:
        """Record the end; a sale that is open stays, and is offered at the next start."""
        self._idle.stop()
        self._terminal.close()
        self._scale.close()
        self._reader.close()
        if self.scanner is not None:
            self.scanner.close()
        try:
            self._till.stores.stop_till()
            _log.info("The till was closed")
        except StorageError:
            _log.exception("The end of the till could not be recorded")
        self._log_queries.close()

    @Slot(str)
    def _take_scan(self, code: str) -> None:
        # A scan belongs to the sell screen even while its window is behind the audit window.
        if self._desk is not None and self._desk.take_badge(code):
            return
        if not self.view.isVisible():
            self.scanned_elsewhere.emit(code)
        elif self.view.cover is None and not self._panels.take_scan(code):
            self.presenter.scan(code)

    @Slot(object)
    def _take_operator(self, operator: StaffSnapshot | None) -> None:
        self._operator = operator
        self._show_who()
        self._offer()

    def _who(self) -> str:
        return "" if self._operator is None else self._operator.name

    def _show_who(self) -> None:
        """Show who works here, and since when the shift is open."""
        try:
            shift = self._till.shifts.commands.current()
        except ApplicationError:
            shift = None  # the sell screen says what is wrong with the store
        since = ""
        if shift is not None:
            since = _("Shift since {time}").format(time=format_time(shift.opened_at))
        self.presenter.work_as(self._who(), since)

    def _offer(self) -> None:
        """Offer what the role of whoever works here does not deny, as it is known now."""
        access = self._till.people.access
        known = (access.actor_id, access.version)
        if known != self._offered_to:
            self._offered_to = known
            denied = denied_actions(access)
            self.view.menu.deny(denied)
            self.view.parts.actions.deny(denied)

    @Slot(str, str)
    def _say_refusal(self, headline: str, rest: str) -> None:
        self.view.say("warning", headline, rest)

    @Slot(object)
    def _take_events(self, events: tuple[DomainEvent, ...]) -> None:
        self.presenter.published(events)
        for event in events:
            if isinstance(event, StockRanOut) and event.policy == StockPolicy.WARN.value:
                self.view.say("warning", *beyond_stock_text(event))
        if any(isinstance(event, ShiftOpened | ShiftClosed) for event in events):
            self._show_who()
        self._panels.published()
        self._show_audit_state()
        self._offer()

    @Slot(object)
    def _take_result(self, result: HandlerResult) -> None:
        if isinstance(result.value, ReceiptWritten):
            self.presenter.receipt_written(result.value)
        elif isinstance(result.value, LowStockNotice):
            self.presenter.low_stock(result.value)

    @Slot(object)
    def _take_failure(self, failure: HandlerFailure) -> None:
        self.presenter.handler_failed(failure)

    def _show_audit_state(self) -> None:
        try:
            pending, last = self._log_queries.pending(), self._log_queries.last_seq()
        except StorageError:
            _log.exception("The state of the log could not be read")
            return
        self.presenter.audit_state(pending, last)
