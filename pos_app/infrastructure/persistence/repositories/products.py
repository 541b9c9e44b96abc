"""Products: rows of ``products`` and ``product_gtins`` to aggregates and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from pos_app.application.errors import CodeTaken
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.errors import InvalidCode
from pos_app.domain.values.codes import Gtin, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.tax_categories import restored_rates
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import product_gtins, products, stores
from pos_app.infrastructure.persistence.tax_category_tables import tax_categories

# The rates of the product's category, else of the store's default one.
_TAXES = func.coalesce(
    select(tax_categories.c.rates)
    .where(tax_categories.c.category_id == products.c.tax_category)
    .scalar_subquery(),
    select(tax_categories.c.rates).where(tax_categories.c.is_default == 1).scalar_subquery(),
    "[]",
)
_COLUMNS = (
    products.c.product_id,
    products.c.sku,
    products.c.gtins,
    products.c.name,
    products.c.department,
    products.c.unit,
    products.c.price,
    products.c.stock,
    products.c.reserved,
    products.c.low_stock_level,
    products.c.is_retired,
    select(stores.c.currency).limit(1).scalar_subquery(),
    products.c.tax_category,
    products.c.is_open_price,
    _TAXES,
)
_BY_ID = Statement(select(*_COLUMNS).where(products.c.product_id == bindparam("product_id")))
_IN_DEPARTMENT = Statement(
    select(*_COLUMNS).where(products.c.department == bindparam("department"))
)
_BY_SKU = Statement(select(*_COLUMNS).where(products.c.sku == bindparam("sku")))
_BY_GTIN = Statement(
    select(*_COLUMNS)
    .join(product_gtins, product_gtins.c.product_row == products.c.row_id)
    .where(product_gtins.c.gtin == bindparam("gtin"))
)
_INSERT = Statement(
    insert(products).values({c.name: bindparam(c.name) for c in products.c if c.name != "row_id"})
)
_UPDATE_STOCK = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values(
        stock=bindparam("stock"),
        reserved=bindparam("reserved"),
        sold=products.c.sold + bindparam("newly_sold"),
    )
)
_UPDATE_RESERVED = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values(reserved=bindparam("reserved"))
)
_UPDATE_DESCRIPTION = Statement(
    update(products)
    .where(products.c.product_id == bindparam("key"))
    .values(
        name=bindparam("name"),
        department=bindparam("department"),
        gtins=bindparam("gtins"),
        price=bindparam("price"),
        is_retired=bindparam("is_retired"),
        tax_category=bindparam("tax_category"),
        is_open_price=bindparam("is_open_price"),
    )
)
_ROW_ID = Statement(
    select(products.c.row_id).where(products.c.product_id == bindparam("product_id"))
)
_GTIN_OWNER = Statement(
    select(product_gtins.c.product_row).where(product_gtins.c.gtin == bindparam("gtin"))
)
_SKU_OWNER = Statement(select(products.c.row_id).where(products.c.sku == bindparam("sku")))
_INSERT_GTIN = Statement(insert(product_gtins))
_DELETE_GTINS = Statement(
    delete(product_gtins).where(product_gtins.c.product_row == bindparam("product_row"))
)


_DESCRIPTION = (
    "name",
    "department",
    "gtins",
    "price",
    "is_retired",
    "tax_category",
    "is_open_price",
)


@dataclass(frozen=True, slots=True)
class _Row:
    stock: int
    reserved: int
    description: tuple[str, str, str, int, int, str, int]


class SqlProductRepository(IdentityMap[Product, _Row]):
    """Products within one transaction; fulfils ``ProductRepository``."""

    def by_id(self, product_id: UUID) -> Product | None:
        """Return the product, or None."""
        known = self.known(product_id)
        if known is not None:
            return known
        return self._restored(self.connection.one(_BY_ID, {"product_id": str(product_id)}))

    def by_code(self, code: str) -> Product | None:
        """Return the product that a GTIN or SKU names, or None; a GTIN wins."""
        try:
            gtin = Gtin.of(code)
        except InvalidCode:
            row = None
        else:
            row = self.connection.one(_BY_GTIN, {"gtin": gtin.digits})
        if row is None:
            try:
                return self.by_sku(Sku.of(code))
            except InvalidCode:
                return None
        return self._restored(row)

    def by_sku(self, sku: Sku) -> Product | None:
        """Return the product with this SKU, or None."""
        return self._restored(self.connection.one(_BY_SKU, {"sku": sku.text}))

    def in_department(self, department: str) -> tuple[Product, ...]:
        """Return every product of a department, also those that are no longer sold."""
        rows = self.connection.all(_IN_DEPARTMENT, {"department": department})
        found = (self._restored(row) for row in rows)
        return tuple(product for product in found if product is not None)

    def add(self, product: Product) -> None:
        """Store a new product.

        Raises:
            CodeTaken: another product has the SKU or a GTIN.
        """
        if self.connection.one(_SKU_OWNER, {"sku": product.sku.text}) is not None:
            raise CodeTaken(code=product.sku.text)
        self.connection.run(
            _INSERT,
            {
                "product_id": str(product.product_id),
                "sku": product.sku.text,
                "gtins": _gtin_text(product),
                "name": product.name,
                "department": product.department,
                "unit": product.unit.value,
                "price": product.price.minor,
                "stock": product.stock.thousandths,
                "reserved": product.reserved.thousandths,
                "sold": 0,
                "low_stock_level": product.low_stock_level.thousandths,
                "is_retired": int(product.is_retired),
                "tax_category": product.tax_category,
                "is_open_price": int(product.is_open_price),
            },
        )
        self._write_gtins(product)
        self.hold(product.product_id, product)
        self.stored[product.product_id] = _row(product)

    def save(self, product: Product) -> None:
        """Store what has changed since the product was read.

        Raises:
            CodeTaken: another product has one of the GTINs.
        """
        key = str(product.product_id)
        before, now = self.stored[product.product_id], _row(product)
        if now.stock != before.stock:
            self.connection.run(
                _UPDATE_STOCK,
                {
                    "key": key,
                    "stock": now.stock,
                    "reserved": now.reserved,
                    "newly_sold": max(0, before.stock - now.stock),
                },
            )
        elif now.reserved != before.reserved:
            self.connection.run(_UPDATE_RESERVED, {"key": key, "reserved": now.reserved})
        if now.description != before.description:
            described = dict(zip(_DESCRIPTION, now.description, strict=True))
            self.connection.run(_UPDATE_DESCRIPTION, {"key": key, **described})
            if now.description[2] != before.description[2]:
                self._write_gtins(product)
        self.stored[product.product_id] = now

    def _write_gtins(self, product: Product) -> None:
        found = self.connection.one(_ROW_ID, {"product_id": str(product.product_id)})
        row = 0 if found is None else found[0]
        self.connection.run(_DELETE_GTINS, {"product_row": row})
        for gtin in product.gtins:
            if self.connection.one(_GTIN_OWNER, {"gtin": gtin.digits}) is not None:
                raise CodeTaken(code=str(gtin))
            self.connection.run(_INSERT_GTIN, {"gtin": gtin.digits, "product_row": row})

    def _restored(self, row: tuple[Any, ...] | None) -> Product | None:
        if row is None:
            return None
        product_id = UUID(row[0])
        known = self.known(product_id)
        if known is not None:
            return known
        product = Product(
            product_id=product_id,
            sku=Sku(row[1]),
            gtins=tuple(Gtin(digits) for digits in row[2].split()),
            name=row[3],
            department=row[4],
            unit=Unit(row[5]),
            price=Money(row[6], Currency.of(row[11])),
            stock=Quantity(row[7]),
            reserved=Quantity(row[8]),
            low_stock_level=Quantity(row[9]),
            is_retired=bool(row[10]),
            tax_category=row[12],
            is_open_price=bool(row[13]),
            taxes=restored_rates(row[14]),
        )
        self.stored[product.product_id] = _row(product)
        return self.hold(product_id, product)


def _row(product: Product) -> _Row:
    return _Row(
        stock=product.stock.thousandths,
        reserved=product.reserved.thousandths,
        description=(
            product.name,
            product.department,
            _gtin_text(product),
            product.price.minor,
            int(product.is_retired),
            product.tax_category,
            int(product.is_open_price),
        ),
    )


def _gtin_text(product: Product) -> str:
    return " ".join(gtin.digits for gtin in product.gtins)
