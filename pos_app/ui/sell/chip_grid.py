"""The departments as chips: one is chosen, one tab stop for all, arrows move inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from pos_app.ui.fonts import font
from pos_app.ui.i18n import _
from pos_app.ui.sell.boxes import GAP
from pos_app.ui.sell.sell_state import ChipRow, ShelfPart

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_PADDING = 9
_ICON = 22
_MOST = 8
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
}
_ARROWS = frozenset({*_STEPS, Qt.Key.Key_Up, Qt.Key.Key_Down})


class Chip(QAbstractButton):
    """One department; ``has_arrow`` marks the chip that opens the list of the others."""

    def __init__(self, look: Look, row: ChipRow, parent: QWidget) -> None:
        """Show ``row``."""
        super().__init__(parent)
        self._look = look
        self.row = row
        self.has_arrow = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_row(row)

    def show_row(self, row: ChipRow) -> None:
        """Show another department."""
        self.row = row
        self.setText(row.label)
        self.setToolTip(row.label)
        self.update()

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the whole chip."""
        return self.rect(), self._look.theme.radius("control")

    def name_for_readers(self) -> None:
        """Say whether the chip is the chosen one."""
        name = _("{department}, category").format(department=self.row.label)
        if self.isChecked():
            name = _("{department}, category, selected").format(department=self.row.label)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:
        """The size of the design; the grid decides."""
        return QSize(self._look.theme.px(136), self._look.theme.px(60))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the grid; Qt's buttons would move along the tab order."""
        if event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint ground, icon and label."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, border, ink, text = "surface", "border", self._ink(), "text"
        if self.isChecked():
            ground, border, ink, text = "accent", "accent", "accent-text", "accent-text"
        elif self.isDown():
            ground = "accent-soft"
        painter.setPen(QPen(theme.color(border), 1))
        painter.setBrush(theme.color(ground))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        size = theme.px(_ICON)
        padding = theme.px(_PADDING)
        middle = self.rect().center().y()
        icon = self._look.icon(self.row.icon, _ICON, ink, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(padding, middle - size // 2 + 1), icon)
        left = padding + size + theme.px(6)
        right = self.width() - theme.px(8)
        if self.has_arrow:
            arrow = self._look.icon("chevron-down", _ICON, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPoint(right - size, middle - size // 2), arrow)
            right -= size + theme.px(4)
        painter.setFont(font(theme, "sell.body", weight=500))
        painter.setPen(theme.color(text))
        metrics = QFontMetrics(painter.font())
        label = metrics.elidedText(self.row.label, Qt.TextElideMode.ElideRight, right - left)
        area = QRect(left, 0, right - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)
        painter.end()

    def _ink(self) -> str:
        return f"{self.row.colour}.ink" if self.row.colour else "text"


class ChipGrid(QWidget):
    """All chips in rows; or one button with the chosen department when there is little room.

    Signals:
        chosen(object): the key of a department, None for the popular products.
        more_wanted(): the list of departments without a chip is asked for.
    """

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin without departments."""
        super().__init__(parent)
        self._look = look
        self._columns = 4
        self._part: ShelfPart | None = None
        # Made now and for good, so that Tab reaches them between the entry and the tiles.
        self._chips = [self._made(ChipRow(None, "", "tag", "")) for _place in range(_MOST)]

    def use_columns(self, columns: int) -> None:
        """Stand in so many columns; a single one shows the chosen department only."""
        if columns != self._columns:
            self._columns = columns
            if self._part is not None:
                part, self._part = self._part, None
                self.show_part(part)

    def show_part(self, part: ShelfPart) -> None:
        """Show the departments and which one is chosen."""
        before, self._part = self._part, part
        if before is not None and _chips_of(before) == _chips_of(part):
            return
        rows = self._rows(part)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(rows))
            if place < len(rows):
                chip.show_row(rows[place])
        self._mark(part)
        self._place()

    def _rows(self, part: ShelfPart) -> list[ChipRow]:
        everything = (*part.chips, *part.more)
        if self._columns == 1:
            return [next((row for row in everything if row.key == part.chosen), part.chips[0])]
        rows = list(part.chips)
        if part.more:
            hidden = next((row for row in part.more if row.key == part.chosen), None)
            rows.append(hidden or ChipRow(None, _("More"), "layout-grid", ""))
        return rows

    def _made(self, row: ChipRow) -> Chip:
        chip = Chip(self._look, row, self)
        chip.clicked.connect(self._choose)
        chip.hide()
        return chip

    def _mark(self, part: ShelfPart) -> None:
        own = [row.key for row in part.chips]
        for place, chip in enumerate(self._shown()):
            chip.has_arrow = self._columns == 1 or place >= len(own)
            is_more = chip.has_arrow and self._columns > 1
            is_chosen = part.chosen not in own if is_more else chip.row.key == part.chosen
            chip.setChecked((self._columns == 1 or is_chosen) and not part.is_search)
            chip.name_for_readers()
            is_stop = self._columns == 1 or is_chosen
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)
            chip.update()

    def resizeEvent(self, event: object) -> None:  # noqa: ARG002 - Qt's signature
        """Place the chips anew."""
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows choose the neighbour."""
        steps = {**_STEPS, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        step = steps.get(Qt.Key(event.key()))
        chips = self._shown()
        focused = next((n for n, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or focused is None or not 0 <= focused + step < len(chips):
            event.ignore()
            return
        target = chips[focused + step]
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        if not target.has_arrow:
            self.chosen.emit(target.row.key)

    def _shown(self) -> list[Chip]:
        return [chip for chip in self._chips if not chip.isHidden()]

    def _place(self) -> None:
        columns = self._columns
        rows = 1 if columns == 1 else 2
        pitch_x = (self.width() + GAP) / columns
        pitch_y = (self.height() + GAP) / rows
        for place, chip in enumerate(self._shown()):
            row, column = divmod(place, columns)
            left, top = round(column * pitch_x), round(row * pitch_y)
            right, bottom = round((column + 1) * pitch_x), round((row + 1) * pitch_y)
            chip.setGeometry(left, top, right - left - GAP, bottom - top - GAP)

    @Slot()
    def _choose(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip) or self._part is None:
            return
        self._mark(self._part)
        if chip.has_arrow:
            self.more_wanted.emit()
        else:
            self.chosen.emit(chip.row.key)


def _chips_of(part: ShelfPart) -> tuple[object, ...]:
    return part.chips, part.more, part.chosen, part.is_search
