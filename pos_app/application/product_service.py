"""Keeps the catalogue: creates, reprices, retires and imports products."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from pos_app.application.access import needs, open_to_all
from pos_app.application.catalogue_cells import DEFAULT_LOW_STOCK
from pos_app.application.catalogue_rows import checked_rows, rejected
from pos_app.application.errors import CodeTaken, RowProblem, StoreNotSetUp, UnknownCode
from pos_app.application.loading import require_deposit
from pos_app.application.ports import CatalogueReader, Progress, UnitOfWork, UnitOfWorkFactory
from pos_app.application.product_details import BulkChange, BulkEffect, ProductDetails
from pos_app.application.snapshots import ProductSnapshot
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.records import dataclass
from pos_app.domain.values import permissions
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import ZERO, Quantity, Unit

_ROWS_PER_PROGRESS = 200


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did; ``ignored_columns`` are headings the catalogue has no place for.

    With an ``import_id`` it can be taken back.
    """

    file_name: str
    created: int
    changed: int
    unchanged: int
    ignored_columns: tuple[str, ...]
    import_id: UUID | None = None

    @property
    def rows(self) -> int:
        """How many rows the file had."""
        return self.created + self.changed + self.unchanged


class ProductService:
    """The commands on products."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, reader: CatalogueReader) -> None:
        """Read files with ``reader``."""
        self._unit_of_work = unit_of_work
        self._reader = reader

    @needs(permissions.MANAGE_PRODUCTS)
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
        tax_category: str = "",
        is_open_price: bool = False,
        packs: tuple[tuple[str, int], ...] = (),
        plu: str = "",
        family: str = "",
        variant: str = "",
        deposit: str = "",
    ) -> ProductSnapshot:
        """Begin to sell a product; ``price`` is in whole currency units.

        ``packs`` are the codes of several with how many each holds, ``deposit`` the SKU of what
        is charged with each one of it.

        Raises:
            UnknownCode: no product is the deposit.
            CodeTaken: another product has the SKU, the PLU or a GTIN.
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
                tax_category=tax_category,
                is_open_price=is_open_price,
                packs=[Pack.of(gtin, pieces) for gtin, pieces in packs],
                plu=Plu.of(plu) if plu else None,
                family=family,
                variant=variant,
            )
            product.carry_deposit(Sku.of(deposit) if deposit else None)
            require_deposit(uow, product)
            uow.products.add(product)
            uow.collect_events_from(product)
            uow.commit()
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    @needs(permissions.MANAGE_PRODUCTS)
    def change(self, product_id: UUID, details: ProductDetails) -> ProductSnapshot:
        """Make a product what ``details`` say; what is already so leaves no trace.

        Raises:
            UnknownCode: no such product, or none that is its deposit.
            CodeTaken: another product has the PLU or a GTIN.
            DomainError: a name, price, code or quantity that cannot be; nothing was changed.
        """
        with self._unit_of_work() as uow:
            product = _product(uow, product_id)
            details.apply_to(product)
            require_deposit(uow, product)
            _commit(uow, product)
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    @needs(permissions.MANAGE_PRODUCTS)
    def change_many(
        self, product_ids: Sequence[UUID], change: BulkChange
    ) -> tuple[BulkEffect, ...]:
        """Change several products in one step: all of them or none; returns what changed.

        Raises:
            UnknownCode: one of them is not there.
            DomainError: one of them cannot become so.
        """
        with self._unit_of_work() as uow:
            effects = _changed(uow, product_ids, change, is_kept=True)
            uow.commit()
        uow.dispatch_events()
        return effects

    @open_to_all("tries out, and keeps nothing")
    def preview_many(
        self, product_ids: Sequence[UUID], change: BulkChange
    ) -> tuple[BulkEffect, ...]:
        """Return what :meth:`change_many` would do, and do nothing.

        Raises:
            UnknownCode: one of them is not there.
            DomainError: one of them cannot become so.
        """
        with self._unit_of_work() as uow:
            return _changed(uow, product_ids, change, is_kept=False)

    @needs(permissions.MANAGE_PRODUCTS)
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

    @needs(permissions.MANAGE_PRODUCTS)
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

    @needs(permissions.MANAGE_PRODUCTS)
    def restore(self, product_id: UUID) -> ProductSnapshot:
        """Sell a product again.

        Raises:
            UnknownCode: no such product.
        """
        with self._unit_of_work() as uow:
            product = _product(uow, product_id)
            product.restore()
            _commit(uow, product)
        uow.dispatch_events()
        return ProductSnapshot.of(product)

    @needs(permissions.IMPORT_PRODUCTS)
    def import_products(self, path: Path, progress: Progress | None = None) -> ImportSummary:
        """Take over a file of products: all of it, or nothing when one row is wrong.

        A row whose SKU exists changes its name, department, barcodes and price; unit, stock and
        low-stock level are taken for new products only, since later stock is the sum of its
        movements.

        Raises:
            FileRejected: with the first problems by row.
            StoreNotSetUp: there is no store yet.
        """
        with self._unit_of_work() as uow:
            store = uow.stores.get()
            if store is None:
                raise StoreNotSetUp
            rows, ignored = checked_rows(
                self._reader, path, store.currency, _tax_categories(uow), progress
            )
            created = changed = 0
            for done, row in enumerate(rows, start=1):
                product = uow.products.by_sku(row.sku)
                try:
                    if product is None:
                        product = row.new_product()
                        uow.products.add(product)
                        created += 1
                    else:
                        row.update(product)
                        if product.get_domain_events():
                            changed += 1
                            uow.products.save(product)
                except CodeTaken as error:
                    problem = RowProblem(row.number, "gtin", error.code, "another product has it")
                    raise rejected(path, [problem]) from error
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


def _tax_categories(uow: UnitOfWork) -> dict[str, str]:
    found = uow.tax_categories.all()
    by_name = {category.name.lower(): category.category_id for category in found}
    return by_name | {category.category_id: category.category_id for category in found}


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


def _changed(
    uow: UnitOfWork, product_ids: Sequence[UUID], change: BulkChange, *, is_kept: bool
) -> tuple[BulkEffect, ...]:
    effects: list[BulkEffect] = []
    for product_id in product_ids:
        product = _product(uow, product_id)
        before = ProductSnapshot.of(product)
        change.apply_to(product)
        if change.deposit is not None:
            require_deposit(uow, product)
        after = ProductSnapshot.of(product)
        if after != before:
            effects.append(BulkEffect(before, after))
        if is_kept:
            uow.products.save(product)
            uow.collect_events_from(product)
    return tuple(effects)


def _commit(uow: UnitOfWork, product: Product) -> None:
    uow.products.save(product)
    uow.collect_events_from(product)
    uow.commit()
