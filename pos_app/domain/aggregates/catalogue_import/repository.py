"""What the shop needs to keep imports, and to take many products over at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from pos_app.domain.aggregates.catalogue_import.catalogue_import import CatalogueImport
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Money
from pos_app.domain.values.quantity import Quantity, Unit

BY_SKU, BY_BARCODE = "sku", "gtin"
# Among the given fields: a known product is found by any of its barcodes, not by its SKU.
FOUND_BY_BARCODE = "found-by-barcode"


class ImportedProduct(NamedTuple):
    """What a row says of a product; only what is in ``given`` changes a known one."""

    sku: Sku
    gtins: tuple[Gtin, ...]
    name: str
    department: str
    unit: Unit
    price: Money
    stock: Quantity
    low_stock_level: Quantity
    tax: str
    is_open_price: bool
    plu: Plu | None
    packs: tuple[Pack, ...]
    family: str
    variant: str
    deposit: Sku | None
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class StagedRow:
    """A checked row that waits to be taken over.

    ``line`` is the product it describes as a line of JSON, ``codes`` its barcodes and those of its
    packs, fourteen digits each.
    """

    file_row: int
    sku: str
    codes: tuple[str, ...]
    line: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a batch did, a line of JSON for each product."""

    created: tuple[str, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GivenBack:
    """What was taken back; ``is_last`` when nothing is left."""

    retired: tuple[str, ...]
    changed: tuple[str, ...]
    is_last: bool


class CatalogueImportRepository(Protocol):
    """Imports, and what each did to which product."""

    def by_id(self, import_id: UUID) -> CatalogueImport | None:
        """Return the import, or None."""

    def unfinished(self) -> tuple[CatalogueImport, ...]:
        """Return what a crash left half taken over or half taken back."""

    def latest(self, limit: int) -> tuple[CatalogueImport, ...]:
        """Return the latest imports, newest first."""

    def add(self, catalogue_import: CatalogueImport) -> None:
        """Store a new import."""

    def save(self, catalogue_import: CatalogueImport) -> None:
        """Store what has changed."""

    def take(
        self,
        catalogue_import: CatalogueImport,
        rows: Sequence[StagedRow],
        given: frozenset[str],
        actor_id: str,
    ) -> Taken:
        """Create and change the products of a batch; ``given`` are the fields of the file.

        Whoever is ``actor_id`` moved their opening stock.

        Raises:
            CodeTaken: another product has one of the codes; nothing may be committed.
            UnknownCode: a product that is not known lacks its name or price; the same.
        """

    def missing_deposit(self, catalogue_import: CatalogueImport) -> tuple[str, str] | None:
        """Return the SKU of a product of the import and that of its deposit, which is none.

        A deposit may stand further down in the file than its goods, so it is asked at the end.
        """

    def note(self, catalogue_import: CatalogueImport, product_id: UUID, before: str) -> None:
        """Keep what a product was before; empty when the import created it."""

    def give_back(self, catalogue_import: CatalogueImport, limit: int) -> GivenBack:
        """Retire or restore the next products of the import."""
