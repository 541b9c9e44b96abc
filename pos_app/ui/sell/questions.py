"""The questions that the sell screen asks in a sheet, each with what its answer leads to."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.errors import ConfirmBeyondStock, DomainError, InsufficientStock
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.ui.errors import error_text
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.sell import typed
from pos_app.ui.sell.cart_texts import items_text
from pos_app.ui.sell.sell_state import (
    DepartmentsSheet,
    NumberSheet,
    PriceSheet,
    QuestionSheet,
    ReceiptSheet,
    SheetPart,
)
from pos_app.ui.tile_rows import PIECE, stock_text

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot
    from pos_app.application.snapshots import ProductSnapshot


class Question(Protocol):
    """Something in a sheet that waits for an answer."""

    def part(self) -> SheetPart:
        """Return what to draw."""

    def type(self, text: str) -> None:
        """Take what was typed into the sheet."""

    def confirm(self) -> bool:
        """Carry out the main answer; False keeps the sheet, with the problem in it."""


class Shown:
    """A sheet that only shows something."""

    def __init__(self, sheet: PriceSheet | ReceiptSheet | DepartmentsSheet) -> None:
        """Show ``sheet``."""
        self._sheet = sheet

    def part(self) -> SheetPart:
        """Return what to draw."""
        return self._sheet

    def type(self, text: str) -> None:
        """Nothing can be typed here."""

    def confirm(self) -> bool:
        """Close the sheet."""
        return True


class Confirmation:
    """Asks before something is given up."""

    def __init__(self, sheet: QuestionSheet, go_on: Callable[[], None]) -> None:
        """Do ``go_on`` when the cashier goes on."""
        self._sheet = sheet
        self._go_on = go_on

    def part(self) -> SheetPart:
        """Return what to draw."""
        return self._sheet

    def type(self, text: str) -> None:
        """Nothing can be typed here."""

    def confirm(self) -> bool:
        """Go on."""
        self._go_on()
        return True


class HowMany:
    """Asks for a quantity: of a line, or of a product that is weighed."""

    def __init__(
        self, name: str, unit: str, unit_price: Decimal, use: Callable[[Quantity], None]
    ) -> None:
        """Hand a quantity that can be sold to ``use``."""
        self._name = name
        self._unit = unit
        self._unit_price = unit_price
        self._use = use
        self._text = ""
        self._problem = ""

    def part(self) -> SheetPart:
        """Return what to draw, with what the line would cost."""
        is_piece = self._unit == PIECE
        title = _("How many?") if is_piece else _("How many {unit}?").format(unit=self._unit)
        preview = ""
        quantity = self._quantity()
        if quantity is not None:
            cost = (self._unit_price * quantity.value).quantize(self._unit_price, ROUND_HALF_UP)
            preview = _("{quantity} × {price} = {cost}").format(
                quantity=format_quantity(quantity.value, self._unit),
                price=format_amount(self._unit_price),
                cost=format_amount(cost),
            )
        return NumberSheet(
            title=title,
            sentence=self._name,
            placeholder=_("Quantity") if is_piece else _("Weight or measure"),
            text=self._text,
            preview=preview,
            problem=self._problem,
            confirm=_("Set quantity"),
        )

    def type(self, text: str) -> None:
        """Take the digits."""
        self._text, self._problem = text, ""

    def confirm(self) -> bool:
        """Use the quantity, or say what is wrong with it."""
        try:
            quantity = Quantity.of(typed.number(self._text))
            if quantity:
                quantity.require_sellable(Unit(self._unit))
        except typed.NotANumber:
            self._problem = _("Type a number, like 3.")
            return False
        except DomainError as error:
            self._problem = error_text(error).headline
            return False
        return self._used(quantity)

    def _used(self, quantity: Quantity) -> bool:
        try:
            self._use(quantity)
        except InsufficientStock as error:
            self._problem = error_text(error).headline
            return False
        return True

    def _quantity(self) -> Quantity | None:
        try:
            return Quantity.of(typed.number(self._text))
        except (typed.NotANumber, DomainError):
            return None


def removal(line: LineSnapshot, remove: Callable[[], None]) -> Confirmation:
    """Ask before the last piece of a line goes."""
    sheet = QuestionSheet(
        title=_("Remove this line?"),
        sentence=_("{name}, {amount}. The record stays.").format(
            name=line.name, amount=format_amount(line.amount)
        ),
        keep=_("Keep it"),
        go_on=_("Remove"),
    )
    return Confirmation(sheet, remove)


def beyond_stock(error: ConfirmBeyondStock, sell: Callable[[], None]) -> Confirmation:
    """Ask whether the goods are there, although the till knows of fewer."""
    sheet = QuestionSheet(
        title=_("Are the goods there?"),
        sentence=_(
            "The till knows of {available} {name} only. The record says that you had them."
        ).format(name=error.product_name, available=format_quantity(error.available)),
        keep=_("Leave it out"),
        go_on=_("Sell it"),
    )
    return Confirmation(sheet, sell)


def cancellation(cart: CartSnapshot, cancel: Callable[[], None]) -> Confirmation:
    """Ask before a whole sale is given up."""
    sheet = QuestionSheet(
        title=_("Cancel the whole sale?"),
        sentence=_("{items}, {total}. It cannot be brought back. The record stays.").format(
            items=items_text(cart.item_count), total=format_amount(cart.total)
        ),
        keep=_("Keep it"),
        go_on=_("Cancel sale"),
    )
    return Confirmation(sheet, cancel)


def price_of(product: ProductSnapshot) -> Shown:
    """Show what a product costs and how much of it is left."""
    price = format_amount(product.price)
    each = _("{price} each") if product.unit == PIECE else _("{price} per {unit}")
    rows = [(_("In stock"), stock_text(product)), (_("Code"), product.sku)]
    if product.department:
        rows.insert(1, (_("Department"), product.department))
    if product.gtins:
        rows.append((_("Barcode"), product.gtins[0]))
    return Shown(
        PriceSheet(
            name=product.name,
            price=each.format(price=price, unit=product.unit),
            rows=tuple(rows),
            sku=product.sku,
            can_add=product.available > 0,
        )
    )
