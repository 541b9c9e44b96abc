"""One end of the histogram's brush as a slider: for keys and for screen readers.

The histogram paints the handles and follows the mouse; this is what has their names, their values
and the keyboard's attention.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSlider, QWidget
from typing_extensions import override

_WIDTH = 20
_ROUND = 6


class BrushHandle(QSlider):
    """Stands at a place between two bars, 0 being the left edge; ``valueChanged`` is a person's."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """Be called ``name``."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, place: int, least: int, most: int, spoken: str) -> None:
        """Stand at a place between others, which is read as ``spoken``, and tell nobody."""
        self.blockSignals(True)
        self.setRange(least, most)
        self.setPageStep(max(1, (most - least) // 10))
        self.setValue(place)
        self.blockSignals(False)
        self.setAccessibleDescription(spoken)

    def lie_over(self, x: float, top: int, height: int) -> None:
        """Lie over the handle that is painted at ``x``."""
        self.setGeometry(round(x) - _WIDTH // 2, top, _WIDTH, height)

    def focus_ring(self) -> tuple[QRect, int]:
        """Return what the focus ring surrounds."""
        return self.rect(), _ROUND

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing: the histogram paints its handles."""
