"""The list of flags: the rule, what happened, who and when."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem
from typing_extensions import override

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.red_flags.flags_state import FlagRow
from pos_app.ui.red_flags.mark import MARK_GAP, mark_width, paint_mark
from pos_app.ui.widgets.keyed_list import LINE, MIDDLE, TEXT, TOP, KeyedDelegate, KeyedList
from pos_app.ui.widgets.painted_list import ROW, Index

_SENTENCE_LINES = 2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class _FlagDelegate(KeyedDelegate):
    """Paints a flag on four lines: its rule and its moment, its sentence, the person."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look = self.look
        height = 2 * TOP + look.px(LINE) + (_SENTENCE_LINES + 1) * look.px(TEXT) + look.px(3)
        return QSize(0, height)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: FlagRow = index.data(ROW)
        look = self.look
        painter.save()
        area, ink, muted = self.paint_ground(painter, option)
        head = QRect(area.left(), area.top(), area.width(), look.px(LINE))
        self.paint_moment(painter, head, row.when, muted)
        paint_mark(painter, look, head, row.mark)
        head.setLeft(head.left() + mark_width(look, row.mark) + look.px(MARK_GAP))
        self.paint_title(painter, head, row.name, ink)
        body = look.type_font("office.body")
        painter.setFont(body)
        top = area.top() + look.px(LINE) + look.px(3)
        text = QRect(area.left(), top, area.width(), _SENTENCE_LINES * look.px(TEXT))
        painter.drawText(text, int(_WRAPPED), row.sentence)
        painter.setPen(look.color(muted))
        used = QFontMetrics(body).boundingRect(text, int(_WRAPPED), row.sentence).height()
        used = min(used, text.height())
        below = QRect(area.left(), top + used, area.width(), look.px(TEXT))
        painter.drawText(below, int(MIDDLE), row.who)
        painter.restore()


class FlagList(KeyedList):
    """Shows flags; the current one is shown in full beside it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, _("Exceptions, newest first"))
        self.setObjectName("red-flags")
        self.setItemDelegate(_FlagDelegate(look, self))
