"""Reports of shifts on paper, as a table and as a PDF; knows no Qt."""

from __future__ import annotations

from pathlib import Path

from pos_app.application.shift_desk import ShiftDesk
from pos_app.application.shift_printing import report_name
from pos_app.application.snapshots import StoreSnapshot
from pos_app.ui.i18n import _
from pos_app.ui.shift.screen import ShiftScreen


class PaperWork:
    """Each method returns what is said of it, and what did not work; one of them is empty."""

    def __init__(
        self, screen: ShiftScreen, desk: ShiftDesk, store: StoreSnapshot, folder: Path
    ) -> None:
        """Printed reports lie in ``folder``."""
        self._screen = screen
        self._desk = desk
        self._store = store
        self._folder = folder

    def print_x(self) -> tuple[str, str]:
        """Let the figures so far be printed."""
        self._desk.reports.print_x()
        return _("The X report is being printed."), ""

    def reprint(self, number: int) -> tuple[str, str]:
        """Let one more copy be printed, which says that it is one."""
        copy = self._desk.reports.reprint(number)
        words = _("Copy {count} of Z report {number} is being printed.")
        return words.format(count=copy, number=f"{number:04d}"), ""

    def save_table(self, number: int) -> tuple[str, str]:
        """Save a Z report for spreadsheets."""
        try:
            path = self._desk.reports.save_table(number)
        except OSError as error:
            words = _("The folder of reports cannot be written: {reason}.")
            return "", words.format(reason=error.strerror)
        return _("Saved as {path}.").format(path=path), ""

    def open_pdf(self, number: int) -> tuple[str, str]:
        """Open a Z report as it was printed."""
        path = self._folder / f"{report_name(self._store.register_id, number)}.pdf"
        if not path.exists():
            return "", _("The PDF is not there. Print a copy to have one made.")
        self._screen.open_file(path)
        return "", ""
