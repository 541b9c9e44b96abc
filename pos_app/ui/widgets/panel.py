"""A panel of an office screen: rounded, with its parts one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class Panel(QFrame):
    """A head over a line over the rest; the first of the rest takes the room that is left."""

    def __init__(self, head: QWidget, rest: Sequence[QWidget]) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(head)
        line = QFrame()
        line.setProperty("surface", "sunken")
        line.setFixedHeight(1)
        column.addWidget(line)
        for part in rest:
            column.addWidget(part)
        column.setStretchFactor(rest[0], 1)
