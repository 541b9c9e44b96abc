"""What a promotion would have made of past sales: the sums, and one sale line by line."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.promotions.promotions_state import PreviewPart
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.row_list import RowList
from pos_app.ui.widgets.text_label import TextLabel

_GAP = 8
_STEP, _ROWS = 60, 124


class PreviewBox(QWidget):
    """Keeps its place whatever it says.

    Signals:
        stepped(object): another sale is wanted, +1 or -1.
    """

    stepped = Signal(object)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._look = look
        self._sums = NoteLine(look, "eye")
        self._sale = TextLabel("", "sell.body", weight=600, wraps=True)
        self._rows = RowList(look, _("Lines of the sale, before and after"))
        self._earlier = HintButton(look, "", icon="chevron-right", parent=self)
        self._later = HintButton(look, "", icon="chevron-left", parent=self)
        self._earlier.setAccessibleName(_("Preview on an earlier sale"))
        self._later.setAccessibleName(_("Preview on a later sale"))
        self._earlier.clicked.connect(self._step_back)
        self._later.clicked.connect(self._step_on)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._sums)
        words.addWidget(self._sale)
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addLayout(words, 1)
        head.addWidget(self._later)
        head.addWidget(self._earlier)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self._rows)
        look.changed.connect(self._measure_again)
        self._measure_again()

    def display(self, part: PreviewPart) -> None:
        """Draw the preview."""
        self._sums.say(part.sums)
        self._sale.setText(part.sale)
        self._rows.display(part.rows)
        has_sale = bool(part.sale)
        for widget in (self._sale, self._rows):
            widget.setVisible(has_sale)
        for button in (self._earlier, self._later):
            button.setVisible(has_sale)
            button.setEnabled(part.can_step)

    def texts(self) -> tuple[str, ...]:
        """Return what is shown, line by line."""
        return (self._sums.accessibleName(), self._sale.text(), *self._rows.texts())

    @Slot()
    def _step_back(self) -> None:
        self.stepped.emit(1)

    @Slot()
    def _step_on(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _measure_again(self) -> None:
        for button in (self._earlier, self._later):
            button.setFixedSize(self._look.px(_STEP), self._look.px(_STEP))
        self._rows.setFixedHeight(self._look.px(_ROWS))
