"""What each step of a sale is called, looks like and adds; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from pos_app.application.history.cart_history import CartStep
from pos_app.application.history.cart_picture import PictureLine
from pos_app.application.history.fields import UNREADABLE
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _

_UNKNOWN_ICON = "circle-help"
_DAMAGED_ICON = "triangle-alert"


@dataclass(frozen=True, slots=True)
class StepWords:
    """A step in the list: its icon, its text and its amount, which may be empty."""

    icon: str
    text: str
    amount: str = ""


def words_of(step: CartStep) -> StepWords:
    """Return what the step is called; one that this version does not know keeps its type's name."""
    if not step.is_readable:
        return StepWords(_DAMAGED_ICON, _("A record that cannot be read"))
    write = _WORDS.get(step.entry.event_type)
    if write is None:
        return StepWords(_UNKNOWN_ICON, step.entry.event_type)
    try:
        return write(step)
    except UNREADABLE:
        return StepWords(_DAMAGED_ICON, _("A record that cannot be read"))


def difference_of(step: CartStep) -> str:
    """Return what the step changed of the total, empty when nothing."""
    return format_amount(step.difference.amount) if step.difference else ""


def quantity_text(line: PictureLine) -> str:
    """Return how much of the line's product was in the cart."""
    return format_quantity(line.quantity.value)


def _line(step: CartStep) -> PictureLine:
    line = step.after.line(step.touched) or step.before.line(step.touched)
    if line is None:
        raise LookupError(step.entry.seq)
    return line


def _started(_step: CartStep) -> StepWords:
    return StepWords("shopping-basket", _("Sale started"))


def _added(step: CartStep) -> StepWords:
    quantity = Decimal(str(step.entry.payload["quantity"]))
    text = str(step.entry.payload["product_name"])
    if quantity != 1:
        text = f"{format_quantity(quantity)} × {text}"
    return StepWords("plus", text, difference_of(step))


def _quantity_changed(step: CartStep) -> StepWords:
    before = step.before.line(step.touched)
    line = _line(step)
    old = quantity_text(before or line)
    text = _("{product}, {old} to {new}")
    text = text.format(product=line.name, old=old, new=quantity_text(line))
    return StepWords("hash", text, difference_of(step))


def _removed(step: CartStep) -> StepWords:
    text = _("Removed {product}").format(product=_line(step).name)
    return StepWords("trash-2", text, difference_of(step))


def _discounted(step: CartStep) -> StepWords:
    line = _line(step)
    text = _("Discount on {product}") if line.discount else _("No discount on {product}")
    return StepWords("percent", text.format(product=line.name), difference_of(step))


def _submitted(step: CartStep) -> StepWords:
    return StepWords("eye", _("Total shown"), format_amount(step.after.total.amount))


def _voided(step: CartStep) -> StepWords:
    return StepWords("ban", _("Sale cancelled"), format_amount(-step.after.total.amount))


def _completed(step: CartStep) -> StepWords:
    text = _("Sale {number} completed").format(number=step.entry.payload["order_number"])
    return StepWords("receipt", text)


def _paid(step: CartStep) -> StepWords:
    tendered, change = (
        Decimal(str(step.entry.payload[name])) for name in ("amount_tendered", "change_given")
    )
    if not change:
        return StepWords("banknote", _("Paid in cash, exact"), format_amount(tendered))
    text = _("Paid in cash, {change} back").format(change=format_amount(change))
    return StepWords("banknote", text, format_amount(tendered))


_WORDS: dict[str, Callable[[CartStep], StepWords]] = {
    "CartStarted": _started,
    "CartItemAdded": _added,
    "CartItemQuantityUpdated": _quantity_changed,
    "CartItemRemoved": _removed,
    "CartLineDiscounted": _discounted,
    "CartSubmitted": _submitted,
    "CartVoided": _voided,
    "OrderCreated": _completed,
    "CashTendered": _paid,
}
