"""The dark side of the sign-in screen: whose store this is, what time it is, and training."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.domain.values.ids import utc_now
from pos_app.ui.formatting import format_date, format_time
from pos_app.ui.look import Look
from pos_app.ui.sign_in.sign_in_state import SignInState
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH = 390
_MARGIN = 28
_TICK_MS = 1000
_SIGN, _ICON = 60, 30


class StoreSide(QWidget):
    """Names store and register over the clock.

    Signals:
        training_wanted(): practise, or come back from it.
    """

    training_wanted = Signal()

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
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._store)
        names.addWidget(self._register)
        self._sign = _Sign(look)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(48)
        column.addWidget(self._time)
        column.addWidget(self._date)
        column.addStretch(1)
        self._training = HintButton(look, "", icon="graduation-cap", hint="Alt T")
        self._training.clicked.connect(self.training_wanted)
        column.addWidget(self._training)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        look.changed.connect(self._take_look)
        self._take_look()

    def display(self, state: SignInState) -> None:
        """Name store and register, and whether people practise here."""
        self._store.setText(state.store)
        self._register.setText(state.register)
        self._training.set_label(state.training)
        self._training.set_kind(Kind.CHOSEN if state.is_training else Kind.NEUTRAL)
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
        side = self._look.px(_SIGN)
        self._sign.setFixedSize(side, side)


class _Sign(QWidget):
    """A shop front in a light square."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("display-text"))
        radius = look.theme.radius("control")
        painter.drawRoundedRect(self.rect(), radius, radius)
        icon = look.icon("store", _ICON, "display", self.devicePixelRatioF())
        size = look.px(_ICON)
        at = (self.width() - size) // 2
        painter.drawPixmap(QPoint(at, at), icon)
        painter.end()
