"""What is in force and what has ended, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.promotions.promotions_state import OverviewPart
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.row_list import RowList

_BETWEEN = 12
_LONGEST_WORDS = 200


class OverviewPage(QWidget):
    """What stands in the panel when it opens.

    Signals:
        chosen(object): the row that was touched.
        promotion_wanted(), list_wanted(), change_wanted(), end_wanted()
        words_given(str): a promotion in plain words.
    """

    chosen = Signal(object)
    promotion_wanted = Signal()
    list_wanted = Signal()
    change_wanted = Signal()
    end_wanted = Signal()
    words_given = Signal(str)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self.rows = RowList(look, _("Promotions and price lists"))
        self.rows.chosen.connect(self.chosen)
        self._empty = EmptyState(look)
        self._empty.display("tag", _("No promotion yet."), _("Make one, or say it in words below."))
        self._new = HintButton(look, _("New promotion"), kind=Kind.PRIMARY, icon="plus")
        self._list = HintButton(look, _("New price list"), icon="plus")
        self._change = HintButton(look, _("Change"), hint="Enter")
        self._end = HintButton(look, _("End"), kind=Kind.DANGER_OUTLINE)
        self._new.clicked.connect(self.promotion_wanted)
        self._list.clicked.connect(self.list_wanted)
        self._change.clicked.connect(self.change_wanted)
        self._end.clicked.connect(self.end_wanted)
        self._words = PanelField(
            look, _("A promotion in words"), _("In words: 20%: Bakery"), _LONGEST_WORDS
        )
        self._of_row = ButtonRow(look, (self._change, self._end))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addWidget(self.rows, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._of_row)
        column.addWidget(ButtonRow(look, (self._new, self._list)))
        column.addWidget(self._words)

    def display(self, part: OverviewPart) -> None:
        """Draw the rows; without any there is nothing to change."""
        has_any = bool(part.rows)
        self.rows.display(part.rows)
        self.rows.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._of_row.setVisible(has_any)
        self._change.setEnabled(part.can_change)
        self._end.setEnabled(part.can_end)
        self._end.set_label(part.end_label)
        self._end.set_kind(Kind.DANGER if part.is_sure else Kind.DANGER_OUTLINE)
        self.setFocusProxy(self.rows if has_any else self._new)

    def take_words(self) -> bool:
        """Give on what stands in the field of words; False when nothing does."""
        if not self._words.hasFocus() or not self._words.text().strip():
            return False
        self.words_given.emit(self._words.text())
        return True

    @Slot()
    def clear_words(self) -> None:
        """Begin the field of words anew."""
        self._words.clear()
