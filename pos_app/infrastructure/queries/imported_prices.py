"""The prices that files gave a product, on the calling thread's own connection."""

from __future__ import annotations

import json
from uuid import UUID

from sqlalchemy import bindparam, select

from pos_app.application.price_history import ImportedPrice
from pos_app.infrastructure.persistence.catalogue_tables import catalogue_imports, import_changes
from pos_app.infrastructure.persistence.engine import Database
from pos_app.infrastructure.persistence.moments import from_text
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import products
from pos_app.infrastructure.queries.stock import amount_of

_CHANGES = Statement(
    select(
        catalogue_imports.c.import_id,
        catalogue_imports.c.started_at,
        import_changes.c.before,
        products.c.price,
    )
    .join_from(
        catalogue_imports,
        import_changes,
        import_changes.c.import_number == catalogue_imports.c.number,
    )
    .join(products, products.c.row_id == import_changes.c.product_row)
    .where(
        products.c.product_id == bindparam("product_id"),
        import_changes.c.is_reverted == 0,
    )
    .order_by(catalogue_imports.c.number)
)


class SqlImportedPrices:
    """Fulfils ``ImportedPrices``."""

    def __init__(self, database: Database) -> None:
        """Read from ``database``."""
        self._database = database

    def of(self, product_id: UUID) -> tuple[ImportedPrice, ...]:
        """Return the prices that files gave the product, in their order."""
        reader = self._database.reader()
        found = []
        for import_id, started_at, change, now in reader.all(
            _CHANGES, {"product_id": str(product_id)}
        ):
            prices = json.loads(change).get("price") if change else (None, None)
            if prices is None:
                continue  # the file changed something else
            before, price = (
                None if minor is None else amount_of(reader, minor) for minor in prices
            )
            found.append(
                ImportedPrice(
                    UUID(import_id), from_text(started_at), before, price, amount_of(reader, now)
                )
            )
        return tuple(found)
