"""The reports as tables for a spreadsheet, with bare numbers, and for paper, with written ones."""

from __future__ import annotations

from collections.abc import Iterable

from pos_app.application.report_files import Cell
from pos_app.application.stock_proof import StockProblem
from pos_app.application.stock_queries import Variance
from pos_app.application.stock_snapshots import DeadStock, LowStock, Shrinkage, StockWorth
from pos_app.ui.formatting import format_amount, format_count
from pos_app.ui.i18n import _
from pos_app.ui.sheets import Sheet
from pos_app.ui.stock.stock_texts import disagreement_text, reason_text

Table = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]


def low_table(low: Iterable[LowStock]) -> Table:
    """Return what runs low."""
    heading = (
        _("SKU"),
        _("Name"),
        _("Unit"),
        _("Available"),
        _("Level"),
        _("Sold in 28 days"),
        _("On order"),
        _("Suggested"),
    )
    return heading, tuple(
        (
            each.sku,
            each.name,
            each.unit,
            each.available,
            each.low_stock_level,
            each.sold,
            each.on_order,
            each.suggested,
        )
        for each in low
    )


def worth_table(worth: Iterable[StockWorth]) -> Table:
    """Return what the stock is worth."""
    heading = (_("Department"), _("Products"), _("At cost"), _("At today's prices"))
    return heading, tuple((each.department, each.products, each.cost, each.price) for each in worth)


def dead_table(dead: Iterable[DeadStock], *, sees_cost: bool) -> Table:
    """Return what nobody buys; without costs for those who may not see them."""
    heading: tuple[str, ...] = (_("SKU"), _("Name"), _("Unit"), _("On hand"), _("Last sold"))
    if sees_cost:
        heading = (*heading, _("At cost"))
    return heading, tuple(
        (
            each.sku,
            each.name,
            each.unit,
            each.on_hand,
            each.last_sold.date().isoformat() if each.last_sold else "",
            *((each.value,) if sees_cost else ()),
        )
        for each in dead
    )


def lost_table(lost: Iterable[Shrinkage], *, sees_cost: bool) -> Table:
    """Return what was lost, by reason."""
    heading: tuple[str, ...] = (_("Reason"), _("Times"), _("Quantity"))
    if sees_cost:
        heading = (*heading, _("At cost"))
    return heading, tuple(
        (
            reason_text(each.reason),
            each.movements,
            each.quantity,
            *((each.value,) if sees_cost else ()),
        )
        for each in lost
    )


def proof_table(problems: Iterable[StockProblem]) -> Table:
    """Return the numbers that do not follow from what moved."""
    heading = (_("SKU"), _("Name"), _("Kept"), _("Added up"), _("What it is"))
    return heading, tuple(
        (each.sku, each.product_name, each.kept, each.proven, disagreement_text(each))
        for each in problems
    )


def variance_table(variances: Iterable[Variance], *, sees_cost: bool) -> Table:
    """Return where a count differs from what was expected."""
    heading: tuple[str, ...] = (
        _("SKU"),
        _("Name"),
        _("Unit"),
        _("Counted"),
        _("Expected"),
        _("Difference"),
    )
    if sees_cost:
        heading = (*heading, _("At cost"))
    return heading, tuple(
        (
            each.sku,
            each.name,
            each.unit,
            each.counted,
            each.expected,
            each.difference,
            *((each.value,) if sees_cost else ()),
        )
        for each in variances
    )


def printed(name: str, title: str, note: str, table: Table) -> Sheet:
    """Return a table to be printed; numbers are written as people write them here."""
    heading, rows = table
    numbers = {place for row in rows for place, cell in enumerate(row) if not isinstance(cell, str)}
    return Sheet(
        name,
        title,
        note,
        heading,
        tuple(tuple(map(_written, row)) for row in rows),
        frozenset(numbers),
    )


def _written(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    return format_count(cell) if isinstance(cell, int) else format_amount(cell)
