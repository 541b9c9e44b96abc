"""The lines of a sale one under the other, each with a stepper for what comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.returns.returns_state import ReturnRow
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_ROW, _ROW_OF_TWO = 68, 134
_NARROW = 400
_BUTTON = 60
_COUNT = 76


class _Row(QFrame):
    """One line; ``+`` and ``−`` count while it has the focus.

    Signals:
        stepped(object, object): the line's number, and +1 or -1.
    """

    stepped = Signal(object, object)

    def __init__(self, look: Look, row: ReturnRow, parent: QWidget, *, is_narrow: bool) -> None:
        super().__init__(parent)
        self._row = row
        self.setProperty("surface", "raised")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if row.can_return else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{row.name}. {row.detail}. {row.chosen}")
        # Where it is narrow the stepper stands under the words.
        has_two_lines = is_narrow and row.can_return
        self.setFixedHeight(look.px(_ROW_OF_TWO if has_two_lines else _ROW))
        direction = QBoxLayout.Direction
        line = QBoxLayout(direction.TopToBottom if has_two_lines else direction.LeftToRight, self)
        line.setContentsMargins(look.px(12), 0, look.px(4), 0)
        line.setSpacing(0)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        ink = "text" if row.can_return else "text-muted"
        texts.addWidget(TextLabel(row.name, "sell.body", ink, weight=600))
        detail = "positive" if row.is_chosen else "text-muted"
        texts.addWidget(TextLabel(row.detail, "sell.body", detail, wraps=True))
        texts.addStretch(1)
        line.addLayout(texts, 1)
        if not row.can_return:
            return
        fewer = self._button(look, "minus", _("One fewer of {name}").format(name=row.name))
        fewer.clicked.connect(self._fewer)
        count = TextLabel(row.chosen, "sell.item")
        count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        count.setFixedWidth(look.px(_COUNT))
        more = self._button(look, "plus", _("One more of {name}").format(name=row.name))
        more.clicked.connect(self._more)
        stepper = QHBoxLayout()
        stepper.setSpacing(0)
        stepper.addStretch(1)
        for widget in (fewer, count, more):
            stepper.addWidget(widget)
        line.addLayout(stepper)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in {"+", "-", "−"}:
            self.stepped.emit(self._row.number, 1 if event.text() == "+" else -1)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _button(self, look: Look, icon: str, name: str) -> HintButton:
        button = HintButton(look, "", kind=Kind.NEUTRAL, icon=icon, parent=self)
        button.setFixedSize(look.px(_BUTTON), look.px(_BUTTON))
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    @Slot()
    def _fewer(self) -> None:
        self.stepped.emit(self._row.number, -1)

    @Slot()
    def _more(self) -> None:
        self.stepped.emit(self._row.number, 1)


class LineRows(QScrollArea):
    """Draws :class:`ReturnRow` after :class:`ReturnRow`.

    Signals:
        stepped(object, object): a line's number, and +1 or -1.
    """

    stepped = Signal(object, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._look = look
        self._shown: tuple[ReturnRow, ...] = ()
        self._widgets: list[_Row] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_narrow = False
        self._inside = QWidget()
        self._inside.setProperty("surface", "raised")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)
        self._column.addStretch(1)
        self.setWidget(self._inside)

    def show_rows(self, rows: tuple[ReturnRow, ...]) -> None:
        """Draw the rows anew when they differ; the focus stays on its line."""
        is_narrow = self.width() < self._look.px(_NARROW)
        if (rows, is_narrow) == (self._shown, self._is_narrow):
            return
        self._is_narrow = is_narrow
        focused = next((n for n, each in enumerate(self._widgets) if each.hasFocus()), None)
        self._shown = rows
        for widget in self._widgets:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._widgets = [_Row(self._look, row, self._inside, is_narrow=is_narrow) for row in rows]
        for place, widget in enumerate(self._widgets):
            widget.stepped.connect(self._step)
            self._column.insertWidget(place, widget)
            widget.show()
        if focused is not None and focused < len(self._widgets):
            self._widgets[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the rows for the width."""
        super().resizeEvent(event)
        self.show_rows(self._shown)

    def enter(self) -> None:
        """Give the focus to the first line that can go back."""
        for row, widget in zip(self._shown, self._widgets, strict=True):
            if row.can_return:
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    @Slot(object, object)
    def _step(self, number: int, by: int) -> None:
        self.stepped.emit(number, by)
