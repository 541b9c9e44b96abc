"""Who works at the window: signing in and out, the lock, and approvals over any of its screens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from pos_app.application.errors import StorageError
from pos_app.application.queries import AuditFilter
from pos_app.application.training_mark import is_training
from pos_app.domain.aggregates.staff.events import PinReset
from pos_app.domain.values.ids import utc_now
from pos_app.ui.formatting import format_datetime
from pos_app.ui.i18n import _
from pos_app.ui.idle_lock import IdleLock
from pos_app.ui.override.presenter import OverridePresenter
from pos_app.ui.override.view import OverrideView
from pos_app.ui.override.wiring import connect_override
from pos_app.ui.training_switch import leave_for_training

if TYPE_CHECKING:
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.staff_snapshots import StaffSnapshot
    from pos_app.ui.approving import ApprovalDesk
    from pos_app.ui.look import Look
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.sign_in.presenter import SignInPresenter
    from pos_app.ui.sign_in.view import SignInView

_log = logging.getLogger(__name__)

LOCK = "lock"
_TOLD_FOR = timedelta(days=30)
_LATEST_RESETS = 20


class FrontDesk(QObject):
    """Owns the sign-in page and the approval sheet of one window.

    Signals:
        operator_changed(object): who is signed in (StaffSnapshot), None while the till is locked.
        refused(str, str): what came of a request for approval.
        asking(), asked(): the keys of the screen behind are to be switched off and on.
    """

    operator_changed = Signal(object)
    refused = Signal(str, str)
    asking = Signal()
    asked = Signal()

    def __init__(
        self,
        look: Look,
        till: OpenedTill,
        store: StoreSnapshot,
        window: MainWindow,
        parent: QObject,
    ) -> None:
        """Let everybody work until :meth:`open` asks who they are."""
        super().__init__(parent)
        self._look = look
        self._till = till
        self._store = store
        self._window = window
        self._operator: StaffSnapshot | None = None
        self._page: SignInView | None = None
        self._presenter: SignInPresenter | None = None
        self._sale_at_hand: Callable[[], UUID | None] = lambda: None
        self._sheet, self.approvals = self._desk_over(window)
        self._sheet.opened.connect(self.asking)
        self._sheet.closed.connect(self.asked)
        self._idle = IdleLock(self)
        self._idle.expired.connect(self._lock_after_rest)

    def know_sale(self, sale: Callable[[], UUID | None]) -> None:
        """Let who approves something in a sale see which; ``sale`` returns the cart at hand."""
        self._sale_at_hand = sale

    def desk_over(
        self, window: QWidget, asking: Callable[[], None], asked: Callable[[], None]
    ) -> ApprovalDesk:
        """Return a desk that asks over another window of the program, which keeps it alive.

        ``asking`` and ``asked`` switch the keys of that window off and on again.
        """
        sheet, approvals = self._desk_over(window)
        sheet.opened.connect(asking)
        sheet.closed.connect(asked)
        return approvals

    @property
    def is_locked(self) -> bool:
        """Whether nobody may work before somebody signs in."""
        return self._page is not None and self._page.isVisible()

    def open(self) -> None:
        """Ask who works here, in a store where people sign in."""
        if self._till.people.access.has_sign_in:
            self._show_page()

    def close(self) -> None:
        """Record that whoever is signed in stops working."""
        self._idle.stop()
        try:
            self._till.people.sign_in.sign_out("closed")
        except StorageError:
            _log.exception("That somebody left could not be recorded")

    @Slot(str)
    def act(self, name: str) -> None:
        """Lock the till when that was asked; other names are for other desks."""
        if name == LOCK:
            self.lock("locked")

    def lock(self, cause: str) -> None:
        """Let nobody work before somebody signs in; the sale at hand stays as it is."""
        if not self._till.people.access.has_sign_in:
            self.refused.emit(
                _("This store runs without sign-in."),
                _("The owner switches it on: menu, Sign-in and shifts."),
            )
            return
        if self.approvals.is_open:
            self.approvals.cancel()
        try:
            self._till.people.sign_in.sign_out(cause)
        except StorageError:
            _log.exception("That the till was locked could not be recorded")
        self._show_page()

    def follow(self, store: StoreSnapshot) -> None:
        """Go by another way to sign in, or to lock, from now on; the sale stays as it is."""
        self._store = store
        self._till.reload_store()
        people = self._till.people
        if not store.has_sign_in:
            self._idle.stop()
            try:
                people.sign_in.sign_out("off")
            except StorageError:
                _log.exception("That somebody left could not be recorded")
            self._operator = None
            self.operator_changed.emit(None)
        elif people.sign_in.who() is None:
            self._show_page()
        else:
            self._idle.start(store.idle_lock_minutes)

    @Slot(str)
    def take_scan(self, code: str) -> None:
        """Take a badge at the sign-in page."""
        if self.is_locked and self._presenter is not None:
            self._presenter.scan(code)

    def take_badge(self, code: str) -> bool:
        """Take a badge while an approval is asked; other scans belong to the screen."""
        if not self.approvals.is_open:
            return False
        self.approvals.scan(code)
        return True

    def _desk_over(self, window: QWidget) -> tuple[OverrideView, OverridePresenter]:
        sheet, people = OverrideView(self._look, window), self._till.people
        desk = OverridePresenter(
            sheet,
            people.approvals,
            people.access,
            self._who,
            utc_now,
            self._store.decimals,
            self._sale,
        )
        connect_override(sheet, desk)
        sheet.said.connect(self.refused)
        return sheet, desk

    def _show_page(self) -> None:
        self._idle.stop()
        if self._page is None:
            from pos_app.ui.sign_in.presenter import SignInPresenter  # noqa: PLC0415 - see ADR 94
            from pos_app.ui.sign_in.view import SignInView  # noqa: PLC0415 - see ADR 94
            from pos_app.ui.sign_in.wiring import connect_sign_in  # noqa: PLC0415 - see ADR 94

            self._page = SignInView(self._look)
            self._presenter = SignInPresenter(
                self._page,
                self._till.people.sign_in,
                self._store,
                self._signed_in,
                self._recovery_notice,
                is_training=is_training(self._till.data_dir),
            )
            self._page.training_wanted.connect(leave_for_training)
            connect_sign_in(self._page, self._presenter)
        if self._presenter is not None:
            self._presenter.open(self._operator)
        self._window.open_page(self._page, chapter="first-day")
        self.operator_changed.emit(None)

    def _signed_in(self, member: StaffSnapshot) -> None:
        self._operator = member
        self._window.close_page()
        self.operator_changed.emit(member)
        self._till.reload_store()
        if self._till.store is not None:
            self._idle.start(self._till.store.idle_lock_minutes)

    def _who(self) -> StaffSnapshot | None:
        return self._till.people.sign_in.who()

    def _sale(self) -> UUID | None:
        return self._sale_at_hand()

    @Slot()
    def _lock_after_rest(self) -> None:
        self.lock("idle")

    def _recovery_notice(self) -> str:
        """Say for a month that an owner's PIN was set anew from the command line."""
        since = utc_now() - _TOLD_FOR
        where = AuditFilter(event_types=frozenset({PinReset.get_event_type()}), since=since)
        queries = self._till.audit_queries()
        try:
            found = queries.page(where, None, _LATEST_RESETS)
        except StorageError:
            return ""
        finally:
            queries.close()
        for entry in found:
            if entry.payload.get("way") == "recovery":
                return _(
                    "An owner's PIN was set anew from the command line on {moment}. "
                    "If nobody knows of it, look into the audit window."
                ).format(moment=format_datetime(entry.occurred_at))
        return ""
