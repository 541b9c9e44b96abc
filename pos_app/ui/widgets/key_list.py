"""Lists the keys of a screen as caps with their meaning: the page behind F1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.actions import ActionSpec
    from pos_app.ui.look import Look

_GAP = 10
_CAP_PAD = 8
_CAP_HEIGHT = 28
_MOST_SHOWN = 540


class KeyList(QScrollArea):
    """Two columns of keys and what they do; the arrow keys scroll it."""

    def __init__(
        self, look: Look, actions: Sequence[ActionSpec], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._inside = inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, _GAP, 0)
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP // 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        half = (len(actions) + 1) // 2
        for place, action in enumerate(actions):
            row, column = place % half, 2 * (place // half)
            cap = _KeyCap(look, action.hint)
            words = TextLabel(action.text, wraps=True)
            alignment = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(cap, row, column, alignment)
            grid.addWidget(words, row, column + 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("; ".join(f"{action.hint}: {action.text}" for action in actions))
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    @override
    def sizeHint(self) -> QSize:
        inside = self._inside.sizeHint()
        return QSize(inside.width(), min(inside.height(), self._look.px(_MOST_SHOWN)))


class _KeyCap(QWidget):
    """A key as it looks on a keyboard."""

    def __init__(self, look: Look, cap: str) -> None:
        super().__init__()
        self._look = look
        self._cap = cap
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.type_font("sell.keyhint"))
        height = self._look.px(_CAP_HEIGHT)
        width = metrics.horizontalAdvance(self._cap) + 2 * _CAP_PAD
        return QSize(max(height, width), height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("border-strong"), 1))
        painter.setBrush(self._look.color("surface"))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, 6, 6)
        painter.setFont(self._look.type_font("sell.keyhint"))
        painter.setPen(self._look.color("text"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._cap)
        painter.end()

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
