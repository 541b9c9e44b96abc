"""The pages of the screen of shifts with the rail or the preview beside them, one page in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from pos_app.ui.look import Look
from pos_app.ui.shift.cash_page import CashPage
from pos_app.ui.shift.compare_page import ComparePage
from pos_app.ui.shift.count_page import CountPage
from pos_app.ui.shift.home_page import HomePage
from pos_app.ui.shift.preview_pane import PreviewPane
from pos_app.ui.shift.rail import Rail
from pos_app.ui.shift.reports_page import ReportsPage
from pos_app.ui.shift.shift_state import Page, ShiftState

_GUTTER = 12
_NARROW, _NARROW_FOR_PAPER, _LOW = 960, 1100, 560


class ShiftBody(QScrollArea):
    """Stands its parts one under the other, and scrolls, where there is little room.

    Signals:
        acted(str): a button, by the name of its action.
        typed(object, str): the name of a field, and what stands in it.
        chosen(str, str): a group, and the answer that was pressed.
        pressed_key(str): a key of the number pad.
    """

    acted = Signal(str)
    typed = Signal(object, str)
    chosen = Signal(str, str)
    pressed_key = Signal(str)

    def __init__(self, look: Look) -> None:
        """Make every page."""
        super().__init__()
        self._look = look
        self.home, self.count = HomePage(look), CountPage(look)
        self.compare, self.cash = ComparePage(look), CashPage(look)
        self.reports, self.rail, self.preview = ReportsPage(look), Rail(look), PreviewPane(look)
        self._pages: dict[Page, QWidget] = {
            Page.HOME: self.home,
            Page.OPEN: self.count,
            Page.COUNT: self.count,
            Page.COMPARE: self.compare,
            Page.CASH: self.cash,
            Page.REPORTS: self.reports,
        }
        inside = QWidget()
        inside.setProperty("surface", "canvas")
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._parts.setContentsMargins(_GUTTER, 0, _GUTTER, _GUTTER)
        self._parts.setSpacing(_GUTTER)
        for page in dict.fromkeys(self._pages.values()):
            self._parts.addWidget(page, 1)
        self._parts.addWidget(self.rail)
        self._parts.addWidget(self.preview)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._connect()

    def display(self, state: ShiftState) -> QWidget:
        """Draw the state, and return the page that is in sight."""
        if state.home is not None:
            self.home.display(state.home)
        if state.count is not None:
            self.count.display(state.count)
        if state.compare is not None:
            self.compare.display(state.compare)
        if state.cash is not None and state.rail is not None:
            self.cash.display(state.cash, state.rail.typed)
        if state.reports is not None:
            self.reports.display(state.reports)
        if state.rail is not None:
            self.rail.display(state.rail)
        if state.preview is not None:
            self.preview.display(state.preview)
        self.rail.setVisible(state.rail is not None)
        self.preview.setVisible(state.preview is not None)
        self._arrange()
        shown = self._pages[state.page]
        if not shown.isVisibleTo(self):
            self.verticalScrollBar().setValue(0)
        for page in set(self._pages.values()):
            page.setVisible(page is shown)
        return shown

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the rows of the page."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between side by side and one under the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        scale = self._look.theme.scale
        needed = _NARROW_FOR_PAPER if self.preview.isVisibleTo(self) else _NARROW
        is_small = self.width() / scale < needed or self.height() / scale < _LOW
        self._parts.setDirection(
            QBoxLayout.Direction.TopToBottom if is_small else QBoxLayout.Direction.LeftToRight
        )

    def _connect(self) -> None:
        self.home.acted.connect(self.acted)
        self.compare.acted.connect(self.acted)
        self.reports.acted.connect(self.acted)
        self.rail.acted.connect(self.acted)
        self.rail.pressed_key.connect(self.pressed_key)
        self.count.typed.connect(self.typed)
        self.count.entered.connect(self._enter)
        self.compare.typed.connect(self.typed)
        self.cash.typed.connect(self.typed)
        self.home.chosen.connect(self.chosen)
        self.compare.chosen.connect(self.chosen)
        self.cash.chosen.connect(self.chosen)
        self.reports.chosen.connect(self.chosen)

    @Slot(object)
    def _enter(self, key: object) -> None:
        self.chosen.emit("row", str(key))
