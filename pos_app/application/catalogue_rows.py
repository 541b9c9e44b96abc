"""Checks a file of products row by row before anything of it is taken over."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pos_app.application.catalogue_cells import DEFAULT_LOW_STOCK, YES_OR_NO, reasons
from pos_app.application.errors import FileRejected, RowProblem
from pos_app.application.ports import CatalogueReader, Progress, Row
from pos_app.domain.aggregates.product.listing import cleaned_name
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.errors import DomainError
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit

_COLUMNS = frozenset(
    {
        "sku",
        "gtin",
        "name",
        "department",
        "unit",
        "unit_price",
        "stock",
        "low_stock_level",
        "tax",
        "open_price",
    }
)
_SHOWN_PROBLEMS = 20
_ROWS_PER_PROGRESS = 2_000


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row of a catalogue, checked; ``number`` counts from 1 with the heading as row 1."""

    number: int
    sku: Sku
    gtins: tuple[Gtin, ...]
    name: str
    department: str
    unit: Unit
    price: Money
    stock: Quantity
    low_stock_level: Quantity
    tax: str = ""
    is_open_price: bool = False

    def new_product(self) -> Product:
        """Return the product that the row describes."""
        return Product.create(
            sku=self.sku,
            name=self.name,
            price=self.price,
            gtins=self.gtins,
            department=self.department,
            unit=self.unit,
            stock=self.stock,
            low_stock_level=self.low_stock_level,
            tax_category=self.tax,
            is_open_price=self.is_open_price,
        )

    def update(self, product: Product) -> None:
        """Change what the row says differently of a product that is sold already."""
        product.describe(name=self.name, department=self.department, gtins=self.gtins)
        product.reprice(self.price)
        product.tax_as(self.tax)
        product.ask_price(is_open_price=self.is_open_price)


def checked_rows(
    reader: CatalogueReader,
    path: Path,
    currency: Currency,
    categories: Mapping[str, str],
    progress: Progress | None,
) -> tuple[list[CatalogueRow], tuple[str, ...]]:
    """Return the rows of the file, and its columns that the catalogue has no place for.

    ``categories`` gives the id of a tax category for its id or its name in small letters.

    Raises:
        FileRejected: with the first problems by row.
    """
    rows: list[CatalogueRow] = []
    problems: list[RowProblem] = []
    first_seen: dict[str, int] = {}
    ignored: dict[str, None] = {}
    for number, cells in reader.rows(path):
        ignored.update(dict.fromkeys(name for name in cells if name and name not in _COLUMNS))
        try:
            row = _parsed(number, cells, currency, categories)
        except _BadCell as problem:
            problems.append(RowProblem(number, problem.column, problem.value, problem.reason))
            continue
        for code in (row.sku.text, *(gtin.digits for gtin in row.gtins)):
            earlier = first_seen.setdefault(code, number)
            if earlier != number:
                reason = f"also in row {earlier}"
                problems.append(RowProblem(number, "sku or gtin", code, reason))
        rows.append(row)
        if progress is not None and number % _ROWS_PER_PROGRESS == 0:
            progress(0, reader.size(path))
    if problems:
        raise rejected(path, problems)
    return rows, tuple(ignored)


def rejected(path: Path, problems: list[RowProblem], count: int | None = None) -> FileRejected:
    """Return the error that names the first problems and counts all, which may be more."""
    return FileRejected(
        file_name=path.name,
        reason="rows",
        problems=tuple(problems[:_SHOWN_PROBLEMS]),
        problem_count=len(problems) if count is None else count,
    )


class _BadCell(Exception):
    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(column)
        self.column = column
        self.value = value
        self.reason = reason


def _parsed(
    number: int, cells: Row, currency: Currency, categories: Mapping[str, str]
) -> CatalogueRow:
    column = "sku"
    try:
        sku = Sku.of(cells["sku"])
        column = "gtin"
        gtins = tuple(Gtin.of(code) for code in cells.get("gtin", "").replace(";", " ").split())
        column = "unit_price"
        price = Money.of(cells["unit_price"].strip(), currency)
        if price.minor < 0:
            raise _BadCell(column, cells[column], "a price cannot be negative")
        column = "unit"
        unit = Unit(cells.get("unit", "").strip() or Unit.PIECE)
        column = "stock"
        stock = Quantity.of(cells.get("stock", "").strip() or 0)
        if stock:
            stock.require_sellable(unit)
        column = "low_stock_level"
        low_text = cells.get("low_stock_level", "").strip()
        low = Quantity.of(low_text) if low_text else DEFAULT_LOW_STOCK
        if low != ZERO:
            low.require_sellable(unit)
        column = "tax"
        tax_text = cells.get("tax", "").strip().lower()
        tax = categories[tax_text] if tax_text else ""
        column = "open_price"
        is_open_price = YES_OR_NO[cells.get("open_price", "").strip().lower()]
        column = "name"
        name = cleaned_name(cells["name"])
    except (DomainError, ValueError, LookupError) as error:
        reason = reasons(currency)[column]
        raise _BadCell(column, cells.get(column, ""), reason) from error
    return CatalogueRow(
        number=number,
        sku=sku,
        gtins=gtins,
        name=name,
        department=cells.get("department", "").strip(),
        unit=unit,
        price=price,
        stock=stock,
        low_stock_level=low,
        tax=tax,
        is_open_price=is_open_price,
    )
