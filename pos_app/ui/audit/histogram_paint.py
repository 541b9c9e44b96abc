"""Paints the parts of the histogram: card, head, bars, brush."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from pos_app.ui.audit.histogram_state import HistogramState
from pos_app.ui.formatting import format_count
from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_HEAD, _AXIS = 30, 24
_LEFT, _RIGHT = 54, 14
_GAP = 2
_HANDLE_W, _HANDLE_H = 12, 24
_MARK = 5
_RADIUS = 12
_LEGEND = 14
_OUTSIDE = 0.42


def plot_area(look: Look, card: QRect) -> QRectF:
    """Return where the bars stand."""
    top, bottom = look.px(_HEAD) + 8, card.height() - look.px(_AXIS)
    left = look.px(_LEFT)
    return QRectF(left, top, card.width() - left - _RIGHT, max(8, bottom - top))


def paint_card(painter: QPainter, look: Look, card: QRect, *, has_focus: bool) -> None:
    """Paint the ground, with the ring of the focus."""
    painter.setPen(look.color("focus" if has_focus else "border"))
    painter.setBrush(look.color("surface-raised"))
    painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)


def paint_nothing(painter: QPainter, look: Look, card: QRect) -> None:
    """Say that there are no bars."""
    painter.setPen(look.color("text-muted"))
    painter.setFont(look.type_font("office.body"))
    painter.drawText(card, int(Qt.AlignmentFlag.AlignCenter), _("Nothing was logged yet."))


def paint_head(
    painter: QPainter, look: Look, card: QRect, state: HistogramState, buttons_width: int
) -> None:
    """Paint what is shown, the legend, and the zoom beside its buttons."""
    row = QRect(14, 2, card.width() - 28, look.px(_HEAD))
    left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.setFont(look.type_font("office.caption", 600))
    painter.setPen(look.color("text"))
    painter.drawText(row, left, state.headline)
    x = row.left() + painter.fontMetrics().horizontalAdvance(state.headline) + 16
    painter.setFont(look.type_font("office.caption", 400))
    for is_inside, text in ((True, _("In filter")), (False, _("Outside"))):
        box = QRectF(x, row.center().y() - look.px(5), look.px(11), look.px(11))
        painter.fillRect(box, _bar_colour(look, is_inside=is_inside))
        place = QRect(int(box.right()) + 6, row.top(), row.width(), row.height())
        painter.drawText(place, left, text)
        x = place.left() + painter.fontMetrics().horizontalAdvance(text) + _LEGEND
    _paint_mark(painter, look, x + _MARK, row.center().y() - look.px(3))
    place = QRect(int(x) + 2 * _MARK + 6, row.top(), row.width(), row.height())
    painter.setPen(look.color("text"))
    painter.drawText(place, left, _("Red flag"))
    end = place.left() + painter.fontMetrics().horizontalAdvance(_("Red flag"))
    row.setRight(row.right() - buttons_width)
    if row.right() - painter.fontMetrics().horizontalAdvance(state.zoom) > end + _LEGEND:
        painter.setPen(look.color("text-muted"))
        painter.drawText(row, right, state.zoom)


def paint_bars(
    painter: QPainter,
    look: Look,
    area: QRectF,
    state: HistogramState,
    selected: tuple[float, float],
) -> None:
    """Paint scale, bars and red flags, and the moments below."""
    painter.setFont(look.type_font("office.caption", 400))
    vertical = Qt.AlignmentFlag.AlignVCenter
    for share in (0.0, 0.5, 1.0):
        y = area.bottom() - share * area.height()
        painter.fillRect(QRectF(area.left(), y, area.width(), 1), look.color("border"))
        painter.setPen(look.color("text-muted"))
        box = QRectF(0, y - 10, area.left() - 8, 20)
        right = int(Qt.AlignmentFlag.AlignRight | vertical)
        painter.drawText(box, right, format_count(int(share * state.top)))
    width = area.width() / state.window.count
    first, last = selected
    for place, (count, flags) in enumerate(zip(state.counts, state.flags, strict=True)):
        if count:
            height = max(2.0, area.height() * count / state.top)
            box = QRectF(area.left() + place * width, area.bottom() - height, width - _GAP, height)
            is_inside = first <= place + 0.5 <= last
            painter.fillRect(box, _bar_colour(look, is_inside=is_inside))
            if flags:
                share = max(3.0, height * min(1.0, flags / count))
                box.setTop(area.bottom() - share)
                painter.fillRect(box, look.color("chart-flag"))
        if flags:
            _paint_mark(painter, look, area.left() + (place + 0.5) * width, area.top() - 5)
    painter.setPen(look.color("text-muted"))
    metrics = painter.fontMetrics()
    for at, text in state.labels:
        x = area.left() + at * width
        wide = metrics.horizontalAdvance(text)
        if x + wide <= area.right() + _RIGHT - 4:
            box = QRectF(x, area.bottom() + 2, wide + 2, look.px(_AXIS) - 4)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | vertical), text)


def _bar_colour(look: Look, *, is_inside: bool) -> QColor:
    colour = QColor(look.color("chart-1"))
    colour.setAlphaF(1.0 if is_inside else _OUTSIDE)
    return colour


def _paint_mark(painter: QPainter, look: Look, x: float, y: float) -> None:
    """Paint the triangle of a red flag with its upper edge at ``y``."""
    tip = QPolygonF([QPointF(x - _MARK, y), QPointF(x + _MARK, y), QPointF(x, y + 1.4 * _MARK)])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("chart-flag"))
    painter.drawPolygon(tip)


def paint_brush(painter: QPainter, look: Look, area: QRectF, ends: tuple[float, float]) -> None:
    """Paint the chosen span and its two handles."""
    ground = look.color("accent")
    ground.setAlphaF(0.14)
    left, right = ends
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), ground)
    for x in (left, right):
        painter.fillRect(QRectF(x - 1, area.top(), 2, area.height()), look.color("accent"))
        grip = QRectF(x - _HANDLE_W / 2, area.center().y() - _HANDLE_H / 2, _HANDLE_W, _HANDLE_H)
        painter.setPen(look.color("accent"))
        painter.setBrush(look.color("surface-raised"))
        painter.drawRoundedRect(grip, 5, 5)
        for line in (-2, 1):
            painter.fillRect(QRectF(x + line, grip.center().y() - 5, 1, 10), look.color("accent"))
