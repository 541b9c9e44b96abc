"""The scanner of this till as screens set it up: its settings, kept and used at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.ui.scanner_settings import ScannerSettings

if TYPE_CHECKING:
    from pos_app.ui.widgets.scanner_filter import ScannerFilter


class ScannerDesk:
    """Reads the settings of one data folder, and gives them to the filter."""

    def __init__(self, data_dir: Path, scanner: ScannerFilter | None) -> None:
        """Keep settings in ``data_dir``; without a filter they count from the next start on."""
        self._data_dir = data_dir
        self._scanner = scanner

    def settings(self) -> ScannerSettings:
        """Return how the scanner is read now."""
        return ScannerSettings.load(self._data_dir)

    def use(self, settings: ScannerSettings) -> None:
        """Read it otherwise from the next key on, and keep that."""
        sane = settings.sane()
        sane.save(self._data_dir)
        if self._scanner is not None:
            self._scanner.use(sane)
