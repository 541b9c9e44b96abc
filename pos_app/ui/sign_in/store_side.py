"""The dark side of the sign-in screen: whose store this is, and what time it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.domain.values.ids import utc_now
from pos_app.ui.formatting import format_date, format_time
from pos_app.ui.look import Look
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH = 390
_MARGIN = 28
_TICK_MS = 1000


class StoreSide(QWidget):
    """Names store and register over the clock."""

    def __init__(self, look: Look) -> None:
        """Begin without a name."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "display")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._store = TextLabel("", "sell.item", "display-text", wraps=True)
        self._register = TextLabel("", "sell.body", "display-muted")
        self._time = TextLabel("", "sell.total", "display-text")
        self._date = TextLabel("", "sell.item", "display-muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._store)
        column.addWidget(self._register)
        column.addSpacing(48)
        column.addWidget(self._time)
        column.addWidget(self._date)
        column.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, store: str, register: str) -> None:
        """Name store and register."""
        self._store.setText(store)
        self._register.setText(register)
        self._tick()

    def showEvent(self, event: QShowEvent) -> None:
        """Tick while somebody can see it."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody can."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def _tick(self) -> None:
        now = utc_now()
        self._time.setText(format_time(now))
        self._date.setText(format_date(now, with_year=True))

    @Slot()
    def _take_look(self) -> None:
        self.setFixedWidth(self._look.px(_WIDTH))
