"""What the shop needs to know of labels: which are due."""

from __future__ import annotations

from typing import Protocol

from pos_app.domain.aggregates.label_sheet.label_sheet import LabelSheet


class LabelSheetRepository(Protocol):
    """Labels are due from a change of price until they are printed."""

    def add(self, sheet: LabelSheet) -> None:
        """Note that the products of a sheet have their labels, but for prices newer than it."""
