"""Fields side by side in rows, each under its label."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.text_label import TextLabel

_GAP = 8


class LabelledField(PanelField):
    """A field that brings its label in a :attr:`cell`; both are there or not."""

    def __init__(self, look: Look, label: str, placeholder: str = "", longest: int = 40) -> None:
        """Be empty under ``label``."""
        super().__init__(look, label, placeholder, longest)
        self._label = TextLabel(label, "sell.body", "text-muted")
        self.cell = QWidget()
        column = QVBoxLayout(self.cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP // 2)
        column.addWidget(self._label)
        self._line = QHBoxLayout()
        self._line.setSpacing(_GAP)
        self._line.addWidget(self, 1)
        column.addLayout(self._line)

    def ask(self, label: str) -> None:
        """Ask for something else, or for nothing."""
        self._label.setText(label)
        self.setAccessibleName(label)
        self.cell.setVisible(bool(label))

    def add_button(self, button: HintButton) -> None:
        """Put a button beside the field."""
        self._line.addWidget(button)


class FormGrid(QVBoxLayout):
    """Places labelled fields row by row; those of a row are equally wide."""

    def __init__(self) -> None:
        """Be empty."""
        super().__init__()
        self.setSpacing(_GAP)

    def add(self, *fields: LabelledField) -> None:
        """Add one row of fields."""
        row = QHBoxLayout()
        row.setSpacing(_GAP)
        for field in fields:
            row.addWidget(field.cell, 1)
        self.addLayout(row)
