"""Writes what the store sells to a file that a spreadsheet opens and an import reads again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Protocol, TypeVar

from pos_app.application.access import needs
from pos_app.application.loading import store_of
from pos_app.application.other_threads import carried
from pos_app.application.ports import Clock, Progress, UnitOfWorkFactory
from pos_app.application.product_list_queries import PageKey, ProductFilter, ProductListQueries
from pos_app.application.queries import ProductQueries
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions

COLUMNS = (
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
    "plu",
    "packs",
    "family",
    "variant",
    "deposit",
)
_PAGE = 1_000
Answer = TypeVar("Answer")
Cell = str | Decimal


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the file is, and how many products stand in it."""

    path: Path
    products: int


class TableWriter(Protocol):
    """Writes tables as text or as a workbook."""

    def write(self, path: Path, rows: Iterator[tuple[Cell, ...]]) -> None:
        """Write rows, the heading first; by its name the file is a workbook (.xlsx) or text.

        The file is whole or not there; text that a spreadsheet would run is written as text.

        Raises:
            OSError: it cannot be written.
        """

    def free_name(self, folder: Path, name: str, suffix: str) -> Path:
        """Return a path in the folder that is no file yet."""


class ExportService:
    """The one command on exports of products."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        lists: ProductListQueries,
        products: ProductQueries,
        table: TableWriter,
        clock: Clock,
    ) -> None:
        """Read from ``lists`` page by page, and write with ``table``."""
        self._unit_of_work = unit_of_work
        self._lists = lists
        self._products = products
        self._table = table
        self._clock = clock

    @needs(permissions.MANAGE_PRODUCTS)
    def for_another_thread(
        self, work: Callable[[Progress], Answer]
    ) -> Callable[[Progress], Answer]:
        """Return :meth:`write` for a thread that nobody can be asked in."""
        return carried(self._unit_of_work.access, work)

    @needs(permissions.MANAGE_PRODUCTS)
    def write_into(self, folder: Path, suffix: str, progress: Progress | None = None) -> Exported:
        """Write a new file of today into a folder; see :meth:`write`.

        Raises:
            OSError: the folder cannot be written.
        """
        today = self._clock.now().astimezone().date()
        return self.write(
            self._table.free_name(folder, f"products {today.isoformat()}", suffix), progress
        )

    @needs(permissions.MANAGE_PRODUCTS)
    def write(self, path: Path, progress: Progress | None = None) -> Exported:
        """Write every product that is sold, by name.

        An import of the file changes nothing. Raising from ``progress`` ends it, and there is
        no file then.

        Raises:
            OSError: the file cannot be written.
        """
        with self._unit_of_work() as uow:
            found = uow.tax_categories.all()
            taxes = {each.category_id: each.name for each in found}
        counted = _Counted(self._rows(taxes), self._products.count(), progress)
        self._table.write(path, iter(counted))
        with self._unit_of_work() as uow:
            store = store_of(uow)
            store.record_catalogue_export(path.name, products=counted.done)
            uow.collect_events_from(store)
            uow.commit()
        uow.dispatch_events()
        return Exported(path, counted.done)

    def _rows(self, taxes: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
        key: PageKey | None = None
        while True:
            page = self._lists.page(ProductFilter(), key, _PAGE)
            for product in page.products:
                yield _row(product, taxes)
            key = page.next_key
            if key is None:
                return


class _Counted:
    """The heading and the rows, with a word now and then on how many there were."""

    def __init__(
        self, rows: Iterator[tuple[Cell, ...]], of: int, progress: Progress | None
    ) -> None:
        self._rows = rows
        self._of = of
        self._progress = progress
        self.done = 0

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        yield COLUMNS
        for row in self._rows:
            yield row
            self.done += 1
            if self._progress is not None and self.done % _PAGE == 0:
                self._progress(self.done, max(self.done, self._of))


def _row(product: ProductSnapshot, taxes: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        product.sku,
        " ".join(product.gtins),
        product.name,
        product.department,
        product.unit,
        product.price,
        product.available,
        product.low_stock_level,
        taxes.get(product.tax_category, product.tax_category),
        "yes" if product.is_open_price else "no",
        product.plu,
        "; ".join(f"{gtin} x {pieces}" for gtin, pieces in product.packs),
        product.family,
        product.variant,
        product.deposit,
    )
