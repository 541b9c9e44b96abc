"""Labels that were printed are not due any more."""

from __future__ import annotations

from sqlalchemy import bindparam, delete

from pos_app.domain.aggregates.label_sheet.label_sheet import LabelSheet
from pos_app.infrastructure.persistence.label_tables import due_labels
from pos_app.infrastructure.persistence.moments import to_text
from pos_app.infrastructure.persistence.repositories.identity import IdentityMap
from pos_app.infrastructure.persistence.statement import Statement

_DONE = Statement(
    delete(due_labels).where(
        due_labels.c.product_id == bindparam("key"),
        due_labels.c.due_at <= bindparam("priced_at"),
    )
)


class SqlLabelSheetRepository(IdentityMap[LabelSheet, None]):
    """Label sheets within one transaction; fulfils ``LabelSheetRepository``."""

    def add(self, sheet: LabelSheet) -> None:
        """Note that the products of a sheet have their labels, but for prices newer than it."""
        priced_at = to_text(sheet.priced_at)
        self.connection.run_many(
            _DONE, [{"key": str(key), "priced_at": priced_at} for key in sheet.counts]
        )
        self.hold(sheet.sheet_id, sheet)
