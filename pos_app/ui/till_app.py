"""Owns the windows and presenters of one opened till, and carries news between them."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from pos_app.application.errors import StorageError
from pos_app.application.training_mark import is_training
from pos_app.resource_files import resource
from pos_app.ui.audit_door import AuditDoor
from pos_app.ui.background_task import BackgroundTask
from pos_app.ui.errors import error_text
from pos_app.ui.event_bridge import EventBridge
from pos_app.ui.front_desk import FrontDesk
from pos_app.ui.i18n import _
from pos_app.ui.look_settings import LookSettings
from pos_app.ui.main_window import MainWindow
from pos_app.ui.mishaps import Mishaps
from pos_app.ui.selling import Selling
from pos_app.ui.store_pages import StorePages
from pos_app.ui.upkeep_pages import UpkeepPages
from pos_app.ui.words.clock_sentences import clock_warning
from pos_app.ui.words.defect_words import defect_in, defect_words

if TYPE_CHECKING:  # imported when they are first opened
    from pos_app.application.snapshots import StoreSnapshot
    from pos_app.application.staff_snapshots import StaffSnapshot
    from pos_app.domain.events import DomainEvent
    from pos_app.ui.audit.window import AuditWindow
    from pos_app.ui.first_start.presenter import FirstStartPresenter
    from pos_app.ui.guide_window import GuideWindow
    from pos_app.ui.look import Look
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.sounds import Sounds
    from pos_app.ui.upkeep.restore_wish import RestoreWish

_log = logging.getLogger(__name__)

_CLOSING_SECONDS = 5.0
SAMPLE = ("samples", "grocery-store.csv.gz")


class TillApp(QObject):
    """The window program on one data folder, from the first start to the last close.

    Signals:
        closed(): the main window was closed and the till is put away.
    """

    closed = Signal()

    def __init__(
        self,
        look: Look,
        till: OpenedTill,
        sounds: Sounds,
        *,
        is_throw_away: bool = False,
        window: MainWindow | None = None,
    ) -> None:
        """Build what lives as long as the program; :meth:`open` shows it.

        ``is_throw_away`` marks a store that is deleted when the window closes; ``window`` is one
        that is shown already.
        """
        super().__init__()
        self._look = look
        self._till = till
        self._sounds = sounds
        self._is_throw_away = is_throw_away
        self.settings = LookSettings(look, till.data_dir, self)
        self.bridge = EventBridge(self)
        self.mishaps = Mishaps(self)
        self.window = window or MainWindow(None, self._title())
        self.window.furnish(look, is_training=is_training(till.data_dir))
        self._audit = AuditDoor(look, till, self.settings, self.bridge, self._at_desk, self)
        self._audit.refused.connect(self.window.show_problem)
        self.selling: Selling | None = None
        self.pages: StorePages | None = None
        self.desk: FrontDesk | None = None
        self.upkeep: UpkeepPages | None = None
        self.restore_wish: RestoreWish | None = None
        self.first_start: FirstStartPresenter | None = None
        self._guide: GuideWindow | None = None
        self._import = BackgroundTask("import", self)
        self._is_closed = False
        self.window.closed.connect(self.close)
        self.window.help_wanted.connect(self._open_guide)
        self.window.resized.connect(self.settings.fit_to_window)
        self.mishaps.happened.connect(self._say_mishap)
        self.bridge.published.connect(self._warn)
        self.window.defects.audit_wanted.connect(self.show_audit)
        look.pictures.read_from(self._picture)
        till.on_published(self.bridge.take_event)
        till.on_result(self.bridge.take_result)
        till.on_failure(self.bridge.take_failure)

    def open(self) -> None:
        """Show the window: the first start where there is nothing to sell yet, else selling.

        Raises:
            StorageError: the store cannot be written, so nobody can sell.
        """
        self.mishaps.install()
        store = self._till.store
        if store is None or not self._till.product_queries.sells_anything():
            self._show_first_start()
            self.window.setWindowTitle(self._title())
            if store is not None and store.has_sign_in:
                self._desk_of(store).open()
        else:
            self._sell(store)
        if self.window.isVisible():
            self.settings.fit_to_window(self.window.size())
            return
        saved = self.settings.settings
        self.window.put_at(saved.window, maximized=saved.is_maximized)

    @Slot()
    def come_to_front(self) -> None:
        """Show the window to somebody who started the program a second time."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    @Slot()
    def close(self) -> None:
        """Put everything away, waiting a bounded time for receipts that are being written."""
        if self._is_closed:
            return
        self._is_closed = True
        is_maximized = self.window.isMaximized()
        self.settings.keep_place(self.window.rectangle(), is_maximized=is_maximized)
        self.window.hide()
        self._audit.close()
        self._import.close()
        if self.desk is not None:
            self.desk.close()
        if self.pages is not None:
            self.pages.close()
        if self.upkeep is not None:
            self.upkeep.close()
        if self.selling is not None:
            self.selling.stop()
        if not self._till.close(_CLOSING_SECONDS):
            _log.info("Some work after a sale goes on at the next start")
        self.bridge.close()
        self.mishaps.remove()
        self.window.deleteLater()
        self.closed.emit()

    @property
    def audit_window(self) -> AuditWindow | None:
        """The audit window, while it is open."""
        return self._audit.window

    @Slot()
    def show_audit(self) -> None:
        """Open the audit window, or bring it to the front."""
        self._audit.open()

    @Slot(str)
    def _open_guide(self, chapter: str) -> None:
        if self.upkeep is not None:
            self.upkeep.open_chapter(chapter)
            return
        from pos_app.ui.guide_window import GuideWindow  # noqa: PLC0415 - see the top

        if self._guide is None:
            self._guide = GuideWindow(self._look, self.window)
        self._guide.open_chapter(chapter)

    def _show_first_start(self) -> None:
        from pos_app.ui.first_start.presenter import (  # noqa: PLC0415 - see the top
            FirstStartPresenter,
        )
        from pos_app.ui.first_start.view import FirstStartView  # noqa: PLC0415 - see the top
        from pos_app.ui.first_start.wiring import connect_first_start  # noqa: PLC0415 - see the top

        view = FirstStartView(self._look, self._till.data_dir)
        self.first_start = FirstStartPresenter(
            view,
            stores=self._till.stores,
            taxes=self._till.taxes,
            imports=self._till.catalogue.imports,
            background=self._import,
            sample_catalogue=resource(*SAMPLE),
            opened=self._leave_first_start,
            sign_in=self._till.people.sign_in,
            use_shifts=self._till.shifts.rules.use_shifts,
        )
        connect_first_start(view, self.first_start)
        self.window.place(view, chapter="install")
        self.first_start.start(QLocale.system().name())
        if self._till.store is not None:
            self.first_start.ask_for_products()

    def _leave_first_start(self) -> None:
        self._till.reload_store()
        if self._till.store is None:
            return
        try:
            self._sell(self._till.store)
        except StorageError as error:
            self.window.show_problem(error_text(error))
        else:
            self.first_start = None

    def _sell(self, store: StoreSnapshot) -> None:
        desk = self._desk_of(store)
        self.selling = Selling(self._look, self._till, store, self.bridge, self._sounds, self)
        self.selling.work_with(desk)
        view = self.selling.view
        view.panel_wanted.connect(desk.act)
        self.selling.scanned_elsewhere.connect(desk.take_scan)
        view.audit_wanted.connect(self.show_audit)
        view.theme_wanted.connect(self.settings.change_theme)
        view.text_scale_wanted.connect(self.settings.change_text_scale)
        view.close_wanted.connect(self.window.close)
        self.pages = StorePages(self._look, self._till, self.window, self, decimals=store.decimals)
        self.pages.ask_at(desk.approvals)
        view.panel_wanted.connect(self.pages.open)
        self.selling.log_wanted.connect(self._audit.show_record)
        self.upkeep = UpkeepPages(self._look, self._till, self.window, self)
        self.upkeep.ask_at(desk.approvals)
        view.panel_wanted.connect(self.upkeep.open)
        self.upkeep.restore_wanted.connect(self._close_to_restore)
        self.selling.scanned_elsewhere.connect(self.pages.take_scan)
        self.bridge.published.connect(self.pages.take_events)
        self.window.place(view, tells_of_defects=True)
        self.selling.start()
        self.pages.listen_to(self.selling.scanner)
        desk.open()
        self.window.setWindowTitle(self._title())

    def _picture(self, name: str) -> bytes | None:
        return self._till.catalogue.pictures.content(name)

    def _at_desk(self) -> FrontDesk | None:
        return self.desk

    def _desk_of(self, store: StoreSnapshot) -> FrontDesk:
        if self.desk is None:
            self.desk = FrontDesk(self._look, self._till, store, self.window, self)
            self.desk.operator_changed.connect(self._take_operator)
        return self.desk

    @Slot(object)
    def _take_operator(self, operator: StaffSnapshot | None) -> None:
        # What one person looks at in the log is not for whoever comes next.
        if operator is None:
            self._audit.close()

    @Slot(object)
    def _close_to_restore(self, wish: RestoreWish) -> None:
        """Close in order; whoever runs the program restores and opens it again."""
        actor_id = self._till.people.access.actor_id  # closing signs everybody out
        self.restore_wish = replace(wish, actor_id=actor_id)
        self.window.close()

    def _title(self) -> str:
        name = self._till.store.name if self._till.store else _("Till")
        if self._is_throw_away:
            return _("{store} – nothing here is kept").format(store=name)
        return name

    @Slot(object)
    def _warn(self, events: tuple[DomainEvent, ...]) -> None:
        defect, warning = defect_in(events), clock_warning(events)
        if defect is not None:
            self.window.defects.report(defect_words(defect))
        if warning is not None:
            self.window.show_problem(warning)

    @Slot()
    def _say_mishap(self) -> None:
        self.window.show_problem(error_text(RuntimeError()))


def quit_when_closed(application: QApplication, app: TillApp) -> None:
    """End the program with its main window, whatever other window is open."""
    application.setQuitOnLastWindowClosed(False)
    app.closed.connect(application.quit)
