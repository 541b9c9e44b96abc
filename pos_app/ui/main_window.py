"""The window of the till: places one screen at a time, and a banner above it when needed.

It is shown before most of the program is read, so it imports what it shows when it is furnished.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.placed_window import PlacedWindow

if TYPE_CHECKING:  # see the top
    from pos_app.ui.error_text import ErrorText
    from pos_app.ui.look import Look
    from pos_app.ui.widgets.message_bar import MessageBar

_CHAPTER = "guide-chapter"


class MainWindow(PlacedWindow):
    """Shows what it is given and says when it was closed; it decides nothing.

    Signals:
        help_wanted(str): F1 on a page; the chapter of the guide that it belongs to.
    """

    help_wanted = Signal(str)

    def __init__(self, look: Look | None, title: str, *, is_training: bool = False) -> None:
        """Show nothing yet; without a look it says nothing either, until :meth:`furnish`."""
        super().__init__()
        self.setObjectName("main-window")
        self.setWindowTitle(title)
        self._screens = QStackedWidget(self)
        self._screen: QWidget | None = None
        frame = QWidget(self)
        self._banner: MessageBar | None = None
        self._tells_itself = False
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._screens)
        self.setCentralWidget(frame)
        self._screens.currentChanged.connect(self._show_defect)
        self._behind: QWidget | None = None
        self._help = QShortcut(QKeySequence(Qt.Key.Key_F1), self)
        self._help.setEnabled(False)  # a screen has a list of its own keys there
        self._help.activated.connect(self._ask_for_help)
        if look is not None:
            self.furnish(look, is_training=is_training)

    def furnish(self, look: Look, *, is_training: bool) -> None:
        """Get what it speaks with; where people practise, a band over everything says so."""
        from pos_app.ui.widgets.defect_band import DefectBand  # noqa: PLC0415 - see the top
        from pos_app.ui.widgets.message_bar import MessageBar  # noqa: PLC0415 - see the top
        from pos_app.ui.widgets.training_band import TrainingBand  # noqa: PLC0415 - see the top

        self._banner = MessageBar(look)
        self._banner.acted.connect(self._hide_problem)
        self._column.insertWidget(0, self._banner)
        self.defects = DefectBand(look)
        self._column.insertWidget(0, self.defects)
        if is_training:
            self._column.insertWidget(0, TrainingBand(look))

    def place(self, screen: QWidget, *, tells_of_defects: bool = False, chapter: str = "") -> None:
        """Show ``screen`` instead of the one before, which ends here.

        One that ``tells_of_defects`` of the log itself needs no band over it; one without a list
        of its own keys has a ``chapter`` of the guide behind F1.
        """
        before, self._screen = self._screen, screen
        self._tells_itself = tells_of_defects
        screen.setProperty(_CHAPTER, chapter)
        self._screens.addWidget(screen)
        self._turn_to(screen)
        if before is not None:
            self._screens.removeWidget(before)
            before.deleteLater()

    def open_page(
        self, page: QWidget, chapter: str = "managers", *, comes_back: bool = False
    ) -> None:
        """Show a page of another room over the screen, which goes on behind it.

        F1 asks for ``chapter`` of the guide there. A page that ``comes_back`` is closed to the
        page before it instead of the screen.
        """
        before = self._screens.currentWidget()
        self._behind = before if comes_back and before is not page else None
        page.setProperty(_CHAPTER, chapter)
        if self._screens.indexOf(page) < 0:
            self._screens.addWidget(page)
        self._turn_to(page)

    def close_page(self) -> None:
        """Show the screen again, or the page before one that comes back."""
        to, self._behind = self._behind or self._screen, None
        if to is not None:
            self._turn_to(to)

    def show_problem(self, text: ErrorText) -> None:
        """Say above the screen what went wrong, until it is read or something goes wrong anew."""
        from pos_app.ui.widgets.message_bar import BarButton, Severity  # noqa: PLC0415 - see the top

        if self._banner is None:
            return
        read = BarButton("read", _("Got it"))
        self._banner.display(Severity.WARNING, "triangle-alert", text.headline, text.advice, [read])

    def _turn_to(self, shown: QWidget) -> None:
        self._help.setEnabled(bool(shown.property(_CHAPTER)))
        self._screens.setCurrentWidget(shown)
        shown.setFocus()

    @Slot()
    def _show_defect(self) -> None:
        if self._banner is None:
            return  # an outline: nothing speaks yet
        is_screen = self._screens.currentWidget() is self._screen
        self.defects.leave_out(is_screen and self._tells_itself)

    @Slot()
    def _ask_for_help(self) -> None:
        shown = self._screens.currentWidget()
        if shown is not None:
            self.help_wanted.emit(shown.property(_CHAPTER))

    @Slot(str)
    def _hide_problem(self, _action: str) -> None:
        if self._banner is not None:
            self._banner.display_nothing()
