"""The form that opens a store: who sells, in what money, and the owner's PIN with its pad."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pos_app.ui.first_start.choice_field import ChoiceField
from pos_app.ui.first_start.currencies import CurrencyChoice
from pos_app.ui.first_start.first_start_state import Field, FirstStartState, SetUpForm
from pos_app.ui.first_start.two_ways import TwoWays
from pos_app.ui.i18n import _
from pos_app.ui.look import Look
from pos_app.ui.widgets.button_kinds import Kind, Shape
from pos_app.ui.widgets.form_fields import FormField, PinField, TextField
from pos_app.ui.widgets.hint_button import HintButton
from pos_app.ui.widgets.pin_pad import PinPad
from pos_app.ui.widgets.text_label import TextLabel

_PIN_WIDTH = 372
_MARGIN = 28
_SPACING = 16
# Below this logical width the PIN stands under the form.
_SIDE_BY_SIDE = 800
_UNBOUNDED = 16_777_215  # Qt's own limit of a widget's size


class SetUpPage(QWidget):
    """The answers of the owner. Enter goes from field to field and, in the last, on.

    Signals:
        submitted(SetUpForm): the owner wants this store.
    """

    submitted = Signal(object)

    def __init__(self, look: Look, data_dir: Path) -> None:
        """Be empty; ``data_dir`` is named as the place where everything stays."""
        super().__init__()
        self._look = look
        self._store_name = TextField(look, _("Store name"), _("As receipts show it"))
        self._currency = ChoiceField(look, _("Currency"), _("Code or name"), _("Currencies"))
        self._country = ChoiceField(look, _("Taxes"), _("Country, or none yet"), _("Countries"))
        self._prices = TwoWays(look, _("Include tax"), _("Without tax"))
        self._sign_in = TwoWays(look, _("Sign in"), _("No sign-in"))
        self._shifts = TwoWays(look, _("Counted"), _("Not counted"))
        self._owner_name = TextField(look, _("Your name"))
        self._pin = PinField(look, _("PIN"))
        self._pin_again = PinField(look, _("PIN again"))
        self._fields = {
            Field.STORE_NAME: FormField(look, _("Store name"), self._store_name),
            Field.CURRENCY: FormField(look, _("Currency"), self._currency),
            Field.COUNTRY: FormField(look, _("Taxes as in"), self._country),
            Field.OWNER_NAME: FormField(look, _("Your name"), self._owner_name),
            Field.PIN: FormField(look, _("PIN"), self._pin),
            Field.PIN_AGAIN: FormField(look, _("PIN again"), self._pin_again),
        }
        self._price_field = FormField(look, _("Your prices"), self._prices)
        self._sign_in_field = FormField(look, _("People at the till"), self._sign_in)
        self._shifts_field = FormField(look, _("Cash, by shifts"), self._shifts)
        self._notice = TextLabel("", "sell.body", "danger", wraps=True)
        self._notice.hide()
        self._open = HintButton(
            look, _("Open the store"), kind=Kind.PRIMARY, shape=Shape.TENDER, hint=_("Enter")
        )
        self._open.clicked.connect(self._submit)
        self._form_column = QVBoxLayout()
        self._pin_side = self._pin_column()
        content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(0)
        self._sides.addWidget(self._form(data_dir), 1)
        self._sides.addWidget(self._pin_side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolling(content))
        self._enter_goes_on()
        look.changed.connect(self._take_look)
        self._take_look()

    def offer_currencies(self, currencies: tuple[CurrencyChoice, ...], likely: str) -> None:
        """Begin with the likely currency."""
        self._currency.offer(tuple(choice.label for choice in currencies), likely)

    def offer_taxes(
        self, countries: tuple[str, ...], country: str, *, prices_include_tax: bool
    ) -> None:
        """Begin with the taxes of ``country``, empty for none."""
        self._country.offer(countries, country)
        self._prices.choose(first=prices_include_tax)

    def display(self, state: FirstStartState) -> None:
        """Show what is to be corrected, and put the cursor there."""
        for name, field in self._fields.items():
            field.show_problem(state.problems.get(name, ""))
        self._notice.setText(state.notice)
        self._notice.setVisible(bool(state.notice))
        wrong = next((name for name in self._fields if name in state.problems), Field.STORE_NAME)
        self._fields[wrong].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_below(self, widget: QWidget) -> None:
        """Put ``widget`` at the foot of the form."""
        self._form_column.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the two sides, and the two short fields, where they do not fit side by side."""
        super().resizeEvent(event)
        self._take_look()

    def _form(self, data_dir: Path) -> QWidget:
        form = QWidget()
        form.setProperty("surface", "canvas")
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(_SPACING)
        grid.setVerticalSpacing(_SPACING)
        grid.addWidget(self._fields[Field.STORE_NAME], 0, 0, 1, 2)
        grid.addWidget(self._fields[Field.CURRENCY], 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._price_field, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._fields[Field.COUNTRY], 3, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._fields[Field.OWNER_NAME], 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._sign_in_field, 5, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._shifts_field, 5, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        where = _("Everything stays on this computer, in {folder}.").format(folder=data_dir)
        column = QVBoxLayout(form)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(TextLabel(_("Set up your store"), "sell.title"))
        column.addLayout(grid)
        column.addWidget(self._notice)
        column.addStretch(1)
        column.addWidget(TextLabel(where, "sell.body", "text-muted", wraps=True))
        column.addLayout(self._form_column)
        return form

    def _pin_column(self) -> QWidget:
        side = QWidget()
        side.setProperty("surface", "surface")
        pad = PinPad(self._look)
        pad.pressed_key.connect(self._press_pin_key)
        column = QVBoxLayout(side)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        column.addWidget(TextLabel(_("Choose your PIN"), "sell.title"))
        why = _("4 to 8 digits that only you know.")
        column.addWidget(TextLabel(why, "sell.body", "text-muted", wraps=True))
        column.addWidget(self._fields[Field.PIN])
        column.addWidget(self._fields[Field.PIN_AGAIN])
        column.addStretch(1)
        column.addWidget(pad)
        column.addWidget(self._open)
        return side

    def _enter_goes_on(self) -> None:
        self._store_name.returnPressed.connect(self._currency.setFocus)
        self._currency.returnPressed.connect(self._owner_name.setFocus)
        self._owner_name.returnPressed.connect(self._pin.setFocus)
        self._pin.returnPressed.connect(self._pin_again.setFocus)
        self._pin_again.returnPressed.connect(self._submit)
        order = [self._store_name, self._currency, *self._prices.buttons()]
        order += [self._country, self._owner_name]
        order += [*self._sign_in.buttons(), *self._shifts.buttons()]
        order += [self._pin, self._pin_again, self._open]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    @Slot(str)
    def _press_pin_key(self, key: str) -> None:
        field = self._pin_again if self._pin_again.hasFocus() else self._pin
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.press_key(key)

    @Slot()
    def _submit(self) -> None:
        self.submitted.emit(
            SetUpForm(
                store_name=self._store_name.text(),
                currency=self._currency.text(),
                country=self._country.text(),
                prices_include_tax=self._prices.is_first(),
                owner_name=self._owner_name.text(),
                pin=self._pin.text(),
                pin_again=self._pin_again.text(),
                has_sign_in=self._sign_in.is_first(),
                uses_shifts=self._shifts.is_first(),
            )
        )

    @Slot()
    def _take_look(self) -> None:
        wide = self.width() / self._look.theme.scale >= _SIDE_BY_SIDE
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._sides.setDirection(across if wide else down)
        self._pin_side.setMinimumWidth(self._look.px(_PIN_WIDTH) if wide else 0)
        self._pin_side.setMaximumWidth(self._look.px(_PIN_WIDTH) if wide else _UNBOUNDED)
        beside = (
            (self._fields[Field.CURRENCY], self._price_field),
            (self._fields[Field.COUNTRY], self._fields[Field.OWNER_NAME]),
            (self._sign_in_field, self._shifts_field),
        )
        for pair, fields in enumerate(beside):
            for column, field in enumerate(fields):
                row = 1 + 2 * pair
                self._grid.removeWidget(field)
                at = (row, column, 1, 1) if wide else (row + column, 0, 1, 2)
                self._grid.addWidget(field, *at, Qt.AlignmentFlag.AlignTop)


def _scrolling(content: QWidget) -> QScrollArea:
    """Return ``content`` so that large text or a small screen hides nothing of it."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    return area
