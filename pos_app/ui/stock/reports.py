"""The reports on the stock, read and put into words; any thread may ask for them."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from pos_app.application.stock_snapshots import LowStock
from pos_app.domain.records import dataclass
from pos_app.ui.formatting import format_amount, format_count, format_date, format_quantity
from pos_app.ui.i18n import _, ngettext
from pos_app.ui.listed import Row
from pos_app.ui.sheets import Sheet
from pos_app.ui.stock import stock_texts as texts
from pos_app.ui.stock.page import Desk, row
from pos_app.ui.stock.report_tables import (
    Table,
    dead_table,
    lost_table,
    low_table,
    printed,
    proof_table,
    worth_table,
)

LOW, WORTH, DEAD, LOST, PROOF = "low", "worth", "dead", "lost", "proof"
_DAYS = 28
_DEAD_DAYS = 90


@dataclass(frozen=True, slots=True)
class Report:
    """One report: what is listed, said and saved; ``low`` is what could be ordered."""

    rows: tuple[Row, ...] = ()
    note: str = ""
    table: Table = ((), ())
    low: tuple[LowStock, ...] = ()


def titles() -> dict[str, str]:
    """Return what each report is called, in their order."""
    return {
        LOW: _("Low"),
        WORTH: _("Worth"),
        DEAD: _("Not sold"),
        LOST: _("Lost"),
        PROOF: _("Check"),
    }


def nothing_text(tab: str) -> str:
    """Return what is said of a report with nothing in it."""
    return {
        LOW: _("Nothing runs low."),
        WORTH: _("Nothing is on hand."),
        DEAD: _("All that is on hand sells."),
        LOST: _("Nothing was lost."),
        PROOF: _("Every number follows."),
    }[tab]


def read_report(desk: Desk, tab: str, *, sees_cost: bool) -> Report:
    """Read one report anew.

    Raises:
        StorageError: the store cannot be read.
    """
    if tab == LOW:
        return _low(desk)
    if tab == PROOF:
        return _proof(desk)
    if tab == WORTH:
        return (
            _worth(desk)
            if sees_cost
            else Report(note=_("Your role does not show what goods cost."))
        )
    return _dead(desk, sees_cost=sees_cost) if tab == DEAD else _lost(desk, sees_cost=sees_cost)


def sheet_of(tab: str, report: Report) -> Sheet:
    """Return a report to be printed."""
    title = {
        LOW: _("Low stock and what to order"),
        WORTH: _("What the stock is worth"),
        DEAD: _("On hand and not sold"),
        LOST: _("Lost stock"),
        PROOF: _("The stock added up again"),
    }[tab]
    return printed(f"stock-{tab}", title, report.note, report.table)


def _low(desk: Desk) -> Report:
    low = desk.room.reports.low(desk.now() - timedelta(days=_DAYS), _DAYS)
    return Report(
        tuple(map(_low_row, low)),
        _("Suggested: two weeks of sales above the level, less what is ordered."),
        low_table(low),
        low,
    )


def _worth(desk: Desk) -> Report:
    worth = desk.room.reports.worth()
    rows = tuple(
        row(
            each.department or "-",
            each.department or _("No department"),
            _("{count} products, {price} at today's prices").format(
                count=format_count(each.products), price=format_amount(each.price)
            ),
            format_amount(each.cost),
        )
        for each in worth
    )
    note = ""
    if worth:
        cost = sum((each.cost for each in worth), Decimal(0))
        price = sum((each.price for each in worth), Decimal(0))
        note = _("{cost} at cost, {price} at today's prices.").format(
            cost=format_amount(cost), price=format_amount(price)
        )
    return Report(rows, note, worth_table(worth))


def _dead(desk: Desk, *, sees_cost: bool) -> Report:
    dead = desk.room.reports.dead(desk.now() - timedelta(days=_DEAD_DAYS))
    rows = tuple(
        row(
            str(each.product_id),
            each.name,
            _("Last sold {day}").format(day=format_date(each.last_sold, with_year=True))
            if each.last_sold
            else _("Never sold"),
            format_quantity(each.on_hand, each.unit),
        )
        for each in dead
    )
    note = _("On hand and not sold for {days} days.").format(days=_DEAD_DAYS)
    return Report(rows, note, dead_table(dead, sees_cost=sees_cost))


def _lost(desk: Desk, *, sees_cost: bool) -> Report:
    now = desk.now()
    lost = desk.room.reports.shrinkage(now - timedelta(days=_DEAD_DAYS), now)
    rows = tuple(
        row(
            each.reason,
            texts.reason_text(each.reason),
            ngettext("Once", "{count} times", each.movements).format(
                count=format_count(each.movements)
            ),
            format_amount(each.value) if sees_cost else texts.signed(each.quantity, "piece"),
        )
        for each in lost
    )
    note = _("Counts and corrections of the last {days} days.").format(days=_DEAD_DAYS)
    return Report(rows, note, lost_table(lost, sees_cost=sees_cost))


def _proof(desk: Desk) -> Report:
    proof = desk.room.prover.prove()
    looked_at = {
        "products": format_count(proof.products),
        "movements": format_count(proof.movements),
    }
    if proof.holds:
        said = _(
            "{products} products, {movements} movements: what was there at first and what moved"
            " come to what is on hand, at every moment. What is set aside stands in open and held"
            " sales, and the log tells the same."
        )
    else:
        said = _(
            "{products} products, {movements} movements: these numbers do not follow. Keep"
            " selling. Call a manager, and keep this list."
        )
    rows = tuple(
        row(
            f"{place}",
            each.product_name,
            texts.disagreement_text(each),
            each.sku,
        )
        for place, each in enumerate(proof.problems)
    )
    return Report(rows, said.format(**looked_at), proof_table(proof.problems))


def _low_row(each: LowStock) -> Row:
    parts = [
        _("{count} left").format(count=format_quantity(each.available, each.unit)),
        _("{count} sold").format(count=format_quantity(each.sold, each.unit)),
    ]
    if each.on_order:
        parts.append(_("{count} ordered").format(count=format_quantity(each.on_order, each.unit)))
    mark = ""
    if each.suggested:
        mark = _("order {count}").format(count=format_quantity(each.suggested, each.unit))
    return row(str(each.product_id), each.name, " · ".join(parts), mark)
