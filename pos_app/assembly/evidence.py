"""Builds what watches over the log: its index, its seals, its checks, its exports, red flags."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from pos_app import application, infrastructure
from pos_app.domain.aggregates.cart.events import CartVoided
from pos_app.domain.aggregates.drawer.events import DrawerOpened
from pos_app.domain.aggregates.refund.events import RefundCreated
from pos_app.domain.events import DomainEvent
from pos_app.infrastructure import audit, queries
from pos_app.infrastructure.audit.audit_handler import AuditHandler
from pos_app.infrastructure.audit.keeper import AuditKeeper
from pos_app.on_demand import later

# Entries, or rows of the index, at a time: a few milliseconds of the keeper's thread.
_INDEXED_AT_ONCE = 200

if TYPE_CHECKING:  # each is imported when it is first used: see ADR 94
    from pos_app.application.anchor_service import AnchorService
    from pos_app.application.archive_service import ArchiveService
    from pos_app.application.audit_service import AuditService, Verification
    from pos_app.application.audit_trail_service import AuditTrailService
    from pos_app.application.ports import Progress
    from pos_app.application.publication_service import PublicationService
    from pos_app.application.queries import AuditQueries
    from pos_app.application.red_flag_service import RedFlagService
    from pos_app.application.red_flags.watch import WatchForRedFlags
    from pos_app.assembly.workshop import Workshop
    from pos_app.infrastructure.audit.evidence_log import EvidenceLog
    from pos_app.infrastructure.audit.index_keeper import AuditIndexKeeper
    from pos_app.infrastructure.audit.proofs import Prover


class EvidenceRoom:
    """Everything that makes the log, proves it and reads it."""

    def __init__(self, shop: Workshop) -> None:
        """Register the audit handler, before any other handler of ``shop``."""
        self._database = database = shop.database
        self._dispatcher = shop.dispatcher
        work = shop.unit_of_work
        self.audit_handler = AuditHandler(database)
        shop.dispatcher.register(DomainEvent, self.audit_handler)
        self.index: AuditIndexKeeper = later(lambda: audit.index_keeper.AuditIndexKeeper(database))
        self.log: EvidenceLog = later(lambda: audit.evidence_log.EvidenceLog(database))
        self.trail: AuditTrailService = later(partial(self._trail_service, shop))
        self.audit: AuditService = later(partial(self._audit_service, shop))
        self.anchors: AnchorService = later(
            lambda: application.anchor_service.AnchorService(
                work, self.trail, self.log.code_of, infrastructure.mail.send_anchor
            )
        )
        self.archives: ArchiveService = later(
            lambda: application.archive_service.ArchiveService(
                work, self.trail, audit.archive.Archivist(database)
            )
        )
        self.prover: Prover = later(lambda: audit.proofs.Prover(database))
        self.keeper = AuditKeeper(self.trail, self._verify_recent)
        self.keeper.add_chore(lambda: self.index.catch_up(_INDEXED_AT_ONCE) > 0)
        shop.dispatcher.register(DomainEvent, self.keeper.notice)
        self.background_work: PublicationService = later(
            lambda: application.publication_service.PublicationService(
                shop.publications, self.trail.record_retry
            )
        )
        self.flags: RedFlagService = later(
            lambda: application.red_flag_service.RedFlagService(work)
        )
        self._red_flags: WatchForRedFlags = later(partial(self._watch_for_red_flags, shop))
        self.keeper.add_chore(self._look_for_red_flags)

    def queries(self) -> AuditQueries:
        """Return reads of the log on a connection that the calling thread closes."""
        reads: AuditQueries = queries.audit.SqlAuditQueries(self._database)
        return reads

    def react(self) -> None:
        """Look for red flags after what they begin with."""
        # Sales and discounts wait for the keeper's turn: a row each would cost every sale.
        self._dispatcher.register_async(CartVoided, self._red_flags, "red_flags")
        self._dispatcher.register_async(RefundCreated, self._red_flags, "red_flags_refund")
        self._dispatcher.register_async(DrawerOpened, self._red_flags, "red_flags_drawer")

    def _verify_recent(self, progress: Progress) -> Verification:
        return self.audit.verify_recent(progress)

    def _look_for_red_flags(self) -> bool:
        return self._red_flags.catch_up()

    def _trail_service(self, shop: Workshop) -> AuditTrailService:
        keys = infrastructure.keys
        return application.audit_trail_service.AuditTrailService(
            shop.unit_of_work,
            audit.tree.LogTree(shop.database),
            self.log,
            # A store that is thrown away leaves nothing in the key store of the machine.
            keys.KeyCabinet(
                shop.data_dir / "keys", (lambda: None) if shop.is_throw_away else keys.system_store
            ),
            shop.clock,
            shop.register_id,
        )

    def _audit_service(self, shop: Workshop) -> AuditService:
        sheets = {"jsonl": audit.sheets.JsonLinesSheet, "csv": audit.sheets.CsvSheet}
        return application.audit_service.AuditService(
            shop.unit_of_work,
            audit.verifier.ChainVerifier(shop.database),
            audit.exporter.LogFileExporter(shop.database, sheets),
            self.trail.sign_checkpoint,
            audit.entry_check.EntryChecker(shop.database),
        )

    def _watch_for_red_flags(self, shop: Workshop) -> WatchForRedFlags:
        rules = application.red_flags.catalogue.default_rules()
        return application.red_flags.watch.WatchForRedFlags(
            shop.unit_of_work,
            self.queries,
            infrastructure.red_flag_progress.SqlRedFlagProgress(shop.database),
            application.red_flags.watcher.Watcher(rules),
        )
