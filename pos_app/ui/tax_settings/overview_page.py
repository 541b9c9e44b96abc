"""The categories, what can be done with them, and how tax and cash are rounded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tax_settings.tax_state import OverviewPart
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.choice_row import ChoiceRow
from pos_app.ui.widgets.empty_state import EmptyState
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.row_list import RowList

_BETWEEN = 12


class OverviewPage(QWidget):
    """What stands in the panel when it opens.

    Signals:
        chosen(object): the category that was touched.
        country_wanted(), new_wanted(), change_wanted(), default_wanted(), assign_wanted()
        tax_chosen(object), cash_chosen(object): another way to round.
    """

    chosen = Signal(object)
    country_wanted = Signal()
    new_wanted = Signal()
    change_wanted = Signal()
    default_wanted = Signal()
    assign_wanted = Signal()
    tax_chosen = Signal(object)
    cash_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Show nothing yet."""
        super().__init__()
        self._rows = RowList(look, _("Tax categories"))
        self._rows.chosen.connect(self.chosen)
        self._empty = EmptyState(look)
        self._empty.display("landmark", _("No tax is charged yet."), _("Choose your country."))
        self._country = HintButton(look, _("From a country"), icon="landmark")
        self._new = HintButton(look, _("New"), icon="plus")
        self._change = HintButton(look, _("Change rates"), hint="Enter")
        self._default = HintButton(look, _("Make default"))
        self._assign = HintButton(look, _("Assign a department"))
        self._country.clicked.connect(self.country_wanted)
        self._new.clicked.connect(self.new_wanted)
        self._change.clicked.connect(self.change_wanted)
        self._default.clicked.connect(self.default_wanted)
        self._assign.clicked.connect(self.assign_wanted)
        self._tax = ChoiceRow(look, _("Tax is rounded"))
        self._tax.chosen.connect(self.tax_chosen)
        self._cash = ChoiceRow(look, _("Cash is rounded to"))
        self._cash.chosen.connect(self.cash_chosen)
        self._of_category = ButtonRow(look, (self._change, self._default, self._assign))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_BETWEEN)
        column.addWidget(self._rows, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._of_category)
        column.addWidget(ButtonRow(look, (self._country, self._new)))
        column.addWidget(self._tax)
        column.addWidget(self._cash)

    def display(self, part: OverviewPart) -> None:
        """Draw the categories; without any there is nothing to change."""
        has_any = bool(part.rows)
        self._rows.display(part.rows)
        self._rows.setVisible(has_any)
        self._empty.setVisible(not has_any)
        self._country.set_kind(Kind.NEUTRAL if has_any else Kind.PRIMARY)
        self._of_category.setVisible(has_any)
        self._default.setEnabled(part.can_make_default)
        self._tax.display(part.tax)
        self._cash.display(part.cash)
        self.setFocusProxy(self._rows if has_any else self._country)

    def texts(self) -> tuple[str, ...]:
        """Return the categories as they are spoken."""
        return self._rows.texts()
