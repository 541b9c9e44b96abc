"""The form of a category: its name, and up to three rates."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.tax_settings.tax_state import MOST_RATES, FormInput, FormPart, RateInput
from pos_app.ui.widgets.button_kinds import Kind
from pos_app.ui.widgets.button_row import ButtonRow
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.note_line import NoteLine
from pos_app.ui.widgets.panel_field import PanelField
from pos_app.ui.widgets.text_label import TextLabel

_GAP = 8
_LONGEST_PERCENT = 8
_PERCENT_WIDTH = 120


class FormPage(QWidget):
    """Says at each key what is typed so far.

    Signals:
        typed(object): the :class:`FormInput`.
        confirmed(), left(): save it, or not.
    """

    typed = Signal(object)
    confirmed = Signal()
    left = Signal()

    def __init__(self, look: Look) -> None:
        """Be empty."""
        super().__init__()
        self._look = look
        self._title = TextLabel(style="sell.item", wraps=True)
        self._name = PanelField(look, _("Name of the category"), _("Such as Standard"))
        self._rates = [
            (
                PanelField(look, _("Name of rate {number}").format(number=number), _("VAT")),
                PanelField(
                    look, _("Percent of rate {number}").format(number=number), "0", _LONGEST_PERCENT
                ),
            )
            for number in range(1, MOST_RATES + 1)
        ]
        self._promise = NoteLine(look, "info")
        self._back = HintButton(look, _("Back"), icon="arrow-left", parent=self)
        self._save = HintButton(look, _("Save"), kind=Kind.PRIMARY, hint="Enter", parent=self)
        self._back.clicked.connect(self.left)
        self._save.clicked.connect(self.confirmed)
        for field in (self._name, *(field for pair in self._rates for field in pair)):
            field.textEdited.connect(self._tell)
        self.setFocusProxy(self._name)
        look.changed.connect(self._measure_again)
        self._place()
        self._measure_again()

    def display(self, part: FormPart) -> None:
        """Draw the form."""
        self._title.setText(part.title)
        self._name.show_text(part.typed.name)
        for (name, percent), rate in zip(self._rates, part.typed.rates, strict=True):
            name.show_text(rate.name)
            percent.show_text(rate.percent)
        self._promise.say(part.promise)

    @Slot()
    def _tell(self) -> None:
        rates = tuple(RateInput(name.text(), percent.text()) for name, percent in self._rates)
        self.typed.emit(FormInput(self._name.text(), rates))

    @Slot()
    def _measure_again(self) -> None:
        for _name, percent in self._rates:
            percent.setFixedWidth(self._look.px(_PERCENT_WIDTH))

    def _place(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(_GAP)
        grid.setVerticalSpacing(_GAP)
        grid.addWidget(TextLabel(_("Rates"), "sell.body", "text-muted"), 0, 0)
        grid.addWidget(TextLabel(_("Percent"), "sell.body", "text-muted"), 0, 1)
        for row, (name, percent) in enumerate(self._rates, start=1):
            grid.addWidget(name, row, 0)
            grid.addWidget(percent, row, 1)
            percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._title)
        column.addSpacing(_GAP)
        column.addWidget(TextLabel(_("Name"), "sell.body", "text-muted"))
        column.addWidget(self._name)
        column.addSpacing(_GAP)
        column.addLayout(grid)
        hint = _("Leave a row blank if it is not needed.")
        column.addWidget(TextLabel(hint, "sell.body", "text-muted", wraps=True))
        column.addStretch(1)
        column.addWidget(self._promise)
        column.addWidget(ButtonRow(self._look, (self._back, self._save)))
