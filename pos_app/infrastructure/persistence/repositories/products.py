"""Products: rows of ``products`` and ``product_gtins`` to aggregates and back."""

from __future__ import annotations

from operator import attrgetter
from typing import Any
from uuid import UUID

from pos_app.application.errors import CodeTaken
from pos_app.domain.aggregates.product.costing import Worth
from pos_app.domain.aggregates.product.events import StockSold
from pos_app.domain.aggregates.product.product import Product
from pos_app.domain.aggregates.product.stock import StockPolicy
from pos_app.domain.errors import InvalidCode
from pos_app.domain.records import dataclass
from pos_app.domain.values.codes import Gtin, Pack, Plu, Sku
from pos_app.domain.values.money import Currency, Money
from pos_app.domain.values.quantity import Quantity, Unit
from pos_app.infrastructure.persistence.repositories import product_statements as statements
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.repositories.tax_categories import restored_rates

# Where the codes stand in a description.
_CODES = (statements.DESCRIPTION.index("gtins"), statements.DESCRIPTION.index("packs"))
# The product calls what describes it as the columns do.
_described = attrgetter(*statements.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class _Row:
    stock: tuple[int, int, int]
    reserved: int
    description: tuple[object, ...]


class SqlProductRepository(IdentityMap[Product, _Row]):
    """Products within one transaction; fulfils ``ProductRepository``."""

    def by_id(self, product_id: UUID) -> Product | None:
        """Return the product, or None."""
        known = self.known(product_id)
        if known is not None:
            return known
        return self._restored(
            self.connection.one(statements.BY_ID, {"product_id": str(product_id)})
        )

    def by_code(self, code: str) -> Product | None:
        """Return the product that a GTIN, SKU or PLU names, or None; the first of these wins."""
        try:
            gtin = Gtin.of(code)
        except InvalidCode:
            row = None
        else:
            row = self.connection.one(statements.BY_GTIN, {"gtin": gtin.digits})
        if row is None:
            return self._by_short_code(code)
        return self._restored(row)

    def is_deposit(self, sku: Sku) -> bool:
        """Return whether it is charged as the deposit of some product."""
        return self.connection.one(statements.CARRIER, {"deposit": sku.text}) is not None

    def by_sku(self, sku: Sku) -> Product | None:
        """Return the product with this SKU, or None."""
        return self._restored(self.connection.one(statements.BY_SKU, {"sku": sku.text}))

    def in_department(self, department: str) -> tuple[Product, ...]:
        """Return every product of a department, also those that are no longer sold."""
        rows = self.connection.all(statements.IN_DEPARTMENT, {"department": department})
        found = (self._restored(row) for row in rows)
        return tuple(product for product in found if product is not None)

    def add(self, product: Product) -> None:
        """Store a new product.

        Raises:
            CodeTaken: another product has the SKU, the PLU or a GTIN.
        """
        self._require_free_plu(product)
        if self.connection.one(statements.SKU_OWNER, {"sku": product.sku.text}) is not None:
            raise CodeTaken(code=product.sku.text)
        self.connection.run(
            statements.INSERT,
            {
                "product_id": str(product.product_id),
                "sku": product.sku.text,
                "stock": product.stock.thousandths,
                "reserved": product.reserved.thousandths,
                "sold": 0,
                "stock_value": product.worth.value.minor,
                "unit_cost": product.worth.unit_cost.minor,
                **dict(zip(statements.DESCRIPTION, _description(product), strict=True)),
            },
        )
        self._write_gtins(product)
        self.hold(product.product_id, product)
        self.stored[product.product_id] = _row(product)

    def save(self, product: Product) -> None:
        """Store what has changed since the product was read.

        Raises:
            CodeTaken: another product has the PLU or one of the GTINs.
        """
        key = str(product.product_id)
        before, now = self.stored[product.product_id], _row(product)
        if now.stock != before.stock:
            stock, value, unit_cost = now.stock
            self.connection.run(
                statements.UPDATE_STOCK,
                {
                    "key": key,
                    "stock": stock,
                    "reserved": now.reserved,
                    "newly_sold": _newly_sold(product),
                    "stock_value": value,
                    "unit_cost": unit_cost,
                },
            )
        elif now.reserved != before.reserved:
            self.connection.run(statements.UPDATE_RESERVED, {"key": key, "reserved": now.reserved})
        if now.description != before.description:
            described = dict(zip(statements.DESCRIPTION, _description(product), strict=True))
            self._require_free_plu(product)
            self.connection.run(statements.UPDATE_DESCRIPTION, {"key": key, **described})
            if any(now.description[place] != before.description[place] for place in _CODES):
                self._write_gtins(product)
        self.stored[product.product_id] = now

    def _write_gtins(self, product: Product) -> None:
        found = self.connection.one(statements.ROW_ID, {"product_id": str(product.product_id)})
        row = 0 if found is None else found[0]
        self.connection.run(statements.DELETE_GTINS, {"product_row": row})
        for gtin in (*product.gtins, *(pack.gtin for pack in product.packs)):
            if self.connection.one(statements.GTIN_OWNER, {"gtin": gtin.digits}) is not None:
                raise CodeTaken(code=str(gtin))
            self.connection.run(statements.INSERT_GTIN, {"gtin": gtin.digits, "product_row": row})

    def _by_short_code(self, code: str) -> Product | None:
        try:
            found = self.by_sku(Sku.of(code))
            if found is not None or not code.strip().isdigit():
                return found
            return self._restored(
                self.connection.one(statements.BY_PLU, {"plu": Plu.of(code).text})
            )
        except InvalidCode:
            return None

    def _require_free_plu(self, product: Product) -> None:
        if product.plu is None:
            return
        owner = self.connection.one(statements.PLU_OWNER, {"plu": product.plu.text})
        if owner is not None and owner[0] != str(product.product_id):
            raise CodeTaken(code=product.plu.text)

    def _restored(self, row: tuple[Any, ...] | None) -> Product | None:
        if row is None:
            return None
        product_id = UUID(row[0])
        known = self.known(product_id)
        if known is not None:
            return known
        currency = Currency.of(row[11])
        product = Product(
            product_id=product_id,
            sku=Sku(row[1]),
            gtins=tuple(Gtin(digits) for digits in row[2].split()),
            name=row[3],
            department=row[4],
            unit=Unit(row[5]),
            price=Money(row[6], currency),
            stock=Quantity(row[7]),
            reserved=Quantity(row[8]),
            low_stock_level=Quantity(row[9]),
            is_retired=bool(row[10]),
            tax_category=row[12],
            is_open_price=bool(row[13]),
            packs=tuple(map(Pack.parse, row[14].split())),
            plu=Plu(row[15]) if row[15] else None,
            family=row[16],
            variant=row[17],
            picture=row[18],
            taxes=restored_rates(row[20]),
            stock_policy=StockPolicy(row[21]),
            deposit=Sku(row[19]) if row[19] else None,
            worth=Worth(Money(row[22], currency), Money(row[23], currency)),
        )
        self.stored[product.product_id] = _row(product)
        return self.hold(product_id, product)


def _row(product: Product) -> _Row:
    return _Row(
        stock=(
            product.stock.thousandths,
            product.worth.value.minor,
            product.worth.unit_cost.minor,
        ),
        reserved=product.reserved.thousandths,
        description=_described(product),
    )


def _description(product: Product) -> tuple[str | int, ...]:
    return (
        product.name,
        product.department,
        " ".join(gtin.digits for gtin in product.gtins),
        product.price.minor,
        int(product.is_retired),
        product.tax_category,
        int(product.is_open_price),
        " ".join(map(str, product.packs)),
        "" if product.plu is None else product.plu.text,
        product.family,
        product.variant,
        product.picture,
        product.unit.value,
        product.low_stock_level.thousandths,
        product.stock_policy.value,
        "" if product.deposit is None else product.deposit.text,
    )


def _newly_sold(product: Product) -> int:
    """Return what sales took since the product was read, for the order of its tiles."""
    sold = (event for event in product.get_domain_events() if isinstance(event, StockSold))
    return sum(int(event.quantity_sold.scaleb(3)) for event in sold)
