"""What stands in the left part over chips and tiles: a card with a sentence, the paid sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.widgets.empty_state import EmptyState, StateButton

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import CardPart


class CardPanel(QWidget):
    """Shows a :class:`CardPart` as a panel.

    Signals:
        acted(str): the action of the button that was pressed.
    """

    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Begin with nothing to say."""
        super().__init__(parent)
        self._look = look
        self._state = EmptyState(look, parent=self)
        self._state.acted.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)

    def show_part(self, part: CardPart) -> None:
        """Draw a card."""
        buttons = tuple(
            StateButton(each.action, each.label, each.hint, each.icon, is_main=each.is_main)
            for each in part.buttons
        )
        self._state.display(part.icon, part.title, part.sentence, buttons)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Paint the panel."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.color("border"), 1))
        painter.setBrush(self._look.color("surface-raised"))
        radius = self._look.theme.radius("panel")
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), radius, radius)
        painter.end()
