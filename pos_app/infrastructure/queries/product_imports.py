"""The batches of imported files that tell of one product, for its life in the audit window."""

from __future__ import annotations

from sqlalchemy import Text, bindparam, func, select

from pos_app.application.queries import AuditEntry
from pos_app.infrastructure.persistence.catalogue_tables import catalogue_imports, import_changes
from pos_app.infrastructure.persistence.engine import Connection
from pos_app.infrastructure.persistence.statement import Statement
from pos_app.infrastructure.persistence.tables import audit_log, products
from pos_app.infrastructure.queries.audit_entries import entry_of

_product_id = bindparam("product_id", type_=Text)
_IMPORTS = Statement(
    select(catalogue_imports.c.import_id, catalogue_imports.c.batches)
    .join_from(
        catalogue_imports,
        import_changes,
        import_changes.c.import_number == catalogue_imports.c.number,
    )
    .join(products, products.c.row_id == import_changes.c.product_row)
    .where(products.c.product_id == _product_id)
    .order_by(catalogue_imports.c.number.desc())
    .limit(bindparam("limit"))
)
_BATCHES = Statement(
    select(audit_log)
    .where(
        audit_log.c.aggregate_id == bindparam("import_id"),
        func.instr(audit_log.c.event_data, _product_id) > 0,
    )
    .order_by(audit_log.c.seq.desc())
)
_MOST_IMPORTS = 20
# The batches of a longer file are hundreds of megabytes to look through.
_MOST_BATCHES = 400


class SqlProductImports:
    """Fulfils ``ProductImports`` on one reader's connection, which belongs to the caller."""

    def __init__(self, reader: Connection) -> None:
        """Use the connection; nothing is read yet."""
        self._reader = reader

    def of(self, product_id: str) -> tuple[tuple[AuditEntry, ...], bool]:
        """Return the batches, newest first, and whether they are all there are."""
        imports = self._reader.all(_IMPORTS, {"product_id": product_id, "limit": _MOST_IMPORTS})
        found: list[AuditEntry] = []
        for import_id, batches in imports:
            if batches <= _MOST_BATCHES:
                asked = {"import_id": import_id, "product_id": product_id}
                found += map(entry_of, self._reader.all(_BATCHES, asked))
        is_all = len(imports) < _MOST_IMPORTS and all(
            batches <= _MOST_BATCHES for _import_id, batches in imports
        )
        return tuple(sorted(found, key=lambda entry: entry.seq, reverse=True)), is_all
