"""The ledgers of the audit window: registers, exports, background work, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from pos_app.application.anchor_service import AnchorService
from pos_app.application.ports import Clock
from pos_app.application.publication_service import PublicationService
from pos_app.domain.records import dataclass
from pos_app.ui.actions import AUDIT, EXPORTS, REGISTERS, TASKS
from pos_app.ui.audit import narrowing
from pos_app.ui.audit.window import AuditWindow
from pos_app.ui.audit_exports.anchor_desk import AnchorDesk
from pos_app.ui.audit_exports.screen import exports_screen
from pos_app.ui.audit_registers.screen import registers_screen
from pos_app.ui.audit_tasks.screen import tasks_screen
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.ledger.screen import LedgerScreen
from pos_app.ui.look import Look


@dataclass(frozen=True, slots=True)
class LedgerWrites:
    """What the ledgers change; ``folder`` is proposed for files that leave."""

    background_work: PublicationService
    anchors: AnchorService
    folder: Path


class AuditLedgers(QObject):
    """Owns the three screens of one window."""

    def __init__(
        self,
        look: Look,
        window: AuditWindow,
        clock: Clock,
        store_name: str,
        writes: LedgerWrites | None,
        parent: QObject,
    ) -> None:
        """Build them; ``writes`` is None where this process may record nothing."""
        super().__init__(parent)
        self._window = window
        reader, writer = window.reader, window.presenter.writer
        self.registers = registers_screen(
            look,
            reader=reader,
            people=writer,
            clock=clock,
            store_name=store_name,
            show_events=self._show_events,
        )
        self.exports = exports_screen(
            look, reader=reader, writer=writer, clock=clock, can_take_anchors=writes is not None
        )
        if writes is not None:
            self.anchors = AnchorDesk(
                look, self.exports, writes.anchors, clock, store_name, writes.folder
            )
            self.anchors.sheet_opened.connect(window.keys.be_quiet)
            self.anchors.sheet_closed.connect(window.keys.be_heard)
            window.closed.connect(self.anchors.close)
        self.tasks = tasks_screen(
            look,
            reader=reader,
            titles=writer,
            clock=clock,
            service=None if writes is None else writes.background_work,
            counted=self._count_tasks,
        )
        for screen in self._screens().values():
            screen.entry_wanted.connect(self._show_entry)
            screen.left.connect(self._leave)
            window.closed.connect(screen.stop)

    @property
    def opened(self) -> dict[str, Callable[[], None]]:
        """What each screen does when its tab is shown."""
        return {key: screen.go_to_list for key, screen in self._screens().items()}

    def add_tabs(self) -> None:
        """Put the screens behind their tabs."""
        names = {REGISTERS: _("Registers"), EXPORTS: _("Exports"), TASKS: _("Tasks")}
        for key, screen in self._screens().items():
            self._window.frame.add_tab(key, names[key], screen)

    def _screens(self) -> dict[str, LedgerScreen]:
        return {REGISTERS: self.registers, EXPORTS: self.exports, TASKS: self.tasks}

    def _count_tasks(self, failed: int) -> None:
        title = _("Tasks {count}").format(count=format_count(failed)) if failed else ""
        self._window.view.header.tabs.name(TASKS, title or _("Tasks"))

    def _show_events(self, register_id: str) -> None:
        self._leave()
        self._window.presenter.choose(narrowing.REGISTER, register_id)

    @Slot(object)
    def _show_entry(self, seq: int) -> None:
        self._leave()
        self._window.presenter.inspect(seq)

    @Slot()
    def _leave(self) -> None:
        self._window.frame.show_tab(AUDIT)
