"""A report as it is printed, in the mono font of receipts, with a mark while it is a draft."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from pos_app.ui.look import Look
from pos_app.ui.shift.shift_state import PreviewPart
from pos_app.ui.widgets.text_label import TextLabel

_WIDTH = 452


class PreviewPane(QFrame):
    """Shows a :class:`PreviewPart`; it scrolls where it is longer than its place."""

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self._title = TextLabel("", "sell.body", weight=600)
        self._badge = TextLabel("", "sell.body", "warning", weight=600)
        self._paper = TextLabel("", "office.mono")
        self._paper.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._paper.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._paper.setContentsMargins(12, 12, 12, 12)
        self._paper.setProperty("surface", "raised")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._paper)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 12, 1, 1)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)

    def display(self, part: PreviewPart) -> None:
        """Show the report."""
        self._title.setText(part.title)
        self._badge.setText(part.badge)
        text = "\n".join(part.lines)
        if self._paper.text() != text:
            self._paper.setText(text)
        self._scroll.setAccessibleName(part.title)
        self._scroll.setAccessibleDescription(text)

    def sizeHint(self) -> QSize:
        """Return room for 48 columns."""
        return QSize(self._look.px(_WIDTH), self._look.px(400))
