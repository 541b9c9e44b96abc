"""The audit window with all its screens: events, replay, and what carries one to another."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from pos_app.application.anchor_service import AnchorService
from pos_app.application.audit_service import AuditService
from pos_app.application.audit_trail_service import AuditTrailService
from pos_app.application.ports import Clock
from pos_app.application.publication_service import PublicationService
from pos_app.application.queries import AuditQueries
from pos_app.application.red_flag_queries import RedFlagEntry
from pos_app.application.red_flag_service import RedFlagService
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.actions import AUDIT, EXCEPTIONS, REPLAY
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.audit.audit_state import Inspection
from pos_app.ui.audit.view_desk import ViewDesk
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.audit_ledgers import AuditLedgers, LedgerWrites
from pos_app.ui.audit_replay.replay_state import CartFlag
from pos_app.ui.audit_replay.screen import ReplayScreen
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.rule_words import sentence_of, words_of
from pos_app.ui.red_flags.screen import RedFlagsScreen

if TYPE_CHECKING:  # imported when it is first opened
    from pos_app.ui.guide_window import GuideWindow

# Long enough for the window to answer in between.
_BETWEEN_SCREENS_MS = 60


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

    @property
    def anchors(self) -> AnchorService:
        """Hands anchors out."""

    @property
    def flags(self) -> RedFlagService:
        """Settles red flags."""

    @property
    def background_work(self) -> PublicationService:
        """Tries background work again."""

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
        self.views = ViewDesk(
            look, self.window.view, self.window.presenter, clock, till.data_dir, self
        )
        self._look, self._till, self._store, self._clock = look, till, store, clock
        self._export_folder = folder
        self._desk: ApprovalDesk | None = None
        self.ledgers = AuditLedgers(
            look,
            self.window,
            clock,
            store.name,
            LedgerWrites(till.background_work, till.anchors, till.data_dir) if can_write else None,
            self,
        )
        self._screens: dict[str, Callable[[], None]] = {
            REPLAY: self._offer_sales,
            EXCEPTIONS: self._go_to_flags,
            **self.ledgers.opened,
        }
        frame = self.window.frame
        frame.add_tab(REPLAY, _("Replay"), self._replay_screen)
        frame.add_tab(EXCEPTIONS, _("Exceptions"), self._flags_screen)
        self.ledgers.add_tabs()
        frame.shown.connect(self._take_tab)
        self.window.view.inspector.replay_wanted.connect(self._replay)
        self.window.keys.guide_wanted.connect(self._open_guide)
        self._guide: GuideWindow | None = None
        self.window.closed.connect(self.closed)
        self._has_sale = False
        self._pause = QTimer(self)
        self._pause.setInterval(_BETWEEN_SCREENS_MS)
        self._pause.timeout.connect(self._make_a_screen)
        self.window.view.model.modelReset.connect(self._make_the_rest)
        self.window.reader.failed.connect(self._make_the_rest)
        self.window.closed.connect(self._pause.stop)

    @cached_property
    def replay(self) -> ReplayScreen:
        """Shows a sale step by step; made when it is first wanted."""
        screen = ReplayScreen(
            self._look,
            reader=self.window.reader,
            store=self._store,
            receipts=self._till.data_dir / "receipts",
            export_folder=self._export_folder,
        )
        screen.left.connect(self._show_events)
        screen.shown.connect(self._look_for_flags)
        return screen

    @cached_property
    def flags(self) -> RedFlagsScreen:
        """Shows and settles red flags; made when it is first wanted."""
        screen, keys = (
            RedFlagsScreen(
                self._look,
                reader=self.window.reader,
                writer=self.window.presenter.writer,
                service=None if self._export_folder is None else self._till.flags,
                decimals=self._store.decimals,
                clock=self._clock,
            ),
            self.window.keys,
        )
        if self._desk is not None:
            serve(screen, self._desk)
        screen.entry_wanted.connect(self.show_entry)
        screen.replay_wanted.connect(self._replay_cart)
        screen.counted.connect(self._count_flags)
        screen.left.connect(self._show_events)
        screen.sheet_opened.connect(keys.be_quiet)
        screen.sheet_closed.connect(keys.be_heard)
        self.window.closed.connect(screen.stop)
        return screen

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let what is done in the window be approved at a desk over it, before it is shown."""
        self._desk = desk
        self.window.paperwork.ask_at(desk)

    @Slot()
    def _open_guide(self) -> None:
        """Open the chapter of whoever reads the log."""
        from pos_app.ui.guide_window import GuideWindow  # noqa: PLC0415 - few ever open it

        if self._guide is None:
            self._guide = GuideWindow(self._look, self.window)
        self._guide.open_chapter("accountants")

    def _replay_screen(self) -> ReplayScreen:
        return self.replay

    def _flags_screen(self) -> RedFlagsScreen:
        return self.flags

    def _go_to_flags(self) -> None:
        self.flags.go_to_list()

    @Slot()
    @Slot(object)
    def _make_the_rest(self, *_ignored: object) -> None:
        """Begin to make the other screens, now that there is something to see."""
        self._pause.start()

    @Slot()
    def _make_a_screen(self) -> None:
        if not self.window.frame.make_next():
            self._pause.stop()

    @Slot(object)
    def show_entry(self, seq: int) -> None:
        """Show a record among the events, in full."""
        self.window.frame.show_tab(AUDIT)
        self.window.presenter.inspect(seq)

    @Slot(object)
    def _replay_cart(self, cart_id: str) -> None:
        self._has_sale = True
        self.window.frame.show_tab(REPLAY)
        self.replay.show_cart(cart_id)

    @Slot(object)
    def _count_flags(self, count: int) -> None:
        title = _("Exceptions {count}").format(count=format_count(count)) if count else ""
        self.window.view.header.tabs.name(EXCEPTIONS, title or _("Exceptions"))

    @Slot(object)
    def _look_for_flags(self, cart_id: str) -> None:
        """Let the replay mark what the rules point at in its sale."""
        self.window.reader.ask(
            "flags-of-cart",
            lambda q: q.red_flags.of_cart(cart_id),
            partial(self._mark_flags, cart_id),
        )

    def _mark_flags(
        self, cart_id: str, found: tuple[tuple[RedFlagEntry, tuple[int, ...]], ...]
    ) -> None:
        who = self.window.presenter.writer.who
        flags = (
            CartFlag(words_of(flag.rule).name, sentence_of(flag, who, self._store.decimals), seqs)
            for flag, seqs in found
        )
        self.replay.show_flags(cart_id, tuple(flags))

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
