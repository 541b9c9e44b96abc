"""Writes held sales as the texts that the panel shows."""

from __future__ import annotations

from datetime import timedelta

from pos_app.application.hold_service import HeldSale
from pos_app.application.sale_snapshots import CartSnapshot, LineSnapshot
from pos_app.domain.events import ANONYMOUS
from pos_app.ui.formatting import PIECE, format_amount, format_quantity, format_time
from pos_app.ui.held.held_state import HeldCard, HeldLine
from pos_app.ui.i18n import _, ngettext

_MOST_LINES = 8
_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)


def held_card(sale: HeldSale, register_id: str, *, is_chosen: bool) -> HeldCard:
    """Return the card of a sale as it is seen at ``register_id``."""
    total, items = format_amount(sale.total), items_text(sale.item_count)
    name, age, who = _name(sale), _age(sale), _who(sale, register_id)
    shown = sale.lines[:_MOST_LINES] if is_chosen else ()
    left_out = len(sale.lines) - len(shown)
    more = ngettext("and {count} more line", "and {count} more lines", left_out)
    return HeldCard(
        cart_id=sale.cart_id,
        label=sale.label,
        name=name,
        age=age,
        who=who,
        total=total,
        items=items,
        spoken=_("{name}, {items}, {total}. {age}, {who}").format(
            name=name, items=items, total=total, age=age, who=who
        ),
        is_chosen=is_chosen,
        lines=tuple(_line(line) for line in shown),
        more=more.format(count=left_out) if is_chosen and left_out else "",
    )


def held_first(cart: CartSnapshot | None) -> str:
    """Return what happens to the sale at hand, nothing while there is none."""
    if cart is None or not cart.lines:
        return ""
    return _("Your current sale ({items}, {total}) will be held first.").format(
        items=items_text(cart.item_count), total=format_amount(cart.total)
    )


def how_long(hours: int) -> str:
    """Return how long a sale may be held."""
    return ngettext(
        "Held sales stay here for {count} hour.", "Held sales stay here for {count} hours.", hours
    ).format(count=hours)


def items_text(count: int) -> str:
    """Return "1 item" or "9 items"."""
    return ngettext("{count} item", "{count} items", count).format(count=count)


def _name(sale: HeldSale) -> str:
    if sale.name:
        return sale.name
    first = sale.lines[0].name
    return first if len(sale.lines) == 1 else _("{item} and more").format(item=first)


def _age(sale: HeldSale) -> str:
    time = format_time(sale.held_at)
    if sale.waited < _MINUTE:
        return _("Held just now, {time}").format(time=time)
    if sale.waited < _HOUR:
        minutes = sale.waited // _MINUTE
        return _("Held {minutes} min ago, {time}").format(minutes=minutes, time=time)
    return _("Held {hours} h ago, {time}").format(hours=sale.waited // _HOUR, time=time)


def _who(sale: HeldSale, register_id: str) -> str:
    who = _("Cashier") if sale.held_by == ANONYMOUS else sale.held_by
    if sale.register_id == register_id:
        return who
    return _("{who}, register {number}").format(who=who, number=sale.register_id)


def _line(line: LineSnapshot) -> HeldLine:
    quantity = format_quantity(line.quantity, line.unit)
    return HeldLine(
        quantity=_("{count} ×").format(count=quantity) if line.unit == PIECE else quantity,
        name=line.name,
        amount=format_amount(line.amount),
    )
