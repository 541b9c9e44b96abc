"""The dashed field that says what comes after a paid sale; a touch leads to the products."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from pos_app.ui.i18n import _

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_ICON = 34
_CENTRE = Qt.AlignmentFlag.AlignCenter


class NextItem(QAbstractButton):
    """Paints an icon, a title and a sentence; it takes the room that is left.

    Signals:
        clicked(): the products are wanted back.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Draw as ``look`` says."""
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Next sale"))
        self.setAccessibleDescription(_("Scan the next item. A new sale starts by itself."))

    def focus_ring(self) -> tuple[QRect, int]:
        """Surround the field."""
        return self.rect(), self._look.theme.radius("panel")

    def minimumSizeHint(self) -> QSize:
        """Room for the title at least."""
        return QSize(100, self._look.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the field."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isDown():
            painter.setBrush(look.color("accent-soft"))
        pen = QPen(look.color("border-strong"), 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        radius = look.theme.radius("panel")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        size, title, sentence = look.px(_ICON), look.px(30), look.px(26)
        has_icon = self.height() > size + title + sentence + look.px(36)
        has_sentence = self.height() > title + sentence + look.px(16)
        block = title + (size + look.px(10) if has_icon else 0) + (sentence if has_sentence else 0)
        y = (self.height() - block) // 2
        if has_icon:
            icon = look.icon("scan-barcode", _ICON, "text", self.devicePixelRatioF())
            painter.drawPixmap(QPoint((self.width() - size) // 2, y), icon)
            y += size + look.px(10)
        painter.setPen(look.color("text"))
        painter.setFont(look.type_font("sell.item"))
        painter.drawText(QRect(0, y, self.width(), title), _CENTRE, _("Scan the next item"))
        if has_sentence:
            painter.setPen(look.color("text-muted"))
            painter.setFont(look.type_font("sell.body"))
            area = QRect(0, y + title, self.width(), sentence)
            painter.drawText(area, _CENTRE, _("A new sale starts by itself"))
        painter.end()
