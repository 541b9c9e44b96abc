"""The guide in a window of its own, where no page of the till can show it.

The audit window may run in a process of its own, and the first start has no store yet.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.upkeep.guide_presenter import GuidePresenter, guide_folder
from pos_app.ui.upkeep.view import PageView

_WIDTH, _HEIGHT = 1_100, 720


class GuideWindow(QObject):
    """Makes the window when it is first wanted; Esc closes it."""

    def __init__(self, look: Look, over: QWidget) -> None:
        """Show nothing yet; the window stands over ``over`` and goes with it."""
        super().__init__(over)
        self._over = over
        folder = guide_folder()
        self.view = PageView(look, _("Guide"), folder)
        self.view.setParent(over, Qt.WindowType.Window)
        self.view.setWindowTitle(_("Guide"))
        room = over.screen().availableSize()
        self.view.resize(min(_WIDTH, room.width()), min(_HEIGHT, room.height()))
        self._presenter = GuidePresenter(self.view, folder)
        self.view.chosen.connect(self._presenter.choose)
        self.view.moved.connect(self._presenter.move)
        self.view.left.connect(self.view.close)

    @Slot(str)
    def open_chapter(self, chapter: str) -> None:
        """Show a chapter, or bring the window to the front at it."""
        self._presenter.open()
        self._presenter.choose(chapter)
        self.view.show()
        self.view.raise_()
        self.view.activateWindow()
        self.view.setFocus()
