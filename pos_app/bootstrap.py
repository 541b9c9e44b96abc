"""Builds the program for one data folder: the only place that knows who depends on whom."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from pos_app import __version__
from pos_app.application.archive_service import ArchiveService
from pos_app.application.audit_service import AuditService
from pos_app.application.audit_trail_service import AuditTrailService
from pos_app.application.cart_pricing import CartPricing
from pos_app.application.cart_service import CartService
from pos_app.application.cart_terms_service import CartTermsService
from pos_app.application.customer_service import CustomerService
from pos_app.application.drawer_service import DrawerService
from pos_app.application.errors import StorageReadOnly, StoreNotSetUp
from pos_app.application.gift_card_service import GiftCardService
from pos_app.application.handler_reports import HandlerFailure, HandlerResult
from pos_app.application.hold_service import HoldService
from pos_app.application.order_service import OrderService
from pos_app.application.ports import PdfWriter
from pos_app.application.price_list_service import PriceListService
from pos_app.application.product_service import ProductService
from pos_app.application.promotion_service import PromotionService
from pos_app.application.queries import AuditQueries
from pos_app.application.reactions import (
    NoticeLowStock,
    ReceiptPress,
    WriteReceipt,
    WriteRefundReceipt,
)
from pos_app.application.red_flag_service import RedFlagService
from pos_app.application.red_flags.catalogue import default_rules
from pos_app.application.red_flags.watch import WatchForRedFlags
from pos_app.application.red_flags.watcher import Watcher
from pos_app.application.replay_service import ReplayService
from pos_app.application.return_service import ReturnService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.application.store_credit_service import StoreCreditService
from pos_app.application.store_service import StoreService
from pos_app.application.tax_service import TaxService
from pos_app.domain.aggregates.cart.events import CartVoided
from pos_app.domain.aggregates.drawer.events import DrawerOpened
from pos_app.domain.aggregates.order.events import OrderCreated
from pos_app.domain.aggregates.product.events import StockRanLow
from pos_app.domain.aggregates.refund.events import RefundCreated
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure.audit.archive import Archivist
from pos_app.infrastructure.audit.audit_handler import AuditHandler
from pos_app.infrastructure.audit.entry_check import EntryChecker
from pos_app.infrastructure.audit.evidence_log import EvidenceLog
from pos_app.infrastructure.audit.exporter import LogFileExporter
from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
from pos_app.infrastructure.audit.keeper import AuditKeeper
from pos_app.infrastructure.audit.proofs import Prover
from pos_app.infrastructure.audit.sheets import CsvSheet, JsonLinesSheet
from pos_app.infrastructure.audit.tree import LogTree
from pos_app.infrastructure.audit.verifier import ChainVerifier
from pos_app.infrastructure.cash_drawer import NoCashDrawer
from pos_app.infrastructure.catalogue_file import CsvCatalogueReader
from pos_app.infrastructure.country_rates import PackagedCountryRates
from pos_app.infrastructure.events.dispatcher import SyncEventDispatcher
from pos_app.infrastructure.events.publications import AsyncPublications
from pos_app.infrastructure.keys import KeyCabinet, system_store
from pos_app.infrastructure.logs import start_logging, stop_logging
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.migrations import ensure_current
from pos_app.infrastructure.persistence.unit_of_work import SqlUnitOfWork, Workplace
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from pos_app.infrastructure.queries.customers import SqlCustomerQueries
from pos_app.infrastructure.queries.orders import SqlOrderQueries
from pos_app.infrastructure.queries.products import SqlProductQueries
from pos_app.infrastructure.queries.refunds import SqlRefundQueries
from pos_app.infrastructure.queries.stores import SqlStoreQueries
from pos_app.infrastructure.queries.tax_report import SqlTaxReports
from pos_app.infrastructure.receipt_folder import StoreReceiptFolder
from pos_app.infrastructure.red_flag_progress import SqlRedFlagProgress
from pos_app.infrastructure.system import Argon2PinHasher, SystemClock

_log = logging.getLogger(__name__)

DATABASE_NAME = "pos.db"
# Entries, or rows of the index, at a time: a few milliseconds of the keeper's thread.
_INDEXED_AT_ONCE = 200
# Seconds: a sale that is held too long can wait for its minute.
_HOLDS_SEEN_EVERY = 60.0


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a crash had left behind, done now: events logged, async work started again."""

    events_recovered: int
    publications_started: int


