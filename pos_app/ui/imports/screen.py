"""What the presenter of imports asks of its view."""

from __future__ import annotations

from typing import Protocol

from pos_app.application.export_service import ExportService
from pos_app.application.import_service import ImportService
from pos_app.ui.imports.imports_state import ImportsState


class ProductFiles(Protocol):
    """What takes products over from files, and writes them to files."""

    @property
    def imports(self) -> ImportService:
        """Takes files over, and back."""

    @property
    def exports(self) -> ExportService:
        """Writes files."""


class ImportsScreen(Protocol):
    """The view as the presenter knows it."""

    def display(self, state: ImportsState) -> None:
        """Draw the state."""

    def leave(self) -> None:
        """Ask to be closed."""
