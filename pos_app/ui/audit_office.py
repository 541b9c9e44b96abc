"""The audit window with all its screens: events, replay, and what carries one to another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.audit_service import AuditService
from pos_app.application.audit_trail_service import AuditTrailService
from pos_app.application.ports import Clock
from pos_app.application.queries import AuditQueries
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.actions import AUDIT, REPLAY
from pos_app.ui.audit.audit_state import Inspection
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.audit_replay.screen import ReplayScreen
from pos_app.ui.i18n import _
from pos_app.ui.look import Look


class AuditedTill(Protocol):
    """What the audit window needs of an opened data folder."""

    @property
    def data_dir(self) -> Path:
        """The folder of the store."""

    @property
    def audit(self) -> AuditService:
        """Verifies and exports the log."""

    @property
    def trail(self) -> AuditTrailService:
        """Records who looks at the log and what a check found."""

    def audit_queries(self) -> AuditQueries:
        """Return reads of the log that belong to the calling thread, which closes them."""


class AuditOffice(QObject):
    """Owns the window and its screens.

    Signals:
        closed(): the person closed the window; its threads have ended.
    """

    closed = Signal()

    def __init__(
        self,
        look: Look,
        till: AuditedTill,
        store: StoreSnapshot,
        clock: Clock,
        *,
        can_write: bool,
        polls: bool,
        parent: QObject | None = None,
    ) -> None:
        """Build the window; ``can_write`` is false where this process may record nothing."""
        super().__init__(parent)
        folder = till.data_dir if can_write else None
        self.window = AuditWindow(
            look,
            queries=till.audit_queries,
            audit=till.audit,
            decimals=store.decimals,
            clock=clock,
            export_folder=folder,
            polls=polls,
            store_name=store.name,
            record_check=(lambda found: till.trail.record_verification(found, "asked"))
            if can_write
            else None,
        )
        self.window.setWindowTitle(_("Audit – {store}").format(store=store.name))
        self.replay = ReplayScreen(
            look,
            reader=self.window.reader,
            store=store,
            receipts=till.data_dir / "receipts",
            export_folder=folder,
        )
        self._screens: dict[str, Callable[[], None]] = {REPLAY: self._offer_sales}
        frame = self.window.frame
        frame.add_tab(REPLAY, _("Replay"), self.replay)
        frame.shown.connect(self._take_tab)
        self.replay.left.connect(self._show_events)
        self.window.view.inspector.replay_wanted.connect(self._replay)
        self.window.closed.connect(self.closed)
        self._has_sale = False

    @Slot(object)
    def _replay(self, inspection: Inspection) -> None:
        """Replay the sale of a record: by its cart, or by the number of its order."""
        self._has_sale = True
        self.window.frame.show_tab(REPLAY)
        if inspection.aggregate_type == "Cart":
            self.replay.show_cart(inspection.aggregate_id)
        else:
            self.replay.presenter.find(str(inspection.payload.get("order_number", "")))

    @Slot(object)
    def _take_tab(self, key: str) -> None:
        self.window.keys.belong_to(key)
        if key in self._screens:
            self._screens[key]()

    def _offer_sales(self) -> None:
        """Ask which sale, the first time; later the last one is still there."""
        if not self._has_sale:
            self._has_sale = True
            self.replay.offer_sales()

    @Slot()
    def _show_events(self) -> None:
        self.window.frame.show_tab(AUDIT)
