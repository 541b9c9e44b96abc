"""Labels for shelf and product: those a new price makes due, and that they were printed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from pos_app.application.access import needs
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.label_sheet.label_sheet import LabelSheet
from pos_app.domain.values import permissions


class LabelService:
    """The commands on labels: drawing and printing take their time between the two."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Note what is printed in one store."""
        self._unit_of_work = unit_of_work

    @needs(permissions.PRINT_LABELS)
    def begin(self) -> None:
        """Let labels be printed; nothing is written for somebody who may not."""

    @needs(permissions.PRINT_LABELS)
    def note_printed(
        self, counts: Mapping[UUID, int], sheet_format: str, priced_at: datetime
    ) -> None:
        """Note labels that are printed; they are not due any more.

        ``counts`` says how many labels of each product there are, ``priced_at`` (aware, UTC) when
        their prices were read: a product whose price changed later stays due.

        Raises:
            StorageError: nothing was noted; the environment is to blame.
        """
        with self._unit_of_work() as uow:
            sheet = LabelSheet.printed(counts, sheet_format, priced_at)
            uow.label_sheets.add(sheet)
            uow.collect_events_from(sheet)
            uow.commit()
        uow.dispatch_events()
