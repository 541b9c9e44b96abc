"""A painted list whose rows have keys: one of them is shown in full beside it, more come below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QItemSelection, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from pos_app.ui.widgets.painted_list import ROW, PaintedList

if TYPE_CHECKING:
    from pos_app.ui.look import Look

PAD, TOP = 14, 9
LINE, TEXT = 22, 19
MIDDLE = Qt.AlignmentFlag.AlignVCenter
ELIDE = Qt.TextElideMode.ElideRight
_RIGHT = Qt.AlignmentFlag.AlignRight | MIDDLE
_BAR = 5
# Near the end of what is loaded, the next page is asked for.
_ROWS_AHEAD = 5


@runtime_checkable
class Keyed(Protocol):
    """A row that can be chosen by its key, and read aloud."""

    @property
    def key(self) -> str:
        """What tells the row from the others."""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""


class KeyedDelegate(QStyledItemDelegate):
    """Paints what such rows have in common: their ground, and the moment at the right end."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Paint in the colours and sizes of ``look``."""
        super().__init__(parent)
        self.look = look

    def paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem
    ) -> tuple[QRect, str, str]:
        """Paint the ground; return the room inside, and the inks of text and of what is muted."""
        look, rect = self.look, QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        inks = ("text", "text-muted")
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, look.color("selection-bar"))
            inks = ("selection-text", "selection-text")
        return rect.adjusted(PAD, TOP, -PAD, -TOP), *inks

    def paint_moment(self, painter: QPainter, head: QRect, when: str, ink: str) -> None:
        """Paint the moment at the right end of the first line, and take its room from ``head``."""
        body = self.look.type_font("office.body")
        painter.setFont(body)
        painter.setPen(self.look.color(ink))
        painter.drawText(head, int(_RIGHT), when)
        width = QFontMetrics(body).horizontalAdvance(when)
        head.setRight(head.right() - width - self.look.px(10))

    def paint_title(self, painter: QPainter, head: QRect, title: str, ink: str) -> None:
        """Paint the title in what is left of the first line."""
        font = self.look.type_font("office.heading")
        painter.setFont(font)
        painter.setPen(self.look.color(ink))
        shown = QFontMetrics(font).elidedText(title, ELIDE, head.width())
        painter.drawText(head, int(MIDDLE), shown)


class KeyedList(PaintedList):
    """Shows rows; the current one is shown in full beside it.

    Signals:
        chosen(object): the key of the row that is current now.
        more_wanted(): the reader comes near the end of what is loaded.
    """

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, look: Look, name: str) -> None:
        """Be empty; ``name`` is the list's for a screen reader."""
        super().__init__(name)
        self._is_filling = False
        self._count = 0
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: Sequence[Keyed], chosen: str) -> None:
        """Show rows, and which of them is shown in full."""
        keys = [row.key for row in rows]
        self._is_filling = True
        self._count = len(keys)
        self.show_rows(rows)
        if chosen in keys and self.currentIndex().row() != keys.index(chosen):
            self.stand_on(keys.index(chosen))
        self._is_filling = False

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.currentIndex().data(ROW)
        if isinstance(row, Keyed) and not self._is_filling:
            self.chosen.emit(row.key)

    @Slot(int)
    def _look_ahead(self, _place: int) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        if self._count and (last < 0 or last >= self._count - _ROWS_AHEAD):
            self.more_wanted.emit()
