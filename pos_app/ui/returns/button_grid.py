"""Buttons in as many columns as their words have room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

_WIDE, _NARROW = 4, 2


class ButtonGrid(QGridLayout):
    """A grid of four columns where it is wide, else of two."""

    def __init__(self, buttons: Sequence[QWidget]) -> None:
        """Hold ``buttons``; :meth:`fit` places them."""
        super().__init__()
        self.setSpacing(8)
        self._buttons = buttons
        self._columns = 0

    def fit(self, *, is_wide: bool) -> None:
        """Place the buttons."""
        columns = _WIDE if is_wide else _NARROW
        if columns == self._columns:
            return
        self._columns = columns
        for place, button in enumerate(self._buttons):
            self.addWidget(button, *divmod(place, columns))
        for column in range(_WIDE):
            self.setColumnStretch(column, 1 if column < columns else 0)
