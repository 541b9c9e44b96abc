"""How far long work is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.widgets.button_kinds import Shape
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look

_BAR, _WHOLE, _PADDING = 16, 1_000, 24


class WorkPage(QWidget):
    """A title, a bar and what is done, in the middle.

    Signals:
        stopped(): nobody wants it any more.
    """

    stopped = Signal()

    def __init__(self, look: Look) -> None:
        """Stand at nothing."""
        super().__init__()
        self._look = look
        self._title = TextLabel("", "sell.title", wraps=True)
        self._said = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _WHOLE)
        self._bar.setAccessibleName(_("Progress"))
        stop = HintButton(look, _("Stop"), shape=Shape.OFFICE, icon="x")
        stop.setObjectName("stop")
        stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        column.setSpacing(_BAR)
        column.addStretch(1)
        for part in (self._title, self._bar, self._said):
            column.addWidget(part)
        column.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        look.changed.connect(self._restyle)
        self._restyle()

    def display(self, title: str, said: str, per_mille: int) -> None:
        """Show how far it is, in thousandths."""
        self._title.setText(title)
        self._said.setText(said)
        self._bar.setValue(per_mille)

    @Slot()
    def _restyle(self) -> None:
        theme = self._look.theme
        self._bar.setFixedHeight(theme.px(_BAR))
        radius = theme.px(_BAR) // 2
        self._bar.setStyleSheet(
            f"QProgressBar {{ background: {theme.hex('surface-sunken')};"
            f" border: 1px solid {theme.hex('border-strong')}; border-radius: {radius}px; }}"
            f"QProgressBar::chunk {{ background: {theme.hex('accent')};"
            f" border-radius: {radius - 1}px; }}"
        )
