"""A sheet of labels: which products stand on it, how often each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from pos_app.domain.aggregate import Aggregate
from pos_app.domain.aggregates.label_sheet.events import LabelsPrinted
from pos_app.domain.values.ids import new_id


class LabelSheet(Aggregate):
    """Labels as they were printed; it never changes."""

    __slots__ = ("counts", "priced_at", "sheet_id")

    def __init__(self, sheet_id: UUID, counts: Mapping[UUID, int], priced_at: datetime) -> None:
        """Hold how many labels of each product there are, with the prices of which moment."""
        super().__init__()
        self.sheet_id = sheet_id
        self.counts = dict(counts)
        self.priced_at = priced_at

    @classmethod
    def printed(
        cls, counts: Mapping[UUID, int], sheet_format: str, priced_at: datetime
    ) -> LabelSheet:
        """Note what was printed, in which format."""
        sheet = cls(new_id(), counts, priced_at)
        sheet._raise_event(
            LabelsPrinted(
                sheet_id=sheet.sheet_id,
                product_count=len(sheet.counts),
                label_count=sum(sheet.counts.values()),
                sheet_format=sheet_format,
            )
        )
        return sheet
