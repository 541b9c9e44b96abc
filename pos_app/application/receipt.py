"""Lays a receipt out as text, 48 columns wide, as an 80 mm printer shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, tzinfo
from decimal import Decimal

from pos_app.application.sale_snapshots import LineSnapshot, OrderSnapshot
from pos_app.application.snapshots import StoreSnapshot
from pos_app.domain.values.line_kind import LineKind
from pos_app.domain.values.tender import TenderKind

COLUMNS = 48
TENDER_NAMES = {
    TenderKind.CASH: "Cash",
    TenderKind.FOREIGN_CASH: "Cash",
    TenderKind.CARD: "Card",
    TenderKind.GIFT_CARD: "Gift card",
    TenderKind.STORE_CREDIT: "Store credit",
    TenderKind.VOUCHER: "Voucher",
    TenderKind.ON_ACCOUNT: "On account",
    TenderKind.POINTS: "Points",
    TenderKind.RETURN: "Returned goods",
    TenderKind.OTHER: "Other",
}


def receipt_lines(
    order: OrderSnapshot,
    store: StoreSnapshot,
    zone: tzinfo | None = None,
    *,
    log_code: str = "",
    copy: int = 0,
) -> tuple[str, ...]:
    """Return the receipt line by line; times are shown in ``zone`` (None: this machine's).

    ``log_code`` lets the customer prove later what the log said. The first receipt is ``copy`` 0;
    each later one says that it is a copy.
    """
    mark = (f"COPY {copy}".center(COLUMNS).rstrip(), "") if copy else ()
    return (*mark, *_lines(order, store, order.completed_at.astimezone(zone), log_code))


def gift_receipt_lines(
    order: OrderSnapshot,
    store: StoreSnapshot,
    zone: tzinfo | None = None,
    *,
    log_code: str = "",
) -> tuple[str, ...]:
    """Return the receipt of a present: what it is and where it can be returned, no prices."""
    return tuple(_gift_lines(order, store, order.completed_at.astimezone(zone), log_code))


def _gift_lines(
    order: OrderSnapshot, store: StoreSnapshot, when: datetime, log_code: str
) -> Iterator[str]:
    yield from _head(store)
    yield "GIFT RECEIPT".center(COLUMNS).rstrip()
    yield two_ends(f"Receipt {order.number}", when.strftime("%Y-%m-%d %H:%M"))
    yield "-" * COLUMNS
    for line in order.lines:
        # What is written on a card, or paid for a bottle, tells what somebody spent.
        if line.kind != LineKind.GOODS:
            continue
        count = "" if line.unit == "piece" and line.quantity == 1 else f"{line.quantity} "
        unit = "" if line.unit == "piece" else f"{line.unit} "
        yield from wrapped(f"{count}{unit}{line.name}", COLUMNS)
    yield "-" * COLUMNS
    yield "May be exchanged with this receipt".center(COLUMNS).rstrip()
    if log_code:
        yield ""
        yield f"Log code {log_code}".center(COLUMNS).rstrip()


def _head(store: StoreSnapshot) -> Iterator[str]:
    for part in wrapped(store.name, COLUMNS):
        yield part.center(COLUMNS).rstrip()
    yield ""


def _lines(
    order: OrderSnapshot, store: StoreSnapshot, when: datetime, log_code: str
) -> Iterator[str]:
    yield from _head(store)
    yield two_ends(f"Receipt {order.number}", when.strftime("%Y-%m-%d %H:%M"))
    yield f"Register {order.register_id}"
    yield "-" * COLUMNS
    for line in order.lines:
        yield from _line(line)
    yield "-" * COLUMNS
    yield from _sums(order)
    yield from _payment(order)
    yield ""
    items = "1 item" if order.item_count == 1 else f"{order.item_count} items"
    if order.prices_include_tax and not order.exemption:
        items += ", prices include tax"
    yield items.center(COLUMNS).rstrip()
    yield "Thank you".center(COLUMNS).rstrip()
    if log_code:
        yield ""
        yield f"Log code {log_code}".center(COLUMNS).rstrip()


def _sums(order: OrderSnapshot) -> Iterator[str]:
    is_added = bool(order.tax) and not order.prices_include_tax
    if order.discount or is_added or order.exempted:
        yield two_ends("Subtotal", amount_text(order.subtotal))
    if order.discount:
        yield two_ends("Discount", amount_text(-order.discount))
    if order.exempted and order.prices_include_tax:
        yield two_ends("Tax not charged", amount_text(-order.exempted))
    if is_added:
        for row in order.taxes:
            yield two_ends(f"{row.rate} % on {amount_text(row.net)}", amount_text(row.tax))
    yield two_ends(f"TOTAL {order.currency}", amount_text(order.total))
    if order.exemption:
        yield from wrapped(f"Without tax: {order.exemption}", COLUMNS)
    elif order.tax and order.prices_include_tax:
        for row in order.taxes:
            yield two_ends(f"  of it {row.rate} % on {amount_text(row.net)}", amount_text(row.tax))


def _payment(order: OrderSnapshot) -> Iterator[str]:
    if order.rounding:
        yield two_ends("Cash rounding", amount_text(order.rounding))
    for tender in order.tenders:
        name = TENDER_NAMES[TenderKind(tender.kind)]
        about = tender.foreign or tender.reference
        first, *rest = wrapped(f"{name} {about}".strip(), COLUMNS - 14)
        yield two_ends(first, amount_text(tender.amount))
        yield from rest
    if order.tips:
        yield two_ends("Tip", amount_text(order.tips))
    if order.change or any(tender.kind == TenderKind.CASH for tender in order.tenders):
        yield two_ends("Change", amount_text(order.change))


def _line(line: LineSnapshot) -> Iterator[str]:
    shown = f"Empties: {line.name}" if line.kind == LineKind.EMPTIES else line.name
    name, *rest = wrapped(shown, COLUMNS - 12)
    yield two_ends(name, amount_text(line.gross))
    yield from rest
    if line.unit != "piece":
        yield f"  {line.quantity} {line.unit} at {amount_text(line.unit_price)} per {line.unit}"
    elif line.quantity != 1:
        yield f"  {line.quantity} at {amount_text(line.unit_price)}"
    if line.discount:
        yield two_ends(
            f"  {_fitting(line.discount_reason or 'Discount')}", amount_text(-line.discount)
        )
    if line.promotion:
        yield two_ends(f"  {_fitting(line.promotion_name)}", amount_text(-line.promotion))


def _fitting(text: str) -> str:
    room = COLUMNS - 16
    return text if len(text) <= room else text[: room - 1] + "…"


def two_ends(left: str, right: str) -> str:
    """Return a line with a text at each end."""
    return left + " " * max(1, COLUMNS - len(left) - len(right)) + right


def amount_text(amount: Decimal) -> str:
    """Return an amount as receipts show it."""
    return f"{amount:,f}"


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width`` signs, broken at words where there are any."""
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
