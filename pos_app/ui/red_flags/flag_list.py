"""The list of flags: the rule, what happened, who and when."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.flags_state import FlagRow
from pos_app.ui.red_flags.mark import MARK_GAP, mark_width, paint_mark
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_PAD, _TOP = 14, 9
_BAR = 5
_LINE, _TEXT = 22, 19
_SENTENCE_LINES = 2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_ELIDE = Qt.TextElideMode.ElideRight
# Near the end of what is loaded, the next page is asked for.
_ROWS_AHEAD = 5


class _FlagDelegate(QStyledItemDelegate):
    """Paints a flag on four lines: its rule and its moment, its sentence, the person."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self._look
        return QSize(
            0, 2 * _TOP + look.px(_LINE) + (_SENTENCE_LINES + 1) * look.px(_TEXT) + look.px(3)
        )

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FlagRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ink, muted = ("selection-text",) * 2 if is_selected else ("text", "text-muted")
        painter.save()
        painter.fillRect(rect, look.color("selection" if is_selected else "surface-raised"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        if is_selected:
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, look.color("selection-bar"))
        area = rect.adjusted(_PAD, _TOP, -_PAD, -_TOP)
        head = QRect(area.left(), area.top(), area.width(), look.px(_LINE))
        body = look.type_font("office.body")
        painter.setFont(body)
        painter.setPen(look.color(muted))
        painter.drawText(head, int(_RIGHT), row.when)
        head.setRight(head.right() - QFontMetrics(body).horizontalAdvance(row.when) - look.px(10))
        paint_mark(painter, look, head, row.mark)
        head.setLeft(head.left() + mark_width(look, row.mark) + look.px(MARK_GAP))
        name = look.type_font("office.heading")
        painter.setFont(name)
        painter.setPen(look.color(ink))
        shown = QFontMetrics(name).elidedText(row.name, _ELIDE, head.width())
        painter.drawText(head, int(_MIDDLE), shown)
        painter.setFont(body)
        top = area.top() + look.px(_LINE) + look.px(3)
        text = QRect(area.left(), top, area.width(), _SENTENCE_LINES * look.px(_TEXT))
        painter.drawText(text, int(_WRAPPED), row.sentence)
        painter.setPen(look.color(muted))
        used = QFontMetrics(body).boundingRect(text, int(_WRAPPED), row.sentence).height()
        used = min(used, text.height())
        below = QRect(area.left(), top + used, area.width(), look.px(_TEXT))
        painter.drawText(below, int(_MIDDLE), row.who)
        painter.restore()


class FlagList(PaintedList):
    """Shows flags; the current one is shown in full beside it.

    Signals:
        chosen(object): the id of the flag that is current now.
        more_wanted(): the reader comes near the end of what is loaded.
    """

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(_("Exceptions, newest first"))
        self.setObjectName("red-flags")
        self.setItemDelegate(_FlagDelegate(look, self))
        self._is_filling = False
        self._shown: tuple[FlagRow, ...] = ()
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: tuple[FlagRow, ...], chosen: str) -> None:
        """Show flags, and which of them is shown in full."""
        ids = [row.flag_id for row in rows]
        self._is_filling = True
        self._shown = rows
        self.show_rows(rows)
        if chosen in ids and self.currentIndex().row() != ids.index(chosen):
            self.stand_on(ids.index(chosen))
        self._is_filling = False

    @override
    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.currentIndex().data(ROW)
        if isinstance(row, FlagRow) and not self._is_filling:
            self.chosen.emit(row.flag_id)

    @Slot(int)
    def _look_ahead(self, _place: int) -> None:
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        if self._shown and (last < 0 or last >= len(self._shown) - _ROWS_AHEAD):
            self.more_wanted.emit()
