"""Buttons side by side, in as few rows as their words leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.widgets.hint_button import HintButton

_GAP = 8


class ButtonRow(QWidget):
    """All in one row, else in two rows as even as can be, and so on to one under the other.

    The columns are equally wide where that leaves room for all words; else each is as wide as its
    words need in proportion, so that none is cut before the rest.
    """

    def __init__(self, look: Look, buttons: Sequence[HintButton] = ()) -> None:
        """Show ``buttons``."""
        super().__init__()
        self._buttons: tuple[HintButton, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self.fill(buttons)
        look.changed.connect(self.arrange)

    def fill(self, buttons: Sequence[HintButton]) -> None:
        """Show other buttons, and delete the ones before."""
        for old in self._buttons:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = tuple(buttons)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another number of columns where the room changed."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest button; the panel is never wider than its place."""
        height = super().minimumSizeHint().height()
        return QSize(max((b.minimumSizeHint().width() for b in self._buttons), default=0), height)

    @Slot()
    def arrange(self) -> None:
        """Put every button where there is room for its words."""
        columns = next(filter(self._has_room_for, self._columns()), 1)
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, *divmod(place, columns))
        widths = self._widths(columns)
        widest = max(widths, default=0)
        if widest * columns + _GAP * (columns - 1) <= self.width():
            widths = [widest] * columns
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, widths[column] if column < columns else 0)

    def is_in_one_row_of(self, width: int) -> bool:
        """Return whether ``width`` pixels have room for all words side by side."""
        count = len(self._buttons)
        return sum(self._widths(max(1, count))) + _GAP * max(0, count - 1) <= width

    def _columns(self) -> tuple[int, ...]:
        """Return how many columns make one row, two rows, and so on."""
        count = len(self._buttons)
        return tuple(dict.fromkeys(-(-count // rows) for rows in range(1, count + 1)))

    def _has_room_for(self, columns: int) -> bool:
        gaps = _GAP * max(0, columns - 1)
        return sum(self._widths(columns)) + gaps <= self.width()

    def _widths(self, columns: int) -> list[int]:
        hints = [button.sizeHint().width() for button in self._buttons]
        return [max(hints[column::columns], default=0) for column in range(columns)]
