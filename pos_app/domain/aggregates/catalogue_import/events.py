"""What happens to a file of products that is taken over in batches.

A million products are not a million entries of the log: each batch is one entry, with a line of
JSON for every product it created or changed, so that nothing is left untold (ADR on imports).
"""

from __future__ import annotations

from uuid import UUID

from pos_app.domain.events import DomainEvent, event_type


@event_type(aggregate="CatalogueImport", identified_by="import_id")
class ProductsImported(DomainEvent):
    """A batch was taken over: each created product, and of each changed one before and after."""

    import_id: UUID
    file_name: str
    batch: int
    created: int
    changed: int
    created_products: tuple[str, ...]
    changed_products: tuple[str, ...]


@event_type(aggregate="CatalogueImport", identified_by="import_id")
class ProductsImportReverted(DomainEvent):
    """A batch was taken back: what the file created is retired, what it changed is as before."""

    import_id: UUID
    file_name: str
    batch: int
    retired: int
    changed: int
    retired_products: tuple[str, ...]
    changed_products: tuple[str, ...]


@event_type(aggregate="CatalogueImport", identified_by="import_id")
class CatalogueImportUndone(DomainEvent):
    """A whole file was taken back; ``reverted`` counts its products."""

    import_id: UUID
    file_name: str
    reverted: int
