"""The buttons of a menu under their headings: arrows move, Enter presses, what is low scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QScroller, QSizePolicy

from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.menu_entries import MenuEntry, MenuGroup

_RING = 5
_ABOVE = 60  # a heading comes into view with the first row under it
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class MenuList(QScrollArea):
    """Shows groups of entries in ``columns``; keyboard and touch both reach all of them.

    Signals:
        picked(str): the action of an entry.
    """

    picked = Signal(str)

    def __init__(
        self,
        look: Look,
        groups: tuple[MenuGroup, ...],
        columns: int,
        denied: frozenset[str] = frozenset(),
    ) -> None:
        """Make a button for each entry; ``denied`` ones are grey, and say why."""
        super().__init__()
        self._look = look
        self._rows: list[list[HintButton]] = []
        self._inside = inside = QFrame()
        inside.setProperty("surface", "raised")
        self._grid = grid = QGridLayout(inside)
        grid.setContentsMargins(_RING, _RING, _RING, _RING)
        grid.setSpacing(GAP)
        for column in range(columns):
            grid.setColumnStretch(column, 1)
        shown = {each.action for group in groups for each in group.entries}
        if denied & shown:
            why = TextLabel(_denied_text(), "sell.body", "text-muted", wraps=True)
            grid.addWidget(why, 0, 0, 1, columns)
        for group in groups:
            if group.heading:
                heading = TextLabel(group.heading, "sell.body", "text-muted", weight=600)
                grid.addWidget(heading, grid.rowCount(), 0, 1, columns)
            for start in range(0, len(group.entries), columns):
                self._add_row(group.entries[start : start + columns], denied)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def sizeHint(self) -> QSize:
        """Be as high as all the rows, where there is room."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is none."""
        return QSize(0, self._rows[0][0].minimumSizeHint().height() if self._rows else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take arrows and Enter before the buttons do, and keep what has the focus in sight."""
        place = self._place_of(watched)
        if place is None:
            return super().eventFilter(watched, event)
        row, column = place
        if event.type() == QEvent.Type.FocusIn:
            self.ensureWidgetVisible(self._rows[row][column], 0, _ABOVE)
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key in _ENTER:
            self._rows[row][column].click()
            return True
        step = _ARROWS.get(key)
        if step is None:
            return False
        self._button_from(row, column, *step).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _add_row(self, entries: tuple[MenuEntry, ...], denied: frozenset[str]) -> None:
        line, row = self._grid.rowCount(), []
        for column, entry in enumerate(entries):
            button = HintButton(self._look, entry.label, icon=entry.icon, hint=entry.key)
            button.setObjectName(entry.action)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._press)
            button.installEventFilter(self)
            self._grid.addWidget(button, line, column)
            if entry.action in denied:
                button.setEnabled(False)
                button.setToolTip(_denied_text())
                button.setAccessibleDescription(_denied_text())
            else:
                row.append(button)
        if row:
            self._rows.append(row)

    def _place_of(self, button: QObject) -> tuple[int, int] | None:
        for row, buttons in enumerate(self._rows):
            for column, each in enumerate(buttons):
                if each is button:
                    return row, column
        return None

    def _button_from(self, row: int, column: int, down: int, right: int) -> HintButton:
        """Return the button a step away: left and right go on in the row before and after."""
        if right:
            flat = [each for buttons in self._rows for each in buttons]
            at = flat.index(self._rows[row][column]) + right
            return flat[max(0, min(at, len(flat) - 1))]
        there = self._rows[max(0, min(row + down, len(self._rows) - 1))]
        at = self._rows[row][column].x()
        return min(there, key=lambda each: abs(each.x() - at))

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        if button is not None:
            self.picked.emit(button.objectName())


def _denied_text() -> str:
    return _("What is grey your role does not allow. Somebody with another role can do it.")
