"""Builds the program for one data folder: the only place that knows who depends on whom."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from pos_app import __version__, application, infrastructure
from pos_app.application.errors import StorageError, StorageReadOnly, StoreNotSetUp
from pos_app.application.store_service import StoreService
from pos_app.assembly.catalogue import Catalogue
from pos_app.assembly.counter import Counter
from pos_app.assembly.evidence import EvidenceRoom
from pos_app.assembly.people import PeopleRoom
from pos_app.assembly.shifts import ShiftRoom
from pos_app.assembly.stock import stock_room
from pos_app.assembly.upkeep import FOLDER as BACKUP_FOLDER
from pos_app.assembly.upkeep import UpkeepRoom, restore_store
from pos_app.assembly.workshop import Workshop
from pos_app.domain.events import DomainEvent
from pos_app.domain.records import dataclass
from pos_app.infrastructure import queries
from pos_app.infrastructure.backup.upgrading import current_database, is_upgrade_due
from pos_app.infrastructure.logs import start_logging, stop_logging
from pos_app.infrastructure.private_folder import keep_to_owner
from pos_app.infrastructure.queries.stores import SqlStoreQueries
from pos_app.infrastructure.system import Argon2PinHasher, SystemClock
from pos_app.on_demand import later

if TYPE_CHECKING:
    from pos_app.application.anchor_service import AnchorService
    from pos_app.application.backup_snapshots import Restored
    from pos_app.application.handler_reports import HandlerFailure, HandlerResult
    from pos_app.application.ports import PdfWriter, Progress
    from pos_app.application.queries import AuditQueries
    from pos_app.application.shift_desk import ShiftDesk
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.tax_service import TaxService
    from pos_app.infrastructure.queries.tax_report import SqlTaxReports

_log = logging.getLogger(__name__)

DATABASE_NAME = "pos.db"
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

    def __init__(
        self, data_dir: Path, *, read_only: bool, is_throw_away: bool, progress: Progress | None
    ) -> None:
        """Open the folder's database; :func:`open_till` is the public way."""
        self.data_dir = data_dir
        self._is_throw_away = is_throw_away
        self._database = current_database(
            data_dir / DATABASE_NAME,
            data_dir / BACKUP_FOLDER,
            SystemClock(),
            read_only=read_only,
            progress=progress,
        )
        shop = Workshop(data_dir, self._database, is_throw_away=is_throw_away)
        self._workplace = shop.workplace
        self._unit_of_work = shop.unit_of_work
        self.dispatcher = shop.dispatcher
        self.publications = shop.publications
        self.people = PeopleRoom(shop)
        self._evidence_room = evidence = EvidenceRoom(shop)
        self.audit_index = evidence.index
        self.evidence = evidence.log
        self.trail = evidence.trail
        self.audit = evidence.audit
        self.archives = evidence.archives
        self.prover = evidence.prover
        self.flags = evidence.flags
        self.background_work = evidence.background_work
        self.catalogue = catalogue = Catalogue(shop)
        self.product_queries = catalogue.queries
        self._store_queries = SqlStoreQueries(self._database)
        self.stock = stock_room(shop)
        self.tax_reports: SqlTaxReports = later(
            lambda: queries.tax_report.SqlTaxReports(self._database)
        )
        self.stores = StoreService(self._unit_of_work, Argon2PinHasher(), __version__)
        self.products = catalogue.products
        self.taxes: TaxService = later(
            lambda: application.tax_service.TaxService(
                self._unit_of_work, infrastructure.country_rates.PackagedCountryRates()
            )
        )
        self._shift_room = ShiftRoom(shop)
        self.store: StoreSnapshot | None = None
        self.reload_store()
        self._counter = counter = Counter(shop)
        self._holds_seen_at = monotonic() - _HOLDS_SEEN_EVERY
        self.carts = counter.carts
        self.cart_terms, self.beside = counter.cart_terms, counter.beside
        self.holds = counter.holds
        self.orders = counter.orders
        self.order_queries = counter.order_queries
        self.card_payments = counter.card_payments
        self.card_reversals, self.card_refunds = counter.card_reversals, counter.card_refunds
        self.promotions = counter.promotions
        self.price_lists = counter.price_lists
        self.drawers, self.scales = counter.drawers, counter.scales
        self.returns, self.sale_finder = counter.returns, counter.sale_finder
        self.customers = counter.customers
        self.customer_queries = counter.customer_queries
        self.gift_cards, self.store_credits = counter.gift_cards, counter.store_credits
        self.receipts, self.replays = counter.receipts, counter.replays
        self.upkeep = UpkeepRoom(shop)
        self._log_handler = start_logging(data_dir / "logs") if not read_only else None
        self._has_reactions, self._before_close = False, list[Callable[[], None]]()

    def reload_store(self) -> None:
        """Read the store again, after it was set up."""
        self.store = self._store_queries.get()
        if self.store is not None:
            self._workplace.register_id = self.store.register_id
            self._shift_room.restore()

    @property
    def shifts(self) -> ShiftDesk:
        """Keeps shifts, and makes their reports."""
        return self._shift_room.desk

    @property
    def anchors(self) -> AnchorService:
        """Hands anchors of the log out."""
        return self._evidence_room.anchors

    def audit_queries(self) -> AuditQueries:
        """Return reads of the log on a connection that the calling thread closes."""
        return self._evidence_room.queries()

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
                self._counter.react(self.store, self.evidence, pdf_writer)
                self._shift_room.react(self.store, self.evidence, pdf_writer)
            self._counter.notice_low_stock()
            self._evidence_room.react()
            if not self._is_throw_away:
                self.upkeep.react()
        recovered = self._evidence_room.audit_handler.move_all()
        self._shift_room.clock_watch.look_at_start()
        self.upkeep.versions.note()
        started = self.publications.sweep()
        if recovered:
            _log.info("%d events were moved into the log at start", recovered)
        return Recovery(recovered, started)

    def watch(self) -> None:
        """Seal, check, back up and end imports in the background, until the till is closed."""
        self._evidence_room.keeper.start()
        self.catalogue.keeper.start()
        if not self._is_throw_away:
            self.upkeep.keeper.start()

    def idle(self) -> None:
        """Do what is due while nobody waits: a checkpoint, a move, a retry; about a millisecond."""
        try:
            self._evidence_room.audit_handler.move()
            self.publications.sweep()
            self._database.checkpoint_if_due()
            if monotonic() - self._holds_seen_at >= _HOLDS_SEEN_EVERY:
                self._holds_seen_at = monotonic()
                self.holds.expire_due()
            if self.store is not None:
                self._shift_room.clock_watch.look()
        except Exception:  # noqa: BLE001 - the till stays up whatever idle work meets
            _log.exception("idle work failed; it is tried again")

    def checkpoint_if_due(self) -> None:
        """Keep the write-ahead log short; bulk work calls it between its transactions."""
        self._database.checkpoint_if_due()

    def trace_statements(self, listener: Callable[[str], None]) -> None:
        """Tell ``listener`` each statement that the writer runs; for budgets and diagnosis."""
        self._database.writer.driver.set_trace_callback(listener)

    def before_close(self, act: Callable[[], None]) -> None:
        """Do something right before the store is closed, such as signing somebody out."""
        self._before_close.append(act)

    def close(self, timeout: float = 5.0) -> bool:
        """Close in order, waiting at most ``timeout`` seconds for background work.

        Returns whether all of it ended; what did not is stored and runs at the next start.
        """
        for act in self._before_close:
            try:
                act()
            except StorageError:
                _log.exception("What was to be recorded at the end could not be")
        ended = self.upkeep.keeper.stop(timeout)
        ended = self.catalogue.keeper.stop(timeout) and ended
        ended = self._evidence_room.keeper.stop(timeout) and ended
        ended = self.publications.close(timeout) and ended
        self._database.close()
        if self._log_handler is not None:
            stop_logging(self._log_handler)
        return ended


