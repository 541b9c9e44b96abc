"""A file of products that is taken over, batch by batch, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.catalogue_import.errors import ImportNotDone
from pos_app.domain.aggregates.catalogue_import.events import (
    CatalogueImportUndone,
    ProductsImported,
    ProductsImportReverted,
)
from pos_app.domain.values.ids import new_id, utc_now


class ImportState(StrEnum):
    """How far it is: being taken over, taken over, being taken back, taken back."""

    APPLYING = "applying"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


class CatalogueImport(Aggregate):
    """One file. ``applied`` counts its rows that are taken over, ``reverted`` those taken back."""

    __slots__ = (
        "applied",
        "batches",
        "changed",
        "created",
        "file_name",
        "import_id",
        "reverted",
        "rows",
        "started_at",
        "state",
    )

    def __init__(
        self,
        *,
        import_id: UUID,
        file_name: str,
        started_at: datetime,
        rows: int,
        state: ImportState = ImportState.APPLYING,
        applied: int = 0,
        created: int = 0,
        changed: int = 0,
        reverted: int = 0,
        batches: int = 0,
    ) -> None:
        """Restore an import as it was stored; :meth:`begin` makes a new one."""
        super().__init__()
        self.import_id = import_id
        self.file_name = file_name
        self.started_at = started_at
        self.rows = rows
        self.state = state
        self.applied = applied
        self.created = created
        self.changed = changed
        self.reverted = reverted
        self.batches = batches

    @classmethod
    def begin(cls, file_name: str, rows: int) -> CatalogueImport:
        """Begin to take over a file that was checked to its end."""
        return cls(import_id=new_id(), file_name=file_name, started_at=utc_now(), rows=rows)

    @property
    def unchanged(self) -> int:
        """How many rows said what was so already."""
        return self.applied - self.created - self.changed

    def take(self, rows: int, created: Sequence[str], changed: Sequence[str]) -> None:
        """Record that a batch of rows is taken over; each product is a line of JSON."""
        self.applied += rows
        self.created += len(created)
        self.changed += len(changed)
        if not created and not changed:
            return
        self.batches += 1
        self._raise_event(
            ProductsImported(
                import_id=self.import_id,
                file_name=self.file_name,
                batch=self.batches,
                created=len(created),
                changed=len(changed),
                created_products=tuple(created),
                changed_products=tuple(changed),
            )
        )

    def note(self, *, rows: int, created: int, changed: int) -> None:
        """Record rows whose products tell by events of their own what happened."""
        self.applied += rows
        self.created += created
        self.changed += changed

    def finish(self) -> None:
        """End taking over."""
        self.state = ImportState.DONE

    def begin_undo(self) -> None:
        """Begin to take the file back; one that was begun goes on.

        Raises:
            ImportNotDone: it was taken back already.
        """
        if self.state is ImportState.UNDONE:
            raise ImportNotDone(file_name=self.file_name)
        self.state = ImportState.UNDOING

    def revert(self, retired: Sequence[str], changed: Sequence[str]) -> None:
        """Record that some products are as they were; those that came with the file are retired."""
        self.reverted += len(retired) + len(changed)
        if not retired and not changed:
            return
        self.batches += 1
        self._raise_event(
            ProductsImportReverted(
                import_id=self.import_id,
                file_name=self.file_name,
                batch=self.batches,
                retired=len(retired),
                changed=len(changed),
                retired_products=tuple(retired),
                changed_products=tuple(changed),
            )
        )

    def finish_undo(self) -> None:
        """End taking back."""
        self.state = ImportState.UNDONE
        self._raise_event(
            CatalogueImportUndone(
                import_id=self.import_id, file_name=self.file_name, reverted=self.reverted
            )
        )
