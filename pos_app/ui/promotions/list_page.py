"""The form of a price list: for whom and when, and its prices one by one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.promotions.form_grid import FormGrid, LabelledField
from pos_app.ui.promotions.promotions_state import ListInput, ListPart
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.row_list import RowList

_GAP = 8
_OF_LIST = ("name", "group", "first_day", "last_day")


class ListPage(QWidget):
    """Says at each key what is typed so far.

    Signals:
        typed(object): the :class:`ListInput`.
        pick_wanted(str): a product for the field of this name.
        chosen(object): the price that was touched.
        set_wanted(), remove_wanted(): the typed price, or the chosen one off the list.
    """

    typed = Signal(object)
    pick_wanted = Signal(str)
    chosen = Signal(object)
    set_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._input = ListInput()
        self._fields = {
            "name": LabelledField(look, _("Name"), _("Such as Members"), 120),
            "group": LabelledField(look, _("Customer group"), _("Everybody")),
            "first_day": LabelledField(look, _("First day"), "2026-03-10", 10),
            "last_day": LabelledField(look, _("Last day"), "2026-03-31", 10),
            "product": LabelledField(look, _("Product"), _("Code, or choose it"), 60),
            "quantity": LabelledField(look, _("From how many"), "1", 8),
            "price": LabelledField(look, _("Price of one"), "0.90", 12),
        }
        for field in self._fields.values():
            field.textEdited.connect(self._tell)
        self._pick = HintButton(look, _("Choose"), icon="search")
        self._pick.setAccessibleName(_("Choose the product"))
        self._pick.clicked.connect(self._want_product)
        self._set = HintButton(look, _("Set this price"), icon="check")
        self._set.clicked.connect(self.set_wanted)
        self._remove = HintButton(look, _("Remove a price"), kind=Kind.DANGER_OUTLINE)
        self._remove.clicked.connect(self.remove_wanted)
        self.rows = RowList(look, _("Prices of the list"))
        self.rows.chosen.connect(self.chosen)
        self.setFocusProxy(self._fields["product"])
        self._place(look)

    def display(self, part: ListPart) -> None:
        """Draw the form; name, group and days of a list that is kept stay as they are."""
        self._input = part.typed
        for name, field in self._fields.items():
            field.show_text(getattr(part.typed, name))
            field.setEnabled(not part.is_fixed or name not in _OF_LIST)
        self.rows.display(part.rows)
        self.rows.setVisible(bool(part.rows))
        self._remove.setEnabled(bool(part.rows))

    def field(self, name: str) -> LabelledField:
        """Return a field by its name."""
        return self._fields[name]

    @Slot()
    def _tell(self) -> None:
        texts = {name: field.text() for name, field in self._fields.items()}
        self.typed.emit(replace(self._input, **texts))

    @Slot()
    def _want_product(self) -> None:
        self.pick_wanted.emit("price")

    def _place(self, look: Look) -> None:
        fields = self._fields
        about = FormGrid()
        about.add(fields["name"], fields["group"])
        about.add(fields["first_day"], fields["last_day"])
        one = FormGrid()
        fields["product"].add_button(self._pick)
        one.add(fields["product"])
        one.add(fields["quantity"], fields["price"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(about)
        column.addLayout(one)
        column.addWidget(ButtonRow(look, (self._set, self._remove)))
        column.addWidget(self.rows, 1)
        column.addStretch(1)
