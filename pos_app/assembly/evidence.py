"""Builds what watches over the log: its index, its seals, its checks, its exports, red flags."""

from __future__ import annotations

from pos_app.application.anchor_service import AnchorService
from pos_app.application.archive_service import ArchiveService
from pos_app.application.audit_service import AuditService
from pos_app.application.audit_trail_service import AuditTrailService
from pos_app.application.publication_service import PublicationService
from pos_app.application.queries import AuditQueries
from pos_app.application.red_flag_service import RedFlagService
from pos_app.application.red_flags.catalogue import default_rules
from pos_app.application.red_flags.watch import WatchForRedFlags
from pos_app.application.red_flags.watcher import Watcher
from pos_app.assembly.workshop import Workshop
from pos_app.domain.aggregates.cart.events import CartVoided
from pos_app.domain.aggregates.drawer.events import DrawerOpened
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
from pos_app.infrastructure.keys import KeyCabinet, system_store
from pos_app.infrastructure.mail import send_anchor
from pos_app.infrastructure.queries.audit import SqlAuditQueries
from pos_app.infrastructure.red_flag_progress import SqlRedFlagProgress

# Entries, or rows of the index, at a time: a few milliseconds of the keeper's thread.
_INDEXED_AT_ONCE = 200


class EvidenceRoom:
    """Everything that makes the log, proves it and reads it."""

    def __init__(self, shop: Workshop) -> None:
        """Register the audit handler, before any other handler of ``shop``."""
        self._database = shop.database
        self._dispatcher = shop.dispatcher
        self.audit_handler = AuditHandler(shop.database)
        shop.dispatcher.register(DomainEvent, self.audit_handler)
        self.index = AuditIndexKeeper(shop.database)
        self.log = EvidenceLog(shop.database)
        self.trail = AuditTrailService(
            shop.unit_of_work,
            LogTree(shop.database),
            self.log,
            # A store that is thrown away leaves nothing in the key store of the machine.
            KeyCabinet(
                shop.data_dir / "keys", (lambda: None) if shop.is_throw_away else system_store
            ),
            shop.clock,
            shop.register_id,
        )
        self.audit = AuditService(
            shop.unit_of_work,
            ChainVerifier(shop.database),
            LogFileExporter(shop.database, {"jsonl": JsonLinesSheet, "csv": CsvSheet}),
            self.trail.sign_checkpoint,
            EntryChecker(shop.database),
        )
        self.anchors = AnchorService(shop.unit_of_work, self.trail, self.log.code_of, send_anchor)
        self.archives = ArchiveService(shop.unit_of_work, self.trail, Archivist(shop.database))
        self.prover = Prover(shop.database)
        self.keeper = AuditKeeper(self.trail, self.audit.verify_recent)
        self.keeper.add_chore(lambda: self.index.catch_up(_INDEXED_AT_ONCE) > 0)
        shop.dispatcher.register(DomainEvent, self.keeper.notice)
        self.background_work = PublicationService(shop.publications, self.trail.record_retry)
        self.flags = RedFlagService(shop.unit_of_work)
        self._red_flags = WatchForRedFlags(
            shop.unit_of_work,
            self.queries,
            SqlRedFlagProgress(shop.database),
            Watcher(default_rules()),
        )
        self.keeper.add_chore(self._red_flags.catch_up)

    def queries(self) -> AuditQueries:
        """Return reads of the log on a connection that the calling thread closes."""
        return SqlAuditQueries(self._database)

    def react(self) -> None:
        """Look for red flags after what they begin with."""
        # Sales and discounts wait for the keeper's turn: a row each would cost every sale.
        self._dispatcher.register_async(CartVoided, self._red_flags)
        self._dispatcher.register_async(RefundCreated, self._red_flags, "red_flags_refund")
        self._dispatcher.register_async(DrawerOpened, self._red_flags, "red_flags_drawer")
