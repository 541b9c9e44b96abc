"""The page of Z reports: the list of them, and copies of the chosen one on paper or as a file."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.shift.shift_state import ReportsPart
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _GAP = 14, 10


class ReportsPage(QFrame):
    """Shows a :class:`ReportsPart`.

    Signals:
        acted(str): ``print``, ``table``, ``pdf`` or ``home``.
        chosen(str, str): the group ``report``, and its number.
    """

    acted = Signal(str)
    chosen = Signal(str, str)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self.setProperty("surface", "panel")
        self._rows = RowList(look, _("Z reports"))
        self._rows.chosen.connect(self._choose)
        self._nothing = TextLabel("", "sell.item", "text-muted")
        self._print = HintButton(look, _("Print a copy"), icon="printer", hint="Ctrl P")
        self._print.setObjectName("print")
        self._home = HintButton(look, _("Shift and drawer"), icon="sunset")
        self._home.setObjectName("home")
        self._table = HintButton(look, _("Save as a table"), icon="download")
        self._table.setObjectName("table")
        self._pdf = HintButton(look, _("Open the PDF"), icon="file-text")
        self._pdf.setObjectName("pdf")
        buttons = QGridLayout()
        buttons.setSpacing(8)
        for place, button in enumerate((self._table, self._pdf, self._home, self._print)):
            button.clicked.connect(self._press)
            buttons.addWidget(button, *divmod(place, 2))
        column = QVBoxLayout(self)
        column.setContentsMargins(_PADDING, 12, _PADDING, 14)
        column.setSpacing(_GAP)
        column.addWidget(self._nothing)
        column.addWidget(self._rows, 1)
        column.addLayout(buttons)
        self.setFocusProxy(self._rows)

    def display(self, part: ReportsPart) -> None:
        """Show the list."""
        self._rows.display(part.rows)
        self._nothing.setText(part.nothing)
        self._nothing.setVisible(bool(part.nothing))
        for button in (self._print, self._table, self._pdf):
            button.setEnabled(part.can_reprint)

    @Slot(object)
    def _choose(self, key: object) -> None:
        self.chosen.emit("report", str(key))

    @Slot()
    def _press(self) -> None:
        self.acted.emit(self.sender().objectName())
