"""The words of the returns panel: sales that were found, lines that go back, what was paid."""

from __future__ import annotations

from decimal import Decimal

from pos_app.application.return_snapshots import RefundSnapshot, ReturnableLine
from pos_app.application.sale_search import FoundSale
from pos_app.application.sale_snapshots import OrderSnapshot
from pos_app.domain.values.quantity import Quantity
from pos_app.ui.formatting import format_amount, format_datetime, format_quantity
from pos_app.ui.i18n import _
from pos_app.ui.listed import Row
from pos_app.ui.returns.returns_state import ReturnRow
from pos_app.ui.words.tender_texts import tender_text


def reasons() -> tuple[str, ...]:
    """Return why goods come back, as the buttons say it; the first two are not sold again."""
    return (_("Damaged"), _("Past date"), _("Wrong item"), _("Other"))


def amount(value: Decimal) -> str:
    """Return an amount as the panel shows it."""
    return format_amount(value)


def nothing_found(text: str) -> str:
    """Return that no sale fits, and what to try."""
    if not text:
        return _("No sale in the last two months.")
    return _(
        "No sale of the last two months fits “{text}”. Type a day like 2026-03-10 to look further."
    ).format(text=text)


def found_row(sale: FoundSale, *, is_chosen: bool) -> Row:
    """Return the row of a sale that was found."""
    title = f"{sale.number} · {format_amount(sale.total)}"
    when = format_datetime(sale.completed_at)
    detail = " · ".join(part for part in (when, ", ".join(sale.items)) if part)
    mark = sale.customer or ", ".join(dict.fromkeys(tender_text(kind) for kind in sale.tenders))
    return Row(sale.number, title, detail, mark, f"{title}. {detail}. {mark}", is_chosen)


def head(order: OrderSnapshot) -> str:
    """Return when the sale was."""
    return format_datetime(order.completed_at)


def sum_paid(order: OrderSnapshot) -> str:
    """Return what was paid, and how."""
    tenders = ", ".join(tender_text(each.kind) for each in order.tenders)
    return f"{format_amount(order.total)} · {tenders}"


def done(refund: RefundSnapshot) -> str:
    """Return what was paid back; a repeated attempt says so."""
    ways = ", ".join(f"{tender_text(kind)} {format_amount(each)}" for kind, each in refund.payout)
    text = (
        _("Return {number} was made before: {total}. Nothing was paid twice. {ways}")
        if refund.was_made_before
        else _("Return {number}: {total} paid back. {ways}")
    )
    return text.format(number=refund.number, total=format_amount(refund.total), ways=ways)


def line_row(line: ReturnableLine, chosen: Quantity, reason: int | None) -> ReturnRow:
    """Return the row of a line; once some of it goes back, the row says why."""
    if not line.left:
        detail = _("Bought {bought} · all returned")
    elif chosen and reason is not None:
        detail = _("Bought {bought} · {reason}, {shelf}")
    elif line.returned:
        detail = _("Bought {bought} · returned {returned} · {left} can go back")
    else:
        detail = _("Bought {bought} · {left} can go back")
    return ReturnRow(
        number=line.number,
        name=line.name,
        detail=detail.format(
            bought=format_quantity(line.bought, line.unit),
            returned=format_quantity(line.returned, line.unit),
            left=format_quantity(line.left, line.unit),
            reason="" if reason is None else reasons()[reason],
            shelf=_("not sold again") if reason in {0, 1} else _("back on the shelf"),
        ),
        chosen=format_quantity(chosen.value, line.unit, with_unit=False),
        is_chosen=bool(chosen),
        can_return=bool(line.left),
    )
