"""Keeps the catalogue: creates, reprices, retires and imports products."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from pos_app.application.errors import FileRejected, RowProblem, StoreNotSetUp, UnknownCode
from pos_app.application.ports import CatalogueReader, Progress, Row, UnitOfWork, UnitOfWorkFactory
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.errors import DomainError
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit

_SHOWN_PROBLEMS = 20
_ROWS_PER_PROGRESS = 200
DEFAULT_LOW_STOCK = Quantity.of(5)


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did; ``ignored_columns`` are headings the catalogue has no place for."""

    file_name: str
    created: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...]

    @property
    def rows(self) -> int:
        """How many rows the file had."""
        return self.created + self.changed + self.unchanged


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row of a catalogue, checked."""

    sku: Sku
    gtins: tuple[Gtin, ...]
    name: str
    department: str
    unit: Unit
    price: Money
    stock: Quantity
    low_stock_level: Quantity


class ProductService:
    """The commands on products."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, reader: CatalogueReader) -> None:
        """Read files with ``reader``."""
        self._unit_of_work = unit_of_work
        self._reader = reader

    def create(
        self,
        *,
        sku: str,
        name: str,
        price: Decimal,
        gtins: tuple[str, ...] = (),
        department: str = "",
        unit: Unit = Unit.PIECE,
        stock: Quantity = ZERO,
        low_stock_level: Quantity = DEFAULT_LOW_STOCK,
    ) -> ProductSnapshot:
        """Begin to sell a product; ``price`` is in whole currency units.

        Raises:
            CodeTaken: another product has the SKU or a GTIN.
            DomainError: a name, price, code or quantity that cannot be.
        """
        with self._unit_of_work() as uow:
            product = Product.create(
                sku=Sku.of(sku),
                name=name,
                price=Money.of(price, _currency(uow)),
                gtins=[Gtin.of(gtin) for gtin in gtins],
                department=department,
                unit=unit,
                stock=stock,
                low_stock_level=low_stock_level,
            )
            uow.products.add(product)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    def reprice(self, product_id: UUID, price: Decimal) -> ProductSnapshot:
        """Change a price, in whole currency units; open carts keep theirs.

        Raises:
            UnknownCode: no such product.
            InvalidAmount: negative, or more decimals than the currency has.
        """
        with self._unit_of_work() as uow:
            product = _product(uow, product_id)
            product.reprice(Money.of(price, product.price.currency))
            _commit(uow, product)
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    def retire(self, product_id: UUID) -> ProductSnapshot:
        """Stop selling a product.

        Raises:
            UnknownCode: no such product.
        """
        with self._unit_of_work() as uow:
            product = _product(uow, product_id)
            product.retire()
            _commit(uow, product)
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    def import_products(self, path: Path, progress: Progress | None = None) -> ImportSummary:
        """Take over a file of products: all of it, or nothing when one row is wrong.

        A row whose SKU exists changes its name, department, barcodes and price; stock is
        taken for new products only, since later stock is the sum of its movements.

        Raises:
            FileRejected: with the first problems by row.
            StoreNotSetUp: there is no store yet.
        """
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            rows, ignored = self._checked_rows(path, store.currency, progress)
            created = changed = 0
            for done, row in enumerate(rows, start=1):
                product = uow.products.by_code(row.sku.text)
                if product is None or product.sku != row.sku:
                    product = Product.create(
                        sku=row.sku,
                        name=row.name,
                        price=row.price,
                        gtins=row.gtins,
                        department=row.department,
                        unit=row.unit,
                        stock=row.stock,
                        low_stock_level=row.low_stock_level,
                    )
                    uow.products.add(product)
                    created += 1
                else:
                    product.describe(name=row.name, department=row.department, gtins=row.gtins)
                    product.reprice(row.price)
                    if product.get_domain_events():
                        changed += 1
                        uow.products.save(product)
                uow.collect_events_from(product)
                if progress is not None and done % _ROWS_PER_PROGRESS == 0:
                    progress(done, len(rows))
            summary = ImportSummary(
                file_name=path.name,
                created=created,
                changed=changed,
                unchanged=len(rows) - created - changed,
                ignored_columns=ignored,
            )
            store.record_import(
                path.name, created=created, changed=changed, unchanged=summary.unchanged
            )
            uow.collect_events_from(store)
            uow.commit()
        if progress is not None:
            progress(len(rows), len(rows))
        uow.dispatch_events()
        return summary

    def _checked_rows(
        self, path: Path, currency: Currency, progress: Progress | None
    ) -> tuple[list[CatalogueRow], tuple[str, ...]]:
        rows: list[CatalogueRow] = []
        problems: list[RowProblem] = []
        first_seen: dict[str, int] = {}
        ignored: tuple[str, ...] = ()
        for number, cells in self._reader.rows(path):
            if number == 2:  # noqa: PLR2004 - the row after the heading
                ignored = tuple(name for name in cells if name not in _COLUMNS)
            try:
                row = _parsed(cells, currency)
            except _BadCell as problem:
                problems.append(RowProblem(number, problem.column, problem.value, problem.reason))
                continue
            for code in (row.sku.text, *(gtin.digits for gtin in row.gtins)):
                earlier = first_seen.setdefault(code, number)
                if earlier != number:
                    reason = f"also in row {earlier}"
                    problems.append(RowProblem(number, "sku or gtin", code, reason))
            rows.append(row)
            if progress is not None and number % (_ROWS_PER_PROGRESS * 10) == 0:
                progress(0, self._reader.size(path))
        if problems:
            raise FileRejected(
                file_name=path.name,
                reason="rows",
                problems=tuple(problems[:_SHOWN_PROBLEMS]),
                problem_count=len(problems),
            )
        return rows, ignored


_COLUMNS = frozenset(
    {"sku", "gtin", "name", "department", "unit", "unit_price", "stock", "low_stock_level"}
)


class _BadCell(Exception):
    def __init__(self, column: str, value: str, reason: str) -> None:
        super().__init__(column)
        self.column = column
        self.value = value
        self.reason = reason


def _parsed(cells: Row, currency: Currency) -> CatalogueRow:
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
        column = "name"
        name = " ".join(cells["name"].split())
        if not 1 <= len(name) <= 200:  # noqa: PLR2004 - said in the sentence below
            raise _BadCell(column, cells["name"], "a name has 1 to 200 characters")
    except (DomainError, ValueError) as error:
        reason = {
            "sku": "not a product number",
            "gtin": "not a barcode number, or its check digit is wrong",
            "unit_price": f"not an amount with at most {currency.decimals} decimals",
            "unit": "not one of piece, kg, l, m",
            "stock": "not a quantity this product can have",
            "low_stock_level": "not a quantity",
        }[column]
        raise _BadCell(column, cells.get(column, ""), reason) from error
    return CatalogueRow(
        sku=sku,
        gtins=gtins,
        name=name,
        department=cells.get("department", "").strip(),
        unit=unit,
        price=price,
        stock=stock,
        low_stock_level=low,
    )


def _currency(uow: UnitOfWork) -> Currency:
    store = uow.stores.get()
    if store is None:
        raise StoreNotSetUp
    return store.currency


def _product(uow: UnitOfWork, product_id: UUID) -> Product:
    product = uow.products.by_id(product_id)
    if product is None:
        raise UnknownCode(code=str(product_id))
    return product


def _commit(uow: UnitOfWork, product: Product) -> None:
    uow.products.save(product)
    uow.collect_events_from(product)
    uow.commit()
