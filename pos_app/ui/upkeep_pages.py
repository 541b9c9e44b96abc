"""Opens the pages of backups, diagnostics and the guide over the sell screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from pos_app.domain.values.ids import utc_now
from pos_app.ui.approving import ApprovalDesk, serve
from pos_app.ui.background_task import BackgroundTask
from pos_app.ui.i18n import _

if TYPE_CHECKING:  # imported with their pages
    from pos_app.ui.look import Look
    from pos_app.ui.main_window import MainWindow
    from pos_app.ui.opened_till import OpenedTill
    from pos_app.ui.upkeep.restore_wish import RestoreWish
    from pos_app.ui.upkeep.view import PageView

BACKUPS, DIAGNOSTICS, GUIDE = "backups", "diagnostics", "guide"
CHAPTER_FOR_SHIFTS = "guide.managers"
"""Opens the guide where it tells of shifts."""


class _Presenter(Protocol):
    def open(self) -> None: ...
    def act(self, action: str) -> None: ...
    def choose(self, key: str) -> None: ...
    def move(self, step: int) -> None: ...


class UpkeepPages(QObject):
    """Owns the pages; each is made when it is first wanted, and read anew whenever it opens.

    Signals:
        restore_wanted(object): the :class:`RestoreWish` of somebody who is sure.
    """

    restore_wanted = Signal(object)

    def __init__(self, look: Look, till: OpenedTill, window: MainWindow, parent: QObject) -> None:
        """Show pages in ``window``."""
        super().__init__(parent)
        self._look = look
        self._till = till
        self._window = window
        self._task = BackgroundTask("upkeep", self)
        self._pages: dict[str, tuple[PageView, _Presenter]] = {}
        self._desk: ApprovalDesk | None = None

    def ask_at(self, desk: ApprovalDesk) -> None:
        """Let what the pages do be approved at a desk."""
        self._desk = desk

    @Slot(str)
    def open(self, name: str) -> None:
        """Open a page by its name; a name of another place is none of ours.

        ``guide.CHAPTER`` opens the guide there.
        """
        if name.startswith(f"{GUIDE}."):
            self.open_chapter(name.partition(".")[2])
            return
        if name not in {BACKUPS, DIAGNOSTICS, GUIDE}:
            return
        if name not in self._pages:
            self._pages[name] = self._made(name)
            if self._desk is not None:
                serve(self._pages[name][1], self._desk)
        view, presenter = self._pages[name]
        presenter.open()
        self._window.open_page(view, "" if name == GUIDE else "recovery")

    @Slot(str)
    def open_chapter(self, chapter: str) -> None:
        """Open the guide at a chapter, over the page that it is about."""
        if GUIDE not in self._pages:
            self._pages[GUIDE] = self._made(GUIDE)
        view, presenter = self._pages[GUIDE]
        presenter.open()
        presenter.choose(chapter)
        self._window.open_page(view, "", comes_back=True)

    def close(self) -> None:
        """End what runs in the background."""
        self._task.close()

    def view(self, name: str) -> PageView:
        """Return the page of a name that was opened before."""
        return self._pages[name][0]

    def _made(self, name: str) -> tuple[PageView, _Presenter]:
        from pos_app.ui.upkeep.backups_presenter import BackupsPresenter  # noqa: PLC0415 - see top
        from pos_app.ui.upkeep.diagnostics_presenter import (  # noqa: PLC0415 - see the top
            DiagnosticsPresenter,
        )
        from pos_app.ui.upkeep.guide_presenter import (  # noqa: PLC0415 - see the top
            GuidePresenter,
            guide_folder,
        )
        from pos_app.ui.upkeep.view import PageView  # noqa: PLC0415 - see the top

        upkeep = self._till.upkeep
        presenter: _Presenter
        if name == BACKUPS:
            view = PageView(self._look, _("Backups"))
            backups = BackupsPresenter(view, upkeep.backups, self._task, utc_now, self._wish)
            view.typed.connect(backups.type)
            presenter = backups
        elif name == DIAGNOSTICS:
            view = PageView(self._look, _("Diagnostics"))
            presenter = DiagnosticsPresenter(view, upkeep.examine, upkeep.pack, self._task)
        else:
            folder = guide_folder()
            view = PageView(self._look, _("Guide"), folder)
            presenter = GuidePresenter(view, folder)
        view.acted.connect(presenter.act)
        view.chosen.connect(presenter.choose)
        view.moved.connect(presenter.move)
        view.left.connect(self._window.close_page)
        return view, presenter

    def _wish(self, wish: RestoreWish) -> None:
        self.restore_wanted.emit(wish)
