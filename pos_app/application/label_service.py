"""Labels for shelf and product: those a new price makes due, and that they were printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from pos_app.application.access import needs
from pos_app.application.ports import UnitOfWorkFactory
from pos_app.domain.aggregates.label_sheet.label_sheet import LabelSheet
from pos_app.domain.values import permissions


class LabelService:
    """The one command on labels."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        """Note what is printed in one store."""
        self._unit_of_work = unit_of_work

    @needs(permissions.PRINT_LABELS)
    def print_labels(
        self,
        counts: Mapping[UUID, int],
        sheet_format: str,
        priced_at: datetime,
        press: Callable[[], Path],
    ) -> Path:
        """Let ``press`` write the labels, and note them; they are not due any more.

        ``counts`` says how many labels of each product there are, ``priced_at`` (aware, UTC) when
        their prices were read: a product whose price changed later stays due. Nothing is
        written for somebody who may not.

        Raises:
            OSError: the labels could not be written, and nothing was noted.
            StorageError: nothing was noted; the environment is to blame.
        """
        path = press()
        with self._unit_of_work() as uow:
            sheet = LabelSheet.printed(counts, sheet_format, priced_at)
            uow.label_sheets.add(sheet)
            uow.collect_events_from(sheet)
            uow.commit()
        uow.dispatch_events()
        return path
