"""Paints a tile: initials on the department's colour, price, name, and how much is left."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pos_app.ui.fonts import font
from pos_app.ui.tile_rows import TileRow
from pos_app.ui.widgets.tile_model import TILE

if TYPE_CHECKING:
    from pos_app.ui.look import Look

GAP = 8
_MOST_DRAWN = 96
_PADDING = 11
_BADGE = (36, 28)
_PICTURE = (46, 36)
_BADGE_RADIUS = 6
_NOTE_ICON = 17
_NOTE_LOOK = {
    "muted": ("text-muted", ""),
    "low": ("warning", "triangle-alert"),
    "none": ("text-muted", "ban"),
}
# A size is read as one word: "2 L" on one line.
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:kg|g|mg|l|L|cl|ml|m|cm|mm)\b)")
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TileDelegate(QStyledItemDelegate):
    """Draws tiles of one size; the cell of the grid is a gap larger than the tile.

    A tile is drawn once and then copied: a screenful costs a third of a frame to draw, and all of
    it comes back with the first scan of each sale.
    """

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """Draw as ``look`` says."""
        super().__init__(parent)
        self._look = look
        self.cell = QSize(144, 122)
        self.pressed_row: int | None = None
        self.marked_row: int | None = None
        self._drawn: dict[tuple[object, ...], QPixmap] = {}
        self.restyle()
        look.changed.connect(self.restyle)

    @Slot()
    def restyle(self) -> None:
        """Take the fonts of the theme that is now in use."""
        theme = self._look.theme
        self._price = font(theme, "sell.item")
        self._small_price = font(theme, "sell.body", weight=600)
        self._initials = font(theme, "sell.initials")
        self._name = font(theme, "sell.body", weight=500)
        self._note = font(theme, "sell.body")
        self._low = font(theme, "sell.body", weight=600)
        self._drawn.clear()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 - Qt's signature
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002 - Qt's signature
    ) -> QSize:
        """Every cell is as large as the others."""
        return self.cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one tile."""
        tile = index.data(TILE)
        if not isinstance(tile, TileRow):
            return
        is_pressed = index.row() == self.pressed_row
        is_marked = index.row() == self.marked_row
        ratio = painter.device().devicePixelRatioF()
        picture = self._look.pictures.pixmap(tile.picture, self._picture_size(), ratio)
        draw = partial(
            self._draw, tile=tile, picture=picture, is_pressed=is_pressed, is_marked=is_marked
        )
        if not ratio.is_integer():  # a copy between two points of the screen would be blurred
            painter.save()
            painter.translate(option.rect.topLeft())
            draw(painter)
            painter.restore()
            return
        size = self.cell - QSize(GAP, GAP)
        key = (tile, picture and picture.cacheKey(), is_pressed, is_marked, ratio, size.toTuple())
        drawn = self._drawn.get(key)
        if drawn is None:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            drawn = self._drawn[key] = blank_pixmap(size, ratio)
            inner = QPainter(drawn)
            draw(inner)
            inner.end()
        painter.drawPixmap(option.rect.topLeft(), drawn)

    def _draw(
        self,
        painter: QPainter,
        *,
        tile: TileRow,
        picture: QPixmap | None,
        is_pressed: bool,
        is_marked: bool,
    ) -> None:
        theme = self._look.theme
        area = QRect(QPoint(0, 0), self.cell - QSize(GAP, GAP))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, tile, is_pressed=is_pressed)
        if is_marked:
            self._paint_mark(painter, area)
        padding = theme.px(_PADDING)
        inside = area.adjusted(padding, theme.px(9), -padding, -theme.px(6))
        head = self._paint_head(painter, inside, tile, picture)
        self._paint_texts(painter, inside.adjusted(0, head, 0, 0), tile)

    def _picture_size(self) -> QSize:
        theme = self._look.theme
        return QSize(theme.px(_PICTURE[0]), theme.px(_PICTURE[1]))

    def _paint_ground(
        self, painter: QPainter, area: QRect, tile: TileRow, *, is_pressed: bool
    ) -> None:
        theme = self._look.theme
        is_out = tile.note_kind == "none"
        ground = "accent-soft" if is_pressed else "surface" if is_out else "surface-raised"
        pen = QPen(theme.color("border-strong" if is_out else "border"))
        pen.setWidth(1)
        if is_out:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.color(ground))
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_mark(self, painter: QPainter, area: QRect) -> None:
        """Mark the tile that Enter adds."""
        theme = self._look.theme
        width = theme.tokens.border["selected"]
        painter.setPen(QPen(theme.color("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = width / 2
        radius = theme.radius("control")
        painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_head(
        self, painter: QPainter, inside: QRect, tile: TileRow, picture: QPixmap | None
    ) -> int:
        """Paint badge and price and return how high they are."""
        theme = self._look.theme
        is_out = tile.note_kind == "none"
        badge = self._paint_badge(painter, inside.topLeft(), tile, picture)
        room = inside.width() - badge.width() - theme.px(4)
        fits = QFontMetrics(self._price).horizontalAdvance(tile.price) <= room
        painter.setFont(self._price if fits else self._small_price)
        painter.setPen(theme.color("text-muted" if is_out else "text"))
        painter.drawText(
            QRect(inside.left(), badge.top(), inside.width(), badge.height()), _RIGHT, tile.price
        )
        return badge.height() + theme.px(4)

    def _paint_badge(
        self, painter: QPainter, corner: QPoint, tile: TileRow, picture: QPixmap | None
    ) -> QRect:
        """Paint the picture, or the initials on their colour, and return the place."""
        theme, colour = self._look.theme, tile.colour
        if picture is not None:
            place = QRect(corner, self._picture_size())
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(place), _BADGE_RADIUS, _BADGE_RADIUS)
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(place, picture)
            painter.restore()
            return place
        badge = QRect(corner, QSize(theme.px(_BADGE[0]), theme.px(_BADGE[1])))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{colour}.soft"))
        painter.drawRoundedRect(badge, _BADGE_RADIUS, _BADGE_RADIUS)
        painter.setPen(theme.color(f"{colour}.ink"))
        painter.setFont(self._initials)
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, tile.initials)
        return badge

    def _paint_texts(self, painter: QPainter, area: QRect, tile: TileRow) -> None:
        theme = self._look.theme
        line = theme.px(22)
        rows = max(1, area.height() // line)
        name_rows = max(1, min(3 if not tile.note else 2, rows - (1 if tile.note else 0)))
        lines = broken_name(tile.name, self._name.toString(), area.width(), name_rows)
        painter.setFont(self._name)
        painter.setPen(theme.color("text-muted" if tile.note_kind == "none" else "text"))
        y = area.top()
        for text in lines:
            painter.drawText(QRect(area.left(), y, area.width(), line), _LEFT, text)
            y += line
        if tile.note:
            self._paint_note(painter, QRect(area.left(), y, area.width(), line), tile)

    def _paint_note(self, painter: QPainter, area: QRect, tile: TileRow) -> None:
        theme = self._look.theme
        role, icon = _NOTE_LOOK[tile.note_kind]
        x = area.left()
        if icon:
            size = theme.px(_NOTE_ICON)
            ratio = painter.device().devicePixelRatioF()
            place = QPoint(x, area.center().y() - size // 2 + 1)
            painter.drawPixmap(place, self._look.icon(icon, _NOTE_ICON, role, ratio))
            x += size + theme.px(4)
        used = self._low if tile.note_kind == "low" else self._note
        painter.setFont(used)
        painter.setPen(theme.color(role))
        room = area.right() + 1 - x
        text = QFontMetrics(used).elidedText(tile.note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(x, area.top(), room, area.height()), _LEFT, text)


def blank_pixmap(size: QSize, ratio: float) -> QPixmap:
    """Return a transparent picture of so many logical pixels."""
    blank = QPixmap(size * ratio)
    blank.setDevicePixelRatio(ratio)
    blank.fill(Qt.GlobalColor.transparent)
    return blank


@lru_cache(maxsize=2048)
def broken_name(text: str, font_name: str, width: int, rows: int) -> tuple[str, ...]:
    """Return ``text`` in at most ``rows`` lines of ``width`` pixels, the last one elided."""
    text = _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text)
    used = QFont()
    used.fromString(font_name)
    metrics = QFontMetrics(used)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, used)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < rows:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == rows - 1:
            rest = text[start:].strip()
            lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
        else:
            lines.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)
