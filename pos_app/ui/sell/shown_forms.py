"""What a sheet shows without asking: a price, a receipt, the other departments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.sell.boxes import GAP
from pos_app.ui.sell.chip_grid import Chip
from pos_app.ui.widgets.text_label import TextLabel

if TYPE_CHECKING:
    from pos_app.ui.look import Look
    from pos_app.ui.sell.sell_state import DepartmentsSheet, PriceSheet, ReceiptSheet

_RECEIPT_COLUMNS = 48
_RECEIPT_HEIGHT = 420
_RECEIPT_PIXELS = 16
_LEAST_HEIGHT = 160
_CHIP = (208, 60)
_DEPARTMENT_COLUMNS = 3
_DEPARTMENTS_HEIGHT = 420


class PriceForm(QWidget):
    """Shows a :class:`PriceSheet`."""

    def __init__(self, look: Look, sheet: PriceSheet, parent: QWidget | None = None) -> None:
        """Show the price large, and what else is known in rows."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        name = TextLabel(sheet.name, "sell.item", wraps=True)
        name.setMinimumWidth(look.px(440))
        column.addWidget(name)
        column.addWidget(TextLabel(sheet.price, "sell.due"))
        for label, value in sheet.rows:
            row = QHBoxLayout()
            row.addWidget(TextLabel(label, "sell.body", "text-muted"))
            row.addStretch(1)
            row.addWidget(TextLabel(value, "sell.body", weight=600))
            column.addLayout(row)


class ReceiptForm(QWidget):
    """Shows a :class:`ReceiptSheet` as the printer would."""

    def __init__(self, look: Look, sheet: ReceiptSheet, parent: QWidget | None = None) -> None:
        """Show the text, and where the receipt is kept."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.text = _ReceiptText("\n".join(sheet.lines), self)
        self.text.setReadOnly(True)
        self.text.setFont(look.type_font("office.mono", pixels=_RECEIPT_PIXELS))
        self.text.setAccessibleName(sheet.title)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.text.setTabChangesFocus(True)
        width = QFontMetrics(self.text.font()).horizontalAdvance("0") * (_RECEIPT_COLUMNS + 2)
        self.text.setMinimumWidth(width + look.px(48))
        self.text.setMinimumHeight(_LEAST_HEIGHT)
        column.addWidget(self.text)
        column.addWidget(TextLabel(sheet.state, "sell.body", "text-muted", wraps=True))


class _ReceiptText(QPlainTextEdit):
    """Wants the room of a whole short receipt, and scrolls where there is less."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _RECEIPT_HEIGHT)


class DepartmentsForm(QScrollArea):
    """Shows a :class:`DepartmentsSheet` as chips to touch.

    Signals:
        chosen(object): the key of a department.
    """

    chosen = Signal(object)

    def __init__(self, look: Look, sheet: DepartmentsSheet, parent: QWidget | None = None) -> None:
        """Show the departments in columns."""
        super().__init__(parent)
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(6, 6, 6, 6)
        grid.setSpacing(GAP)
        self.chips: list[Chip] = []
        for place, row in enumerate(sheet.chips):
            chip = Chip(look, row, inside)
            chip.setFixedSize(look.px(_CHIP[0]), look.px(_CHIP[1]))
            chip.setChecked(row.key == sheet.chosen)
            chip.name_for_readers()
            chip.clicked.connect(self._choose)
            grid.addWidget(chip, *divmod(place, _DEPARTMENT_COLUMNS))
            self.chips.append(chip)
        grid.setColumnStretch(_DEPARTMENT_COLUMNS, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(inside.sizeHint().width() + look.px(16))
        self.setMinimumHeight(min(inside.sizeHint().height() + 4, look.px(_DEPARTMENTS_HEIGHT)))

    @Slot()
    def _choose(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self.chosen.emit(chip.row.key)
