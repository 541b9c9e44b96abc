"""Looks at the end of an import whether what its products charge as a deposit is there."""

from __future__ import annotations

from pathlib import Path

from pos_app.application.catalogue_rows import rejected
from pos_app.application.errors import RowProblem
from pos_app.application.import_parsing import no_deposit
from pos_app.application.import_ports import Staged
from pos_app.application.ports import UnitOfWork
from pos_app.domain.aggregates.catalogue_import.catalogue_import import CatalogueImport

_ROWS = 1_000


def require_deposits(uow: UnitOfWork, found: CatalogueImport, staged: Staged) -> None:
    """Check that every deposit of an import can be charged, wherever it stands in the file.

    Raises:
        FileRejected: one cannot; it names the row of its goods.
    """
    missing = uow.catalogue_imports.missing_deposit(found)
    if missing is None:
        return
    sku, deposit = missing
    after = 0
    while rows := staged.batch(after, _ROWS):
        for row in rows:
            if row.sku == sku:
                problem = RowProblem(row.file_row, *no_deposit(deposit))
                raise rejected(Path(found.file_name), [problem])
        after += len(rows)
    raise rejected(Path(found.file_name), [RowProblem(1, *no_deposit(deposit))])
