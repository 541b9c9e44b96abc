"""The panel of taxes and rounding: draws a state, and says what somebody did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tax_settings.form_page import FormPage
from pos_app.ui.tax_settings.overview_page import OverviewPage
from pos_app.ui.tax_settings.tax_state import TaxState
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.pick_page import PickPage

_PADDING = 12
_END = 1_000_000
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_END,
    Qt.Key.Key_End: _END,
}


class TaxView(QFrame):
    """Stands in the left part of the sell screen; each page of it tells what was done there.

    Signals:
        moved(object): how many rows down.
        confirmed(): Enter, wherever the focus is no button.
        closed(): the items are wanted back.
    """

    moved = Signal(object)
    confirmed = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Taxes and rounding"))
        header = PanelHeader(look, _("Taxes and rounding"), self)
        header.closed.connect(self.closed)
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self.overview = OverviewPage(look)
        self.form = FormPage(look)
        self.pick = PickPage(look)
        self._page: QWidget = self.overview
        inside = QFrame()
        inside.setProperty("surface", "raised")
        pages = QVBoxLayout(inside)
        pages.setContentsMargins(_PADDING, _PADDING, _PADDING, 0)
        pages.setSpacing(_PADDING)
        for part in (self._problem, self._info, self.overview, self.form, self.pick):
            pages.addWidget(part)
        for page in (self.overview, self.form, self.pick):
            pages.setStretchFactor(page, 1)
            page.setVisible(page is self._page)
        self._scroll = _Scroll()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._scroll, 1)

    def display(self, state: TaxState) -> None:
        """Draw taxes and rounding."""
        self._problem.say(state.problem)
        self._info.say(state.info)
        self.overview.display(state.overview)
        page: QWidget = self.overview
        if state.form is not None:
            self.form.display(state.form)
            page = self.form
        elif state.pick is not None:
            self.pick.display(state.pick)
            page = self.pick
        self._turn_to(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows and confirm; Del is not passed on to the cart beside."""
        key = Qt.Key(event.key())
        focused = QApplication.focusWidget()
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.confirmed.emit()
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def _turn_to(self, page: QWidget) -> None:
        self.setFocusProxy(page)
        if page is self._page:
            return
        for each in (self.overview, self.form, self.pick):
            each.setVisible(each is page)
        self._page = page
        self._scroll.verticalScrollBar().setValue(0)
        if self.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)


class _Scroll(QScrollArea):
    """For windows that are too low; its arrow keys belong to the rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is inside from growing wider than there is room."""
        inside = self.widget()
        if inside is not None:
            inside.setMaximumWidth(self.viewport().width())
        super().resizeEvent(event)
