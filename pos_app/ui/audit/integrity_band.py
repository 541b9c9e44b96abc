"""The band that says whether the log was checked, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from pos_app.ui.audit.audit_state import Band, BandState
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.hint_button import HintButton

_ICON = 22
_MARGIN = 18
_GAP = 14
_TURN = 100

# What each state looks like: background, ink, icon.
_LOOKS = {
    Band.UNCHECKED: ("surface", "text", "shield-check"),
    Band.CHECKING: ("info-soft", "info", "refresh-cw"),
    Band.SOUND: ("positive-soft", "positive", "shield-check"),
    Band.DEFECT: ("danger-fill", "danger-fill-text", "octagon-x"),
    Band.FAILED: ("warning-soft", "warning", "triangle-alert"),
}


class IntegrityBand(QWidget):
    """52 px high under the header.

    Signals:
        verify_wanted(): check the log now.
        stop_wanted(): stop checking.
        record_wanted(object): show the record with this seq.
    """

    verify_wanted = Signal()
    stop_wanted = Signal()
    record_wanted = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state = BandState()
        self._icon = QLabel()
        self._headline = QLabel()
        self._headline.setProperty("type", "office.heading")
        self._detail = QLabel()
        self._detail.setProperty("type", "office.body")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(200, 8)
        self._verify = HintButton(
            look,
            _("Verify now"),
            kind=Kind.PRIMARY,
            shape=Shape.OFFICE,
            icon="shield-check",
            hint="F9",
        )
        self._stop = HintButton(look, _("Stop"), shape=Shape.OFFICE, icon="x", hint="Esc")
        self._show = HintButton(look, _("Show record"), shape=Shape.OFFICE, icon="arrow-right")
        self._verify.clicked.connect(self.verify_wanted)
        self._stop.clicked.connect(self.stop_wanted)
        self._show.clicked.connect(self._want_record)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, 12, 0)
        row.setSpacing(_GAP)
        for part in (self._icon, self._headline, self._detail, self._progress):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self._show, self._stop, self._verify):
            row.addWidget(button)
        look.changed.connect(self._restyle)
        self._restyle()
        self.display(self._state)

    def display(self, state: BandState) -> None:
        """Show the state; a change is announced to screen readers by the name."""
        is_other = state.band is not self._state.band
        self._state = state
        self._headline.setText(state.headline or _("This log has not been checked in this window"))
        self._detail.setText(state.detail)
        is_checking = state.band is Band.CHECKING
        self._progress.setVisible(is_checking)
        self._progress.setRange(0, _TURN if state.of else 0)
        self._progress.setValue(_TURN * state.done // state.of if state.of else 0)
        self._stop.setVisible(is_checking)
        self._verify.setVisible(not is_checking)
        self._show.setVisible(state.bad_seq is not None)
        self.setAccessibleName(f"{self._headline.text()} {state.detail}".strip())
        if is_other:
            self._dress()

    def shown(self) -> Band:
        """Return which state is shown."""
        return self._state.band

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the line under it."""
        ground, ink, _icon = _LOOKS[self._state.band]
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.color(ground))
        line = QRectF(0, self.height() - 1, self.width(), 1)
        edge = "border" if self._state.band is Band.UNCHECKED else ink
        painter.fillRect(line, self._look.color(edge))
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._look.theme.size("office-bar"))
        self._progress.setStyleSheet(
            f"QProgressBar {{ background: {self._look.theme.hex('surface-sunken')}; border: none;"
            f" border-radius: 4px; }} QProgressBar::chunk {{ border-radius: 4px;"
            f" background: {self._look.theme.hex('info')}; }}"
        )
        self._dress()

    def _dress(self) -> None:
        _ground, ink, icon = _LOOKS[self._state.band]
        self._icon.setPixmap(self._look.icon(icon, _ICON, ink, self.devicePixelRatioF()))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for text, role in ((self._headline, ink), (self._detail, ink)):
            text.setProperty("ink", role)
            text.style().polish(text)
        self.update()

    def _want_record(self) -> None:
        if self._state.bad_seq is not None:
            self.record_wanted.emit(self._state.bad_seq)
