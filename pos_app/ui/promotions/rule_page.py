"""The form of a promotion: what it gives, for what, when and for whom, tried as it is typed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.promotions.form_grid import FormGrid, LabelledField
from pos_app.ui.promotions.promotions_state import BUY_GET, RuleInput, RulePart
from pos_app.ui.widgets.choice_row import ChoiceRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.text_label import TextLabel

_GAP = 8
_LONG = 200


class RulePage(QWidget):
    """Says at each key what is typed so far.

    Signals:
        typed(object): the :class:`RuleInput`.
        pick_wanted(str): departments and products for the field of this name.
    """

    typed = Signal(object)
    pick_wanted = Signal(str)

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._input = RuleInput()
        self._kinds = ChoiceRow(look, _("What it gives"), is_labelled=False)
        self._kinds.chosen.connect(self._choose_kind)
        self._days = ChoiceRow(look, _("On these days only"), is_labelled=False)
        self._days.chosen.connect(self._choose_day)
        self._fields = {
            "name": LabelledField(look, _("Name on the receipt"), _("Made from the offer"), 120),
            "count": LabelledField(look, _("How many"), "3", 3),
            "get": LabelledField(look, _("Get"), "1", 3),
            "number": LabelledField(look, _("Percent off"), "20", 12),
            "products": LabelledField(look, _("For these"), _("Bakery, 1001, everything"), _LONG),
            "reward": LabelledField(look, _("Reduced are"), _("The same, the cheapest"), _LONG),
            "coupon": LabelledField(look, _("Coupon code"), _("None is needed")),
            "group": LabelledField(look, _("Customer group"), _("Everybody")),
            "first_day": LabelledField(look, _("First day"), "2026-03-10", 10),
            "last_day": LabelledField(look, _("Last day"), "2026-03-31", 10),
            "from_hour": LabelledField(look, _("From"), "16:00", 5),
            "until_hour": LabelledField(look, _("Until"), "18:00", 5),
        }
        for field in self._fields.values():
            field.textEdited.connect(self._tell)
        self._pick = HintButton(look, _("Choose"), icon="search")
        self._pick_reward = HintButton(look, _("Choose"), icon="search")
        self._pick.setAccessibleName(_("Choose what it is for"))
        self._pick_reward.setAccessibleName(_("Choose what is reduced"))
        self._pick.clicked.connect(self._want_products)
        self._pick_reward.clicked.connect(self._want_reward)
        self.setFocusProxy(self._fields["number"])
        self._place()

    def display(self, part: RulePart) -> None:
        """Draw the form."""
        self._input = part.typed
        self._kinds.display(part.kinds)
        self._days.display(part.days)
        for name, field in self._fields.items():
            field.show_text(getattr(part.typed, name))
        self._fields["number"].ask(part.number_label)
        self._fields["count"].ask(part.count_label)
        self._fields["get"].ask(part.get_label)
        is_buying = part.typed.kind == BUY_GET
        self._fields["reward"].ask(_("Reduced are") if is_buying else "")

    def begin(self) -> None:
        """Ask for the number first; after something was chosen its field has the focus."""
        self.setFocusProxy(self._fields["number"])

    def field(self, name: str) -> LabelledField:
        """Return a field by its name."""
        return self._fields[name]

    @Slot()
    def _tell(self) -> None:
        texts = {name: field.text() for name, field in self._fields.items()}
        self.typed.emit(RuleInput(kind=self._input.kind, days=self._input.days, **texts))

    @Slot(object)
    def _choose_kind(self, kind: str) -> None:
        self.typed.emit(replace(self._input, kind=kind))

    @Slot(object)
    def _choose_day(self, day: str) -> None:
        self.typed.emit(replace(self._input, days=self._input.days ^ {int(day)}))

    @Slot()
    def _want_products(self) -> None:
        self.setFocusProxy(self._fields["products"])
        self.pick_wanted.emit("products")

    @Slot()
    def _want_reward(self) -> None:
        self.setFocusProxy(self._fields["reward"])
        self.pick_wanted.emit("reward")

    def _place(self) -> None:
        fields = self._fields
        grid = FormGrid()
        fields["products"].add_button(self._pick)
        fields["reward"].add_button(self._pick_reward)
        grid.add(fields["count"], fields["get"], fields["number"])
        grid.add(fields["products"])
        grid.add(fields["reward"])
        grid.add(fields["name"])
        grid.add(fields["coupon"], fields["group"])
        grid.add(fields["first_day"], fields["last_day"])
        grid.add(fields["from_hour"], fields["until_hour"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._kinds)
        column.addLayout(grid)
        column.addWidget(TextLabel(_("On these days only"), "sell.body", "text-muted"))
        column.addWidget(self._days)
        column.addStretch(1)
