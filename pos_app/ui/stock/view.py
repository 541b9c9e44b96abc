"""The panel of store-keeping: draws a page, and says what somebody did on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.stock.form_rows import FormRows
from pos_app.ui.stock.question_row import QuestionRow
from pos_app.ui.stock.stock_state import Button, PagePart, StockState
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.panel_scroll import PanelScroll
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_PADDING = 12
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
}
_BACK = "back"


class StockView(QFrame):
    """Stands in the left part of the sell screen.

    Signals:
        moved(object): how many rows down. confirmed(): Enter, wherever the focus is no button.
        searched(str): what is typed to be looked for. chosen(object): the key of a row.
        typed(object): ``(field, text)``. picked(object), turned(object): an answer, a tab.
        acted(str): the action of a button. left(): one page back. closed(): the items again.
    """

    moved = Signal(object)
    confirmed = Signal()
    searched = Signal(str)
    chosen = Signal(object)
    typed = Signal(object)
    picked = Signal(object)
    turned = Signal(object)
    acted = Signal(str)
    left = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the panel."""
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "panel")
        self.setAccessibleName(_("Stock"))
        header = PanelHeader(look, _("Stock"), self)
        header.closed.connect(self.closed)
        self._title = TextLabel(style="sell.item", wraps=True)
        self._tabs = QuestionRow(look)
        self._search = PanelField(look, "", longest=100)
        self._rows = RowList(look, _("List"))
        self._empty = EmptyState(look)
        self.form = FormRows(look)
        self._choices = QuestionRow(look)
        self._note = NoteLine(look, "info")
        self._info = NoteLine(look, "circle-check", "positive")
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._buttons = ButtonRow(look)
        self._shown: tuple[Button, ...] = ()
        self._has_back = False
        self._page = ""
        self._search.textEdited.connect(self.searched)
        self._rows.chosen.connect(self.chosen)
        self.form.typed.connect(self.typed)
        self._choices.chosen.connect(self.picked)
        self._tabs.chosen.connect(self.turned)
        self._place(header)

    def display(self, state: StockState) -> None:
        """Draw a page."""
        page = state.page
        self._problem.say(state.problem)
        self._info.say(state.info)
        self._title.setText(" · ".join(filter(None, (page.title, page.aside))))
        self._tabs.display(page.tabs_question, page.tabs)
        self._search.setVisible(bool(page.prompt))
        self._search.setPlaceholderText(page.prompt)
        self._search.setAccessibleName(page.prompt)
        self._search.show_text(page.search)
        self._rows.display(page.rows)
        self._rows.setVisible(bool(page.rows))
        self._empty.display("inbox", page.nothing, "")
        self._empty.setVisible(bool(page.nothing) and not page.rows)
        self._choices.display(page.question, page.choices)
        self.form.display(page.fields)
        self._note.say(page.note)
        self._show_buttons(page.buttons, has_back=state.can_go_back)
        self._turn_to(page)

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are spoken."""
        return self._rows.texts()

    def said(self) -> tuple[str, ...]:
        """Return the sentences in sight: problem, success, note."""
        lines = (self._problem, self._info, self._note)
        return tuple(line.accessibleName() for line in lines if line.accessibleName())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows, confirm, go back; Del is not passed on to the cart beside."""
        key = Qt.Key(event.key())
        focused = QApplication.focusWidget()
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QAbstractButton):
                focused.click()
            elif self.form.goes_on(focused):
                following: QWidget = self.form.following(focused) or self._search
                following.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.confirmed.emit()
        elif key == Qt.Key.Key_Backspace and not isinstance(focused, PanelField):
            self.left.emit()
        elif key != Qt.Key.Key_Delete:
            super().keyPressEvent(event)

    def _turn_to(self, page: PagePart) -> None:
        first = self.form.first()
        focus: QWidget = self._search if page.prompt else self._rows
        if not page.prompt and not page.rows:
            focus = first if first is not None else self._buttons
        if not page.prompt and first is not None and not page.nothing:
            focus = first
        self.setFocusProxy(focus)
        if page.title != self._page:
            self._page = page.title
            self._scroll.verticalScrollBar().setValue(0)
            if self.isVisible():
                focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_buttons(self, buttons: tuple[Button, ...], *, has_back: bool) -> None:
        if (buttons, has_back) == (self._shown, self._has_back):
            return
        same = [each.action for each in buttons] == [each.action for each in self._shown]
        if not same or has_back != self._has_back:
            self._made: dict[str, HintButton] = {}
            if has_back:
                self._made[_BACK] = HintButton(self._look, _("Back"), icon="arrow-left")
                self._made[_BACK].clicked.connect(self.left)
            for each in buttons:
                button = HintButton(self._look, each.label, icon=each.icon)
                button.setObjectName(each.action)
                button.clicked.connect(self._press)
                self._made[each.action] = button
            self._buttons.fill(tuple(self._made.values()))
        self._shown, self._has_back = buttons, has_back
        for each in buttons:
            button = self._made[each.action]
            button.set_label(each.label)
            button.set_kind(Kind.PRIMARY if each.is_main else Kind.NEUTRAL)
            button.setEnabled(each.is_enabled)

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    def _place(self, header: PanelHeader) -> None:
        inside = QFrame()
        inside.setProperty("surface", "raised")
        parts = QVBoxLayout(inside)
        parts.setContentsMargins(_PADDING, _PADDING, _PADDING, 0)
        parts.setSpacing(_PADDING - 2)
        above = (self._problem, self._info, self._title, self._tabs, self._search)
        below = (self._choices, self.form, self._note)
        for part in above:
            parts.addWidget(part)
        parts.addWidget(self._rows, 1)
        parts.addWidget(self._empty, 1)
        for each in below:
            parts.addWidget(each)
        parts.addStretch(0)
        parts.addWidget(self._buttons)
        self._scroll = PanelScroll(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, _PADDING)
        column.setSpacing(0)
        column.addWidget(header)
        column.addWidget(self._scroll, 1)
