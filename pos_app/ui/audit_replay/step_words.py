"""What each step of a sale is called, looks like and adds; knows no Qt."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from pos_app.application.history.cart_history import CartStep
from pos_app.application.history.cart_picture import PictureLine
from pos_app.application.history.fields import UNREADABLE
from pos_app.domain.records import dataclass
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.words.tender_texts import tender_text

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


def _deposit_changed(step: CartStep) -> StepWords:
    line = _line(step)
    if not Decimal(str(step.entry.payload["new_quantity"])):
        text = _("Removed {product}").format(product=line.name)
    else:
        text = f"{quantity_text(line)} × {line.name}"
    return StepWords("wine", text, difference_of(step))


def _empties(step: CartStep) -> StepWords:
    quantity = format_quantity(Decimal(str(step.entry.payload["quantity"])))
    text = _("Empties: {quantity} × {product}").format(quantity=quantity, product=_line(step).name)
    return StepWords("undo-2", text, difference_of(step))


def _gift_card(step: CartStep) -> StepWords:
    text = _("Gift card ending {ending}").format(ending=step.entry.payload["ending"])
    return StepWords("gift", text, difference_of(step))


def _removed(step: CartStep) -> StepWords:
    text = _("Removed {product}").format(product=_line(step).name)
    return StepWords("trash-2", text, difference_of(step))


def _discounted(step: CartStep) -> StepWords:
    line = _line(step)
    text = _("Discount on {product}") if line.discount else _("No discount on {product}")
    return StepWords("percent", text.format(product=line.name), difference_of(step))


def _repriced(step: CartStep) -> StepWords:
    old, new = (Decimal(str(step.entry.payload[name])) for name in ("old_price", "new_price"))
    text = _("{product}, price {old} to {new}").format(
        product=_line(step).name, old=format_amount(old), new=format_amount(new)
    )
    return StepWords("pencil", text, difference_of(step))


def _promoted(step: CartStep) -> StepWords:
    line = _line(step)
    text = _("{promotion} on {product}") if line.promotion else _("No promotion on {product}")
    text = text.format(promotion=line.promotion_name, product=line.name)
    return StepWords("tag", text, difference_of(step))


def _sale_discounted(step: CartStep) -> StepWords:
    has_discount = step.after.discount is not None
    text = _("Discount on the whole sale") if has_discount else _("No discount on the whole sale")
    return StepWords("percent", text, difference_of(step))


def _exempted(step: CartStep) -> StepWords:
    text = _("Without tax") if step.after.terms.exemption else _("With tax again")
    return StepWords("file-x-2", text, difference_of(step))


def _customer(step: CartStep) -> StepWords:
    is_known = step.entry.payload["customer_id"] is not None
    return StepWords("user-round", _("Customer chosen") if is_known else _("No customer"))


def _coupons(step: CartStep) -> StepWords:
    codes = ", ".join(str(code) for code in step.entry.payload["coupons"])
    return StepWords("ticket", codes or _("No coupons"))


def _tender_taken(step: CartStep) -> StepWords:
    amount = format_amount(Decimal(str(step.entry.payload["amount"])))
    return StepWords("wallet", tender_text(str(step.entry.payload["kind"])), amount)


def _tender_removed(step: CartStep) -> StepWords:
    amount = format_amount(-Decimal(str(step.entry.payload["amount"])))
    text = _("{tender} given back").format(tender=tender_text(str(step.entry.payload["kind"])))
    return StepWords("undo-2", text, amount)


def _held(_step: CartStep) -> StepWords:
    return StepWords("pause", _("Sale held"))


def _recalled(_step: CartStep) -> StepWords:
    return StepWords("archive-restore", _("Recalled"))


def _expired(step: CartStep) -> StepWords:
    return StepWords("clock", _("Held sale expired"), format_amount(-step.after.total.amount))


def _paid_otherwise(step: CartStep) -> StepWords:
    kind = str(step.entry.payload.get("kind", TenderKind.CARD))
    amount = format_amount(Decimal(str(step.entry.payload["amount"])))
    return StepWords("credit-card", tender_text(kind), amount)


def _amount_of(icon: str, name: str, text: str) -> Callable[[CartStep], StepWords]:
    def write(step: CartStep) -> StepWords:
        return StepWords(icon, text, format_amount(Decimal(str(step.entry.payload[name]))))

    return write


def _submitted(step: CartStep) -> StepWords:
    return StepWords("eye", _("Total shown"), format_amount(step.after.total.amount))


def _voided(step: CartStep) -> StepWords:
    return StepWords("ban", _("Sale cancelled"), format_amount(-step.after.total.amount))


def _completed(step: CartStep) -> StepWords:
    text = _("Sale {number} completed").format(number=step.entry.payload["order_number"])
    return StepWords("receipt", text)


def _receipt_copied(step: CartStep) -> StepWords:
    text = _("Copy {copy} of the receipt").format(copy=step.entry.payload["copy"])
    return StepWords("copy", text)


def _gift_receipt(_step: CartStep) -> StepWords:
    return StepWords("gift", _("Gift receipt"))


def _paid(step: CartStep) -> StepWords:
    tendered, change = (
        Decimal(str(step.entry.payload[name])) for name in ("amount_tendered", "change_given")
    )
    if not change:
        return StepWords("banknote", _("Paid in cash, exact"), format_amount(tendered))
    text = _("Paid in cash, {change} back").format(change=format_amount(change))
    return StepWords("banknote", text, format_amount(tendered))


_WORDS: dict[str, Callable[[CartStep], StepWords]] = {
    "CartDepositChanged": _deposit_changed,
    "CartEmptiesTaken": _empties,
    "CartGiftCardAdded": _gift_card,
    "ReceiptCopied": _receipt_copied,
    "GiftReceiptMade": _gift_receipt,
    "CartItemRepriced": _repriced,
    "CartLinePromoted": _promoted,
    "CartDiscounted": _sale_discounted,
    "CartTaxExempted": _exempted,
    "CartCustomerChosen": _customer,
    "CartCouponsChanged": _coupons,
    "TenderTaken": _tender_taken,
    "TenderRemoved": _tender_removed,
    "CartHeld": _held,
    "CartRecalled": _recalled,
    "CartHoldExpired": _expired,
    "CardTendered": _paid_otherwise,
    "OtherTendered": _paid_otherwise,
    "ForeignCashTendered": _amount_of("banknote", "amount", _("Foreign cash")),
    "TaxCharged": _amount_of("landmark", "tax", _("Tax")),
    "CashRounded": _amount_of("coins", "rounding", _("Cash rounded")),
    "TipReceived": _amount_of("hand-coins", "amount", _("Tip")),
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
