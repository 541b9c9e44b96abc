"""The field in which a customer is sought."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_ICON, _ICON_LEFT, _TEXT_LEFT = 24, 16, 36
_CLEAR, _EDGE = 44, 8


class SearchLine(QLineEdit):
    """A line edit with a magnifier; arrows and Enter are left to the panel around it.

    Signals:
        sought(str): what stands in it now, typed or cleared by somebody.
    """

    sought = Signal(str)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._prompt = _("Name, phone or e-mail")
        self.setProperty("type", "sell.item")
        self.setAccessibleName(_("Find a customer by name, phone or e-mail"))
        self._clear = QToolButton(self)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setAutoRaise(True)
        self._clear.setAccessibleName(_("Clear"))
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self._empty)
        self.textEdited.connect(self.sought)
        self.textChanged.connect(self._retext)
        look.changed.connect(self._restyle)
        self._restyle()
        self._retext()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross at the edge."""
        super().resizeEvent(event)
        side = self._look.px(_CLEAR)
        self._clear.setGeometry(
            self.width() - side - _EDGE, (self.height() - side) // 2, side, side
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifier, and while the field is empty what can be typed."""
        super().paintEvent(event)
        look = self._look
        painter = QPainter(self)
        icon = look.icon("search", _ICON, "text", self.devicePixelRatioF())
        top = (self.height() - look.px(_ICON)) / 2
        painter.drawPixmap(QPointF(look.px(_ICON_LEFT), top), icon)
        if not self.text():
            left = look.px(_ICON_LEFT + _TEXT_LEFT)
            room = QRect(left, 0, self.width() - left - _EDGE, self.height())
            painter.setFont(look.type_font("sell.body"))
            painter.setPen(look.color("text-muted"))
            words = painter.fontMetrics().elidedText(
                self._prompt, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()

    @Slot()
    def _empty(self) -> None:
        self.clear()
        self.sought.emit("")

    @Slot()
    def _retext(self) -> None:
        self._clear.setVisible(bool(self.text()))
        right = self._look.px(_CLEAR) if self.text() else 0
        self.setTextMargins(self._look.px(_TEXT_LEFT), 0, right, 0)

    @Slot()
    def _restyle(self) -> None:
        look, size = self._look, self._look.px(_ICON)
        self._clear.setIconSize(QSize(size, size))
        self._clear.setIcon(look.icon("x", _ICON, "text", self.devicePixelRatioF()))
        self.setMinimumHeight(look.theme.size("touch-min"))
        self.update()
