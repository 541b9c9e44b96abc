"""Opens the audit window beside the till, for whoever may look, and records that they do."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.application.errors import NobodySignedIn, PermissionDenied, StorageError
from pos_app.ui.errors import error_text
from pos_app.ui.window_clock import WindowClock

if TYPE_CHECKING:  # imported when the window is first wanted: the till starts without it
    from pos_app.ui.audit.window import AuditWindow
    from pos_app.ui.audit_office import AuditOffice
    from pos_app.ui.event_bridge import EventBridge
    from pos_app.ui.front_desk import FrontDesk
    from pos_app.ui.look import Look
    from pos_app.ui.look_settings import LookSettings
    from pos_app.ui.opened_till import OpenedTill

_log = logging.getLogger(__name__)


class AuditDoor(QObject):
    """Owns the audit window of one till; it is made anew each time it opens.

    Signals:
        refused(object): why whoever works here may not look, as an ErrorText.
    """

    refused = Signal(object)

    def __init__(
        self,
        look: Look,
        till: OpenedTill,
        settings: LookSettings,
        bridge: EventBridge,
        desk: Callable[[], FrontDesk | None],
        parent: QObject,
    ) -> None:
        """Open nothing yet; ``desk`` tells where approvals are asked, once there is a place."""
        super().__init__(parent)
        self._look = look
        self._till = till
        self._settings = settings
        self._bridge = bridge
        self._desk = desk
        self._office: AuditOffice | None = None
        self.window: AuditWindow | None = None

    @Slot()
    def open(self) -> None:
        """Open the window, or bring it to the front."""
        if self._till.store is None:
            return
        desk = self._desk()
        if self.window is not None or desk is None:
            self._show()
        else:
            desk.approvals.run(self._show, None)

    @Slot(object)
    def show_record(self, seq: int) -> None:
        """Open the window at a record."""
        self.open()
        if self._office is not None:
            self._office.show_entry(seq)

    def close(self) -> None:
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _show(self) -> None:
        """Make the window where there is none; after an approval this is called once more."""
        if self.window is None:
            self._make()
        if self.window is not None:
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _make(self) -> None:
        if not self._may_look():
            return
        from pos_app.ui.audit_office import AuditOffice  # noqa: PLC0415 - see the top

        store = self._till.store
        if store is None:
            return
        self._office = AuditOffice(
            self._look, self._till, store, WindowClock(), can_write=True, polls=False, parent=self
        )
        window, desk = self._office.window, self._desk()
        if desk is not None:
            keys = window.keys
            self._office.ask_at(desk.desk_over(window, keys.be_quiet, keys.be_heard))
        self._settings.listen_to_keys_of(window)
        self._office.closed.connect(self._forget)
        self._bridge.published.connect(window.events_arrived)
        self.window = window

    def _may_look(self) -> bool:
        """Record who looks; a log that cannot be written now may still be looked at."""
        try:
            self._till.trail.record_view("till")
        except (PermissionDenied, NobodySignedIn) as error:
            self.refused.emit(error_text(error))
            return False
        except (StorageError, OSError):
            _log.exception("That the audit window was opened could not be recorded")
        return True

    @Slot()
    def _forget(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        if self._office is not None:
            self._office.deleteLater()
            self._office = None
