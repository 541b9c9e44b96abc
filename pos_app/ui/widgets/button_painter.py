"""Paints the face of a button: fill and border, then icon, label, amount, key and count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from pos_app.domain.records import dataclass
from pos_app.ui.widgets.button_kinds import METRICS, Metrics, Shape

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_HINT_OPACITY = 0.9
_HINT_RIGHT = 10
_HINT_TOP = 6
_BADGE = 22
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class ButtonFace:
    """Everything to paint; colours are roles, texts are ready to show."""

    shape: Shape
    label: str
    amount: str
    icon: str
    hint: str
    badge: int
    fill: str
    border: str
    border_width: int
    ink: str
    hint_ink: str
    radius: int


def paint_button(
    painter: QPainter, look: Look, rect: QRect, face: ButtonFace, ratio: float
) -> None:
    """Paint the whole button into ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, look, rect, face)
    _Face(painter, look, rect, face, ratio).paint()


def _paint_ground(painter: QPainter, look: Look, rect: QRect, face: ButtonFace) -> None:
    inset = face.border_width / 2
    edge = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.setPen(
        QPen(look.color(face.border), face.border_width) if face.border else Qt.PenStyle.NoPen
    )
    painter.setBrush(look.color(face.fill) if face.fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(edge, face.radius - inset, face.radius - inset)


class _Face:
    """One painting of one face; the steps share what they draw with."""

    def __init__(
        self, painter: QPainter, look: Look, rect: QRect, face: ButtonFace, ratio: float
    ) -> None:
        self._painter = painter
        self._look = look
        self._rect = rect
        self._face = face
        self._ratio = ratio
        self._metrics: Metrics = METRICS[face.shape]
        self._icon_size = look.px(self._metrics.icon)

    def paint(self) -> None:
        """Paint what the shape asks for."""
        match self._face.shape:
            case Shape.ACTION:
                self._paint_action()
            case Shape.STACKED:
                self._paint_stacked()
            case Shape.NOTE:
                self._paint_note()
            case Shape.KEY:
                self._paint_key()
            case Shape.TENDER if self._face.amount:
                self._paint_tender()
            case Shape.OFFICE:
                self._paint_row(self._face.hint)
            case Shape.STANDARD | Shape.TENDER:
                self._paint_row("")
                self._paint_corner_hint()

    def _paint_row(self, hint: str) -> None:
        """Paint icon, label and an inline hint, centred together."""
        gap = self._metrics.gap
        hint_width = self._hint_metrics().horizontalAdvance(hint) + gap if hint else 0
        icon = self._icon_size + gap if self._face.icon else 0
        room = self._rect.width() - 2 * min(self._metrics.pad, 8) - icon - hint_width
        label, width = self._fitted(self._face.label, room)
        left = self._rect.left() + (self._rect.width() - icon - width - hint_width) // 2
        if self._face.hint and not hint:
            corner = self._hint_metrics().horizontalAdvance(self._face.hint) + _HINT_RIGHT + 4
            clear = self._rect.right() + 1 - corner - icon - width
            left = max(self._rect.left() + min(self._metrics.pad, 8), min(left, clear))
        if self._face.icon:
            self._paint_icon(left, self._rect.center().y() + 1 - self._icon_size // 2)
        at = QRect(left + icon, self._rect.top(), width, self._rect.height())
        self._paint_text(at, label, _LEFT)
        if hint:
            at = QRect(at.right() + 1 + gap, at.top(), hint_width, at.height())
            self._paint_hint(at, _LEFT)

    def _paint_tender(self) -> None:
        """Paint the icon, then the label over a large amount."""
        pad, gap = self._metrics.pad, self._metrics.gap
        left = self._rect.left() + pad
        if self._face.icon:
            self._paint_icon(left, self._rect.center().y() + 1 - self._icon_size // 2)
            left += self._icon_size + gap
        line = self._look.px(self._look.theme.type_style("sell.body").line)
        amount_line = self._look.px(self._look.theme.type_style("sell.tender").line)
        top = self._rect.top() + (self._rect.height() - line - amount_line) // 2
        room = self._rect.right() - pad // 2 - left
        label, _ = self._fitted(self._face.label, room)
        self._paint_text(QRect(left, top, room, line), label, _LEFT)
        self._painter.setFont(self._look.type_font("sell.tender"))
        at = QRect(left, top + line, room, amount_line)
        self._painter.drawText(at, int(_LEFT), self._face.amount)
        self._paint_corner_hint()

    def _paint_action(self) -> None:
        """Paint the icon in the top left corner and the label under it."""
        pad = self._metrics.pad
        left = self._rect.left() + pad
        self._paint_icon(left, self._rect.top() + self._look.px(9))
        line = self._look.px(self._look.theme.type_style("sell.body").line)
        bottom = self._rect.bottom() + 1 - self._look.px(7)
        badge = self._look.px(_BADGE) + 6 if self._face.badge else 0
        room = self._rect.width() - 2 * min(pad, 6) - badge
        label, width = self._fitted(self._face.label, room)
        left = min(left, self._rect.right() - width - badge - 4)
        self._paint_text(QRect(left, bottom - line, width + 2, line), label, _LEFT)
        if self._face.badge:
            self._paint_badge(left + width + 6, bottom - line // 2)
        self._paint_corner_hint()

    def _paint_stacked(self) -> None:
        """Paint the icon over the label, both centred, a little low under a key."""
        line = self._look.px(self._look.theme.type_style(self._metrics.label).line)
        block = self._icon_size + self._metrics.gap + line if self._face.icon else line
        lowered = self._look.px(4) if self._face.hint else 0
        top = self._rect.top() + (self._rect.height() - block) // 2 + lowered
        if self._face.icon:
            self._paint_icon(self._rect.center().x() + 1 - self._icon_size // 2, top)
        at = QRect(self._rect.left(), top + block - line, self._rect.width(), line)
        label, _ = self._fitted(self._face.label, self._rect.width() - 8)
        self._paint_text(at, label, _CENTRE)
        self._paint_corner_hint()

    def _paint_note(self) -> None:
        """Paint the key over the amount, both centred."""
        hint = self._look.px(self._look.theme.type_style("sell.keyhint").line)
        line = self._look.px(self._look.theme.type_style("sell.item").line)
        block = hint + line + self._look.px(4) if self._face.hint else line
        top = self._rect.top() + (self._rect.height() - block) // 2
        if self._face.hint:
            self._paint_hint(QRect(self._rect.left(), top, self._rect.width(), hint), _CENTRE)
        at = QRect(self._rect.left(), top + block - line, self._rect.width(), line)
        label, _ = self._fitted(self._face.label, self._rect.width() - 8)
        self._paint_text(at, label, _CENTRE)

    def _paint_key(self) -> None:
        """Paint a digit; a key with an icon has its word, if any, in small under it."""
        if not self._face.icon:
            self._paint_text(self._rect, self._face.label, _CENTRE)
            return
        label = self._face.label
        style = self._look.theme.type_style("sell.body")
        line = self._look.px(style.line) + self._metrics.gap if label else 0
        icon = self._icon_size
        top = self._rect.top() + (self._rect.height() - icon - line) // 2
        self._paint_icon(self._rect.center().x() + 1 - icon // 2, top)
        if label:
            self._painter.setFont(self._look.type_font("sell.body", 500))
            self._painter.setPen(self._look.color(self._face.ink))
            at = QRect(self._rect.left(), top + icon, self._rect.width(), line)
            self._painter.drawText(at, int(_CENTRE), label)

    def _paint_icon(self, left: int, top: int) -> None:
        if self._face.icon:
            icon = self._look.icon(self._face.icon, self._metrics.icon, self._face.ink, self._ratio)
            self._painter.drawPixmap(QPointF(left, top), icon)

    def _paint_text(self, at: QRect, text: str, alignment: Qt.AlignmentFlag) -> None:
        self._painter.setFont(self._look.type_font(self._metrics.label, self._metrics.label_weight))
        self._painter.setPen(self._look.color(self._face.ink))
        self._painter.drawText(at, int(alignment | Qt.TextFlag.TextSingleLine), text)

    def _paint_corner_hint(self) -> None:
        if self._face.hint:
            height = self._look.px(self._look.theme.type_style("sell.keyhint").line)
            at = QRect(
                self._rect.left(),
                self._rect.top() + _HINT_TOP,
                self._rect.width() - _HINT_RIGHT,
                height,
            )
            self._paint_hint(at, _RIGHT)

    def _paint_hint(self, at: QRect, alignment: Qt.AlignmentFlag) -> None:
        self._painter.setFont(self._look.type_font(self._metrics.hint, 500))
        self._painter.setPen(self._look.color(self._face.hint_ink))
        self._painter.setOpacity(_HINT_OPACITY)
        self._painter.drawText(at, int(alignment), self._face.hint)
        self._painter.setOpacity(1.0)

    def _paint_badge(self, left: int, middle: int) -> None:
        side = self._look.px(_BADGE)
        at = QRect(left, middle - side // 2, side, side)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.color("warning-fill"))
        self._painter.drawEllipse(at)
        self._painter.setFont(self._look.type_font("sell.barcaption", 700))
        self._painter.setPen(self._look.color("warning-fill-text"))
        self._painter.drawText(at, int(_CENTRE), str(self._face.badge))

    def _fitted(self, text: str, room: int) -> tuple[str, int]:
        """Return the label, shortened where it must be, and its width."""
        metrics = QFontMetrics(
            self._look.type_font(self._metrics.label, self._metrics.label_weight)
        )
        fitted = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))
        return fitted, metrics.horizontalAdvance(fitted)

    def _hint_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._look.type_font(self._metrics.hint, 500))
