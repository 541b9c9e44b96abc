"""The page of staff and roles: draws a state, and says what somebody did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.people.people_buttons import PeopleButtons
from pos_app.ui.people.people_state import PeopleState
from pos_app.ui.people.task_panel import TaskPanel
from pos_app.ui.widgets.choice_row import ChoiceRow
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.row_list import RowList

_GUTTER = 12
_END = 1_000_000
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_END,
    Qt.Key.Key_End: _END,
}


class PeopleView(QWidget):
    """A list beside what can be done with the row chosen in it.

    Signals:
        acted(str): an action; "confirm" for Enter outside of a button, "escape" for Esc.
        turned(object), chosen(object): the list wanted; the key of a row that was touched.
        moved(object): how many rows down.
        left(), hidden(): the till is wanted back; the page is out of sight.
    """

    acted = Signal(str)
    turned = Signal(object)
    chosen = Signal(object)
    moved = Signal(object)
    left = Signal()
    hidden = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._asked = ""
        self.setObjectName("people-page")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Staff and roles"))
        header = PanelHeader(look, _("Staff and roles"), self)
        header.closed.connect(self.left)
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._info = NoteLine(look, "circle-check", "positive")
        self._tabs = ChoiceRow(look, _("What is listed"), is_labelled=False)
        self._tabs.chosen.connect(self.turned)
        self._rows = RowList(look, _("Staff and roles"))
        self._rows.chosen.connect(self.chosen)
        self._below = PeopleButtons(look)
        self._below.acted.connect(self.acted)
        self.task = TaskPanel(look)
        self.task.acted.connect(self.acted)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)
        self.setFocusProxy(self._rows)
        self._place(header)

    def display(self, state: PeopleState) -> None:
        """Draw the page."""
        before = QApplication.focusWidget()
        stood_inside = before is not None and self.isAncestorOf(before)
        self._problem.say(state.problem)
        self._info.say(state.info)
        self._tabs.display(state.tabs)
        self._tabs.setEnabled(state.can_choose)
        self._rows.display(state.rows)
        self._rows.setEnabled(state.can_choose)
        self._below.display(state.below)
        self.task.display(state.task, state.typed)
        if state.task.name != self._asked:
            self._asked = state.task.name
            if self.isVisible():
                self._begin(is_form=not state.can_choose)
        elif stood_inside and before is not None and not before.isVisibleTo(self):
            self._rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Ask for the till."""
        self.left.emit()

    def texts(self) -> tuple[str, ...]:
        """Return the rows as they are spoken."""
        return self._rows.texts()

    def said(self) -> str:
        """Return the sentence over the list."""
        return self._problem.accessibleName() or self._info.accessibleName()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows; Enter presses the button that has the focus, or confirms."""
        key, focused = Qt.Key(event.key()), QApplication.focusWidget()
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.acted.emit("confirm")
        else:
            super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Say so: what was typed is not for whoever looks next."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hidden.emit()

    def _begin(self, *, is_form: bool) -> None:
        field = self.task.first_field() if is_form else None
        (field or self._rows).setFocus(Qt.FocusReason.OtherFocusReason)

    def _escape(self) -> None:
        self.acted.emit("escape")

    def _place(self, header: PanelHeader) -> None:
        list_side = QVBoxLayout()
        list_side.setSpacing(_GUTTER)
        list_side.addWidget(self._tabs)
        list_side.addWidget(self._rows, 1)
        list_side.addWidget(self._below)
        middle = QHBoxLayout()
        middle.setSpacing(_GUTTER)
        middle.addLayout(list_side, 1)
        middle.addWidget(self.task, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GUTTER, 1, _GUTTER, _GUTTER)
        column.setSpacing(_GUTTER)
        for part in (header, self._problem, self._info):
            column.addWidget(part)
        column.addLayout(middle, 1)
