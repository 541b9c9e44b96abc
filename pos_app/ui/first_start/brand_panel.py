"""The dark panel at the left: where the owner stands, and the way into the sample store."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pos_app.ui.first_start.first_start_state import Step
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH = 390
_MARGIN = 28
_LOGO = 60
_MARK = 34
_SIGN = 22


class BrandPanel(QWidget):
    """Names the three stages and marks those that are done."""

    def __init__(self, look: Look) -> None:
        """Stand at the first stage."""
        super().__init__()
        self._look = look
        self._stage = 0
        self._signs: list[QLabel] = []
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_MARGIN, _MARGIN + _LOGO + 56, _MARGIN, _MARGIN)
        self._column.setSpacing(10)
        self._column.addWidget(TextLabel(_("Welcome"), "sell.due", "display-text", wraps=True))
        sentence = _("Two minutes, and this till is ready to sell.")
        self._column.addWidget(TextLabel(sentence, "sell.body", "display-muted", wraps=True))
        self._column.addSpacing(24)
        for name in (_("Your store"), _("Your products"), _("First sale")):
            self._column.addLayout(self._stage_row(name))
        self._column.addStretch(1)
        look.changed.connect(self._take_look)
        self._take_look()

    def place_below(self, widget: QWidget) -> None:
        """Put ``widget`` at the foot of the panel."""
        self._column.addWidget(widget)

    def show_step(self, step: Step) -> None:
        """Mark what is done."""
        self._stage = {Step.STORE: 0, Step.READY: 2}.get(step, 1)
        self._take_look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the panel and draw the mark of the program."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.color("display"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("display-text"))
        radius = self._look.theme.radius("panel")
        painter.drawRoundedRect(QRectF(_MARGIN, _MARGIN, _LOGO, _LOGO), radius, radius)
        size = _MARK / self._look.theme.scale
        mark = self._look.icon("store", size, "display", self.devicePixelRatioF())
        inset = _MARGIN + (_LOGO - _MARK) // 2
        painter.drawPixmap(inset, inset, mark)
        painter.end()

    def _stage_row(self, name: str) -> QHBoxLayout:
        sign = QLabel()
        self._signs.append(sign)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(sign)
        row.addWidget(TextLabel(name, "sell.body", "display-text", wraps=True), 1)
        return row

    @Slot()
    def _take_look(self) -> None:
        ratio = self.devicePixelRatioF()
        for number, sign in enumerate(self._signs):
            icon = "circle-check" if number < self._stage else "circle"
            role = "display-text" if number <= self._stage else "display-muted"
            sign.setPixmap(self._look.icon(icon, _SIGN, role, ratio))
        self.update()