def open_till(
    data_dir: Path,
    *,
    read_only: bool = False,
    is_throw_away: bool = False,
    progress: Progress | None = None,
) -> Till:
    """Open the data folder, making it when it is not there; it is its owner's only, always.

    ``is_throw_away`` marks a store that nobody keeps; ``progress`` is told of an upgrade.

    Raises:
        StorageError: the folder or its database cannot be opened, with the reason's own class.
    """
    data_dir = data_dir.absolute()  # a folder for copies is known by its whole path
    if not read_only:
        try:
            data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StorageReadOnly(path=str(data_dir), detail=str(error)) from error
        keep_to_owner(data_dir, DATABASE_NAME)
    return Till(data_dir, read_only=read_only, is_throw_away=is_throw_away, progress=progress)


class Care:
    """Looks after stores that no till has open; the window asks for it before it opens one."""

    def is_upgrade_due(self, data_dir: Path) -> bool:
        """Return whether an older version of the program wrote the store."""
        return is_upgrade_due(data_dir / DATABASE_NAME)

    def take_over(self, data_dir: Path, progress: Progress) -> None:
        """Copy the store, verify the copy, and bring the store up to date.

        Raises:
            UpgradeFailed: the store is as it was.
        """
        open_till(data_dir, progress=progress).close()

    def restore(
        self,
        data_dir: Path,
        source: Path,
        passphrase: str | None,
        actor_id: str,
        progress: Progress,
    ) -> Restored:
        """Let ``actor_id`` put a copy in the store's place.

        Raises:
            BackupError: nothing was changed.
            StorageError: nothing was changed.
        """
        store = data_dir / DATABASE_NAME
        return restore_store(store, source, passphrase, progress, actor_id=actor_id)
