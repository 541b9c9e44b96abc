"""The buttons of the histogram: earlier, later, less time, more time."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look

_SIDE, _ICON = 26, 16


class HistogramTools(QWidget):
    """Small buttons in a row, for mouse and touch; the keys do the same.

    Signals:
        zoom_wanted(object): steps, positive for more time.
        page_wanted(object): steps, negative for earlier.
    """

    zoom_wanted = Signal(object)
    page_wanted = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for icon, name, signal, step in (
            ("chevron-left", _("Earlier"), self.page_wanted, -1),
            ("chevron-right", _("Later"), self.page_wanted, 1),
            ("zoom-in", _("Less time"), self.zoom_wanted, -1),
            ("zoom-out", _("More time"), self.zoom_wanted, 1),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.clicked.connect(partial(_emit, signal, step))
            self._buttons[icon] = button
            row.addWidget(button)
        look.changed.connect(self._restyle)
        self._restyle()

    def allow_later(self, allowed: bool) -> None:
        """Offer what is later, unless the newest is shown."""
        self._buttons["chevron-right"].setEnabled(allowed)

    @Slot()
    def _restyle(self) -> None:
        look = self._look
        for icon, button in self._buttons.items():
            button.setFixedSize(look.px(_SIDE), look.px(_SIDE))
            button.setIconSize(QSize(look.px(_ICON), look.px(_ICON)))
            button.setIcon(look.icon(icon, _ICON, "text", self.devicePixelRatioF()))
        self.adjustSize()


def _emit(signal: SignalInstance, step: int, *_ignored: object) -> None:
    signal.emit(step)
