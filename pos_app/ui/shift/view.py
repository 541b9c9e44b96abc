"""The screen of shifts: its pages under a head with the steps; it passes on what is done."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.actions import SHIFT, actions_of
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.body import ShiftBody
from pos_app.ui.shift.shift_state import Page, ShiftState
from pos_app.ui.shift.step_bar import StepBar
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.text_label import TextLabel

_HEAD, _GUTTER = 60, 12
_SCALES = {"text_larger": 1, "text_smaller": -1, "text_normal": 0}
_ROW_KEYS = {
    Qt.Key.Key_Return: "next",
    Qt.Key.Key_Enter: "next",
    Qt.Key.Key_Down: "next",
    Qt.Key.Key_Up: "previous",
}


class ShiftView(QFrame):
    """Stands under the top bar; while it is open every key belongs to it.

    Signals:
        acted(str): a button, or a key, by the name of its action.
        typed(object, str): the name of a field, and what stands in it.
        chosen(str, str): a group, and the answer that was pressed.
        pressed_key(str): a key of the number pad.
        keys_wanted(): the list of keys.
        scaled(object): text larger (+1), smaller (-1) or as designed (0).
        left(): selling is wanted back.
    """

    acted = Signal(str)
    typed = Signal(object, str)
    chosen = Signal(str, str)
    pressed_key = Signal(str)
    keys_wanted = Signal()
    scaled = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the screen."""
        super().__init__(parent)
        self._look = look
        self.setProperty("surface", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = TextLabel("", "sell.body", weight=600)
        self._steps = StepBar(look)
        back = HintButton(look, _("Back to selling"), kind=Kind.TEXT, icon="x", hint="Esc")
        back.clicked.connect(self._go_back)
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._info = NoteLine(look, "circle-check", "positive")
        self.body = ShiftBody(look)
        self.body.acted.connect(self.acted)
        self.body.typed.connect(self.typed)
        self.body.chosen.connect(self.chosen)
        self.body.pressed_key.connect(self.pressed_key)
        self._page: Page | None = None
        self._place(back)
        for action in actions_of(SHIFT):
            for key, name in action.bindings() if action.is_shortcut else ():
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.setObjectName(name)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(self._fire)

    def display(self, state: ShiftState) -> None:
        """Draw the state."""
        self._title.setText(state.title)
        self._steps.show_step(state.step)
        self._problem.say(state.problem)
        self._info.say(state.info)
        page = self.body.display(state)
        self.setFocusProxy(page)
        if state.page is not self._page and self.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self._page = state.page

    def open_file(self, path: Path) -> None:
        """Open a file with the program the desktop has for it."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._problem.say(_("No program here opens {file}.").format(file=path))

    def leave(self) -> None:
        """Go back to selling."""
        self._page = None
        self.left.emit()

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        stops = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget.isEnabled()
            and widget.focusProxy() is None
        ]
        focus = QApplication.focusWidget()
        if stops:
            at = stops.index(focus) if focus in stops else -1
            stops[(at + (1 if next else -1)) % len(stops)].setFocus(
                Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            )
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the rows of a count; nothing reaches the sale beneath."""
        name = _ROW_KEYS.get(Qt.Key(event.key()))
        focus = QApplication.focusWidget()
        if name and isinstance(focus, QAbstractButton) and name == "next":
            focus.click()
        elif name and self._page in {Page.OPEN, Page.COUNT}:
            self.acted.emit(name)
        event.accept()

    def _place(self, back: QWidget) -> None:
        head = QFrame()
        head.setProperty("surface", "raised")
        head.setMinimumHeight(self._look.px(_HEAD))
        line = QHBoxLayout(head)
        line.setContentsMargins(18, 0, 8, 0)
        for part in (self._title, self._steps, back):
            line.addWidget(part)
        line.insertStretch(1, 1)
        line.insertStretch(3, 1)
        notes = QVBoxLayout()
        notes.setContentsMargins(_GUTTER, 0, _GUTTER, 0)
        notes.addWidget(self._problem)
        notes.addWidget(self._info)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GUTTER)
        column.addWidget(head)
        column.addLayout(notes)
        column.addWidget(self.body, 1)

    @Slot()
    def _go_back(self) -> None:
        self.acted.emit("back")

    @Slot()
    def _fire(self) -> None:
        name = self.sender().objectName()
        if name == "keys":
            self.keys_wanted.emit()
        elif name in _SCALES:
            self.scaled.emit(_SCALES[name])
        elif name == "note":
            self.body.compare.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.acted.emit(name)
