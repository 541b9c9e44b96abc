"""Prints labels where they are wanted: as a PDF of sheets, or on a printer with a roll."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.ui.printing.label_raster import raster_of
from pos_app.ui.printing.label_sheet import LabelPress

if TYPE_CHECKING:
    from pos_app.application.label_roll import LabelRoll
    from pos_app.ui.printing.label_formats import Label, LabelFormat

_ADDRESS_FILE = "label-printer.txt"
_LONGEST_ADDRESS = 200


class LabelPrinting:
    """Fulfils ``LabelPrinter``; where the roll's printer is, is remembered on disk."""

    def __init__(
        self, data_dir: Path, family: str, roll: LabelRoll, now: Callable[[], datetime]
    ) -> None:
        """Print with the font ``family``, which has to be loaded."""
        self._press = LabelPress(data_dir / "labels", family, now)
        self._family = family
        self._roll = roll
        self._file = data_dir / _ADDRESS_FILE
        self.address = self._known_address()

    def print(self, labels: Sequence[Label], sheet: LabelFormat, address: str) -> str:
        """Print the labels, and return the file they are in or the printer they came from.

        Raises:
            OSError: the folder cannot be written, or the printer cannot be reached.
        """
        if not sheet.is_roll:
            return str(self._press(labels, sheet))
        pictures = {label: raster_of(label, sheet, self._family) for label in set(labels)}
        self._roll.print(address, [pictures[label] for label in labels])
        if address != self.address:
            self._file.write_text(address, encoding="utf-8")
            self.address = address
        return address

    def _known_address(self) -> str:
        try:
            return self._file.read_text(encoding="utf-8").strip()[:_LONGEST_ADDRESS]
        except (OSError, ValueError):
            return ""
