"""Places rows, words, a field, progress and buttons; it decides nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.upkeep.upkeep_state import PageButton, PageField, PageState
from pos_app.ui.upkeep.words import Words
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.panel_header import PanelHeader
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_GUTTER = 12
_THOUSANDTHS = 1_000
_KINDS = {"main": Kind.PRIMARY, "danger": Kind.DANGER}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PageView(QWidget):
    """A heading over rows beside words; keys move among the rows, PgUp and PgDn in the words.

    Signals:
        acted(str): the action of a button, or "confirm" for Enter outside of one.
        chosen(object), moved(object): the key of a row that was touched; how many rows down.
        typed(str): what stands in the field now.
        left(): the till is wanted back.
    """

    acted = Signal(str)
    chosen = Signal(object)
    moved = Signal(object)
    typed = Signal(str)
    left = Signal()

    def __init__(self, look: Look, title: str, pictures: Path | None = None) -> None:
        """Be empty; ``pictures`` is where pictures of the words lie."""
        super().__init__()
        self._look = look
        self._shown: tuple[PageButton, ...] = ()
        self.setObjectName("upkeep-page")
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        header = PanelHeader(look, title, self)
        header.closed.connect(self.left)
        self._problem = NoteLine(look, "triangle-alert", "danger")
        self._info = NoteLine(look, "circle-check", "positive")
        self._rows = RowList(look, title)
        self._rows.chosen.connect(self.chosen)
        self._nothing = EmptyState(look)
        self._words = Words(_("Details"), pictures)
        self._words.anchorClicked.connect(self._follow)
        self._label = TextLabel(style="sell.body", wraps=True)
        self._field = PanelField(look, title, longest=400)
        self._field.textEdited.connect(self.typed)
        self._bar = QProgressBar()
        self._bar.setRange(0, _THOUSANDTHS)
        self._bar.setAccessibleName(_("Progress"))
        self._buttons = ButtonRow(look)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.left)
        QShortcut(QKeySequence("PgDown"), self).activated.connect(self._words.page_down)
        QShortcut(QKeySequence("PgUp"), self).activated.connect(self._words.page_up)
        self.setFocusProxy(self._rows)
        self._place(header)
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, state: PageState) -> None:
        """Draw the page."""
        self._problem.say(state.problem)
        self._info.say(state.info)
        self._rows.display(state.rows)
        self._rows.setVisible(bool(state.rows))
        self._nothing.setVisible(bool(state.nothing))
        self._nothing.display("info", state.nothing, "")
        self._words.show_text(state.text)
        self._show_field(state.field)
        self._bar.setVisible(state.progress is not None)
        self._bar.setValue(state.progress or 0)
        if state.buttons != self._shown:
            self._shown = state.buttons
            self._buttons.fill([self._button(each) for each in state.buttons])

    def leave(self) -> None:
        """Ask for the till."""
        self.left.emit()

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

    def _show_field(self, field: PageField | None) -> None:
        was_there = self._field.isVisibleTo(self)
        for part in (self._label, self._field):
            part.setVisible(field is not None)
        if field is None:
            return
        self._label.setText(field.label)
        self._field.setAccessibleName(field.label)
        is_secret = field.is_secret
        echo = QLineEdit.EchoMode.Password if is_secret else QLineEdit.EchoMode.Normal
        self._field.setEchoMode(echo)
        self._field.show_text(field.text)
        if not was_there:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _button(self, shown: PageButton) -> HintButton:
        kind = _KINDS.get(shown.kind, Kind.NEUTRAL)
        button = HintButton(self._look, shown.label, kind=kind, icon=shown.icon, parent=self)
        button.setObjectName(shown.action)
        button.clicked.connect(self._press)
        return button

    def _place(self, header: PanelHeader) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(_GUTTER)
        middle.addWidget(self._rows, 2)
        middle.addWidget(self._nothing, 2)
        middle.addWidget(self._words, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(_GUTTER, 1, _GUTTER, _GUTTER)
        column.setSpacing(_GUTTER)
        for part in (header, self._problem, self._info):
            column.addWidget(part)
        column.addLayout(middle, 1)
        for below in (self._label, self._field, self._bar, self._buttons):
            column.addWidget(below)

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.acted.emit(button.objectName())

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """A link to another chapter opens it; no link leaves the program."""
        if link.isRelative() and link.path().endswith(".md"):
            self.chosen.emit(Path(link.path()).stem)

    @Slot()
    def _restyle(self) -> None:
        self._words.setFont(self._look.type_font("sell.body"))
        self._words.document().setDefaultFont(self._look.type_font("sell.body"))
        self._words.draw_again()
