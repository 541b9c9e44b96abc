"""The ledgers of the audit window: registers, exports, background work, and what they lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
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
    """Owns the three screens of one window, each made when it is first wanted."""

    def __init__(
        self,
        look: Look,
        window: AuditWindow,
        clock: Clock,
        store_name: str,
        writes: LedgerWrites | None,
        parent: QObject,
    ) -> None:
        """Make nothing yet; ``writes`` is None where this process may record nothing."""
        super().__init__(parent)
        self._look = look
        self._window = window
        self._clock = clock
        self._store_name = store_name
        self._writes = writes

    @cached_property
    def registers(self) -> LedgerScreen:
        """The registers and how their logs stand."""
        return self._connected(
            registers_screen(
                self._look,
                reader=self._window.reader,
                people=self._window.presenter.writer,
                clock=self._clock,
                store_name=self._store_name,
                show_events=self._show_events,
            )
        )

    @cached_property
    def exports(self) -> LedgerScreen:
        """What left the log: exports and anchors."""
        return self._connected(
            exports_screen(
                self._look,
                reader=self._window.reader,
                writer=self._window.presenter.writer,
                clock=self._clock,
                can_take_anchors=self._writes is not None,
            )
        )

    @cached_property
    def anchors(self) -> AnchorDesk:
        """Hands anchors out, over the exports; only where this process may record it.

        Raises:
            ValueError: it may not.
        """
        if self._writes is None:
            raise ValueError(self._writes)
        keys = self._window.keys
        desk = AnchorDesk(
            self._look,
            self.exports,
            self._writes.anchors,
            self._clock,
            self._store_name,
            self._writes.folder,
        )
        desk.sheet_opened.connect(keys.be_quiet)
        desk.sheet_closed.connect(keys.be_heard)
        self._window.closed.connect(desk.close)
        return desk

    @cached_property
    def tasks(self) -> LedgerScreen:
        """The background work."""
        return self._connected(
            tasks_screen(
                self._look,
                reader=self._window.reader,
                titles=self._window.presenter.writer,
                clock=self._clock,
                service=None if self._writes is None else self._writes.background_work,
                counted=self._count_tasks,
            )
        )

    @property
    def opened(self) -> dict[str, Callable[[], None]]:
        """What each screen does when its tab is shown."""
        return {key: partial(self._open, key) for key in (REGISTERS, EXPORTS, TASKS)}

    def add_tabs(self) -> None:
        """Put the screens behind their tabs."""
        names = {REGISTERS: _("Registers"), EXPORTS: _("Exports"), TASKS: _("Tasks")}
        for key, name in names.items():
            self._window.frame.add_tab(key, name, partial(self._screen, key))

    def _screen(self, key: str) -> LedgerScreen:
        if key == REGISTERS:
            return self.registers
        if key == TASKS:
            return self.tasks
        return self.exports if self._writes is None else self.anchors.screen

    def _open(self, key: str) -> None:
        self._screen(key).go_to_list()

    def _connected(self, screen: LedgerScreen) -> LedgerScreen:
        screen.entry_wanted.connect(self._show_entry)
        screen.left.connect(self._leave)
        self._window.closed.connect(screen.stop)
        return screen

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
