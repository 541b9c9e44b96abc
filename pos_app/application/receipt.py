"""Lays a receipt out as text, 48 columns wide, as an 80 mm printer shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from decimal import Decimal

from pos_app.application.snapshots import LineSnapshot, OrderSnapshot, StoreSnapshot

COLUMNS = 48


def receipt_lines(
    order: OrderSnapshot,
    store: StoreSnapshot,
    zone: tzinfo | None = None,
    *,
    log_code: str = "",
) -> tuple[str, ...]:
    """Return the receipt line by line; times are shown in ``zone`` (None: this machine's).

    ``log_code`` lets the customer prove later what the log said.
    """
    return tuple(_lines(order, store, order.completed_at.astimezone(zone), log_code))


def _lines(
    order: OrderSnapshot, store: StoreSnapshot, when: datetime, log_code: str
) -> Iterator[str]:
    for part in _wrapped(store.name, COLUMNS):
        yield part.center(COLUMNS).rstrip()
    yield ""
    yield _two_ends(f"Receipt {order.number}", when.strftime("%Y-%m-%d %H:%M"))
    yield f"Register {order.register_id}"
    yield "-" * COLUMNS
    for line in order.lines:
        yield from _line(line)
    yield "-" * COLUMNS
    if order.discount:
        yield _two_ends("Subtotal", _amount(order.subtotal))
        yield _two_ends("Discount", _amount(-order.discount))
    yield _two_ends(f"TOTAL {order.currency}", _amount(order.total))
    yield _two_ends("Cash", _amount(order.tendered))
    yield _two_ends("Change", _amount(order.change))
    yield ""
    items = "1 item" if order.item_count == 1 else f"{order.item_count} items"
    if store.prices_include_tax:
        items += ", prices include tax"
    yield items.center(COLUMNS).rstrip()
    yield "Thank you".center(COLUMNS).rstrip()
    if log_code:
        yield ""
        yield f"Log code {log_code}".center(COLUMNS).rstrip()


def _line(line: LineSnapshot) -> Iterator[str]:
    name, *rest = _wrapped(line.name, COLUMNS - 12)
    yield _two_ends(name, _amount(line.gross))
    yield from rest
    if line.unit != "piece":
        yield f"  {line.quantity} {line.unit} at {_amount(line.unit_price)} per {line.unit}"
    elif line.quantity != 1:
        yield f"  {line.quantity} at {_amount(line.unit_price)}"
    if line.discount:
        yield _two_ends("  Discount", _amount(-line.discount))


def _two_ends(left: str, right: str) -> str:
    return left + " " * max(1, COLUMNS - len(left) - len(right)) + right


def _amount(amount: Decimal) -> str:
    return f"{amount:,f}"


def _wrapped(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split() or [text]:
        piece = word
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += f" {piece}"
            continue
        while len(piece) > width:
            lines.append(piece[:width])
            piece = piece[width:]
        lines.append(piece)
    return lines
