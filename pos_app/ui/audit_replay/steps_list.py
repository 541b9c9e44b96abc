"""The steps of a sale and the pauses between them, the one that is shown marked."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from pos_app.ui.audit_replay.own_keys import OWN_KEYS
from pos_app.ui.audit_replay.replay_state import RowKind, StepRow
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.painted_list import ROW, Index, PaintedList

_STEP, _BETWEEN = 31, 29
_PAD = 14
_BAR = 5
_ICON = 16
_GAP = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | _MIDDLE
_STRONG, _REGULAR = 600, 400
_WIDEST_TIME = "00:00:00"


class _StepDelegate(QStyledItemDelegate):
    """Paints steps, runs and pauses."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.step = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height: what lies between steps is a little lower."""
        row: StepRow = index.data(ROW)
        return QSize(0, self._look.px(_STEP if row.kind is RowKind.STEP else _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        row: StepRow = index.data(ROW)
        look = self._look
        rect = QRect(option.rect)
        is_shown = row.kind is not RowKind.PAUSE and row.first <= self.step <= row.last
        painter.save()
        painter.fillRect(rect, look.color(_ground(row, is_shown=is_shown)))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look.color("border"))
        if is_shown:
            painter.fillRect(
                rect.left(), rect.top(), _BAR, rect.height(), look.color("selection-bar")
            )
        area = rect.adjusted(_PAD, 0, -_PAD, 0)
        if row.kind is RowKind.STEP:
            self._paint_step(painter, area, row, is_shown=is_shown)
        else:
            self._paint_between(painter, area, row, is_shown=is_shown)
        painter.restore()

    def _paint_step(self, painter: QPainter, area: QRect, row: StepRow, *, is_shown: bool) -> None:
        look = self._look
        font = look.type_font("office.body", _STRONG if is_shown else _REGULAR)
        ink = "selection-text" if is_shown else "text" if row.first <= self.step else "text-muted"
        painter.setFont(font)
        painter.setPen(look.color(ink if is_shown else "text-muted"))
        painter.drawText(area, int(_MIDDLE), row.time)
        strong = QFontMetrics(look.type_font("office.body", _STRONG))
        area.setLeft(area.left() + strong.horizontalAdvance(_WIDEST_TIME) + look.px(_GAP))
        self._paint_icon(painter, area, row.icon, "danger" if row.is_loss else ink)
        if row.is_flagged:
            flag = look.icon("flag", _ICON, "danger", painter.device().devicePixelRatioF())
            side = look.px(_ICON)
            painter.drawPixmap(area.left(), area.center().y() - side // 2, flag)
            area.setLeft(area.left() + side + look.px(_GAP) // 2)
        painter.setPen(look.color("danger" if row.is_loss else ink))
        painter.drawText(area, int(_RIGHT), row.amount)
        amount = strong.horizontalAdvance(row.amount)
        painter.setPen(look.color(ink))
        _draw_elided(painter, area.adjusted(0, 0, -amount - look.px(_GAP), 0), row.text, font)

    def _paint_between(
        self, painter: QPainter, area: QRect, row: StepRow, *, is_shown: bool
    ) -> None:
        look = self._look
        is_pause = row.kind is RowKind.PAUSE
        ink = "warning" if is_pause else "selection-text" if is_shown else "text-muted"
        font = look.type_font("office.body", _STRONG if is_pause or is_shown else _REGULAR)
        area.setLeft(area.left() + look.px(_GAP))
        self._paint_icon(painter, area, row.icon, ink)
        painter.setPen(look.color(ink))
        painter.setFont(font)
        if is_shown:
            place = f"{self.step - row.first + 1} / {row.last - row.first + 1}"
            painter.drawText(area, int(_RIGHT), place)
            room = QFontMetrics(font).horizontalAdvance(place) + look.px(_GAP)
            area.setRight(area.right() - room)
        _draw_elided(painter, area, row.text, font)

    def _paint_icon(self, painter: QPainter, area: QRect, name: str, ink: str) -> None:
        """Paint the icon at the left of the area, and leave the rest of it."""
        side = self._look.px(_ICON)
        icon = self._look.icon(name, _ICON, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(area.left(), area.center().y() - side // 2, icon)
        area.setLeft(area.left() + side + self._look.px(_GAP))


class StepsList(PaintedList):
    """Shows the rows of a sale; choosing one goes to its first step.

    Signals:
        step_wanted(object): the number of the step that is to be shown.
    """

    step_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(_("Steps and pauses"), OWN_KEYS)
        self._painter = _StepDelegate(look, self)
        self.setItemDelegate(self._painter)
        self.setObjectName("replay-steps")
        self.clicked.connect(self._choose)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def display(self, rows: tuple[StepRow, ...], step: int) -> None:
        """Show the rows, with the step that the cart is shown at in sight."""
        self.show_rows(rows)
        self._painter.step = step
        shown = (
            place
            for place, row in enumerate(rows)
            if row.kind is not RowKind.PAUSE and row.first <= step <= row.last
        )
        self.stand_on(next(shown, 0))
        self.viewport().update()

    @override
    def moveCursor(
        self, action: PaintedList.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        index = super().moveCursor(action, modifiers)
        if index.isValid() and index != self.currentIndex():
            self._choose(index)
        return index

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, StepRow):
            self.step_wanted.emit(row.first)


def _ground(row: StepRow, *, is_shown: bool) -> str:
    if is_shown:
        return "selection"
    grounds = {RowKind.RUN: "surface", RowKind.PAUSE: "warning-soft"}
    return grounds.get(row.kind, "surface-raised")


def _draw_elided(painter: QPainter, area: QRect, text: str, font: QFont) -> None:
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(_MIDDLE), shown)
