"""Says what became of a file, and offers to open it."""

from __future__ import annotations

from pathlib import Path

from pos_app.ui.i18n import _
from pos_app.ui.reading import Outcome
from pos_app.ui.stock.page import Desk
from pos_app.ui.stock.stock_state import Button

SHOW = "show"


class SavedFile:
    """The file that a page wrote last; until there is one nothing is offered."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a file."""
        self._desk = desk
        self._path: Path | None = None

    def take(self, outcome: Outcome[Path]) -> None:
        """Say where something was saved, or why it was not."""
        try:
            self._path = outcome.get()
        except OSError as error:
            said = _("The file could not be written: {reason}. Keep selling.")
            self._desk.warn(said.format(reason=error.strerror or str(error)))
            return
        self._desk.say(_("Saved as {file}.").format(file=self._path))

    def button(self) -> tuple[Button, ...]:
        """Return the button that opens the file."""
        if self._path is None:
            return ()
        return (Button(SHOW, _("Open the file"), "external-link"),)

    def show(self) -> None:
        """Open the file with the program that the desktop has for it."""
        if self._path is not None:
            self._desk.show_file(self._path)
