"""The promotions panel: draws a state, and says what somebody did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.promotions.list_page import ListPage
from pos_app.ui.promotions.overview_page import OverviewPage
from pos_app.ui.promotions.preview_box import PreviewBox
from pos_app.ui.promotions.promotions_state import PromotionsState
from pos_app.ui.promotions.rule_page import RulePage
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.page_scroll import PageScroll
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.pick_page import PickPage

_PADDING = 12
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PromotionsView(QFrame):
    """Stands in the left part of the sell screen; each page of it tells what was done there.

    Signals:
        moved(object): how many rows down.
        confirmed(): Enter, wherever the focus is no button.
        left(): the page before is wanted.
        closed(): the items are wanted back.
    """

    moved = Signal(object)
    confirmed = Signal()
    left = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Promotions"))
        header = PanelHeader(look, _("Promotions"), self)
        header.closed.connect(self.closed)
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self.overview = OverviewPage(look)
        self.rule = RulePage(look)
        self.listed = ListPage(look)
        self.pick = PickPage(look)
        self.preview = PreviewBox(look)
        self._back = HintButton(look, _("Back"), icon="arrow-left", parent=self)
        self._save = HintButton(look, _("Save"), kind=Kind.PRIMARY, hint="Enter", parent=self)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self.confirmed)
        self._buttons = ButtonRow(look, (self._back, self._save))
        self._page: QWidget = self.overview
        self._scroll = PageScroll((self.overview, self.rule, self.listed, self.pick), _PADDING)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PADDING, 8, _PADDING, 0)
        foot.setSpacing(8)
        for part in (self._problem, self._info, self.preview, self._buttons):
            foot.addWidget(part)
        column.addLayout(foot)

    def display(self, state: PromotionsState) -> None:
        """Draw promotions and price lists."""
        self._problem.say(state.problem)
        self._info.say(state.info)
        self.overview.display(state.overview)
        page: QWidget = self.overview
        form = state.rule or state.listed
        if state.rule is not None:
            self.rule.display(state.rule)
            page = self.rule
        elif state.listed is not None:
            self.listed.display(state.listed)
            page = self.listed
        if state.pick is not None:
            self.pick.display(state.pick)
            page = self.pick
        is_form = form is not None and state.pick is None
        self.preview.setVisible(is_form)
        self._buttons.setVisible(is_form)
        if form is not None:
            self.preview.display(form.preview)
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
            elif self._page is not self.overview or not self.overview.take_words():
                self.confirmed.emit()
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def _turn_to(self, page: QWidget) -> None:
        self.setFocusProxy(page)
        if page is self._page:
            return
        if self._page is self.overview:
            self.rule.begin()
        self._page = page
        self._scroll.show_page(page)
        self.overview.clear_words()
        if self.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)