class Till:
    """One opened data folder with every service on it.

    The window and the command line use the same one; :meth:`close` it at the end.
    """

    def __init__(self, data_dir: Path, *, read_only: bool, is_throw_away: bool) -> None:
        """Open the folder's database; :func:`open_till` is the public way."""
        self.data_dir = data_dir
        self._database = Database(data_dir / DATABASE_NAME, read_only=read_only)
        try:
            ensure_current(self._database)
        except BaseException:
            self._database.close()
            raise
        clock = SystemClock()
        self._workplace = Workplace()
        self.dispatcher = SyncEventDispatcher()
        self._audit_handler = AuditHandler(self._database)
        self.dispatcher.register(DomainEvent, self._audit_handler)
        self.audit_index = AuditIndexKeeper(self._database)
        self.publications = AsyncPublications(self._database, self.dispatcher, clock)
        self.product_queries = SqlProductQueries(self._database)
        self._store_queries = SqlStoreQueries(self._database)
        self.order_queries = SqlOrderQueries(self._database)
        self.tax_reports = SqlTaxReports(self._database)
        self.stores = StoreService(self._unit_of_work, Argon2PinHasher(), __version__)
        self.products = ProductService(self._unit_of_work, CsvCatalogueReader())
        self.taxes = TaxService(self._unit_of_work, PackagedCountryRates())
        self.orders = OrderService(self._unit_of_work, clock)
        self._watch_over_the_log(clock, is_throw_away=is_throw_away)
        self.store: StoreSnapshot | None = None
        self.reload_store()
        self._open_the_counter(clock)
        self._log_handler = start_logging(data_dir / "logs") if not read_only else None
        self._has_reactions = False

    def _watch_over_the_log(self, clock: SystemClock, *, is_throw_away: bool) -> None:
        self.evidence = EvidenceLog(self._database)
        self.trail = AuditTrailService(
            self._unit_of_work,
            LogTree(self._database),
            self.evidence,
            # A store that is thrown away leaves nothing in the key store of the machine.
            KeyCabinet(self.data_dir / "keys", (lambda: None) if is_throw_away else system_store),
            clock,
            lambda: self._workplace.register_id,
        )
        self.audit = AuditService(
            self._unit_of_work,
            ChainVerifier(self._database),
            LogFileExporter(self._database, {"jsonl": JsonLinesSheet, "csv": CsvSheet}),
            self.trail.sign_checkpoint,
            EntryChecker(self._database),
        )
        archivist = Archivist(self._database)
        self.archives = ArchiveService(self.trail, archivist)
        self.prover = Prover(self._database)
        self._keeper = AuditKeeper(self.trail, self.audit.verify_recent)
        self._keeper.add_chore(lambda: self.audit_index.catch_up(_INDEXED_AT_ONCE) > 0)
        self.dispatcher.register(DomainEvent, self._keeper.notice)
        self.flags = RedFlagService(self._unit_of_work)
        self._red_flags = WatchForRedFlags(
            self._unit_of_work,
            self.audit_queries,
            SqlRedFlagProgress(self._database),
            Watcher(default_rules()),
        )
        self._keeper.add_chore(self._red_flags.catch_up)

    def _open_the_counter(self, clock: SystemClock) -> None:
        pricing = CartPricing(clock)
        self.carts = CartService(self._unit_of_work, self._workplace.register_id, pricing)
        self.cart_terms = CartTermsService(self._unit_of_work, pricing)
        self.holds = HoldService(self._unit_of_work, clock, self._workplace)
        self._holds_seen_at = monotonic() - _HOLDS_SEEN_EVERY
        self.promotions = PromotionService(self._unit_of_work, self.order_queries)
        self.price_lists = PriceListService(self._unit_of_work)
        self.drawers = DrawerService(
            self._unit_of_work, NoCashDrawer(), lambda: self._workplace.register_id
        )
        self.returns = ReturnService(self._unit_of_work, clock, lambda: self._workplace.register_id)
        self.customer_queries = SqlCustomerQueries(self._database)
        self.customers = CustomerService(self._unit_of_work)
        self.gift_cards = GiftCardService(self._unit_of_work)
        self.store_credits = StoreCreditService(self._unit_of_work)
        self.replays = ReplayService(self.carts, self.orders)

    def reload_store(self) -> None:
        """Read the store again, after it was set up."""
        self.store = self._store_queries.get()
        if self.store is not None:
            self._workplace.register_id = self.store.register_id

    def audit_queries(self) -> AuditQueries:
        """Return reads of the log on a connection that the calling thread closes."""
        return SqlAuditQueries(self._database)

    def on_published(self, listener: Callable[[DomainEvent], None]) -> None:
        """Tell ``listener`` of each event once it is in the log, in the thread that committed."""
        self.dispatcher.register(DomainEvent, listener)

    def on_result(self, listener: Callable[[HandlerResult], None]) -> None:
        """Tell ``listener``, in an ``event-*`` thread, what each async handler returned."""
        self.publications.on_result(listener)

    def on_failure(self, listener: Callable[[HandlerFailure], None]) -> None:
        """Tell ``listener``, in any thread, of each handler that failed."""
        self.dispatcher.on_failure(listener)
        self.publications.on_failure(listener)

    def start(self, pdf_writer: PdfWriter | None = None, *, with_receipts: bool = True) -> Recovery:
        """Register what follows a sale, and finish what a crash left behind.

        Raises:
            StoreNotSetUp: there is no store yet.
            StorageError: the log cannot be written.
        """
        if self.store is None:
            raise StoreNotSetUp
        if not self._has_reactions:
            self._has_reactions = True
            if with_receipts:
                folder = StoreReceiptFolder(self.data_dir / "receipts")
                press = ReceiptPress(self.store, folder, pdf_writer, self.evidence)
                self.dispatcher.register_async(
                    OrderCreated, WriteReceipt(self.order_queries, press)
                )
                self.dispatcher.register_async(
                    RefundCreated, WriteRefundReceipt(SqlRefundQueries(self._database), press)
                )
            self.dispatcher.register_async(StockRanLow, NoticeLowStock())
            # Sales and discounts wait for the keeper's turn: a row each would cost every sale.
            self.dispatcher.register_async(CartVoided, self._red_flags)
            self.dispatcher.register_async(RefundCreated, self._red_flags, "red_flags_refund")
            self.dispatcher.register_async(DrawerOpened, self._red_flags, "red_flags_drawer")
        recovered = self._audit_handler.move_all()
        started = self.publications.sweep()
        if recovered:
            _log.info("%d events were moved into the log at start", recovered)
        return Recovery(recovered, started)

    def watch(self) -> None:
        """Seal and check the log in the background from now on, until the till is closed."""
        self._keeper.start()

    def idle(self) -> None:
        """Do what is due while nobody waits: a checkpoint, a move, a retry; about a millisecond."""
        try:
            self._audit_handler.move()
            self.publications.sweep()
            self._database.checkpoint_if_due()
            if monotonic() - self._holds_seen_at >= _HOLDS_SEEN_EVERY:
                self._holds_seen_at = monotonic()
                self.holds.expire_due()
        except Exception:  # noqa: BLE001 - the till stays up whatever idle work meets
            _log.exception("idle work failed; it is tried again")

    def checkpoint_if_due(self) -> None:
        """Keep the write-ahead log short; bulk work calls it between its transactions."""
        self._database.checkpoint_if_due()

    def trace_statements(self, listener: Callable[[str], None]) -> None:
        """Tell ``listener`` each statement that the writer runs; for budgets and diagnosis."""
        self._database.writer.driver.set_trace_callback(listener)

    def close(self, timeout: float = 5.0) -> bool:
        """Close in order, waiting at most ``timeout`` seconds for background work.

        Returns whether all of it ended; what did not is stored and runs at the next start.
        """
        ended = self._keeper.stop(timeout)
        ended = self.publications.close(timeout) and ended
        self._database.close()
        if self._log_handler is not None:
            stop_logging(self._log_handler)
        return ended

    def _unit_of_work(self) -> SqlUnitOfWork:
        return SqlUnitOfWork(self._database, self.dispatcher, self._workplace)


def open_till(data_dir: Path, *, read_only: bool = False, is_throw_away: bool = False) -> Till:
    """Open the data folder, making it (for its owner only) when it is not there.

    ``is_throw_away`` marks a store that nobody keeps.

    Raises:
        StorageError: the folder or its database cannot be opened, with the reason's own class.
    """
    if not read_only:
        try:
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StorageReadOnly(path=str(data_dir), detail=str(error)) from error
    return Till(data_dir, read_only=read_only, is_throw_away=is_throw_away)
