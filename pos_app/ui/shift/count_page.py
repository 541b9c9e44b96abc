"""The page of a count: notes and coins in two columns, one row of them being counted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.look import Look
from pos_app.ui.shift.count_line import CountLine
from pos_app.ui.shift.shift_state import CountPart
from pos_app.ui.widgets.panel_scroll import PanelScroll
from pos_app.ui.widgets.text_label import TextLabel

_PADDING, _COLUMN_GAP, _ROW_GAP = 16, 20, 8
_COLUMNS = 2


class CountPage(QFrame):
    """Shows a :class:`CountPart`.

    Signals:
        typed(object, str): a row's key, and what stands in its field.
        entered(object): the key of the row that has the focus now.
    """

    typed = Signal(object, str)
    entered = Signal(object)

    def __init__(self, look: Look) -> None:
        """Be without rows."""
        super().__init__()
        self._look = look
        self.setProperty("surface", "panel")
        self._title = TextLabel("", "sell.title")
        self._hint = TextLabel("", "sell.body", "text-muted", wraps=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._footer = TextLabel("", "sell.body", "text-muted", wraps=True)
        head = QHBoxLayout()
        head.setContentsMargins(_PADDING, 0, _PADDING, 0)
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        self._lines: dict[str, CountLine] = {}
        self._inside = QWidget()
        self._scroll = PanelScroll(self._inside)  # the arrows go from row to row
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_PADDING, 0, _PADDING, 0)
        foot.addWidget(self._footer)
        column.addLayout(foot)

    def display(self, part: CountPart) -> None:
        """Show the count; the chosen row has the focus."""
        self._title.setText(part.title)
        self._hint.setText(part.hint)
        self._footer.setText(part.footer)
        if [row.key for row in part.rows] != list(self._lines):
            self._fill(part)
        for row in part.rows:
            line = self._lines[row.key]
            line.display(row)
            if row.is_chosen:
                self.setFocusProxy(line)
                if self.isVisible() and not line.field.hasFocus():
                    line.setFocus(Qt.FocusReason.OtherFocusReason)
                self._scroll.ensureWidgetVisible(line)

    def _fill(self, part: CountPart) -> None:
        self._lines = {}
        self._inside = QWidget()
        columns = QHBoxLayout(self._inside)
        columns.setContentsMargins(_PADDING, 0, _PADDING, 0)
        columns.setSpacing(_COLUMN_GAP)
        for number in range(_COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(_ROW_GAP)
            column.addWidget(TextLabel(part.headings[number], "sell.body", "text-muted"))
            for row in part.rows:
                if row.column == number:
                    line = CountLine(self._look, row)
                    line.typed.connect(self.typed)
                    line.entered.connect(self.entered)
                    self._lines[row.key] = line
                    column.addWidget(line)
            column.addStretch(1)
            columns.addLayout(column, 1)
        self._lines = {row.key: self._lines[row.key] for row in part.rows}
        self._scroll.setWidget(self._inside)
        self._inside.setAutoFillBackground(False)
