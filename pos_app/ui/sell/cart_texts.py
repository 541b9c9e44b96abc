"""Writes a cart, its sums and its tender buttons as the texts that the screen shows."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from pos_app.domain.services.settlement import rounded_to
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.tender import TenderKind
from pos_app.ui.formatting import format_amount, format_quantity
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.sell.cash import next_notes
from pos_app.ui.sell.payment_state import NoteButton
from pos_app.ui.sell.sell_state import CartPart, LineRow, MoneyPart
from pos_app.ui.tile_rows import PIECE
from pos_app.ui.words.tender_texts import tender_text

if TYPE_CHECKING:
    from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot, OrderSnapshot
    from pos_app.application.snapshots import StoreSnapshot

NOTE_COUNT = 3


@lru_cache(maxsize=1024)
def line_row(line: LineSnapshot) -> LineRow:
    """Return the row of a line; lines that did not change are not written again."""
    is_piece = line.unit == PIECE
    quantity = format_quantity(line.quantity, line.unit, with_unit=False)
    price = format_amount(line.unit_price)
    each = _("{price} each") if is_piece else _("{price} per {unit}")
    amount = format_amount(line.amount)
    taken_off = line.discount + line.promotion
    off = format_amount(-taken_off) if taken_off else ""
    why = ", ".join(
        text
        for text, amount in (
            (line.promotion_name, line.promotion),
            (line.discount_reason or _("Discount"), line.discount),
        )
        if amount
    )
    is_empties = line.kind == LineKind.EMPTIES
    name = _("Empties: {name}").format(name=line.name) if is_empties else line.name
    spoken = _("{quantity} {name}, {amount}").format(
        quantity=format_quantity(line.quantity, line.unit), name=name, amount=amount
    )
    if off:
        spoken = _("{line}, {reason} {discount}").format(line=spoken, reason=why, discount=off)
    return LineRow(
        number=line.number,
        quantity=quantity,
        unit="" if is_piece else line.unit,
        name=name,
        price=each.format(price=price, unit=line.unit),
        discount=why,
        discount_amount=off,
        amount=amount,
        spoken=spoken,
        is_beside=line.kind == LineKind.DEPOSIT,
    )


def items_text(count: int) -> str:
    """Return "1 item" or "9 items"."""
    return ngettext("{count} item", "{count} items", count).format(count=count)


def cart_part(cart: CartSnapshot | None, selected: int | None, buyer: str = "") -> CartPart:
    """Return the open cart, empty before its first scan; ``buyer`` is whom it is for."""
    count = 0 if cart is None else cart.item_count
    return CartPart(
        title=_("Current sale"),
        number=buyer,
        item_count=str(count),
        items_word=ngettext("item", "items", count),
        rows=() if cart is None else _rows(cart.lines),
        selected=selected,
        touched=None if cart is None else cart.touched,
    )


def paid_part(order: OrderSnapshot) -> CartPart:
    """Return the sale that was just paid, to look at while the change is given."""
    return CartPart(
        title=_("Last sale"),
        number=order.number,
        item_count=str(order.item_count),
        items_word=ngettext("item", "items", order.item_count),
        rows=_rows(order.lines),
        is_paid=True,
    )


def money_part(cart: CartSnapshot | None, store: StoreSnapshot) -> MoneyPart:
    """Return the sums of the cart and how it can be paid."""
    nothing = Decimal(0).scaleb(-store.decimals)
    total = nothing if cart is None else cart.total
    due = nothing if cart is None else cash_left(cart, store)
    rows = [(_("Subtotal"), format_amount(nothing if cart is None else cart.subtotal))]
    if cart is not None and cart.discount:
        rows.append((_("Discount"), format_amount(-cart.discount)))
    rows.append(_tax_row(cart, store))
    can_pay = cart is not None and bool(cart.lines)
    is_paid_out = total < 0
    spoken = _("Pay out {total}") if is_paid_out else _("Total {total}")
    return MoneyPart(
        rows=tuple(rows),
        label=_("PAY OUT") if is_paid_out else _("TOTAL"),
        total=format_amount(abs(total)),
        exact=format_amount(abs(due)) if can_pay else "",
        notes=note_buttons(due, store) if can_pay and not is_paid_out else (),
        can_pay=can_pay,
        spoken=spoken.format(total=format_amount(abs(total))),
        is_paid_out=is_paid_out,
    )


def _tax_row(cart: CartSnapshot | None, store: StoreSnapshot) -> tuple[str, str]:
    """One row for the tax: its amount once there is any, else how the store shows prices."""
    if cart is None or not (cart.tax or cart.exempted):
        how = _("included") if store.prices_include_tax else _("not included")
        return (_("Tax"), how)
    if cart.exemption:
        return (_("Without tax"), format_amount(-cart.exempted))
    amount = format_amount(cart.tax)
    is_single = len(cart.taxes) == 1
    if cart.prices_include_tax:
        name = _("of it {rate} %").format(rate=cart.taxes[0].rate) if is_single else _("of it tax")
    else:
        name = f"{cart.taxes[0].rate} %" if is_single else _("Tax")
    return (name, amount)


def paid_money_part(order: OrderSnapshot) -> MoneyPart:
    """Return what was paid, and the change."""
    change = format_amount(order.change)
    tenders = [(tender_text(tender.kind), format_amount(tender.amount)) for tender in order.tenders]
    rounding = [(_("Cash rounding"), format_amount(order.rounding))] if order.rounding else []
    return MoneyPart(
        rows=((_("Total"), format_amount(order.total)), *rounding, *tenders),
        label=_("CHANGE"),
        total=change,
        exact="",
        notes=(),
        can_pay=False,
        spoken=_("Change due {change}, sale saved").format(change=change),
    )


def cash_left(cart: CartSnapshot, store: StoreSnapshot) -> Decimal:
    """Return what is left to pay when the rest is paid in cash, rounded as the store does."""
    currency = Currency.of(store.currency)
    cash = sum((each.amount for each in cart.tenders if TenderKind(each.kind).is_cash), Decimal(0))
    in_cash = Money.of(cart.left + cash, currency)
    return rounded_to(in_cash, Money.of(store.cash_rounding, currency)).amount - cash


def note_buttons(
    total: Decimal, store: StoreSnapshot, count: int = NOTE_COUNT
) -> tuple[NoteButton, ...]:
    """Return the next notes above a total, each with the change it leads to."""
    return tuple(
        NoteButton(
            amount=note,
            label=note_label(note),
            spoken=_("Cash {note}, change {change}").format(
                note=note_label(note), change=format_amount(note - total)
            ),
        )
        for note in next_notes(total, store.currency, store.decimals, count)
    )


def note_label(value: Decimal) -> str:
    """Return a note's or coin's value without needless decimals: "30", "0.25"."""
    return format_amount(
        value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    )


def _rows(lines: Iterable[LineSnapshot]) -> tuple[LineRow, ...]:
    return tuple(line_row(line) for line in lines)
